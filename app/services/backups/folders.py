"""The two places of backups (备份的两个位置): beside the data, and a second folder that somebody chose."""

import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.core.clock import local
from app.core.computer import this_computer
from app.core.drives import Drive, drive_of
from app.core.errors import Busy, Refused
from app.services import front
from app.services.desk import Desk
from app.services.parameters import administrator, note
from db.errors import Damaged, Missing
from db.front import load
from db.tables import computer
from db.writer import Writer

FOLDER = "backups"
SUFFIX = ".zgbf"
PART = ".part"
_NAME = re.compile(r"职工中心备份-([A-Z]{2}[0-9]{2})-[0-9]{8}-[0-9]{6}(-[0-9]{1,2})?\.zgbf")
_COMPUTER = select(computer.c.id, computer.c.version, computer.c.mark).limit(1)
_SAME_DISK = "这个文件夹和数据在同一块盘上，这块盘坏了两份都没有。最好换成 U 盘或另一台电脑上的文件夹。"
_ONE_PC = "还没有登记这台电脑，请重新签到后再选。"


def own(folder: Path) -> Path:
    """The place beside the data (本机备份文件夹); it need not exist yet."""
    return folder / FOLDER


def second_of(folder: Path) -> Path | None:
    """The second place as the sign-in page's file tells it (第二备份文件夹), without a key."""
    try:
        named = load(folder).second
    except (Missing, Damaged):
        return None
    return Path(named) if named else None


def second_folder(desk: Desk) -> Path | None:
    """The second place of this PC's backups (第二备份文件夹), None while none is chosen."""
    with desk.read() as asks:
        named = front.second_folder(asks)
    return Path(named) if named else None


def choose_second(desk: Desk, folder: Path) -> str:
    """Keep every later backup in this folder too (选第二备份文件夹); gives a remark, or "".

    A stick, another disk or a share is right here. Raises Forbidden unless an administrator does it,
    Refused for a folder that cannot hold it.
    """
    administrator(desk)
    chosen, remark = _checked(desk.folder, folder)
    with desk.write("choose_backup_folder") as w:
        if not put_second(w, chosen):
            raise Refused(_ONE_PC)
        note(w)
        page = front.made(w, desk.folder)
    front.save(desk.folder, page)
    return remark


def put_second(w: Writer, folder: Path) -> bool:
    """Enter the second place (登记第二备份文件夹); False where the data does not belong to this PC yet."""
    found = w.first(_COMPUTER)
    if found is None or found.mark != this_computer().mark:
        return False
    w.update(computer, found.id, found.version, backup_folder=str(folder))
    return True


def _checked(data: Path, folder: Path) -> tuple[Path, str]:
    """The folder as it is kept, and a remark."""
    try:
        chosen, home = folder.resolve(strict=True), data.resolve()
        inside = chosen.is_relative_to(home) or home.is_relative_to(chosen)
        same_disk = chosen.stat().st_dev == home.stat().st_dev
    except OSError:
        raise Refused("这个文件夹打不开，请核对后重选。") from None
    if not chosen.is_dir():
        raise Refused(f"“{chosen.name}”是一个文件，请选文件夹。")
    if inside:
        raise Refused("第二个备份文件夹不能在数据文件夹里，也不能包着它。请另选文件夹，最好在 U 盘上。")
    if not writable(chosen):
        raise Refused("这个文件夹不能写。请换一个能写的文件夹。")
    return chosen, _SAME_DISK if same_disk and drive_of(chosen) is Drive.LOCAL else ""


def writable(folder: Path) -> bool:
    """Whether a file can be made there (能否写入), found by trying."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def name_of(station: str, at: datetime) -> str:
    """The name of a backup (备份文件名), of the moment in China: nothing of any person."""
    return f"职工中心备份-{station}-{local(at):%Y%m%d-%H%M%S}{SUFFIX}"


def station_in(name: str) -> str | None:
    """The station that a backup's name tells (文件名中的站点); None for any other file."""
    found = _NAME.fullmatch(name)
    return found[1] if found else None


def free_name(folder: Path, name: str) -> Path:
    """That name in the folder, numbered where another backup of the same second has it (不重名)."""
    stem = name.removesuffix(SUFFIX)
    names = (name, *(f"{stem}-{n}{SUFFIX}" for n in range(2, 100)))
    return next(folder / one for one in names if not (folder / one).exists())


def room_for(folder: Path, size: int) -> None:
    """Raises Busy, in one clear sentence, where a folder's disk has no room for so many bytes (空间检查)."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        raise Busy(f"备份文件夹 {folder} 打不开，没有备份。请核对它在不在。") from None
    if free < size:
        raise Busy(
            f"磁盘空间不够：备份要 {_shown(size)}，只剩 {_shown(free)}，没有备份。请清理磁盘后再备份。"
        )


def _shown(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(size / 1e6, 0.1):.1f} MB"
