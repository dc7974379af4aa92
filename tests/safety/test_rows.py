"""Rows changed by someone who has the key (绕过程序改行): named by table and row, whatever was done."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver

from db.database import Database, open_file
from db.engine import FILE_NAME, connect
from db.proof import verify
from db.reading import open_copy
from db.rows import shape_of
from db.tables import KEPT, TRIGGERS
from tests.kit.factories import House, accepted, go, hardship, house, paid, worker

CHANGES = 300
Hit = tuple[str, UUID | None]
"""Where a change was made (改动处): table and row; None where the row does not matter."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A small office with cases in several states, closed."""
    at = house(tmp_path_factory.mktemp("rows") / "data")
    for n in range(1, 4):
        case = accepted(at, hardship(at, n)).case_id
        if n == 1:
            paid(at, case)
    worker(at, 9)
    at.close()
    return at


class Meddler:
    """Changes rows with a plain driver (改动者), each time in a file whose triggers are gone."""

    def __init__(self, path: Path, key: bytes, chance: random.Random) -> None:
        self.raw = connect(path, key)
        self.chance = chance
        for setting in ("foreign_keys = OFF", "ignore_check_constraints = ON", "recursive_triggers = OFF"):
            self.raw.execute(f"PRAGMA {setting}")
        self.guards = [self._sql(name) for name in TRIGGERS]
        self.tables = [name for name in KEPT if self.rows(name)]

    def _sql(self, name: str) -> str:
        (sql,) = self.raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        return str(sql)

    def free(self) -> None:
        """Without triggers."""
        for name in TRIGGERS:
            self.raw.execute(f"DROP TRIGGER {name}")

    def guard(self) -> None:
        """With the triggers again, so that they alone betray nothing."""
        for sql in self.guards:
            self.raw.execute(sql)

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """Every row of a table."""
        found: list[tuple[Any, ...]] = self.raw.execute(shape_of(KEPT[table]).select_all).fetchall()
        return found

    def any_row(self) -> tuple[str, tuple[str, ...], tuple[Any, ...]]:
        """A table, its columns, one of its rows."""
        table = self.chance.choice(self.tables)
        return table, shape_of(KEPT[table]).names, self.chance.choice(self.rows(table))


def a_column(by: Meddler) -> Hit:
    """Another value in any column."""
    table, names, row = by.any_row()
    held = dict(zip(names, row, strict=True))
    name = by.chance.choice([name for name in names if name != "id" and held[name] is not None])
    by.raw.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (other(held[name]), held["id"]))
    return table, UUID(bytes=held["id"])


def other(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    return bytes(reversed(value)) + b"x" if isinstance(value, bytes) else value


def deleted(by: Meddler) -> Hit:
    """A row is gone."""
    table, names, row = by.any_row()
    key = row[names.index("id")]
    by.raw.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
    return table, UUID(bytes=key)


def inserted(by: Meddler) -> Hit:
    """A row that nobody entered, with a hash that fits."""
    table, names, row = by.any_row()
    key = by.chance.randbytes(16)
    held = {**dict(zip(names, row, strict=True)), "id": key}
    held["row_hash"] = shape_of(KEPT[table]).hash(held)
    marks = ", ".join("?" for _ in names)
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
    by.raw.execute(statement, tuple(held[name] for name in names))
    return table, UUID(bytes=key)


def swapped(by: Meddler) -> Hit:
    """Two rows change places: each gets the other's key."""
    table = by.chance.choice([name for name in by.tables if len(by.rows(name)) > 1])
    at = shape_of(KEPT[table]).names.index("id")
    one, two = (row[at] for row in by.chance.sample(by.rows(table), 2))
    for old, new in ((one, bytes(16)), (two, one), (bytes(16), two)):
        by.raw.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (new, old))
    return table, UUID(bytes=one)


def truncated(by: Meddler) -> Hit:
    """The end of the journal is gone, with what its entries touched."""
    (last,) = by.raw.execute("SELECT max(n) FROM journal").fetchone()
    keep = last - by.chance.randint(1, 5)
    by.raw.execute("DELETE FROM journal_subject WHERE n > ?", (keep,))
    by.raw.execute("DELETE FROM journal WHERE n > ?", (keep,))
    return "journal", None


KINDS: tuple[Callable[[Meddler], Hit], ...] = (a_column, a_column, deleted, inserted, swapped, truncated)


def changed(by: Meddler) -> tuple[Callable[[Meddler], Hit], Hit]:
    """One change that the tables let through."""
    while True:
        kind = by.chance.choice(KINDS)
        with suppress(driver.IntegrityError):
            return kind, kind(by)


def tried(office: House, folder: Path, chance: random.Random) -> tuple[str, Hit, set[Hit]]:
    """One change in a fresh copy: what it was, where, and where a fault was found."""
    shutil.copytree(office.folder, folder)
    by = Meddler(folder / FILE_NAME, office.admin.key, chance)
    by.free()
    kind, hit = changed(by)
    by.guard()
    by.raw.close()
    database: Database = open_copy(folder, office.admin.key)
    found = {(fault.where, fault.row) for fault in verify(database).faults}
    database.close()
    shutil.rmtree(folder)
    return kind.__name__, hit, found


@pytest.mark.parametrize("part", range(3))
@pytest.mark.slow
def test_no_change_passes(office: House, tmp_path: Path, part: int) -> None:
    chance = random.Random(part)
    for _ in range(CHANGES // 3):
        kind, (table, row), found = tried(office, tmp_path / "data", chance)
        assert found, (kind, table)
        if table != "journal":
            assert (table, row) in found, (kind, table)


def test_each_kind_of_change_is_found(office: House, tmp_path: Path) -> None:
    chance = random.Random(9)
    seen: set[str] = set()
    while len(seen) < len(set(KINDS)):
        kind, hit, found = tried(office, tmp_path / "data", chance)
        assert found if hit[1] is None else hit in found, (kind, hit)
        seen.add(kind)


def test_a_row_of_before_is_found(tmp_path: Path) -> None:
    """An old row fits its own hash; only the journal knows that it was changed since."""
    at = house(tmp_path / "data")
    case = accepted(at, hardship(at)).case_id
    raw = connect(at.folder / FILE_NAME, at.admin.key)
    old = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in ("case_file", "sequence")}
    go(at.clerk, case, "verify")
    accepted(at, hardship(at, 2))
    at.close()
    for name, rows in old.items():
        marks = ", ".join("?" for _ in rows[0])
        raw.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", rows)
    raw.close()
    database = open_file(at.folder, at.admin.key)
    found = {(fault.kind, fault.where) for fault in verify(database).faults}
    database.close()
    assert found == {("old", "case_file"), ("old", "sequence")}
