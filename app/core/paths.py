"""Where things lie (位置): what is shipped, the user's data folder, and folders that cannot hold data."""

from __future__ import annotations

import codecs
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from app.core.drives import Drive, drive_of
from app.core.errors import Refused

FOLDER = "WorkerServiceCenter"
"""The name of the data folder: ASCII, whatever the computer's language (数据文件夹名)."""

POINTER = "folder.txt"
"""In the usual folder: its first line is the full path of another one that holds the data (指路文件)."""

_ANOTHER = "请另选本机硬盘上的文件夹。"
_REASONS = {
    Drive.REMOVABLE: f"这个文件夹在可移动的盘（如 U 盘）上，拔掉就办不了，也容易丢。{_ANOTHER}",
    Drive.NETWORK: f"这个文件夹在网络盘上，网络一断数据就可能损坏。{_ANOTHER}",
    Drive.READ_ONLY: f"这个位置只能读不能写。{_ANOTHER}",
    Drive.MISSING: "这个盘不存在，或没有接上。请接上再打开程序，或另选本机硬盘上的文件夹。",
}
_LONGEST = 220 if sys.platform == "win32" else 470
"""How long the path of a data folder may be: a file's has 259 characters on Windows, SQLite's 511 bytes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data lies (数据位置): its folder; a title and a sentence where none can be kept there.

    One that was `named` at the start is never changed for another; an `absent` one may be made.
    """

    folder: Path
    title: str = ""
    sentence: str = ""
    named: bool = False
    absent: bool = False


def resources() -> Path:
    """The folder `resources` (随程序附带的文件), in a checkout or inside the frozen program."""
    frozen_in = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_in) if isinstance(frozen_in, str) else Path(__file__).resolve().parents[2]
    return root / "resources"


def find_place(named: Path | None) -> Place:
    """Where the data lies (数据位置): in the folder named at the start, else where the user's data lies."""
    if named is not None:
        return _judged(Place(named, named=True))
    try:
        folder = data_home()
    except Refused as refused:
        return Place(usual_home() / POINTER, "找不到数据文件夹", refused.reason)
    return _judged(Place(folder, absent=folder != usual_home() and not folder.is_dir()))


def _judged(found: Place) -> Place:
    """The place with the reason, if any, why there can be no data."""
    refused = why_refused(found.folder)
    if refused is not None:
        return Place(found.folder, "这个文件夹不能存放数据", refused, found.named)
    if found.absent:
        sentence = f"{POINTER} 里写的文件夹不在了。移走过或改过名，就另选它现在的位置；第一次用，就建在这里。"
        return Place(found.folder, "这里还没有数据文件夹", sentence, absent=True)
    return found


def usual_home() -> Path:
    """The user's local application data (默认数据文件夹); it need not exist yet."""
    return user_data_path(FOLDER, appauthor=False, roaming=False)


def data_home() -> Path:
    """The usual data folder, or the one that `folder.txt` in it names (数据文件夹); it need not exist yet.

    Raises Refused where that file names none: another folder is never taken in silence.
    """
    pointer = usual_home() / POINTER
    try:
        if not pointer.exists():
            return pointer.parent
        first = _text(pointer.read_bytes()).partition("\n")[0].strip().strip('"')
    except (OSError, UnicodeDecodeError):
        raise Refused(
            f"{POINTER} 读不出来，没有换用别的文件夹。请用记事本打开它，另存为 UTF-8 编码，或另选文件夹。"
        ) from None
    folder = Path(first)
    if not folder.is_absolute():
        raise Refused(
            f"{POINTER} 的第一行不是完整的路径，没有换用别的文件夹。请改成如 D:\\服务中心数据，或另选文件夹。"
        )
    return folder


def _text(data: bytes) -> str:
    """The text of a small file as Notepad saves it: UTF-8 with or without a mark, UTF-16 with one."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8-sig")


def why_refused(folder: Path) -> str | None:
    """Why this folder cannot hold the data, as a sentence (不能存放的原因); None if it can.

    Refused: a removable drive, a network share, what cannot be written, a file in the way, a path too long
    for the files within. The folder need not exist; nothing is left behind in the one above it that does.
    """
    try:
        place = folder.expanduser().resolve()
        existing = next((above for above in (place, *place.parents) if above.exists()), None)
        drive = Drive.MISSING if existing is None else drive_of(existing)
    except (OSError, ValueError, RuntimeError):
        return f"这个位置打不开。{_ANOTHER}"
    if existing is None or drive is not Drive.LOCAL:
        return _REASONS[drive]
    if not existing.is_dir():
        return f"{existing.name} 是一个文件，不是文件夹。请另选文件夹。"
    if _length(place) > _LONGEST:
        return "这个文件夹的路径太长。请另选近一些的文件夹，如 D:\\服务中心数据。"
    return None if _can_write(existing) else _REASONS[Drive.READ_ONLY]


def _length(place: Path) -> int:
    """How long a path is to the system: UTF-16 units on Windows, bytes elsewhere."""
    if sys.platform == "win32":
        return len(str(place).encode("utf-16-le", "surrogatepass")) // 2
    return len(os.fsencode(place))


def _can_write(folder: Path) -> bool:
    """True if a file can be made in the folder; it is gone again at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
