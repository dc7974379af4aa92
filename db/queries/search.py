"""Finding persons, units and cases (检索): each way is one indexed statement, at most twenty rows, by n."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import (
    Integer,
    Select,
    Text,
    bindparam,
    literal_column,
    select,
    table,
    text,
)

from db import words
from db.columns import Key
from db.queries.case_rows import CASE_ROWS, CaseRow, Wide
from db.reader import Reader
from db.tables.cases import case_file
from db.tables.derived import case_row, person_search, unit_search
from db.tables.people import person, unit

LIMIT = 20
"""How many rows a way of finding gives at most (检索行数上限)."""

TAIL = 4
"""The shortest tail of a number that is looked for (尾号最短位数)."""

_p = person_search.c
_u = unit_search.c


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found (职工检索结果)."""

    n: int
    person_id: UUID
    name: str
    full: str
    id_number: str
    phone: str
    unit_name: str
    sex: int | None
    born_on: date | None
    died_on: date | None

    @property
    def pinyin(self) -> str:
        """The most likely reading, without blanks (拼音)."""
        return self.full.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit found (单位检索结果)."""

    n: int
    unit_id: UUID
    name: str


def _persons(numbers: Select[int]) -> Wide:
    return (
        select(
            _p.n,
            _p.person_id,
            _p.name,
            _p.full,
            _p.id_number,
            _p.phone,
            _p.unit_name,
            person.c.sex,
            person.c.born_on,
            person.c.died_on,
        )
        .join(person, person.c.id == _p.person_id)
        .where(_p.n.in_(numbers))
        .order_by(_p.n)
    )


_N = select(_p.n).limit(LIMIT)
_WORDS_OF = {
    name: select(literal_column("rowid", Integer))
    .select_from(table(name))
    .where(text(f"{name} MATCH :match"))
    .order_by(text("rowid"))
    .limit(LIMIT)
    for name in ("person_words", "unit_words")
}
_START, _END = bindparam("start", type_=Text), bindparam("end", type_=Text)

BY_WORDS = _persons(_WORDS_OF["person_words"])
BY_ID = _persons(_N.where(_p.id_number == bindparam("whole")).order_by(_p.n))
BY_ID_START = _persons(_N.where(_p.id_number >= _START, _p.id_number < _END).order_by(_p.id_number))
BY_ID_TAIL = _persons(_N.where(_p.id_tail == bindparam("whole")).order_by(_p.n))
BY_ID_LONG_TAIL = _persons(_N.where(_p.id_reversed >= _START, _p.id_reversed < _END).order_by(_p.id_reversed))
BY_PHONE = _persons(_N.where(_p.phone == bindparam("whole")).order_by(_p.n))
BY_PHONE_TAIL = _persons(_N.where(_p.phone_tail == bindparam("whole")).order_by(_p.n))
BY_PHONE_LONG_TAIL = _persons(
    _N.where(_p.phone_reversed >= _START, _p.phone_reversed < _END).order_by(_p.phone_reversed)
)
BY_KEYS = _persons(select(_p.n).where(_p.person_id.in_(bindparam("keys", expanding=True, type_=Key))))
UNITS_BY_WORDS = select(_u.n, _u.unit_id, _u.name).where(_u.n.in_(_WORDS_OF["unit_words"])).order_by(_u.n)

UNITS_BY_CODE = (
    select(unit.c.id)
    .where(unit.c.credit_code >= _START, unit.c.credit_code < _END)
    .order_by(unit.c.credit_code)
    .limit(LIMIT)
)

_LATEST = CASE_ROWS.order_by(case_row.c.n.desc()).limit(LIMIT)
CASE_BY_NUMBER = _LATEST.where(case_row.c.number == bindparam("whole"))
CASES_BY_SERIAL = _LATEST.where(case_row.c.serial == bindparam("serial"))
CASE_BY_CODE = _LATEST.where(
    case_row.c.case_id
    == select(case_file.c.id).where(case_file.c.query_code == bindparam("whole")).scalar_subquery()
)
CASE_BY_KEY = _LATEST.where(case_row.c.case_id == bindparam("key", type_=Key))
CASES_OF = _LATEST.where(case_row.c.person_id.in_(bindparam("keys", expanding=True, type_=Key)))


def by_name(reader: Reader, typed: str, *, start: bool = False) -> list[PersonHit]:
    """Persons whose name holds these characters (按姓名), or begins with them; one character is enough."""
    return _by_words(reader, words.part_of_name(typed, start=start))


def by_pinyin(reader: Reader, typed: str) -> list[PersonHit]:
    """Persons one of whose readings begins so (按拼音): zhous finds 周素梅."""
    return _by_words(reader, words.prefix_of("full", typed))


def by_initials(reader: Reader, typed: str) -> list[PersonHit]:
    """Persons one of whose initials begin so (按拼音首字母): zsm, zs."""
    return _by_words(reader, words.prefix_of("initials", typed))


def by_id(reader: Reader, number: str) -> list[PersonHit]:
    """Persons with this ID number (按证件号)."""
    return _found(reader, BY_ID, whole=number.upper())


def by_id_start(reader: Reader, start: str) -> list[PersonHit]:
    """Persons whose ID number begins so (按证件号开头); the first twenty by number."""
    if not start:
        return []
    return _found(reader, BY_ID_START, start=start.upper(), end=words.after(start.upper()))


def by_id_tail(reader: Reader, tail: str) -> list[PersonHit]:
    """Persons whose ID number ends so (按证件尾号), from four characters on."""
    return _by_tail(reader, BY_ID_TAIL, BY_ID_LONG_TAIL, tail.upper())


def by_phone(reader: Reader, number: str) -> list[PersonHit]:
    """Persons with this phone number (按手机号)."""
    return _found(reader, BY_PHONE, whole=number)


def by_phone_tail(reader: Reader, tail: str) -> list[PersonHit]:
    """Persons whose phone number ends so (按手机尾号), from four digits on."""
    return _by_tail(reader, BY_PHONE_TAIL, BY_PHONE_LONG_TAIL, tail)


def by_keys(reader: Reader, keys: Sequence[UUID]) -> list[PersonHit]:
    """These persons as hits (按主键)."""
    return _found(reader, BY_KEYS, keys=list(keys))


def units_by_name(reader: Reader, typed: str) -> list[UnitHit]:
    """Units whose name holds these characters (按单位名称)."""
    return _units(reader, words.part_of_name(typed))


def units_by_initials(reader: Reader, typed: str) -> list[UnitHit]:
    """Units whose initials begin so (按单位首字母)."""
    return _units(reader, words.prefix_of("initials", typed))


def units_by_pinyin(reader: Reader, typed: str) -> list[UnitHit]:
    """Units whose reading begins so (按单位拼音)."""
    return _units(reader, words.prefix_of("full", typed))


def units_by_code(reader: Reader, start: str) -> list[UUID]:
    """Units whose credit code begins so (按信用代码), in its order."""
    rows = reader.all(UNITS_BY_CODE, start=start.upper(), end=words.after(start.upper()))
    return [key for (key,) in rows]


def case_by_number(reader: Reader, number: str) -> CaseRow | None:
    """The case with this number (按受理编号)."""
    return next(iter(_cases(reader, CASE_BY_NUMBER, whole=number.upper() or None)), None)


def cases_by_serial(reader: Reader, digits: str) -> list[CaseRow]:
    """Cases whose number ends with this serial (按编号尾号), latest first: 412 and 000412 find …-000412."""
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6 or int(digits) == 0:
        return []
    return _cases(reader, CASES_BY_SERIAL, serial=int(digits))


def case_by_code(reader: Reader, code: str) -> CaseRow | None:
    """The case with this query code (按查询码)."""
    return next(iter(_cases(reader, CASE_BY_CODE, whole=code.upper())), None)


def case_by_key(reader: Reader, key: UUID) -> CaseRow | None:
    """One case as a list shows it (按主键)."""
    return next(iter(_cases(reader, CASE_BY_KEY, key=key)), None)


def cases_of(reader: Reader, persons: Sequence[UUID]) -> list[CaseRow]:
    """Cases of these persons (按申请人), latest first."""
    return _cases(reader, CASES_OF, keys=list(persons))


def _by_words(reader: Reader, match: str) -> list[PersonHit]:
    return _found(reader, BY_WORDS, match=match) if match else []


def _by_tail(reader: Reader, short: Wide, long: Wide, tail: str) -> list[PersonHit]:
    if len(tail) < TAIL:
        return []
    if len(tail) == TAIL:
        return _found(reader, short, whole=tail)
    start = words.backwards(tail)
    return _found(reader, long, start=start, end=words.after(start))


def _found(reader: Reader, statement: Wide, **values: object) -> list[PersonHit]:
    return [PersonHit(*row) for row in reader.all(statement, **values)]


def _units(reader: Reader, match: str) -> list[UnitHit]:
    return [UnitHit(*row) for row in reader.all(UNITS_BY_WORDS, match=match)] if match else []


def _cases(reader: Reader, statement: Wide, **values: object) -> list[CaseRow]:
    return [CaseRow(*row) for row in reader.all(statement, **values)]
