"""Numbers without a gap (编号序列): taken inside the transaction, so a failed command takes none."""

from __future__ import annotations

from typing import Protocol, TypeVarTuple
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, select
from sqlalchemy.sql.selectable import TypedReturnsRows

from db.reader import Reader
from db.tables.reference import sequence

Ts = TypeVarTuple("Ts")

SEQUENCE = select(sequence.c.id, sequence.c.version, sequence.c.last).where(
    sequence.c.kind == bindparam("kind"), sequence.c.year == bindparam("year")
)


class Writes(Protocol):
    """What takes a number: the open Writer (写入者)."""

    def first(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Row[*Ts] | None:
        """The first row or None."""
        ...

    def insert(self, table: Table, /, **values: object) -> UUID:
        """A new row."""
        ...

    def update(self, table: Table, key: UUID, version: int, /, **changes: object) -> int:
        """A changed row."""
        ...


def take(writes: Writes, kind: str, year: int) -> int:
    """The next number of a kind in a year, from 1 (取号). Taken for good only when the command commits."""
    row = writes.first(SEQUENCE, kind=kind, year=year)
    if row is None:
        writes.insert(sequence, kind=kind, year=year, last=1)
        return 1
    key, version, last = row
    writes.update(sequence, key, version, last=last + 1)
    return last + 1


def last_taken(reader: Reader, kind: str, year: int) -> int:
    """The last number taken of a kind in a year, 0 before the first (已取末号)."""
    row = reader.first(SEQUENCE, kind=kind, year=year)
    return 0 if row is None else row.last
