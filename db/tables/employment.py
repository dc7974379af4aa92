"""What matters of employment hold beyond the shared case (就业), and the register of posts: vacancy."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import (
    day,
    key_of,
    maybe_flag,
    maybe_key_of,
    maybe_number,
    maybe_text,
    needed,
    whole,
    words,
)
from db.tables.base import Kept, table


class EmploymentSeekerColumns(Kept):
    """求职登记: every column may be empty, since a draft needs nothing; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    town_code = maybe_text()
    home = maybe_text()
    household_kind = maybe_text()
    political = maybe_text()
    marital = maybe_text()
    other_contact = maybe_text()
    seeker_kind = maybe_text()
    jobless_no = maybe_text()
    found_hard = maybe_flag()
    disabled = maybe_flag()
    health = maybe_text()
    education = maybe_text()
    school = maybe_text()
    major = maybe_text()
    graduated_on = maybe_text()
    skill = maybe_text()
    skill_name = maybe_text()
    certificate = maybe_text()
    available_on = maybe_text()
    training_wish = maybe_text()
    consent = maybe_flag()
    placed_unit = maybe_text()
    placed_job = maybe_text()
    start_on = maybe_text()
    start_wage = maybe_number()
    has_contract = maybe_flag()
    has_insurance = maybe_flag()
    receipt_on = maybe_text()


class EmploymentExperienceColumns(Kept):
    """Where a seeker has worked (工作经历), one row each."""

    case_id = key_of("case_file")
    n = whole()
    worked_from = maybe_text()
    worked_to = maybe_text()
    worked_at = maybe_text()
    worked_as = maybe_text()
    left_why = maybe_text()


class EmploymentWishColumns(Kept):
    """What a seeker wishes for (求职意向), one row each; `wage` in 分 a month."""

    case_id = key_of("case_file")
    n = whole()
    trade = maybe_text()
    job = maybe_text()
    wage = maybe_number()
    place = maybe_text()
    industry = maybe_text()
    work_form = maybe_text()
    shift = maybe_text()
    lodging = maybe_flag()


class EmploymentVacancyColumns(Kept):
    """岗位登记 of a unit: every column may be empty; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    contact = maybe_text()
    contact_id_number = maybe_text()
    contact_post = maybe_text()
    site = maybe_text()
    has_union = maybe_flag()
    is_agency = maybe_flag()
    needs_permit = maybe_flag()
    interview = maybe_text()
    valid_to = maybe_text()
    shown_by = maybe_text()
    minimum = maybe_number()
    minimum_hour = maybe_number()
    minimum_source = maybe_text()
    wording_note = maybe_text()
    check_opinion = maybe_text()


class EmploymentPostColumns(Kept):
    """A post as the unit's form says it (招聘岗位), one row each; wages in 分."""

    case_id = key_of("case_file")
    n = whole()
    job = maybe_text()
    trade = maybe_text()
    seats = maybe_number()
    wage_low = maybe_number()
    wage_high = maybe_number()
    wage_form = maybe_text()
    place = maybe_text()
    schooling = maybe_text()
    content = maybe_text()
    terms = maybe_text()


class EmploymentReferralColumns(Kept):
    """推荐 of a person to a post; `post_…` is what the register said on the day of the letter."""

    case_id = key_of("case_file", unique=True)
    vacancy = maybe_text()
    post_unit = maybe_text()
    post_job = maybe_text()
    post_wage = maybe_text()
    post_place = maybe_text()
    post_contact = maybe_text()
    post_phone = maybe_text()
    refer_way = maybe_text()
    meeting = maybe_text()
    receipt_on = maybe_text()
    receipt_way = maybe_text()
    start_on = maybe_text()
    hired_job = maybe_text()
    start_wage = maybe_number()
    has_contract = maybe_flag()
    has_insurance = maybe_flag()
    not_hired_why = maybe_text()
    absence = maybe_text()


class VacancyColumns(Kept):
    """A published post (岗位库), with a number of its own (GW-XC01-2026-000001); wages in 分.

    `taken` of its `seats` are filled by referrals. Whether it is open is said by its case alone: its
    state, and `valid_to`, the last day of validity.
    """

    case_id = key_of("case_file", index=True)
    unit_id = maybe_key_of("unit", index=True)
    n = whole()
    number = needed()
    job = needed()
    trade = words()
    seats = whole()
    taken = whole(0)
    wage_low = whole()
    wage_high = whole()
    wage_form = words()
    place = words()
    valid_to = day()


employment_seeker = table("employment_seeker", EmploymentSeekerColumns)
employment_experience = table(
    "employment_experience", EmploymentExperienceColumns, UniqueConstraint("case_id", "n")
)
employment_wish = table("employment_wish", EmploymentWishColumns, UniqueConstraint("case_id", "n"))
employment_vacancy = table("employment_vacancy", EmploymentVacancyColumns)
employment_post = table("employment_post", EmploymentPostColumns, UniqueConstraint("case_id", "n"))
employment_referral = table("employment_referral", EmploymentReferralColumns)
vacancy = table("vacancy", VacancyColumns, UniqueConstraint("number"), UniqueConstraint("case_id", "n"))
