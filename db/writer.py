"""The only way to change a row (写入器): one command, one transaction, one entry in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, Table

from db.changes import Changes
from db.columns import new_key
from db.derived import Derived
from db.errors import Absent, Damaged, Stale
from db.journal import WRITERS, NewEntry, append, head
from db.reader import Reader
from db.rows import Raw, Shape, as_uuid, delete_of, shape_of, update_of
from db.sequences import take

_STATION = "SELECT station FROM office LIMIT 1"
_DROP_DRAFT = "DELETE FROM draft WHERE owner = ? AND key = ?"


class Actor(Protocol):
    """Who acts (操作人): the key of the account and the name as it is today."""

    @property
    def id(self) -> UUID:
        """The account."""
        ...

    @property
    def name(self) -> str:
        """The name that the entry keeps."""
        ...


class Writer(Reader):
    """The open command (进行中的命令). It is handed on, never opened twice, and ends with its block.

    `n` is the number of its entry, `at` its moment (aware), `actor` who does it.
    """

    __slots__ = ("_changes", "_derived", "_prior", "_revision", "_subjects", "actor", "at", "command", "n")

    def __init__(
        self, connection: Connection, actor: Actor, command: str, at: datetime, revision: str
    ) -> None:
        super().__init__(connection)
        last = head(self)
        self.n = last.n + 1
        self.at = at
        self.actor = actor
        self.command = command
        self._prior = last.hash
        self._revision = revision
        self._changes = Changes()
        self._subjects: set[tuple[str, UUID]] = set()
        self._derived = Derived(self)

    def insert(self, table: Table, /, **values: object) -> UUID:
        """A new row (新增): gives its key, which is `id=` if given. Raises Clash if the tables refuse it."""
        shape = shape_of(table)
        key, row = self._new(shape, values)
        self.raw(shape.insert.sql, shape.insert.arguments(row))
        self._changes.inserted(shape, key.bytes, row)
        return key

    def insert_many(self, table: Table, rows: Iterable[Mapping[str, object]], /) -> list[UUID]:
        """Many new rows of one table (批量新增), one statement: their keys in the order given."""
        shape = shape_of(table)
        made = [self._new(shape, values) for values in rows]
        if made:
            self.raw_many(shape.insert.sql, [shape.insert.arguments(row) for _, row in made])
        for key, row in made:
            self._changes.inserted(shape, key.bytes, row)
        return [key for key, _ in made]

    def update(self, table: Table, key: UUID, version: int, /, **changes: object) -> int:
        """Changes columns of one row (修改) and gives its version now; nothing is written if nothing changes.

        Raises Stale if the row no longer has that version, Absent if there is no such row, Damaged if
        the row does not fit its own hash: a damaged row is never sealed anew.
        """
        shape = shape_of(table)
        old = self._current(shape, key, version)
        given = shape.encode(changes)
        new = {name: value for name, value in given.items() if value != old[name]}
        if not new:
            return version
        stamped: dict[str, Raw] = {**new, "version": version + 1, "entry": self.n}
        stamped["row_hash"] = shape.hash({**old, **stamped})
        statement = update_of(table, tuple(sorted(new)))
        self.raw(statement.sql, statement.arguments({**stamped, "key": key.bytes, "expected": version}))
        self._changes.updated(shape, key.bytes, {name: old[name] for name in new}, new)
        return version + 1

    def delete(self, table: Table, key: UUID, version: int, /) -> None:
        """Takes a row away (删除); the journal keeps what it held. Raises as `update` does."""
        shape = shape_of(table)
        old = self._current(shape, key, version)
        statement = delete_of(table)
        self.raw(statement.sql, statement.arguments({"key": key.bytes}))
        self._changes.deleted(shape, key.bytes, old)

    def subject(self, kind: str, key: UUID, /) -> None:
        """Names what this command touches (登记对象): "case", "person", "paper" …"""
        self._subjects.add((kind, key))

    def next_number(self, kind: str, year: int, /) -> int:
        """The next number of a kind in a year (取号), gap-free: it counts only if the command commits."""
        return take(self, kind, year)

    def drop_draft(self, key: str, /) -> None:
        """Throws away what this person was typing (丢弃草稿), in the same commit as what came of it."""
        self.raw(_DROP_DRAFT, (self.actor.id.bytes, key))

    def derived(self) -> Derived:
        """The rows for search and worklist (派生表), written in this transaction, not journalled."""
        return self._derived

    def finish(self) -> bytes:
        """Writes the entry (写日志) and gives its hash; `Database.write` calls it once, before the commit."""
        station = self.raw(_STATION).fetchone()
        entry = NewEntry(
            self.n,
            station[0] if station else "",
            self.at,
            self.actor.id,
            self.actor.name,
            self.command,
            self._revision,
            self._prior,
            self._changes.body(),
        )
        return append(self, entry, self._subjects)

    def _new(self, shape: Shape, values: Mapping[str, object]) -> tuple[UUID, dict[str, Raw]]:
        key = values.get("id") or new_key()
        row = shape.filled({**values, "id": key, "version": 1, "entry": self.n})
        row["row_hash"] = shape.hash(row)
        return as_uuid(row["id"]), row

    def _current(self, shape: Shape, key: UUID, version: int) -> dict[str, Raw]:
        found = self.raw(shape.select.sql, (key.bytes,)).fetchone()
        if found is None:
            raise Absent(f"{shape.name} {key}")
        row = shape.row(found)
        if shape.hash(row) != row["row_hash"]:
            raise Damaged(shape.name, key)
        if row["version"] != version:
            raise self._stale(row["entry"])
        return row

    def _stale(self, n: Raw) -> Stale:
        by = self.first(WRITERS, n=n)
        return Stale(self.actor.name, self.at) if by is None else Stale(by.actor_name, by.moment)
