"""Questions to the file inside one transaction (查询): statements in, typed rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, TypeVarTuple

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Row
from sqlalchemy.sql.selectable import TypedReturnsRows

from db.engine import known
from db.errors import Absent, Over
from db.questions import question_of

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def _as_it_lies(data: bytes) -> str:
    return str(data, "utf-8", "surrogateescape")


class Reader:
    """Reads one unchanging state of the file (只读事务): every question sees the same commit."""

    __slots__ = ("_driver",)

    def __init__(self, connection: Connection) -> None:
        self._driver: driver.Connection | None = connection.connection.driver_connection

    def end(self) -> None:
        """Ends its use (失效): the block that opened it calls this, and no one asks or writes after."""
        self._driver = None

    def all(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Sequence[Row[*Ts]]:
        """Every row of a statement (全部行); `values` fill its bind parameters."""
        question = question_of(statement)
        return question.rows(self._fetched(*question.asked(values)))

    def first(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Row[*Ts] | None:
        """The first row, None if there is none (首行)."""
        question = question_of(statement)
        found = self._only(*question.asked(values))
        return None if found is None else question.rows([found])[0]

    def one(self, statement: TypedReturnsRows[*Ts], /, **values: object) -> Row[*Ts]:
        """The first row (唯一行). Raises Absent if there is none."""
        row = self.first(statement, **values)
        if row is None:
            raise Absent("the statement found no row")
        return row

    def value(self, statement: TypedReturnsRows[T, *Ts], /, **values: object) -> T | None:
        """The first column of the first row, None if there is none (单值)."""
        row = self.first(statement, **values)
        return None if row is None else row[0]

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

    def each(self, sql: str, values: Sequence[object] = (), /) -> Iterator[tuple[Any, ...]]:
        """The rows of a text one by one (逐行), inside db alone: for what is too long to hold."""
        try:
            for row in self._open().execute(sql, values):  # noqa: UP028  a cursor is not closed by its reader
                yield row
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

    def _fetched(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Every row as the driver gives it; text that is damaged shows only then."""
        cursor = self.raw(sql, values)
        try:
            found: list[tuple[Any, ...]] = cursor.fetchall()
        except driver.Error as error:
            raise known(error) from error
        return found

    def _only(self, sql: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        """The first row alone; the others are not fetched."""
        cursor = self.raw(sql, values)
        try:
            found: tuple[Any, ...] | None = cursor.fetchone()
        except driver.Error as error:
            raise known(error) from error
        cursor.close()
        return found

    def _open(self) -> driver.Connection:
        """The driver while the transaction lasts: outside it a statement would commit by itself, unseen.

        SQLite also ends a transaction by itself, as when the disk is full.
        """
        if self._driver is None or not self._driver.in_transaction:
            raise Over("the transaction is over")
        return self._driver
