"""Derived rows (派生行): computed anew, to compare them or to put them in place again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from uuid import UUID

from db.database import Database
from db.derived import CaseLine, Derived, PersonLine, UnitLine
from db.proof.report import Fault
from db.reader import Reader
from db.rows import Raw, select_line
from db.tables import case_row, person_search, unit_search


class Source(Protocol):
    """Computes the derived rows anew (派生行来源); the services give it, since pinyin is not known here."""

    def persons(self, reader: Reader) -> Iterable[PersonLine]:
        """Every person, by key."""
        ...

    def units(self, reader: Reader) -> Iterable[UnitLine]:
        """Every unit, by key."""
        ...

    def cases(self, reader: Reader) -> Iterable[CaseLine]:
        """Every case, by key."""
        ...


def rebuild(database: Database, source: Source) -> int:
    """Computes every derived row anew in one transaction (重建派生表); gives how many."""
    with database.derive() as derived:
        return fill(derived, source)


def fill(derived: Derived, source: Source) -> int:
    """Computes every derived row anew in the open transaction (重算派生表); gives how many."""
    count = 0
    derived.clear()
    for person in source.persons(derived.reader):
        derived.put_person(person)
        count += 1
    for unit in source.units(derived.reader):
        derived.put_unit(unit)
        count += 1
    for case in source.cases(derived.reader):
        derived.put_case(case)
        count += 1
    return count


_DERIVED = {"person_search": person_search, "unit_search": unit_search, "case_row": case_row}
_COUNTS = {
    "person_search": "SELECT count(*) FROM person_search",
    "unit_search": "SELECT count(*) FROM unit_search",
    "case_row": "SELECT count(*) FROM case_row",
}
_TALLIED = "SELECT line, matter, state, ended, secret, count FROM case_tally"
_COUNTED = "SELECT line, matter, state, ended, secret, count(*) FROM case_row GROUP BY 1, 2, 3, 4, 5"
_EXTRA = (
    ("person_words", "SELECT rowid FROM person_words EXCEPT SELECT n FROM person_search"),
    ("person_words", "SELECT n FROM person_search EXCEPT SELECT rowid FROM person_words"),
    ("unit_words", "SELECT rowid FROM unit_words EXCEPT SELECT n FROM unit_search"),
    ("unit_words", "SELECT n FROM unit_search EXCEPT SELECT rowid FROM unit_words"),
    ("case_tally", f"{_TALLIED} WHERE count <> 0 EXCEPT {_COUNTED}"),
    ("case_tally", f"{_COUNTED} EXCEPT {_TALLIED}"),
)
"""What each index or tally holds too much or too little."""


def derived_faults(reader: Reader, source: Source) -> Iterator[Fault]:
    """Each derived row that is not as it would be computed today (派生行问题)."""
    persons = ((line.person_id, line.raw()) for line in source.persons(reader))
    units = ((line.unit_id, line.raw()) for line in source.units(reader))
    cases = ((line.case_id, line.raw()) for line in source.cases(reader))
    yield from _same(reader, "person_search", "person_id", persons)
    yield from _same(reader, "unit_search", "unit_id", units)
    yield from _same(reader, "case_row", "case_id", cases)
    yield from (Fault("search", name) for name, sql in _EXTRA if reader.raw(sql).fetchone())


def _same(
    reader: Reader, name: str, key: str, lines: Iterable[tuple[UUID, dict[str, Raw]]]
) -> Iterator[Fault]:
    statement = select_line(_DERIVED[name], key)
    columns = _DERIVED[name].columns.keys()
    count = 0
    for row_key, wanted in lines:
        count += 1
        row = reader.raw(statement.sql, (row_key.bytes,)).fetchone()
        held = dict(zip(columns, row, strict=True)) if row else {}
        if any(held.get(column) != value for column, value in wanted.items()):
            yield Fault("search", name, row_key)
    found = reader.raw(_COUNTS[name]).fetchone()
    if found is None or found[0] != count:
        yield Fault("search", name)
