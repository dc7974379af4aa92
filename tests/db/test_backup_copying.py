"""The copy of a file in use (联机备份): one state, whoever goes on saving; a trial that notices damage."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from db.backup.copying import State, check, copy
from db.database import Database
from db.engine import connect
from db.errors import Damaged, DbError, Missing, NotOurs
from db.tables import unit
from tests.kit.files import KEY, START, Someone

_SAVES = 200


def unwatched(_done: int, _whole: int) -> None:
    """Nobody looks on."""


@pytest.fixture
def copied(database: Database, me: Someone, tmp_path: Path) -> tuple[Path, State]:
    """A copy of an office's file."""
    target = tmp_path / "copy.db"
    return target, copy(database.path, KEY, target, unwatched)


def test_a_copy_is_one_state_while_another_saves(database: Database, me: Someone, tmp_path: Path) -> None:
    def save() -> None:
        for n in range(_SAVES):
            with database.write(me, "register_unit", at=START) as w:
                w.insert(unit, name=f"第 {n} 家单位", address="武义县" * 200)
                w.insert(unit, name=f"第 {n} 家单位的食堂")
            if n == 2:
                started.set()

    started = threading.Event()
    saving = threading.Thread(target=save)
    saving.start()
    started.wait(10)
    heads: list[int] = []
    while saving.is_alive():
        target = tmp_path / f"copy{len(heads)}.db"
        found = copy(database.path, KEY, target, unwatched)
        check(target, KEY, found)
        heads.append(found.n)
        with closing(connect(target, KEY)) as raw:
            ((units,),) = raw.execute("SELECT count(*) FROM unit").fetchall()
            ((last,),) = raw.execute("SELECT max(n) FROM journal").fetchall()
        assert units == 2 * (last - 2)
        assert last == found.n
    saving.join()
    assert database.head().n == _SAVES + 2
    assert heads == sorted(heads)
    assert heads[0] < _SAVES


def test_a_copy_can_be_read_where_nothing_can_be_written(copied: tuple[Path, State]) -> None:
    target, found = copied
    assert [one.name for one in target.parent.iterdir() if one.name.startswith(target.name)] == [target.name]
    uri = f"{target.as_uri()}?mode=ro"
    with closing(connect(uri, KEY, settings=())) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert (found.office, found.station, found.n) == ("职工服务中心", "XC01", 2)


def test_whoever_watches_sees_it_grow_and_may_cancel(database: Database, me: Someone, tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def cancel(done: int, whole: int) -> None:
        seen.append((done, whole))
        raise Cancelled

    with pytest.raises(Cancelled):
        copy(database.path, KEY, tmp_path / "copy.db", cancel)
    assert len(seen) == 1
    assert 0 < seen[0][0] <= seen[0][1]
    seen.clear()
    copy(database.path, KEY, tmp_path / "again.db", lambda done, whole: seen.append((done, whole)))
    assert seen[-1][0] == seen[-1][1]


def test_a_copy_that_is_not_what_was_copied_is_damaged(copied: tuple[Path, State]) -> None:
    target, found = copied
    check(target, KEY, found)
    with closing(connect(target, KEY)) as raw:
        raw.execute("DELETE FROM account")
    with pytest.raises(Damaged):
        check(target, KEY, found)


def test_every_flipped_byte_of_a_page_is_found(copied: tuple[Path, State]) -> None:
    target, found = copied
    whole = target.read_bytes()
    for at in range(20, len(whole), len(whole) // 40):
        torn = bytearray(whole)
        torn[at] ^= 0x10
        target.write_bytes(torn)
        with pytest.raises(DbError):
            check(target, KEY, found)


def test_no_file_a_plain_one_and_another_key_are_refused(copied: tuple[Path, State], tmp_path: Path) -> None:
    target, found = copied
    with pytest.raises(Missing):
        copy(tmp_path / "none.db", KEY, tmp_path / "a.db", unwatched)
    plain = tmp_path / "plain.db"
    with closing(driver.connect(str(plain))) as raw:
        raw.execute("CREATE TABLE t (x)")
    with pytest.raises(NotOurs):
        copy(plain, KEY, tmp_path / "b.db", unwatched)
    with pytest.raises(NotOurs):
        copy(target, bytes(32), tmp_path / "c.db", unwatched)
    assert found.n == 2
