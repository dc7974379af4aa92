"""Questions to the file inside one transaction (查询): statements in, typed rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, TypeVarTuple

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Row
from sqlalchemy.sql.selectable import TypedReturnsRows

from db.engine import known
from db.errors import Absent, Over

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def _as_it_lies(data: bytes) -> str:
    return str(data, "utf-8", "surrogateescape")


class Reader:
    """Reads one unchanging state of the file (只读事务): every question sees the same commit."""

    __slots__ = ("_connection", "_driver")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver: driver.Connection | None = connection.connection.driver_connection

    def end(self) -> None:
        """Ends its use (失效): the block that opened it calls this, and no one asks or writes after."""
        self._driver = None

    def all(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Sequence[Row[*Ts]]:
        """Every row of a statement (全部行); `values` fill its bind parameters."""
        self._open()
        return self._connection.execute(statement, values).all()

    def first(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Row[*Ts] | None:
        """The first row, None if there is none (首行)."""
        self._open()
        return self._connection.execute(statement, values).first()

    def one(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Row[*Ts]:
        """The first row (唯一行). Raises Absent if there is none."""
        row = self.first(statement, **values)
        if row is None:
            raise Absent("the statement found no row")
        return row

    def value(self, statement: TypedReturnsRows[T, *Ts], /, **values: object) -> T | None:
        """The first column of the first row, None if there is none (单值)."""
        self._open()
        return self._connection.execute(statement, values).scalar()

    @contextmanager
    def lenient(self) -> Iterator[None]:
        """Reads damaged text too while a check runs (容错读取), so that it is named, not only met."""
        raw = self._open()
        raw.text_factory = _as_it_lies
        try:
            yield
        finally:
            raw.text_factory = str

    def raw(self, sql: str, values: Sequence[object] = (), /) -> driver.Cursor:
        """Runs a text with `?` marks on the driver itself (原始语句), inside db alone.

        It costs a tenth of SQLAlchemy's own way, which a command would pay for every row.
        """
        try:
            return self._open().execute(sql, values)
        except driver.Error as error:
            raise known(error) from error

    def raw_many(self, sql: str, rows: Sequence[Sequence[object]], /) -> None:
        """Runs one text for many rows, all or none of them (批量语句), inside db alone."""
        raw = self._open()
        raw.execute("SAVEPOINT many")
        try:
            raw.executemany(sql, rows)
        except driver.Error as error:
            if raw.in_transaction:
                raw.execute("ROLLBACK TO many")
            raise known(error) from error
        raw.execute("RELEASE many")

    def _open(self) -> driver.Connection:
        """The driver while the transaction lasts: outside it a statement would commit by itself, unseen.

        SQLite also ends a transaction by itself, as when the disk is full.
        """
        if self._driver is None or not self._driver.in_transaction:
            raise Over("the transaction is over")
        return self._driver
