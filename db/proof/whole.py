"""Proof that the file says what was written (校验): pages, guards, links, journal, rows, derived rows.

A page that cannot be read ends the use of its connection, whatever else is asked of it: so each step
stands alone, and the next one goes on with a new connection.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial

from db.database import Database
from db.errors import Damaged, DbError, NotOurs
from db.glance import lacking_guards
from db.journal import CHAIN_START, Head, before, head, holds, verify_chain
from db.proof.derived import Source, derived_faults
from db.proof.held import Held
from db.proof.report import Fault, Report
from db.reader import Reader
from db.rows import Raw, Shape, as_uuid, shape_of
from db.tables import KEPT

_STEP = 1_000
_SEALS = "PRAGMA cipher_integrity_check"
_Step = tuple[str, Callable[[Reader], Iterable[Fault]]]


def _unwatched(_rows: int) -> None:
    """Nobody looks on."""


def verify(
    database: Database, source: Source | None = None, *, watch: Callable[[int], None] = _unwatched
) -> Report:
    """Checks everything in one read transaction (校验). Search is checked only with a source.

    `watch` gets the number of rows checked so far, every thousand; to cancel, it raises.
    """
    check = _Check(watch, database.noted())
    faults: list[Fault] = []
    with suppress(DbError):
        database.fold()
    steps = deque(check.steps(source))
    while steps:
        now = ""
        try:
            with database.read() as reader, reader.lenient():
                while steps:
                    now, act = steps.popleft()
                    for fault in act(reader):
                        faults.append(fault)  # noqa: PERF402  what came before an unreadable page counts
        except (Damaged, NotOurs) as error:
            faults.append(Fault("page", now or str(error)))
            if not now:
                break
    return Report(check.rows, check.last.n, tuple(faults), check.sound)


class _Check:
    """One verification (一次校验): what its steps hand on to one another."""

    def __init__(self, watch: Callable[[int], None], noted: Head | None) -> None:
        self.rows = 0
        self.last = Head(0, CHAIN_START, None)
        self.sound: Head | None = None
        self._known = False
        self._held = Held()
        self._watch = watch
        self._noted = noted

    def steps(self, source: Source | None) -> Iterator[_Step]:
        """Every step with the table that it reads, else what it looks at."""
        yield "journal", self._head
        yield "pages", _sealed
        yield "pages", _whole
        yield "sqlite_schema", _guards
        yield "foreign keys", _links
        yield "journal", self._chain
        yield "journal", self._held.read
        for name, table in KEPT.items():
            yield name, partial(self._table, name, shape_of(table))
        if source:
            yield "search", partial(derived_faults, source=source)

    def _head(self, reader: Reader) -> Iterable[Fault]:
        self.last, self._known = head(reader), True
        return ()

    def _chain(self, reader: Reader) -> Iterator[Fault]:
        first: int | None = None
        for broken in verify_chain(reader):
            first = min(broken.n, first or broken.n)
            yield Fault("chain", str(broken))
        self.sound = self.last if first is None else before(reader, first)
        if self._noted and not holds(reader, self._noted.n, self._noted.hash):
            yield Fault("tail", str(self._noted.n))

    def _table(self, name: str, shape: Shape, reader: Reader) -> Iterator[Fault]:
        for values in reader.each(shape.select_all):
            fault = self._row(name, shape, shape.row(values))
            if fault:
                yield fault
            self.rows += 1
            if self.rows % _STEP == 0:
                self._watch(self.rows)
        yield from self._held.missing(name)

    def _row(self, name: str, shape: Shape, row: dict[str, Raw]) -> Fault | None:
        key = row["id"] if isinstance(row["id"], bytes) and len(row["id"]) == 16 else None
        entry = row["entry"]
        met = self._held.meet(name, key, entry) if key and isinstance(entry, int) else None
        if key is None or not _fits(shape, row):
            return Fault("row", name, as_uuid(key) if key else None)
        if not isinstance(entry, int) or entry < 1 or (self._known and entry > self.last.n):
            return Fault("entry", name, as_uuid(key))
        return met


def _sealed(reader: Reader) -> Iterator[Fault]:
    """Every page by its own seal (逐页验封).

    SQLCipher looks at the file alone, without the WAL: a page that a power cut tore in the middle of a
    checkpoint is whole there, and one may be written just now. So a page is damaged that is so twice.
    """
    first = {str(said) for (said,) in reader.each(_SEALS)}
    again = (str(said) for (said,) in (reader.each(_SEALS) if first else ()))
    yield from (Fault("page", said) for said in again if said in first)


def _whole(reader: Reader) -> Iterator[Fault]:
    """The trees and indexes (结构检查)."""
    yield from (Fault("page", str(said)) for (said,) in reader.each("PRAGMA integrity_check") if said != "ok")


def _guards(reader: Reader) -> Iterator[Fault]:
    """The triggers that hold the journal (触发器)."""
    yield from (Fault("guard", name) for name in lacking_guards(reader))


def _links(reader: Reader) -> Iterator[Fault]:
    for table, *_ in reader.each("PRAGMA foreign_key_check"):
        yield Fault("link", str(table))


def _fits(shape: Shape, row: dict[str, Raw]) -> bool:
    try:
        return shape.hash(row) == row["row_hash"]
    except UnicodeEncodeError:
        return False
