"""Employment (就业): job seekers, vacancies of units, and referrals that bring the two together."""
