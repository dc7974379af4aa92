"""One box finds everything (查找): names, pinyin, numbers, tails, units, case numbers, query and QR codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import short_day
from app.core.identity import Sex, age, mask, tail
from app.core.text import half_width
from app.services import lookup, secrecy
from app.services.desk import Desk
from db.columns import Key
from db.queries import search
from db.queries.case_rows import CaseRow
from db.reader import Reader
from db.tables import case_file, person

_LONGEST = 60
_SHORTEST_TAIL = 4
_OF_UNITS = (
    select(person.c.id)
    .where(person.c.unit_id.in_(bindparam("units", expanding=True, type_=Key)))
    .order_by(person.c.id)
    .limit(bindparam("most"))
)
_FIRST = select(case_file.c.first_asked_by).where(case_file.c.id == bindparam("id", type_=Key))


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found (职工命中): `spelled` is the reading that a clerk may compare with what he typed."""

    id: UUID
    name: str
    spelled: str
    sex_age: str
    unit: str
    tail: str
    open_cases: int


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case found (案件命中)."""

    id: UUID
    number: str
    applicant: str
    matter: str
    state: str
    due_text: str
    line: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the box shows (查找结果): `exact` is the case that the text names whole."""

    people: tuple[PersonHit, ...] = ()
    cases: tuple[CaseHit, ...] = ()
    exact: UUID | None = None


def find(desk: Desk, text: str, limit: int = 20) -> Found:
    """Who and what the text finds (查找), while it is typed; never raises for what was typed."""
    typed = re.sub(r"\s+", " ", half_width(text)).strip()[:_LONGEST]
    if not typed:
        return Found()
    with desk.read() as asks:
        exact = lookup.exact(asks, typed)
        if exact is not None:
            row = _seen(desk, asks, [search.case_by_key(asks, exact)])
            hits = tuple(_case(desk, one) for one in row)
            return Found(cases=hits, exact=exact if hits else None)
        persons = _persons(asks, typed)[:limit]
        rows = list(search.cases_by_serial(asks, typed)) if typed.isdecimal() else []
        rows += search.cases_of(asks, [one.person_id for one in persons])
        seen = _seen(desk, asks, rows)
        return Found(
            tuple(_person(desk, one) for one in persons), tuple(_case(desk, one) for one in seen)[:limit]
        )


def _persons(asks: Reader, typed: str) -> list[search.PersonHit]:
    """Persons by every way that fits the text, each once, the surest way first."""
    bare = typed.replace(" ", "").replace("-", "")
    found: list[search.PersonHit] = []
    if re.fullmatch("[0-9]+[Xx]?", bare):
        if len(bare) >= _SHORTEST_TAIL:
            found += search.by_id(asks, bare) + search.by_phone(asks, bare)
            found += search.by_phone(asks, typed) + search.by_id_tail(asks, bare)
            found += search.by_phone_tail(asks, bare) + search.by_id_start(asks, bare)
    elif bare.isascii():
        found += search.by_id(asks, bare) + search.by_initials(asks, bare) + search.by_pinyin(asks, bare)
        if len(bare) >= _SHORTEST_TAIL:
            found += search.by_id_tail(asks, bare)
        found += _of_units(asks, search.units_by_initials(asks, bare))
    else:
        found += search.by_name(asks, typed, start=True) + search.by_name(asks, typed)
        found += _of_units(asks, search.units_by_name(asks, typed))
    return list({one.person_id: one for one in reversed(found)}.values())[::-1]


def _of_units(asks: Reader, units: Iterable[search.UnitHit]) -> list[search.PersonHit]:
    keys = [one.unit_id for one in units]
    if not keys:
        return []
    rows = asks.all(_OF_UNITS, units=keys, most=search.LIMIT)
    return search.by_keys(asks, [person_id for (person_id,) in rows])


def _seen(desk: Desk, asks: Reader, rows: Iterable[CaseRow | None]) -> list[CaseRow]:
    """The cases that may be seen, each once."""
    found = {row.case_id: row for row in rows if row is not None}
    return [row for row in found.values() if _may_see(desk, asks, row)]


def _may_see(desk: Desk, asks: Reader, row: CaseRow) -> bool:
    first = asks.value(_FIRST, id=row.case_id) if row.secret else None
    return secrecy.may_see(desk.actor, secret=row.secret, people=(row.clerk_id, first))


def _person(desk: Desk, one: search.PersonHit) -> PersonHit:
    years = f"{age(one.born_on, desk.today)} 岁" if one.born_on else ""
    words = (Sex(one.sex).label if one.sex else "", years)
    return PersonHit(
        one.person_id,
        one.name,
        one.pinyin,
        " · ".join(filter(None, words)),
        one.unit_name,
        tail(one.id_number),
        one.open_cases,
    )


def _case(desk: Desk, row: CaseRow) -> CaseHit:
    matter = desk.catalog.matter(row.matter)
    due = f"{row.due_label} {short_day(row.due_safe)}" if row.due_safe else ""
    return CaseHit(
        id=row.case_id,
        number=row.number,
        applicant=mask(row.applicant) if row.secret else row.applicant,
        matter=matter.name,
        state=matter.flow.state(row.state).label,
        due_text="已中止" if row.paused else due,
        line=row.line,
    )
