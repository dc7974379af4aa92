"""One box finds everything (查找): names, pinyin, numbers, tails, units, case numbers, query and QR codes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, select

from app.core.actor import Actor
from app.core.clock import short_day
from app.core.identity import Sex, age, tail
from app.core.text import half_width
from app.services import lookup, numbers, secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from db.columns import Key
from db.queries import search
from db.queries.case_rows import CaseRow
from db.queries.merged import PEOPLE, UNITS
from db.reader import Reader
from db.tables import case_row, person, person_standing, unit

_LONGEST = 60
_SHORTEST_TAIL = 4
_SHORTEST_CODE = 6
_DIGITS = re.compile("[0-9]*[Xx]?")
_OF_UNITS = (
    select(person.c.id)
    .where(person.c.unit_id.in_(bindparam("units", expanding=True, type_=Key)))
    .limit(bindparam("most"))
)
_OF_REGISTER = (
    select(person_standing.c.person_id).where(person_standing.c.number == bindparam("number")).distinct()
)
PEOPLE_OF = (
    select(person.c.unit_id, func.count())
    .where(
        person.c.unit_id.in_(bindparam("units", expanding=True, type_=Key)), person.c.merged_into.is_(None)
    )
    .group_by(person.c.unit_id)
)
_UNITS = select(unit.c.id, unit.c.name, unit.c.credit_code, unit.c.address).where(
    unit.c.id.in_(bindparam("units", expanding=True, type_=Key))
)
_OPEN = select(
    case_row.c.person_id, case_row.c.case_id, case_row.c.line, case_row.c.secret, case_row.c.clerk_id
)
_OPEN_OF = _OPEN.where(
    case_row.c.person_id.in_(bindparam("keys", expanding=True, type_=Key)), case_row.c.ended == 0
)


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found (职工命中): `spelled` is the reading that a clerk may compare with what he typed.

    `open_cases` counts those that his card would show.
    """

    id: UUID
    name: str
    spelled: str
    sex_age: str
    unit: str
    tail: str
    open_cases: int


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit found (单位命中): `code_tail` is empty while its credit code is still to be shown."""

    id: UUID
    name: str
    code_tail: str
    address: str
    people: int


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
    units: tuple[UnitHit, ...] = ()
    exact: UUID | None = None


def find(desk: Desk, text: str, limit: int = 20) -> Found:
    """Who and what the text finds (查找), while it is typed; never raises for what was typed."""
    typed = re.sub(r"\s+", " ", half_width(text)).strip()[:_LONGEST]
    if not typed:
        return Found()
    with desk.read() as asks:
        exact = lookup.exact(asks, typed)
        if exact is not None:
            row = _seen(desk, asks, [search.case_by_key(asks, exact)], secrecy.may_see)
            if row:
                return Found(cases=tuple(_case(desk, one) for one in row), exact=exact)
        bare = typed.replace(" ", "").replace("-", "")
        named_units = _named_units(asks, typed, bare)
        persons = _standing(asks, _persons(_ways(asks, typed, bare, named_units), limit))[:limit]
        families = PEOPLE.members(asks, [one.person_id for one in persons])
        serial = search.cases_by_serial(asks, typed) if typed.isdecimal() else []
        named = search.cases_of(asks, [key for keys in families.values() for key in keys]) if persons else []
        seen = _seen(desk, asks, serial, secrecy.may_see) + _seen(desk, asks, named, secrecy.shown_on_card)
        still_open, today = _open_cases(desk, asks, families), desk.today
        return Found(
            tuple(_person(one, still_open[one.person_id], today) for one in persons),
            tuple(_case(desk, one) for one in dict.fromkeys(seen))[:limit],
            _units(asks, bare, named_units)[:limit],
        )


def _standing(asks: Reader, found: list[search.PersonHit]) -> list[search.PersonHit]:
    """Those who stand for the ones found: who was merged gives way to whom he was merged into."""
    roots = PEOPLE.roots(asks, [one.person_id for one in found])
    gone = {root for key, root in roots.items() if key is not root}
    if not gone:
        return found
    there = {one.person_id: one for one in (*found, *search.by_keys(asks, list(gone)))}
    return list({roots[one.person_id]: there.get(roots[one.person_id], one) for one in found}.values())


def _open_cases(desk: Desk, asks: Reader, families: Mapping[UUID, tuple[UUID, ...]]) -> Counter[UUID]:
    """How many running cases of each the card would show."""
    roots = {key: root for root, keys in families.items() for key in keys}
    rows = asks.all(_OPEN_OF, keys=list(roots)) if roots else ()
    looks = _looks(desk, asks, ((row.case_id, row.line, row.clerk_id, bool(row.secret)) for row in rows))
    return Counter(
        roots[row.person_id]
        for row in rows
        if row.person_id is not None and secrecy.shown_on_card(desk.actor, looks[row.case_id])
    )


def _units(asks: Reader, bare: str, named: Iterable[search.UnitHit]) -> tuple[UnitHit, ...]:
    """Units by name, pinyin or credit code, each that stands once."""
    keys = [one.unit_id for one in named]
    if bare.isascii() and not _DIGITS.fullmatch(bare):
        keys += [one.unit_id for one in search.units_by_pinyin(asks, bare)]
    if bare.isascii() and bare.isalnum() and len(bare) >= _SHORTEST_CODE:
        keys += search.units_by_code(asks, bare)
    if not keys:
        return ()
    roots = UNITS.roots(asks, keys)
    wanted = list(dict.fromkeys(roots[key] for key in keys))
    families = UNITS.members(asks, wanted)
    every = [one for ids in families.values() for one in ids]
    people: Counter[UUID | None] = Counter()
    for key, n in asks.all(PEOPLE_OF, units=every):
        people[key] = n
    rows = {row[0]: row for row in asks.all(_UNITS, units=wanted)}
    return tuple(
        UnitHit(key, name, tail(code or "", 6), address, sum(people[one] for one in families[key]))
        for key, name, code, address in (rows[key] for key in wanted)
    )


def _named_units(asks: Reader, typed: str, bare: str) -> list[search.UnitHit]:
    """Units by their name or its initials; digits alone name none."""
    if _DIGITS.fullmatch(bare):
        return []
    return search.units_by_initials(asks, bare) if bare.isascii() else search.units_by_name(asks, typed)


def one_case(desk: Desk, case_id: UUID) -> CaseHit | None:
    """A case as the box shows it (案件简况); None when it is gone or may not be seen."""
    with desk.read() as asks:
        seen = _seen(desk, asks, [search.case_by_key(asks, case_id)], secrecy.may_see)
        return _case(desk, seen[0]) if seen else None


def _persons(ways: Iterable[list[search.PersonHit]], limit: int) -> list[search.PersonHit]:
    """Each person once; no further way is asked when there are enough."""
    found: dict[UUID, search.PersonHit] = {}
    for way in ways:
        for one in way:
            found.setdefault(one.person_id, one)
        if len(found) >= limit:
            break
    return list(found.values())


def _ways(
    asks: Reader, typed: str, bare: str, units: Iterable[search.UnitHit]
) -> Iterator[list[search.PersonHit]]:
    """Persons by every way that fits the text, the surest first; the file is asked as they are taken."""
    tail_long = len(bare) >= _SHORTEST_TAIL
    if _DIGITS.fullmatch(bare):
        if tail_long:
            yield search.by_id(asks, bare)
            yield search.by_phone(asks, bare)
            if typed != bare:
                yield search.by_phone(asks, typed)
            yield search.by_id_tail(asks, bare)
            yield search.by_phone_tail(asks, bare)
            yield search.by_id_start(asks, bare)
        return
    if bare.isascii():
        yield _of_register(asks, typed)
        yield search.by_id(asks, bare)
        yield search.by_initials(asks, bare)
        yield search.by_pinyin(asks, bare)
        if tail_long:
            yield search.by_id_tail(asks, bare)
    else:
        yield search.by_name(asks, typed, start=True)
        yield search.by_name(asks, typed)
    yield _of_units(asks, units)


def _of_register(asks: Reader, typed: str) -> list[search.PersonHit]:
    """Whose the number of a register is (台账编号): that of a hardship file, DA-XC01-2026-000001."""
    asked = numbers.read(typed)
    rows = asks.all(_OF_REGISTER, number=asked.case) if asked is not None and asked.case else ()
    return search.by_keys(asks, [person_id for (person_id,) in rows]) if rows else []


def _of_units(asks: Reader, units: Iterable[search.UnitHit]) -> list[search.PersonHit]:
    found = UNITS.members(asks, UNITS.roots(asks, [one.unit_id for one in units]).values())
    keys = [key for ids in found.values() for key in ids]
    if not keys:
        return []
    rows = asks.all(_OF_UNITS, units=keys, most=search.LIMIT)
    return search.by_keys(asks, [person_id for (person_id,) in rows])


def _seen(
    desk: Desk,
    asks: Reader,
    rows: Iterable[CaseRow | None],
    allowed: Callable[[Actor, secrecy.Looked], bool],
) -> list[CaseRow]:
    """The cases that may be seen, each once: one that is named by its number, or one found by a name."""
    found = {row.case_id: row for row in rows if row is not None}
    looks = _looks(desk, asks, ((row.case_id, row.line, row.clerk_id, row.secret) for row in found.values()))
    return [row for row in found.values() if allowed(desk.actor, looks[row.case_id])]


def _looks(
    desk: Desk, asks: Reader, cases: Iterable[tuple[UUID, str, UUID, bool]]
) -> dict[UUID, secrecy.Looked]:
    """What decides who may see these cases; the file is asked only about those that may be hidden."""
    found: dict[UUID, secrecy.Looked] = {}
    hidden: list[UUID] = []
    for case_id, line, clerk_id, secret in cases:
        declared = desk.catalog.line(line)
        if secret or declared.private:
            hidden.append(case_id)
        else:
            found[case_id] = secrecy.Looked(declared, secret, clerk_id)
    return found | (secrecy.looks(desk, asks, hidden) if hidden else {})


def _person(one: search.PersonHit, open_cases: int, today: date) -> PersonHit:
    years = f"{age(one.born_on, today)} 岁" if one.born_on else ""
    words = (Sex(one.sex).label if one.sex else "", years)
    return PersonHit(
        one.person_id,
        one.name,
        one.pinyin,
        " · ".join(filter(None, words)),
        one.unit_name,
        tail(one.id_number),
        open_cases,
    )


def _case(desk: Desk, row: CaseRow) -> CaseHit:
    matter = desk.catalog.matter(row.matter)
    due = f"{row.due_label} {short_day(row.due_safe)}" if row.due_safe else ""
    return CaseHit(
        id=row.case_id,
        number=row.number,
        applicant=listed(row.applicant, secret=row.secret),
        matter=matter.name,
        state=matter.flow.state(row.state).label,
        due_text="已中止" if row.paused else due,
        line=row.line,
    )
