"""Backups (备份): made while others save, proven, in two places; a failed one leaves nothing."""

import os
import shutil
import sys
import threading
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.core.computer import Computer
from app.core.errors import Busy, Damaged, Forbidden, Refused
from app.services import accounts, backups, front
from app.services.backups import Secret, Watch
from db.backup.package import Manifest, pack
from tests.kit.factories import PASSWORD, House, accepted, hardship, rooms, worker

if sys.platform != "win32":
    import resource


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def named(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def stick(at: House, tmp_path: Path) -> Path:
    """The second folder, chosen."""
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.choose_second(at.admin, folder)
    return folder


def test_a_backup_is_named_proven_and_told(at: House) -> None:
    assert backups.status(at.folder, at.clock).sentence == "还没有备份。"
    assert backups.due(at.clerk)
    accepted(at, hardship(at))
    seen: list[tuple[int, int]] = []
    made = backups.make(at.clerk, "asked", lambda done, whole: seen.append((done, whole)))
    one = made.backup
    assert one.path.name == "职工中心备份-XC01-20261102-090000.zgbf"
    assert (one.proven, one.second, one.why, one.station, made.sentences) == (
        True,
        False,
        "asked",
        "XC01",
        (),
    )
    assert one.entries == at.clerk.database.head().n
    assert named(at.folder / "backups") == [one.path.name]
    assert backups.listed(at.folder) == (one,)
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    found = backups.status(at.folder, at.clock)
    assert (found.newest, found.mind) == (one, True)
    assert found.sentence == "备份 11-02 09:00 已试恢复，只在本机，还没有第二个备份文件夹。"
    page = front.read(at.folder)
    assert page is not None
    assert page.backup_at == one.made_at
    assert backups.look(one.path, at.folder).backup == one


def test_it_is_due_when_something_was_saved(at: House) -> None:
    backups.make(at.clerk, "time")
    assert not backups.due(at.clerk)
    worker(at)
    assert backups.due(at.clerk)
    at.clock.advance(timedelta(hours=-3))
    backups.make(at.clerk, "time")
    assert not backups.due(at.clerk)


def test_nobody_asks_for_a_second_one_of_the_same_state(at: House) -> None:
    first = backups.make(at.admin, "time").backup
    at.clock.advance(timedelta(minutes=30))
    assert backups.make(at.admin, "close").backup == first
    assert len(backups.listed(at.folder)) == 1
    assert backups.make(at.admin, "asked").backup != first
    assert len(backups.listed(at.folder)) == 2


def test_it_is_made_while_a_clerk_saves(at: House) -> None:
    faults: list[str] = []

    def save() -> None:
        for n in range(60):
            worker(at, n + 2)
        faults.append("")

    saving = threading.Thread(target=save)
    saving.start()
    made = [backups.make(at.admin, "time").backup.entries for _ in range(3)]
    saving.join()
    assert made == sorted(made)
    assert faults == [""]


def test_a_cancelled_one_leaves_no_file_and_changes_nothing(at: House, stick: Path) -> None:
    class Cancelled(Exception):
        pass

    steps: list[int] = []
    backups.make(at.admin, "asked", lambda done, _: steps.append(done))
    before = named(at.folder / "backups"), named(stick), backups.listed(at.folder)
    for step in range(0, len(steps) - 1, 2):
        left = [step]

        def cancel(_done: int, _whole: int, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cancelled

        at.clock.advance(timedelta(minutes=1))
        with pytest.raises(Cancelled):
            backups.make(at.admin, "asked", cancel)
        here = [one for one in named(at.folder / "backups") if one.endswith(".zgbf")]
        assert here == named(at.folder / "backups")
        assert not [one for one in named(stick) if not one.endswith(".zgbf")]
        for one in backups.listed(at.folder):
            assert backups.look(one.path, at.folder).fault == ""
    assert set(before[2]) <= set(backups.listed(at.folder))


def test_two_places_hold_the_same_file(at: House, stick: Path) -> None:
    assert backups.second_folder(at.clerk) == stick
    made = backups.make(at.clerk, "asked")
    assert made.sentences == ()
    copy = stick / made.backup.path.name
    assert copy.read_bytes() == made.backup.path.read_bytes()
    assert [one.second for one in backups.listed(at.folder)] == [False, True]
    found = backups.status(at.folder, at.clock)
    assert (found.sentence, found.mind, found.second) == ("备份 11-02 09:00 已试恢复", False, stick)


def test_a_stick_that_was_pulled_is_told_and_due_again_when_it_is_back(at: House, stick: Path) -> None:
    stick.rename(stick.with_name("pocket"))
    made = backups.make(at.clerk, "time")
    assert made.backup.path.exists()
    assert len(made.sentences) == 1
    assert "不在" in made.sentences[0]
    found = backups.status(at.folder, at.clock)
    assert found.mind
    assert "现在不在" in found.sentence
    assert not backups.due(at.clerk)
    stick.with_name("pocket").rename(stick)
    assert backups.due(at.clerk)
    assert "还没有" in backups.status(at.folder, at.clock).sentence
    for _ in range(2):
        backups.make(at.clerk, "time")
        assert len(named(stick)) == 1
    assert not backups.due(at.clerk)
    assert not backups.status(at.folder, at.clock).mind


def test_an_old_one_is_minded_only_if_something_was_written_since(at: House, stick: Path) -> None:
    backups.make(at.clerk, "close")
    at.days_on(3)
    written = at.folder / "center.db-wal"
    moment = at.clock.now().timestamp() - 3 * 86_400
    for path in (at.folder / "center.db", written):
        os.utime(path, (moment, moment))
    assert not backups.status(at.folder, at.clock).mind
    os.utime(written, (moment + 3_600, moment + 3_600))
    assert backups.status(at.folder, at.clock).mind


def test_who_may_choose_the_second_folder_and_which(at: House, tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    with pytest.raises(Forbidden):
        backups.choose_second(at.clerk, folder)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    inner = at.folder / "mine"
    inner.mkdir()
    for wrong in (
        at.folder,
        inner,
        at.folder / "backups",
        at.folder.parent,
        tmp_path / "none",
        tmp_path / "file",
    ):
        with pytest.raises(Refused):
            backups.choose_second(at.admin, wrong)
    assert "同一块盘" in backups.choose_second(at.admin, folder)
    page = front.read(at.folder)
    assert page is not None
    assert page.second == str(folder)


def test_another_pc_has_no_second_folder_yet(at: House, stick: Path) -> None:
    accounts.bring_here(at.admin, Computer("another", "二号机"))
    assert backups.second_folder(at.admin) is None


def test_without_room_one_sentence_and_no_file(
    at: House, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: list[Path] = [at.folder]

    def usage(folder: Path) -> Usage:
        return Usage(0, 0, 1_000_000 if any(Path(folder).is_relative_to(one) for one in full) else 10**12)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    with pytest.raises(Busy, match="磁盘空间不够"):
        backups.make(at.clerk, "time")
    assert named(at.folder / "backups") == []
    full[:] = [stick]
    made = backups.make(at.clerk, "time")
    assert "磁盘空间不够" in made.sentences[0]
    assert named(stick) == []


def test_a_trial_that_fails_leaves_no_backup(at: House, monkeypatch: pytest.MonkeyPatch) -> None:

    def torn(target: Path, files: Iterable[Path], manifest: Manifest, watch: Watch) -> Manifest:
        found = pack(target, files, manifest, watch)
        data = bytearray(target.read_bytes())
        data[5_000] ^= 1
        target.write_bytes(data)
        return found

    monkeypatch.setattr("db.backup.package.pack", torn)
    with pytest.raises(Damaged, match="试恢复没有通过"):
        backups.make(at.clerk, "time")
    assert named(at.folder / "backups") == []
    page = front.read(at.folder)
    assert page is not None
    assert page.backup_at is None


def test_old_generations_go_and_foreign_files_stay(at: House, stick: Path) -> None:
    others = {
        "说明.txt": b"x",
        "职工中心备份-XC01-20200101-000000.zgbf": b"torn",
        "职工中心备份-TX09-20200101-000000.zgbf": b"another station",
    }
    for place in (at.folder / "backups", stick):
        place.mkdir(exist_ok=True)
        for name, data in others.items():
            (place / name).write_bytes(data)
    for _ in range(12):
        at.clock.advance(timedelta(minutes=30))
        backups.make(at.clerk, "asked")
    for place in (at.folder / "backups", stick):
        found = named(place)
        assert set(others) <= set(found)
        assert len(found) == len(others) + 8
    copy = at.folder / "backups" / "职工中心备份-TX09-20261102-090000.zgbf"
    shutil.copy(backups.listed(at.folder)[0].path, copy)
    for _ in range(17):
        at.days_on(1)
        backups.make(at.clerk, "asked")
    ours = [one for one in named(at.folder / "backups") if one not in others and one != copy.name]
    assert copy.exists()
    assert len(ours) == 14


def test_what_a_killed_one_left_goes_later(at: House, stick: Path) -> None:
    left = at.folder / "backups" / "aside-abc"
    left.mkdir(parents=True)
    (left / "center.db").write_bytes(b"x")
    part = stick / "职工中心备份-XC01-20261102-080000.zgbf.part"
    other = stick / "照片.zgbf.part"
    moment = at.clock.now().timestamp()
    for path in (part, other):
        path.write_bytes(b"x")
    for path in (left, part, other):
        os.utime(path, (moment, moment))
    backups.make(at.clerk, "time")
    assert left.exists()
    assert part.exists()
    at.clock.advance(timedelta(hours=2))
    backups.make(at.clerk, "asked")
    assert not left.exists()
    assert not part.exists()
    assert other.exists()


def test_a_torn_or_foreign_file_is_told_in_one_sentence(at: House, tmp_path: Path) -> None:
    made = backups.make(at.clerk, "asked").backup
    torn = tmp_path / "torn.zgbf"
    torn.write_bytes(made.path.read_bytes()[:-1])
    (tmp_path / "text.zgbf").write_text("不是备份", encoding="utf-8")
    for path in (torn, tmp_path / "text.zgbf", tmp_path / "none.zgbf"):
        found = backups.look(path, at.folder)
        assert found.backup is None
        assert found.fault.endswith("。")
    for path in (torn, tmp_path / "text.zgbf"):
        with pytest.raises(Damaged):
            backups.open_aside(path, at.folder, at.clock, rooms(), Secret(PASSWORD))
    assert not [one for one in named(at.folder) if one.startswith("restoring-")]


@pytest.mark.linux
@pytest.mark.parametrize("most", [20_000, 700_000, 1_480_000])
def test_a_disk_that_is_full_half_way_leaves_nothing(at: House, most: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        with pytest.raises(Busy):
            backups.make(at.admin, "time")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert named(at.folder / "backups") == []
    assert backups.make(at.admin, "time").backup.proven
