"""Taking a whole journal entry back (整笔撤销): its rows as they were before, by an entry of its own.

What a command wrote can be taken back as long as nobody has built on it. Tables whose rows are never
changed are no part of that, and neither are numbers: one that was taken stays taken.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from db.changes import Blob, RowChange, Value
from db.errors import Absent, Clash
from db.journal import entry
from db.reader import Reader
from db.rows import Raw, Shape, shape_of
from db.tables import FOREVER, KEPT
from db.writer import Writer

Why = Literal["changed", "gone", "held", "forever"]
"""What stands against it: changed later, gone since, in use by later rows, a table that never changes."""

Step = Callable[[int, int], object]

_CHUNK = 500
_COMMAND = "SELECT command FROM journal WHERE n = ?"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands against taking an entry back (撤销障碍).

    `rows` of a table, and the last `entry` that made it so, 0 where none can be named.
    """

    why: Why
    table: str
    rows: int
    entry: int


@dataclass(frozen=True, slots=True)
class Reversed:
    """What was put back (撤销结果): the keys of the rows that are gone, and of those that are as before."""

    gone: Mapping[str, tuple[UUID, ...]]
    restored: Mapping[str, tuple[UUID, ...]]


@dataclass(slots=True)
class _Tally:
    rows: int = 0
    entry: int = 0


@dataclass(slots=True)
class _Found:
    held: dict[tuple[Why, str], _Tally] = field(default_factory=dict)

    def add(self, why: Why, table: str, entry_n: int, rows: int = 1) -> None:
        tally = self.held.setdefault((why, table), _Tally())
        tally.rows += rows
        tally.entry = max(tally.entry, entry_n)


def obstacles(
    reader: Reader, n: int, *, keep: Collection[str] = (), passing: Collection[str] = ()
) -> tuple[Obstacle, ...]:
    """What stands against taking an entry back (撤销障碍), nothing if it can be done. Raises Absent.

    Tables in `keep` stay as they are. A later entry of a command in `passing` that left a row as this
    entry did (another import, taken back) is no obstacle.
    """
    changes = _changes(reader, n, keep)
    found = _Found()
    for table, rows in changes.items():
        if table in FOREVER or table not in KEPT:
            found.add("forever", table, 0, len(rows))
            continue
        shape = shape_of(KEPT[table])
        for row in rows:
            _check(reader, shape, row, n, passing, found)
    _holders(reader, changes, found)
    return tuple(Obstacle(why, table, one.rows, one.entry) for (why, table), one in found.held.items())


def reverse(w: Writer, n: int, *, keep: Collection[str] = (), step: Step | None = None) -> Reversed:
    """Put everything back that an entry changed (整笔撤销), in the open command.

    Ask for `obstacles` first. Raises Absent; Clash where rows in the way were overlooked.
    """
    changes = _changes(w, n, keep)
    _able(changes)
    w.raw("PRAGMA defer_foreign_keys = ON")
    gone: dict[str, list[UUID]] = {}
    restored: dict[str, list[UUID]] = {}
    total, done = sum(map(len, changes.values())), 0
    for op in ("insert", "update", "delete"):
        for table, rows in changes.items():
            shape = shape_of(KEPT[table])
            for row in rows:
                if row.op != op:
                    continue
                _put_back(w, shape, row)
                (gone if op == "insert" else restored).setdefault(table, []).append(row.id)
                done += 1
                if step is not None and done % _CHUNK == 0:
                    step(done, total)
    _forget(w, gone)
    return Reversed(_fixed(gone), _fixed(restored))


def _changes(reader: Reader, n: int, keep: Collection[str]) -> dict[str, list[RowChange]]:
    found = entry(reader, n)
    if found is None:
        raise Absent(f"journal {n}")
    return {table: rows for table, rows in found.changes.items() if table not in keep}


def _able(changes: Mapping[str, list[RowChange]]) -> None:
    """Refuses what no later writing could restore: bytes are named by the journal, not held."""
    for table, rows in changes.items():
        if table in FOREVER or table not in KEPT:
            raise Clash(f"{table} is never changed")
        for row in rows:
            if row.op != "insert" and any(isinstance(old, Blob) for old, _ in row.columns.values()):
                raise Clash(f"{table} holds bytes")


def _check(
    reader: Reader, shape: Shape, row: RowChange, n: int, passing: Collection[str], found: _Found
) -> None:
    held = reader.raw(shape.select.sql, (row.id.bytes,)).fetchone()
    if row.op == "delete":
        if held is not None:
            found.add("changed", shape.name, _entry_of(shape.row(held)))
        elif any(isinstance(old, Blob) for old, _ in row.columns.values()):
            found.add("forever", shape.name, 0)
        return
    if held is None:
        found.add("gone", shape.name, 0)
        return
    now = shape.row(held)
    later = _entry_of(now)
    if later != n and not (_passes(reader, later, passing) and _same(shape, row, now)):
        found.add("changed", shape.name, later)


def _entry_of(row: Mapping[str, Raw]) -> int:
    return int(row["entry"] or 0)


def _passes(reader: Reader, n: int, passing: Collection[str]) -> bool:
    named = reader.raw(_COMMAND, (n,)).fetchone() if passing else None
    return named is not None and named[0] in passing


def _same(shape: Shape, row: RowChange, now: Mapping[str, Raw]) -> bool:
    """Whether the row holds what the entry left in it."""
    return all(_alike(shape, name, new, now[name]) for name, (_, new) in row.columns.items() if name in now)


def _alike(shape: Shape, name: str, wanted: Value, now: Raw) -> bool:
    if isinstance(wanted, Blob):
        return isinstance(now, bytes) and hashlib.sha256(now).hexdigest() == wanted.sha256
    return shape.encode({name: wanted})[name] == now


def _holders(reader: Reader, changes: Mapping[str, list[RowChange]], found: _Found) -> None:
    """Rows of other entries that point to a row which would go."""
    own = {table: _json(row.id for row in rows) for table, rows in changes.items()}
    for table, rows in changes.items():
        going = [row.id for row in rows if row.op == "insert"]
        if not going:
            continue
        keys = _json(going)
        for child, column in _children(table):
            sql = (
                f"SELECT count(*), max(entry) FROM {child} "  # noqa: S608  names of our own tables
                f"WHERE {column} IN (SELECT unhex(value) FROM json_each(?)) "
                "AND id NOT IN (SELECT unhex(value) FROM json_each(?))"
            )
            count, last = reader.raw(sql, (keys, own.get(child, "[]"))).fetchone()
            if count:
                found.add("held", child, last, count)


def _children(table: str) -> Iterator[tuple[str, str]]:
    """Every column of a kept table that points to another one's key."""
    for child in KEPT.values():
        for column in child.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                yield child.name, column.name


def _json(keys: Iterator[UUID] | list[UUID]) -> str:
    return json.dumps([key.hex for key in keys])


def _put_back(w: Writer, shape: Shape, row: RowChange) -> None:
    if row.op == "delete":
        old = {name: value for name, (value, _) in row.columns.items() if name in shape.kinds}
        w.insert(shape.table, **old, id=row.id)
        return
    held = w.raw(shape.select.sql, (row.id.bytes,)).fetchone()
    if held is None:
        raise Absent(f"{shape.name} {row.id}")
    version = int(shape.row(held)["version"] or 0)
    if row.op == "insert":
        w.delete(shape.table, row.id, version)
    else:
        w.update(shape.table, row.id, version, **{name: old for name, (old, _) in row.columns.items()})


def _forget(w: Writer, gone: Mapping[str, list[UUID]]) -> None:
    """A person or a unit that is gone is no longer found."""
    derived = w.derived()
    for key in gone.get("person", ()):
        derived.drop_person(key)
    for key in gone.get("unit", ()):
        derived.drop_unit(key)


def _fixed(held: Mapping[str, list[UUID]]) -> dict[str, tuple[UUID, ...]]:
    return {table: tuple(keys) for table, keys in held.items()}
