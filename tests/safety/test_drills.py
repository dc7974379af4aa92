"""Trouble with disk, folder, lock, clock, file (故障演练): saved, or told that it is not, and on it goes."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.errors import Busy, CenterError, Damaged
from app.services import accounts, intake, people, upkeep
from db.engine import BUSY_MS, FILE_NAME, connect
from db.proof import verify
from tests.kit.factories import PASSWORD, House, accepted, hardship, house, rooms
from tests.kit.harm import prints

ROOM = 14 * 1024 * 1024
ROOT = os.name != "nt" and os.geteuid() == 0


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """A fresh office."""
    made = house(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    place = tmp_path / "narrow"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", place], check=True)
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def acts(at: House, person: object) -> tuple[Callable[[], object], ...]:
    """Things that a clerk does, one after the other."""
    return (
        lambda: accepted(at, person),  # type: ignore[arg-type]
        lambda: people.reveal(at.clerk, person),  # type: ignore[arg-type]
        lambda: intake.keep_draft(at.clerk, "case:x", {"reason": "住院。" * 300}),
        lambda: accounts.change_window(at.admin, at.clerk.actor.id, "3号窗口"),
    )


def sentence_of(act: Callable[[], object]) -> str:
    """What is told where something was not saved; "" where it was."""
    try:
        act()
    except Busy as error:
        return error.sentence
    return ""


def entries(at: House) -> int:
    """How many commands were saved."""
    return at.admin.database.head().n


@pytest.mark.linux
@pytest.mark.skipif(not ROOT, reason="only root may mount a small disk")
def test_a_full_disk(narrow: Path) -> None:
    """Each command is saved or says that it is not; with room again the next one is."""
    at = house(narrow / "data")
    person = hardship(at)
    saved, refused = entries(at), 0
    ballast = narrow / "ballast"
    room = shutil.disk_usage(narrow).free - 600 * 1024
    ballast.write_bytes(bytes(room))
    for _ in range(12):
        for act in acts(at, person):
            before = entries(at)
            told = sentence_of(act)
            refused += bool(told)
            assert not told or ("没有" in told and entries(at) == before)
            saved = entries(at)
    assert refused > 4
    assert verify(at.admin.database).ok
    ballast.unlink()
    for act in acts(at, person):
        act()
    assert entries(at) > saved
    assert verify(at.admin.database).ok
    at.close()
    desk = accounts.sign_in(narrow / "data", at.clock, rooms(), at.clerk.actor.id, PASSWORD)
    upkeep.close(desk)


@pytest.mark.linux
@pytest.mark.skipif(not ROOT, reason="only root may mount")
def test_a_folder_that_becomes_read_only(tmp_path: Path) -> None:
    made = house(tmp_path / "data")
    made.close()
    subprocess.run(["mount", "--bind", tmp_path / "data", tmp_path / "data"], check=True)
    try:
        desk = accounts.sign_in(tmp_path / "data", made.clock, rooms(), made.admin.actor.id, PASSWORD)
        at = House(desk.folder, made.clock, {n: desk.with_actor(d.actor) for n, d in made.desks.items()})
        person = hardship(at)
        n = entries(at)
        desk.database.close()
        before = prints(at.folder)
        subprocess.run(["mount", "-o", "remount,bind,ro", at.folder], check=True)
        for act in acts(at, person):
            with pytest.raises(CenterError) as told:
                act()
            assert "没有" in told.value.sentence or "不能写入" in told.value.sentence
        assert prints(at.folder) == before
        subprocess.run(["mount", "-o", "remount,bind,rw", at.folder], check=True)
        assert entries(at) == n
        accepted(at, person)
        assert entries(at) == n + 1
        upkeep.close(desk)
    finally:
        subprocess.run(["umount", "--lazy", tmp_path / "data"], check=True)


@contextmanager
def held(at: House, seconds: float) -> Iterator[None]:
    """Another program holds the file for writing."""
    raw = connect(at.folder / FILE_NAME, at.admin.key)
    raw.execute("BEGIN IMMEDIATE")
    release = threading.Timer(seconds, lambda: raw.execute("ROLLBACK"))
    release.start()
    yield
    release.join()
    raw.close()


@pytest.mark.parametrize("seconds", [0.5, 2.0])
def test_a_lock_is_waited_for(at: House, seconds: float) -> None:
    person = hardship(at)
    n = entries(at)
    with held(at, seconds):
        start = time.monotonic()
        accepted(at, person)
        assert time.monotonic() - start > seconds - 0.2
    assert entries(at) == n + 1


@pytest.mark.slow
def test_a_lock_of_twenty_seconds_is_told(at: House) -> None:
    person = hardship(at)
    n = entries(at)
    with held(at, 20.0):
        start = time.monotonic()
        with pytest.raises(Busy, match="被另一个程序占用，没有保存"):
            accepted(at, person)
        assert BUSY_MS / 1000 <= time.monotonic() - start < 8
        with pytest.raises(Busy):
            intake.keep_draft(at.clerk, "case:x", {"reason": "住院。"})
        assert entries(at) == n
    accepted(at, person)
    assert entries(at) == n + 1
    assert verify(at.admin.database).ok


def test_a_clock_that_was_set_back(at: House) -> None:
    """The journal goes by its number; the clerk is told, once he should look."""
    person = hardship(at)
    assert upkeep.clock_behind(at.clerk) == ""
    at.clock.advance(timedelta(minutes=-1))
    assert upkeep.clock_behind(at.clerk) == ""
    at.clock.advance(timedelta(minutes=-29))
    assert upkeep.clock_behind(at.clerk) == "电脑时间比上一次办理早 30 分钟，请先校准电脑时间。"
    at.clock.advance(timedelta(hours=-4))
    assert "早 5 小时" in upkeep.clock_behind(at.clerk)
    at.clock.advance(timedelta(days=-365))
    assert "早 366 天" in upkeep.clock_behind(at.clerk)
    n = entries(at)
    people.reveal(at.clerk, person)
    assert entries(at) == n + 1
    assert at.admin.database.head().moment == at.clock.now()
    assert verify(at.admin.database).ok


@pytest.mark.linux
def test_a_file_that_was_replaced(at: House, tmp_path: Path) -> None:
    """The program still holds the file that was there before; nothing more is saved into it."""
    person = hardship(at)
    orphan = at.folder / "old.db"
    shutil.copy(at.folder / FILE_NAME, tmp_path / "other.db")
    (at.folder / FILE_NAME).rename(orphan)
    (tmp_path / "other.db").rename(at.folder / FILE_NAME)
    before = prints(at.folder)
    for act in acts(at, person):
        with pytest.raises(Damaged, match="换成了别的文件"):
            act()
    assert prints(at.folder) == before
    (at.folder / FILE_NAME).unlink()
    with pytest.raises(Damaged, match="换成了别的文件"):
        accepted(at, person)
    orphan.rename(at.folder / FILE_NAME)
    accepted(at, person)
    assert verify(at.admin.database).ok
