"""Where things lie (位置): what is shipped, the user's data folder, and folders that cannot hold data."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from platformdirs import user_data_path

from app.core.drives import Drive, drive_of

FOLDER = "WorkerServiceCenter"
"""The name of the data folder: ASCII, whatever the computer's language (数据文件夹名)."""

_REASONS = {
    Drive.REMOVABLE: "数据不能放在可移动的盘上，请改选本机硬盘上的文件夹。",
    Drive.NETWORK: "数据不能放在网络共享里，请改选本机硬盘上的文件夹。",
    Drive.READ_ONLY: "这个位置只能读不能写，请改选本机硬盘上可以写的文件夹。",
    Drive.MISSING: "这个盘不存在，请改选本机硬盘上的文件夹。",
}


def resources() -> Path:
    """The folder `resources` (随程序附带的文件), in a checkout or inside the frozen program."""
    frozen_in = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_in) if isinstance(frozen_in, str) else Path(__file__).resolve().parents[2]
    return root / "resources"


def data_home() -> Path:
    """The user's local application data (默认数据文件夹); it need not exist yet."""
    return user_data_path(FOLDER, appauthor=False, roaming=False)


def why_refused(folder: Path) -> str | None:
    """Why this folder cannot hold the data, as a sentence (不能存放的原因); None if it can.

    Refused: a removable drive, a network share, what cannot be written, a file in the way. The folder need
    not exist; nothing is left behind in the one above it that does.
    """
    try:
        place = folder.expanduser().resolve()
        existing = next((above for above in (place, *place.parents) if above.exists()), None)
        drive = Drive.MISSING if existing is None else drive_of(existing)
    except (OSError, ValueError, RuntimeError):
        return "这个位置打不开，请改选本机硬盘上的文件夹。"
    if existing is None or drive is not Drive.LOCAL:
        return _REASONS[drive]
    if not existing.is_dir():
        return f"{existing.name} 是一个文件，不是文件夹，请改选别的位置。"
    return None if _can_write(existing) else _REASONS[Drive.READ_ONLY]


def _can_write(folder: Path) -> bool:
    """True if a file can be made in the folder; it is gone again at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
