"""What one command changed (本次变更): the net of each row, and its compact form in the journal."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypedDict
from uuid import UUID

from db.rows import STAMPS, Raw, Shape

Op = Literal["insert", "update", "delete"]
Plain = int | str | None


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes as the journal names them (二进制内容): by their sha256 in hexadecimal."""

    sha256: str


Value = int | str | date | datetime | UUID | Blob | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after (行变更): `columns` gives (old, new) by name; old None for a new row."""

    id: UUID
    op: Op
    columns: Mapping[str, tuple[Value, Value]]


_Column = tuple[str, list[Plain] | None, list[Plain] | None]
"""A column of a block: its kind, the old values (None for new rows), the new (None for deleted ones)."""


class _Block(TypedDict):
    table: str
    op: Op
    ids: list[str]
    columns: dict[str, _Column]


@dataclass(slots=True)
class _Net:
    op: Op
    old: Mapping[str, Raw]
    new: Mapping[str, Raw]


class Changes:
    """Collects the changes of one command (变更收集): a row written twice counts once, from first to last."""

    __slots__ = ("_rows", "_shapes")

    def __init__(self) -> None:
        self._rows: dict[str, dict[bytes, _Net]] = {}
        self._shapes: dict[str, Shape] = {}

    def inserted(self, shape: Shape, key: bytes, row: Mapping[str, Raw]) -> None:
        """A new row."""
        rows = self._of(shape)
        earlier = rows.get(key)
        rows[key] = _Net("insert", {}, row) if earlier is None else _Net("update", earlier.old, row)

    def updated(self, shape: Shape, key: bytes, old: Mapping[str, Raw], new: Mapping[str, Raw]) -> None:
        """An old row with the columns that changed."""
        rows = self._of(shape)
        earlier = rows.get(key)
        if earlier is None:
            rows[key] = _Net("update", old, new)
        else:
            rows[key] = _Net(
                earlier.op, {**old, **earlier.old} if earlier.old else {}, {**earlier.new, **new}
            )

    def deleted(self, shape: Shape, key: bytes, row: Mapping[str, Raw]) -> None:
        """A row that is gone."""
        rows = self._of(shape)
        earlier = rows.pop(key, None)
        if earlier is None or earlier.op == "update":
            rows[key] = _Net("delete", {**row, **(earlier.old if earlier else {})}, {})

    def _of(self, shape: Shape) -> dict[bytes, _Net]:
        self._shapes[shape.name] = shape
        return self._rows.setdefault(shape.name, {})

    def body(self) -> bytes:
        """Column-wise JSON, compressed (日志正文)."""
        blocks = [block for name, rows in self._rows.items() for block in _blocks(self._shapes[name], rows)]
        text = json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(text.encode(), 6)


def _blocks(shape: Shape, rows: Mapping[bytes, _Net]) -> Iterator[_Block]:
    """Rows of one table that changed in the same way, together."""
    alike: dict[tuple[Op, tuple[str, ...]], list[tuple[bytes, _Net]]] = {}
    for key, net in rows.items():
        names = _changed(net) if net.op == "update" else ()
        if net.op != "update" or names:
            alike.setdefault((net.op, names), []).append((key, net))
    for (op, names), group in alike.items():
        nets = [net for _, net in group]
        columns = names or _filled(shape, nets)
        yield {
            "table": shape.name,
            "op": op,
            "ids": [key.hex() for key, _ in group],
            "columns": {name: _column(shape.kinds[name], op, name, nets) for name in columns},
        }


def _changed(net: _Net) -> tuple[str, ...]:
    names = sorted((set(net.old) | set(net.new)) - STAMPS)
    return tuple(name for name in names if net.old.get(name) != net.new.get(name))


def _filled(shape: Shape, nets: list[_Net]) -> tuple[str, ...]:
    sides = [net.new or net.old for net in nets]
    held = {name for side in sides for name, value in side.items() if value is not None}
    return tuple([name for name in shape.names if name in held and name not in STAMPS])


def _column(kind: str, op: Op, name: str, nets: list[_Net]) -> _Column:
    return (
        kind,
        None if op == "insert" else [_plain(kind, net.old.get(name)) for net in nets],
        None if op == "delete" else [_plain(kind, net.new.get(name)) for net in nets],
    )


def _plain(kind: str, raw: Raw) -> Plain:
    if isinstance(raw, bytes):
        return raw.hex() if kind == "key" else hashlib.sha256(raw).hexdigest()
    return raw


def read_body(body: bytes) -> dict[str, list[RowChange]]:
    """The changes of an entry by table (解读正文); it names its own kinds, so old entries stay readable."""
    found: dict[str, list[RowChange]] = {}
    blocks: list[_Block] = json.loads(zlib.decompress(body))
    for block in blocks:
        rows = found.setdefault(block["table"], [])
        for at, key in enumerate(block["ids"]):
            columns = {name: _pair(column, at) for name, column in block["columns"].items()}
            rows.append(RowChange(UUID(hex=key), block["op"], columns))
    return found


def touched_rows(body: bytes) -> Iterator[tuple[str, bool, list[bytes]]]:
    """The rows that an entry wrote (涉及的行): table, whether they are gone now, their keys."""
    blocks: list[_Block] = json.loads(zlib.decompress(body))
    for block in blocks:
        yield block["table"], block["op"] == "delete", [bytes.fromhex(key) for key in block["ids"]]


def _pair(column: _Column, at: int) -> tuple[Value, Value]:
    kind, old, new = column
    return (
        _value(kind, old[at]) if old is not None else None,
        _value(kind, new[at]) if new is not None else None,
    )


def _value(kind: str, plain: Plain) -> Value:
    if not isinstance(plain, str):
        return plain
    if kind == "key":
        return UUID(hex=plain)
    if kind == "day":
        return date.fromisoformat(plain)
    if kind == "moment":
        return datetime.fromisoformat(plain)
    return Blob(plain) if kind == "blob" else plain
