"""The open data file (已打开的数据文件): reads, commands and drafts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine, bindparam, select

from db.columns import Key, moment_text
from db.derived import Derived
from db.engine import BUSY_MS, FILE_NAME, look_at_header, make_engine
from db.errors import Damaged, Nested, Newer, NotOurs, Older, Replaced
from db.glance import glance
from db.journal import Head, head
from db.mark import Mark
from db.reader import Reader
from db.tables.drafts import draft
from db.versions import HEAD_REVISION, REVISIONS, revision_in
from db.writer import Actor, Writer

_DRAFTS = (
    select(draft.c.key, draft.c.text, draft.c.saved_at)
    .where(draft.c.owner == bindparam("owner", type_=Key))
    .order_by(draft.c.saved_at, draft.c.key)
)
_SAVE_DRAFT = "INSERT OR REPLACE INTO draft (owner, key, text, saved_at) VALUES (?, ?, ?, ?)"
_DROP_DRAFT = "DELETE FROM draft WHERE owner = ? AND key = ?"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not saved (草稿): `key` names the form, `saved_at` aware UTC."""

    key: str
    text: str
    saved_at: datetime


class Database:
    """One open file (数据文件). Used from any thread; each thread has at most one command open."""

    reading = False
    """Whether it is a copy that is only read (只读副本)."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing: set[int] = set()
        self._place = _place_of(path)
        self._mark = Mark(path)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Questions to one state of the file (只读). Raises Nested inside a command: ask its Writer."""
        self._refuse_nested()
        self._refuse_replaced()
        with self._engine.connect() as connection:
            _query_only(connection, on=True)
            connection.exec_driver_sql("BEGIN")
            reader = Reader(connection)
            try:
                yield reader
            except Damaged:
                connection.invalidate()
                raise
            finally:
                reader.end()

    @contextmanager
    def write(self, actor: Actor, command: str, *, at: datetime) -> Iterator[Writer]:
        """One command (一个命令): commits with its journal entry, or, on any error, changes nothing.

        Raises Nested inside another command of this thread, Locked when another holds the file longer
        than five seconds, Full when the disk is, Replaced when another file took the place of this one.
        """
        self._refuse_nested()
        with self._transaction() as connection:
            writer = Writer(connection, actor, command, at, HEAD_REVISION)
            try:
                yield writer
                made = writer.finish()
            finally:
                writer.end()
        self._mark.put(writer.n, made)

    def draft(self, owner: UUID, key: str, text: str | None, at: datetime) -> None:
        """Keeps what is being typed (存草稿), None throws it away: the one write without a journal entry."""
        self._refuse_nested()
        with self._transaction() as connection:
            if text is None:
                connection.exec_driver_sql(_DROP_DRAFT, (owner.bytes, key))
            else:
                connection.exec_driver_sql(_SAVE_DRAFT, (owner.bytes, key, text, moment_text(at)))

    def drafts(self, owner: UUID) -> list[Draft]:
        """The drafts of one account, oldest first (草稿清单)."""
        with self.read() as reader:
            return [Draft(*row) for row in reader.all(_DRAFTS, owner=owner)]

    def head(self) -> Head:
        """The last entry of the journal (链尾)."""
        with self.read() as reader:
            return head(reader)

    @contextmanager
    def derive(self) -> Iterator[Derived]:
        """A transaction on the derived tables alone (重建派生表), which have no journal entry."""
        self._refuse_nested()
        with self._transaction() as connection:
            reader = Reader(connection)
            try:
                yield Derived(reader)
            finally:
                reader.end()

    def fold(self) -> None:
        """Brings the WAL into the file as far as others let it (折叠日志文件), where there is one."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Closes every connection (关闭); the last one folds the WAL back into the file."""
        self._engine.dispose()

    def look(self) -> None:
        """The short look at the end of the file (打开时核对). Raises Damaged."""
        with self.read() as reader:
            glance(reader, self.noted())

    def noted(self) -> Head | None:
        """The last entry by the mark beside the file (记下的链尾); None where nothing sound is noted."""
        return self._mark.noted()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        self._refuse_replaced()
        me = threading.get_ident()
        with self._engine.connect() as connection:
            try:
                _query_only(connection, on=False)
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                self._writing.add(me)
                yield connection
                connection.commit()
            except Damaged:
                connection.invalidate()
                raise
            except BaseException:
                connection.rollback()
                raise
            finally:
                self._writing.discard(me)

    def _refuse_nested(self) -> None:
        if threading.get_ident() in self._writing:
            raise Nested("a command is open in this thread: hand its Writer on")

    def _refuse_replaced(self) -> None:
        """A connection keeps the file that it opened, wherever that went: what it saves there is lost."""
        if _place_of(self.path) != self._place:
            raise Replaced(self.path)


def _place_of(path: Path) -> tuple[int, int]:
    """Which file lies there (文件标识), (0, 0) where none does."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _query_only(connection: Connection, *, on: bool) -> None:
    """Sets the connection to reading alone, or back; asked of the file only when it changes."""
    if connection.info.get("query_only", False) != on:
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if on else 'OFF'}")
        connection.info["query_only"] = on


def open_file(folder: Path, key: bytes, *, busy_ms: int = BUSY_MS) -> Database:
    """Opens the data file of a folder with its key of 32 bytes (打开数据文件).

    Raises Missing without a file, NotOurs for a plain or foreign file or a wrong key, Newer for a
    file of a newer program, Older for one that `db.upgrade.upgrade_file` must bring up first, Damaged
    where the short look finds something.
    """
    path = folder / FILE_NAME
    look_at_header(path)
    database = Database(path, make_engine(path, key, busy_ms=busy_ms))
    try:
        refuse_revision(database)
        database.look()
    except BaseException:
        database.close()
        raise
    return database


def refuse_revision(database: Database) -> None:
    """Raises NotOurs, Newer, Older unless the file has this program's schema (核对数据版本)."""
    with database.read() as reader:
        revision = revision_in(reader)
    if revision is None:
        raise NotOurs("the file holds no schema revision")
    if revision not in REVISIONS:
        raise Newer(revision)
    if revision != HEAD_REVISION:
        raise Older(revision)
