"""Making a file and bringing an old one up (建库与升级): migrations in one transaction, then guards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from db.atomic import move, remove, sync_folder
from db.changes import Changes
from db.database import Database, open_file
from db.derived import Derived
from db.engine import FILE_NAME, look_at_header, make_engine
from db.errors import Damaged, Newer, NotOurs, Taken
from db.journal import NewEntry, append, head
from db.proof.derived import Source, fill
from db.reader import Reader
from db.tables.guards import FOREVER, VIRTUAL, guards_of
from db.versions import HEAD_REVISION, REVISIONS, revision_in

_MIGRATIONS = Path(__file__).parent / "migrations"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%'"
_NOBODY = UUID(int=0)
_STATION = "SELECT station FROM office LIMIT 1"


@dataclass(frozen=True, slots=True)
class Program:
    """The actor of entries that no person makes (系统)."""

    id: UUID = _NOBODY
    name: str = "系统"


PROGRAM = Program()


def create_file(folder: Path, key: bytes, at: datetime) -> Database:
    """Makes the data file of a folder and opens it (建库); its first entry is "create", at `at` (aware).

    Raises Taken if there is one already.
    """
    lay_file(folder, key, at)
    return open_file(folder, key)


def lay_file(folder: Path, key: bytes, at: datetime, revision: str = HEAD_REVISION) -> None:
    """Makes the data file of a folder as the program of that revision did (建库).

    Made under another name and renamed when whole, so that an interrupted set-up leaves no half file.
    Raises Taken if there is one already.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise Taken(path)
    part = folder / f"{FILE_NAME}.part"
    for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
        remove(left)
    with _upgrading(part, key) as connection:
        _bring_up(connection, "create", at, revision)
    look_at_header(part)
    move(part, path)
    sync_folder(folder)


def upgrade_file(folder: Path, key: bytes, at: datetime, source: Source | None = None) -> str:
    """Brings the data file up to this program's schema (升级); gives the revision it had.

    The caller has made a backup. All or nothing: one transaction, committed only if no foreign key
    hangs in the air; with a source, search and lists are computed anew in it. Raises Missing, NotOurs,
    Newer; Damaged if a trigger or an index is lacking after.
    """
    path = folder / FILE_NAME
    look_at_header(path)
    with _upgrading(path, key) as connection:
        before = revision_in(Reader(connection))
        if before is None:
            raise NotOurs("the file holds no schema revision")
        if before not in REVISIONS:
            raise Newer(before)
        if before != HEAD_REVISION:
            _bring_up(connection, "upgrade", at, HEAD_REVISION)
            if source is not None:
                fill(Derived(Reader(connection)), source)
    return before


@contextmanager
def _upgrading(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection of its own, without foreign keys: a batch change drops and renames tables."""
    engine = make_engine(path, key)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                hanging = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if hanging is not None:
                    raise Damaged(f"foreign key of {hanging[0]}")
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
    finally:
        engine.dispose()


def _bring_up(connection: Connection, what: str, at: datetime, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", os.fspath(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    restore_guards(connection)
    _note(Reader(connection), what, at, revision)


def restore_guards(connection: Connection) -> None:
    """Makes triggers and virtual tables that a migration dropped (恢复触发器), then checks each by name.

    An older revision lacks tables that came later, and their triggers with them.
    """
    held = _held(connection)
    there = {str(name) for (name,) in connection.exec_driver_sql(_TABLES)}
    guards = {name: sql for table in FOREVER if table in there for name, sql in guards_of(table).items()}
    for name, sql in VIRTUAL.items():
        if name not in held:
            connection.exec_driver_sql(sql)
    for name, sql in guards.items():
        if held.get(name) != sql:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(sql)
    if _held(connection) != {**VIRTUAL, **guards}:
        raise Damaged("triggers or word indexes")


def _held(connection: Connection) -> dict[str, str]:
    return {str(name): str(sql) for name, sql in connection.exec_driver_sql(_GUARDS)}


def _note(reader: Reader, what: str, at: datetime, revision: str) -> None:
    last = head(reader)
    station = reader.raw(_STATION).fetchone()
    entry = NewEntry(
        last.n + 1,
        str(station[0]) if station else "",
        at,
        PROGRAM.id,
        PROGRAM.name,
        what,
        revision,
        last.hash,
        Changes().body(),
    )
    append(reader, entry, ())
