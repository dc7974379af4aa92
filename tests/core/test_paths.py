"""Where things lie, and which folders cannot hold data."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from app.core import paths
from app.core.drives import Drive, linux_drive, mount_of, windows_drive
from app.core.paths import data_home, resources, why_refused

MOUNTS = r"""/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/stick vfat rw,nosuid 0 0
//server/share /mnt/share cifs rw 0 0
server:/home /mnt/share/deep nfs4 rw 0 0
/dev/sda3 /mnt/fixed ext4 ro,relatime 0 0
/dev/sda4 /mnt/with\040blank ext4 ro 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/mapper/home /home ext4 rw 0 0
user@host:/ /mnt/ssh fuse.sshfs rw 0 0
/dev/sdc1 /mnt/usb ext4 rw 0 0
broken line
"""


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A /sys with a fixed disk sda, a removable sdb and a disk sdc on a USB port."""
    for disk, removable, bus in (
        ("sda", "0", "pci0/ata1"),
        ("sdb", "1", "pci0/ata2"),
        ("sdc", "0", "pci0/usb2/2-1"),
    ):
        device = tmp_path / "devices" / bus / "block" / disk
        for part in (device / f"{disk}1", device / f"{disk}2", device / f"{disk}3"):
            part.mkdir(parents=True)
        (device / "removable").write_text(f"{removable}\n", encoding="ascii")
        links = tmp_path / "class" / "block"
        links.mkdir(parents=True, exist_ok=True)
        for one in (device, device / f"{disk}1", device / f"{disk}2", device / f"{disk}3"):
            (links / one.name).symlink_to(one)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="a Linux mount table")
@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/data", Drive.LOCAL),
        ("/media/stick/x", Drive.REMOVABLE),
        ("/media/stickers", Drive.LOCAL),
        ("/mnt/share/x", Drive.NETWORK),
        ("/mnt/share/deep/x", Drive.NETWORK),
        ("/mnt/ssh", Drive.NETWORK),
        ("/mnt/fixed/x", Drive.READ_ONLY),
        ("/mnt/with blank/x", Drive.READ_ONLY),
        ("/mnt/usb/x", Drive.REMOVABLE),
        ("/home/clerk", Drive.LOCAL),
        ("/tmp/x", Drive.LOCAL),
    ],
)
def test_what_a_folder_lies_on(folder: str, drive: Drive, system: Path) -> None:
    assert linux_drive(Path(folder), MOUNTS, system) is drive


@pytest.mark.skipif(sys.platform == "win32", reason="a Linux mount table")
def test_the_deepest_and_the_last_mount_count() -> None:
    twice = MOUNTS + "nfs:/x /media/stick nfs rw 0 0\n"
    found = mount_of(Path("/media/stick/x"), twice)
    assert found is not None
    assert found.kind == "nfs"
    assert mount_of(Path("/x"), "") is None


@pytest.mark.parametrize(
    ("answer", "drive"),
    [
        (0, Drive.LOCAL),
        (1, Drive.MISSING),
        (2, Drive.REMOVABLE),
        (3, Drive.LOCAL),
        (4, Drive.NETWORK),
        (5, Drive.READ_ONLY),
        (6, Drive.REMOVABLE),
    ],
)
def test_what_windows_answers(answer: int, drive: Drive) -> None:
    assert windows_drive(Path("x"), answer) is drive


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        (r"\\server\share\x", Drive.NETWORK),
        (r"\\?\UNC\server\share\x", Drive.NETWORK),
        (r"\\?\C:\x", Drive.LOCAL),
        (r"C:\x", Drive.LOCAL),
    ],
)
def test_a_share_by_its_name_is_a_network_drive(folder: str, drive: Drive) -> None:
    assert windows_drive(PureWindowsPath(folder), 3) is drive


def test_the_shipped_files_are_there() -> None:
    assert (resources() / "seed" / "holidays.csv").is_file()


def test_the_frozen_program_has_them_beside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"


def test_the_data_folder_has_an_ascii_name() -> None:
    assert data_home().is_absolute()
    assert data_home().name == "WorkerServiceCenter"


def test_a_folder_that_can_be_made_is_not_refused_and_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "职工"
    assert why_refused(folder) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "占位.txt").write_text("", encoding="utf-8")
    reason = why_refused(tmp_path / "占位.txt" / "x")
    assert reason is not None
    assert "占位.txt 是一个文件" in reason


@pytest.mark.parametrize("drive", [one for one in Drive if one is not Drive.LOCAL])
def test_every_other_drive_is_refused_with_its_reason(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "drive_of", lambda _folder: drive)
    reason = why_refused(tmp_path)
    assert reason is not None
    assert reason.endswith("。")
    assert "本机硬盘" in reason


def test_what_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    reason = why_refused(tmp_path)
    assert reason is not None
    assert "只能读不能写" in reason


def test_what_cannot_be_a_folder_is_refused() -> None:
    assert why_refused(Path("a\0b")) is not None
