"""Where things lie, and which folders cannot hold data."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from app.core import paths
from app.core.drives import Drive, linux_drive, mount_of, windows_drive
from app.core.errors import Refused
from app.core.paths import POINTER, data_home, find_place, resources, usual_home, why_refused

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


def test_a_path_too_long_for_the_files_within_is_refused(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["职工服务中心的数据文件夹"] * 20)
    reason = why_refused(deep)
    assert reason is not None
    assert "路径太长" in reason


@pytest.fixture
def pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that may name another folder, in a usual folder of its own."""
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: tmp_path / "usual" / "WorkerServiceCenter")
    usual_home().mkdir(parents=True)
    return usual_home() / POINTER


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line", ["{}", "{}\r\n", '"{}"\n', "  {}  \r\n第二行随便写\r\n"])
def test_the_pointer_names_the_folder(pointer: Path, tmp_path: Path, mark: str, line: str) -> None:
    folder = tmp_path / "王 小芳" / "服务中心数据"
    pointer.write_bytes(line.format(folder).encode(mark))
    assert data_home() == folder
    folder.mkdir(parents=True)
    found = find_place(None)
    assert (found.folder, found.sentence) == (folder, "")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("D:\\服务中心数据".encode("gbk"), "读不出来"),
        (b"\xff\xfe\x00", "读不出来"),
        (b"", "不是完整的路径"),
        ("服务中心数据\n/x".encode(), "不是完整的路径"),
        (b"\n/x", "不是完整的路径"),
    ],
)
def test_a_pointer_that_names_no_folder_is_told_and_no_other_is_taken(
    pointer: Path, held: bytes, said: str
) -> None:
    pointer.write_bytes(held)
    with pytest.raises(Refused, match=said):
        data_home()
    found = find_place(None)
    assert found.folder == pointer
    assert said in found.sentence
    assert found.title
    assert not found.absent


def test_a_pointer_that_is_no_file_is_told(pointer: Path) -> None:
    pointer.mkdir()
    with pytest.raises(Refused, match="读不出来"):
        data_home()


def test_a_folder_that_the_pointer_names_is_never_made_in_silence(pointer: Path, tmp_path: Path) -> None:
    pointer.write_text(str(tmp_path / "moved away"), encoding="utf-8")
    found = find_place(None)
    assert found.absent
    assert "folder.txt 里写的文件夹不在了" in found.sentence
    assert not (tmp_path / "moved away").exists()


def test_a_named_folder_is_taken_whatever_the_pointer_says(pointer: Path, tmp_path: Path) -> None:
    pointer.write_bytes(b"\xff")
    found = find_place(tmp_path / "new")
    assert (found.folder, found.sentence, found.named) == (tmp_path / "new", "", True)
    (tmp_path / "file").touch()
    refused = find_place(tmp_path / "file")
    assert "是一个文件" in refused.sentence
    assert refused.named


def test_without_a_pointer_the_usual_folder_need_not_exist(pointer: Path) -> None:
    pointer.parent.rmdir()
    found = find_place(None)
    assert (found.folder, found.sentence, found.absent) == (usual_home(), "", False)
