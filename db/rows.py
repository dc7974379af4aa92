"""How a row of a journalled table goes into the file (行的编码): its SQL, its raw values, its hash."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, Column, Integer, LargeBinary, Table, Text, bindparam, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from db.columns import Day, Key, Moment

Raw = int | str | bytes | None
"""What the file holds."""

STAMPS = frozenset({"id", "version", "entry", "row_hash"})
"""The columns that the Writer sets (由写入器填写的列)."""

_DIALECT = sqlite.dialect(paramstyle="qmark")


def _int(value: object) -> Raw:
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"a whole number, not {type(value).__name__}")


def _text(value: object) -> Raw:
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a text, not {type(value).__name__}")


def _bytes(value: object) -> Raw:
    if isinstance(value, bytes):
        return value
    raise TypeError(f"bytes, not {type(value).__name__}")


def _by_type(decorator: Key | Moment | Day) -> Callable[[object], Raw]:
    return functools.partial(decorator.process_bind_param, dialect=_DIALECT)


def encoder(kind: TypeEngine[object]) -> tuple[str, Callable[[object], Raw]]:
    """The mark of a column's kind in the journal, and what turns a value that is not None into a raw one."""
    if isinstance(kind, Key):
        return "key", _by_type(kind)
    if isinstance(kind, Moment):
        return "moment", _by_type(kind)
    if isinstance(kind, Day):
        return "day", _by_type(kind)
    if isinstance(kind, Integer):
        return "int", _int
    if isinstance(kind, Text):
        return "text", _text
    if isinstance(kind, LargeBinary):
        return "blob", _bytes
    raise TypeError(f"no column of ours: {kind!r}")


@dataclass(frozen=True, slots=True)
class Statement:
    """Compiled SQL (已编译语句) and the order in which it wants its values."""

    sql: str
    order: tuple[str, ...]

    def arguments(self, values: Mapping[str, Raw]) -> tuple[Raw, ...]:
        """The values in that order; KeyError if one is lacking."""
        return tuple([values[name] for name in self.order])


def _statement(compiled: SQLCompiler) -> Statement:
    return Statement(str(compiled), tuple(compiled.positiontup or ()))


class Shape:
    """One table as the Writer sees it (表的形状): names, encoders, defaults, statements made once."""

    __slots__ = (
        "_encoders",
        "_hashed",
        "defaults",
        "insert",
        "kinds",
        "name",
        "names",
        "select",
        "select_all",
        "table",
    )

    def __init__(self, table: Table) -> None:
        if "row_hash" not in table.columns:
            raise TypeError(f"{table.name} is not journalled: the Writer does not write it")
        self.table = table
        self.name = table.name
        self.names = tuple(column.name for column in table.columns)
        found = {column.name: encoder(column.type) for column in table.columns}
        self.kinds = {name: mark for name, (mark, _) in found.items()}
        self._encoders = {name: encode for name, (_, encode) in found.items()}
        self._hashed = tuple(sorted(set(self.names) - {"row_hash"}))
        self.defaults = {column.name: _default(column) for column in table.columns}
        self.insert = _statement(table.insert().compile(dialect=_DIALECT, column_keys=list(self.names)))
        asked = select(table).where(table.columns.id == bindparam("id"))
        self.select = _statement(asked.compile(dialect=_DIALECT))
        self.select_all = str(select(table).compile(dialect=_DIALECT))

    def encode(self, values: Mapping[str, object]) -> dict[str, Raw]:
        """Raw values by column (编码). TypeError for an unknown column or a value of the wrong kind."""
        raw: dict[str, Raw] = {}
        for name, value in values.items():
            encode = self._encoders.get(name)
            if encode is None:
                raise TypeError(f"{self.name} has no column {name}")
            try:
                raw[name] = None if value is None else encode(value)
            except (TypeError, ValueError) as error:
                raise type(error)(f"{self.name}.{name}: {error}") from None
        return raw

    def filled(self, values: Mapping[str, object]) -> dict[str, Raw]:
        """A whole new row, encoded, with the defaults where nothing is given (补全默认值)."""
        return {**self.defaults, **self.encode(values)}

    def hash(self, row: Mapping[str, Raw]) -> bytes:
        """sha256 over name=value of the columns that are not NULL, by name (行哈希).

        A new column that is NULL breaks no old row. Each value carries its kind and its length.
        """
        parts: list[str] = []
        for name in self._hashed:
            value = row[name]
            if value is None:
                continue
            if isinstance(value, str):
                parts.append(f"{name}=s{len(value)}:{value}")
            elif isinstance(value, int):
                parts.append(f"{name}=i{value};")
            else:
                parts.append(f"{name}=b{len(value)}:{value.hex()}")
        return hashlib.sha256("".join(parts).encode()).digest()

    def row(self, values: tuple[object, ...]) -> dict[str, Raw]:
        """A row as the driver gave it, by column (原始行)."""
        return dict(zip(self.names, values, strict=True))  # type: ignore[arg-type]


def _default(column: Column[object]) -> Raw:
    given = column.default
    if given is None or not given.is_scalar:
        return None
    value: Raw = getattr(given, "arg", None)
    return value


@functools.cache
def shape_of(table: Table) -> Shape:
    """The shape of a journalled table, made once. TypeError for any other table."""
    return Shape(table)


@functools.cache
def update_of(table: Table, names: tuple[str, ...]) -> Statement:
    """UPDATE of those columns and the stamps, where key and old version fit."""
    columns = table.columns
    changed: dict[str, BindParameter[object]] = {
        name: bindparam(name) for name in (*names, "version", "entry", "row_hash")
    }
    statement = (
        table.update()
        .where(columns.id == bindparam("key"), columns.version == bindparam("expected"))
        .values(changed)
    )
    return _statement(statement.compile(dialect=_DIALECT))


@functools.cache
def delete_of(table: Table) -> Statement:
    """DELETE by key."""
    return _statement(table.delete().where(table.columns.id == bindparam("key")).compile(dialect=_DIALECT))


@functools.cache
def select_line(table: Table, key: str) -> Statement:
    """SELECT of one derived row by its key."""
    return _statement(select(table).where(table.columns[key] == bindparam("key")).compile(dialect=_DIALECT))


@functools.cache
def insert_line(table: Table, names: tuple[str, ...]) -> Statement:
    """INSERT of one derived row; the file gives its n."""
    return _statement(table.insert().compile(dialect=_DIALECT, column_keys=list(names)))


@functools.cache
def update_line(table: Table, names: tuple[str, ...]) -> Statement:
    """UPDATE of those columns of one derived row by its n."""
    changed: dict[str, BindParameter[object]] = {name: bindparam(name) for name in names}
    statement = table.update().where(table.columns.n == bindparam("row")).values(changed)
    return _statement(statement.compile(dialect=_DIALECT))


@functools.cache
def drop_line(table: Table) -> str:
    """DELETE of one derived row by its n."""
    return str(table.delete().where(table.columns.n == bindparam("row")).compile(dialect=_DIALECT))


def as_uuid(raw: Raw) -> UUID:
    """The key of 16 raw bytes."""
    if not isinstance(raw, bytes):
        raise TypeError("a raw key is 16 bytes")
    return UUID(bytes=raw)
