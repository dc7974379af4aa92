"""Small files that are whole or not there (原子写文件): temp, fsync, rename, fsync of the folder."""

from __future__ import annotations

import os
from pathlib import Path

from db.errors import Full


def write_whole(path: Path, data: bytes) -> None:
    """Puts new content in place of the old at once (原子替换). Raises Full if the disk refuses."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Full(f"{path.name}: {error.strerror}") from error


def sync_folder(folder: Path) -> None:
    """Makes a rename durable (目录落盘); Windows has no such call, its rename is written through."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
