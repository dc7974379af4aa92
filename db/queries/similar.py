"""Persons of the same name, paper or telephone (相同资料): candidates for having been entered twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Integer, bindparam, literal_column, select, table, text

from db import words
from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables.derived import person_search
from db.tables.people import person

MOST = 200
"""How many of one name are looked at (同名上限)."""

_NUMBERS = (
    select(literal_column("rowid", Integer))
    .select_from(table("person_words"))
    .where(text("person_words MATCH :match"))
)
_BY_NAME: Wide = (
    select(person.c.id, person.c.id_number, person.c.phone, person.c.born_on)
    .join(person_search, person_search.c.person_id == person.c.id)
    .where(person_search.c.n.in_(_NUMBERS), person.c.name == bindparam("name"))
    .order_by(person.c.id)
    .limit(MOST)
)
_BY_PAPER = select(person.c.id).where(person.c.id_number == bindparam("number"))
_BY_PHONE = select(person_search.c.person_id).where(person_search.c.phone == bindparam("phone")).limit(20)


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody of the same name (同名职工)."""

    person_id: UUID
    id_number: str
    phone: str
    born_on: date | None


def by_name(reader: Reader, name: str) -> list[Similar]:
    """Those of exactly this name (同名), merged ones among them."""
    match = words.part_of_name(name, start=True)
    if not match:
        return []
    rows = reader.all(_BY_NAME, match=match, name=name)
    return [Similar(key, number or "", phone, born_on) for key, number, phone, born_on in rows]


def by_paper(reader: Reader, number: str) -> list[UUID]:
    """Those with this number of any kind of paper (同证件号)."""
    return [key for (key,) in reader.all(_BY_PAPER, number=number)]


def by_phone(reader: Reader, phone: str) -> list[UUID]:
    """Those with this telephone number (同电话), twenty at most."""
    return [key for (key,) in reader.all(_BY_PHONE, phone=phone)]
