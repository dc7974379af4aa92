"""Attached files and backups (附件与备份): copied once, only new ones, brought back by a restore."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.errors import Busy
from app.services import accounts, attachments, backups, upkeep
from app.services.attachments import PERSON, Owner
from app.services.backups import Secret
from db.attachments import BESIDE, FOLDER, names_in, place_of
from db.errors import Full
from tests.kit import scans
from tests.kit.factories import PASSWORD, House, rooms, worker


@pytest.fixture
def stick(at: House, tmp_path: Path) -> Path:
    """The second folder, chosen."""
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.choose_second(at.admin, folder)
    return folder


def attach(at: House, n: int) -> Owner:
    """A scan on a new person."""
    owner = Owner(PERSON, worker(at, n))
    attachments.attach(at.clerk, owner, "id", f"{n}.jpg", scans.picture(n))
    return owner


def restored(at: House, path: Path, folder: Path) -> backups.Restored:
    """The whole restore into a folder."""
    with backups.open_aside(path, folder, at.clock, rooms(), Secret(PASSWORD)) as aside:
        return backups.restore(aside, {})


def seen(at: House, folder: Path, owner: Owner) -> bytes:
    """What hangs there, in the data of that folder."""
    desk = accounts.sign_in_any(folder, at.clock, rooms(), PASSWORD, "陈晓岚")
    try:
        assert upkeep.verify(desk).ok
        (one,) = attachments.listed(desk, owner)
        return attachments.opened(desk, owner, one.id)
    finally:
        desk.database.close()


def test_only_new_files_go_to_the_second_place(at: House, stick: Path) -> None:
    attach(at, 1)
    assert backups.make(at.admin, "asked").sentences == ()
    (first,) = names_in(stick / BESIDE)
    copy = place_of(stick / BESIDE, first)
    written = copy.stat().st_mtime_ns
    attach(at, 2)
    at.clock.advance(timedelta(minutes=1))
    steps: list[tuple[int, int]] = []
    backups.make(at.admin, "asked", lambda done, whole: steps.append((done, whole)))
    assert names_in(stick / BESIDE) == names_in(at.folder / FOLDER)
    assert copy.stat().st_mtime_ns == written
    assert steps == sorted(steps)
    assert not (at.folder / "backups" / BESIDE).exists()


def test_a_second_place_may_be_named_as_the_first(at: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "backups"
    stick.mkdir(parents=True)
    backups.choose_second(at.admin, stick)
    owner = attach(at, 1)
    assert backups.make(at.admin, "asked").sentences == ()
    assert len(names_in(stick / BESIDE)) == 1
    (copy,) = stick.glob("*.zgbf")
    at.close()
    assert restored(at, copy, tmp_path / "new pc").lost == 0
    assert seen(at, tmp_path / "new pc", owner) == scans.picture(1)


def test_a_second_place_that_lacks_only_files_gets_them(at: House, stick: Path) -> None:
    attach(at, 1)
    backups.make(at.admin, "asked")
    shutil.rmtree(stick / BESIDE)
    at.clock.advance(timedelta(minutes=1))
    backups.make(at.admin, "asked")
    assert len(names_in(stick / BESIDE)) == 1


def test_a_copy_saved_elsewhere_has_its_files_beside_it(at: House, tmp_path: Path) -> None:
    owner = attach(at, 1)
    made, other = backups.make(at.admin, "asked").backup, tmp_path / "other"
    other.mkdir()
    path = backups.send(made, other)
    assert len(names_in(other / BESIDE)) == 1
    at.close()
    fresh = tmp_path / "new pc"
    with backups.open_aside(path, fresh, at.clock, rooms(), Secret(PASSWORD)) as aside:
        assert aside.attached.sentence == "附件 1 个都找得到。"
    done = restored(at, path, fresh)
    assert done.lost == 0
    assert seen(at, fresh, owner) == scans.picture(1)


def test_a_restore_over_the_data_keeps_the_newer_files_too(at: House) -> None:
    owner = attach(at, 1)
    path = backups.make(at.admin, "asked").backup.path
    attach(at, 2)
    at.close()
    assert restored(at, path, at.folder).lost == 0
    assert len(names_in(at.folder / FOLDER)) == 2
    assert seen(at, at.folder, owner) == scans.picture(1)


def test_a_restore_mends_what_is_gone(at: House, stick: Path) -> None:
    owner = attach(at, 1)
    backups.make(at.admin, "asked")
    (copy,) = stick.glob("*.zgbf")
    shutil.rmtree(at.folder / FOLDER)
    at.close()
    assert restored(at, copy, at.folder).lost == 0
    assert seen(at, at.folder, owner) == scans.picture(1)


def test_what_is_found_nowhere_is_told_before_and_after(at: House, tmp_path: Path) -> None:
    attach(at, 1)
    path = backups.make(at.admin, "asked").backup.path
    alone = tmp_path / "alone" / path.name
    alone.parent.mkdir()
    shutil.copy(path, alone)
    at.close()
    fresh = tmp_path / "new pc"
    with backups.open_aside(alone, fresh, at.clock, rooms(), Secret(PASSWORD)) as aside:
        assert aside.attached.sentence == (
            f"附件 1 个，有 1 个找不到。请从装有“{BESIDE}”的 U 盘或文件夹里打开备份。"
        )
        assert backups.restore(aside, {}).lost == 1


def test_a_torn_copy_is_not_brought_back(at: House, stick: Path, tmp_path: Path) -> None:
    attach(at, 1)
    backups.make(at.admin, "asked")
    (name,) = names_in(stick / BESIDE)
    place_of(stick / BESIDE, name).write_bytes(b"torn")
    (copy,) = stick.glob("*.zgbf")
    at.close()
    assert restored(at, copy, tmp_path / "new pc").lost == 1


def test_old_backups_go_and_no_file_with_them(at: House, stick: Path) -> None:
    owner = attach(at, 1)
    backups.make(at.admin, "asked")
    (one,) = attachments.listed(at.clerk, owner)
    attachments.take_off(at.clerk, owner, one.id, one.version, "附错")
    for _ in range(10):
        at.clock.advance(timedelta(minutes=1))
        backups.make(at.admin, "asked")
    assert len(list(stick.glob("*.zgbf"))) == 8
    assert len(names_in(stick / BESIDE)) == len(names_in(at.folder / FOLDER)) == 1


def test_a_full_disk_leaves_neither_row_nor_part(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = Owner(PERSON, worker(at))

    def full(*_: object) -> None:
        raise Full("no space")

    with monkeypatch.context() as patch:
        patch.setattr("db.attachments.write_whole", full)
        with pytest.raises(Busy, match="磁盘已满"):
            attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    assert attachments.listed(at.clerk, owner) == ()
    assert names_in(at.folder / FOLDER) == {}
    attachments.attach(at.clerk, owner, "id", "1.jpg", scans.picture())
    assert names_in(at.folder / FOLDER)


def test_a_second_place_that_breaks_off_is_told_and_made_whole_later(
    at: House, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(at, 1)

    def gone(*_: object) -> int:
        raise Full("pulled out")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.backups.attached.copy_files", gone)
        (sentence,) = backups.make(at.admin, "asked").sentences
    assert "这次只备份在本机" in sentence
    assert list(stick.glob("*.zgbf")) == []
    assert backups.due(at.admin)
    backups.make(at.admin, "time")
    assert len(list(stick.glob("*.zgbf"))) == len(names_in(stick / BESIDE)) == 1
