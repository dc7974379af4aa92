"""Rules of employment (就业规则): lawful words, lawful wages, validity, and what a 回执 must say."""
