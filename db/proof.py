"""Proof that the file says what was written (校验与重建): rows, links, chain, pages and derived rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

from db.database import Database
from db.derived import CaseLine, PersonLine, UnitLine
from db.journal import head, verify_chain
from db.reader import Reader
from db.rows import Raw, Shape, as_uuid, select_line, shape_of
from db.tables import KEPT, case_row, person_search, unit_search

Kind = Literal["page", "link", "row", "entry", "chain", "search"]
_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold (校验问题).

    `page` the file itself, `link` a foreign key, `row` a row that does not fit its hash, `entry` a row
    of an unknown journal entry, `chain` the journal, `search` a derived row; `where` is table or detail.
    """

    kind: Kind
    where: str
    row: UUID | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found (校验报告): rows and journal entries checked, faults."""

    rows: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.faults

    @property
    def chain_ok(self) -> bool:
        """Whether the journal holds."""
        return all(fault.kind != "chain" for fault in self.faults)


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


def _unwatched(_rows: int) -> None:
    """Nobody looks on."""


def verify(
    database: Database, source: Source | None = None, *, watch: Callable[[int], None] = _unwatched
) -> Report:
    """Checks everything in one read transaction (校验). Search is checked only with a source.

    `watch` gets the number of rows checked so far, every thousand; to cancel, it raises.
    """
    with database.read() as reader, reader.lenient():
        last = head(reader).n
        faults = [*_pages(reader), *_links(reader)]
        rows = 0
        for name, table in KEPT.items():
            for fault in _rows(reader, name, shape_of(table), last):
                rows += 1
                faults += [fault] if fault else []
                if rows % _STEP == 0:
                    watch(rows)
        faults += [Fault("chain", said) for said in verify_chain(reader)]
        if source:
            faults += _derived(reader, source)
    return Report(rows, last, tuple(faults))


def rebuild(database: Database, source: Source) -> int:
    """Computes every derived row anew in one transaction (重建派生表); gives how many."""
    count = 0
    with database.derive() as derived:
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


def _pages(reader: Reader) -> Iterator[Fault]:
    for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
        yield from (Fault("page", str(said)) for (said,) in reader.raw(pragma) if said != "ok")


def _links(reader: Reader) -> Iterator[Fault]:
    for table, *_ in reader.raw("PRAGMA foreign_key_check"):
        yield Fault("link", str(table))


def _rows(reader: Reader, name: str, shape: Shape, last: int) -> Iterator[Fault | None]:
    """For each row its fault or None."""
    for values in reader.raw(shape.select_all):
        row = shape.row(values)
        key = as_uuid(row["id"]) if isinstance(row["id"], bytes) and len(row["id"]) == 16 else None
        if not _fits(shape, row):
            yield Fault("row", name, key)
        elif not (isinstance(row["entry"], int) and 0 < row["entry"] <= last):
            yield Fault("entry", name, key)
        else:
            yield None


def _fits(shape: Shape, row: dict[str, Raw]) -> bool:
    try:
        return shape.hash(row) == row["row_hash"]
    except UnicodeEncodeError:
        return False


def _derived(reader: Reader, source: Source) -> Iterator[Fault]:
    persons = ((line.person_id, line.raw()) for line in source.persons(reader))
    units = ((line.unit_id, line.raw()) for line in source.units(reader))
    cases = [(line.case_id, line.raw()) for line in source.cases(reader)]
    yield from _same(reader, "person_search", "person_id", persons)
    yield from _same(reader, "unit_search", "unit_id", units)
    yield from _same(reader, "case_row", "case_id", cases)
    yield from (Fault("search", name) for name, sql in _EXTRA if reader.raw(sql).fetchone())


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
