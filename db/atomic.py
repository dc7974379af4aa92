"""Small files that are whole or not there (原子写文件): temp, fsync, rename, fsync of the folder.

On Windows a virus scanner, an indexer or a sync program may hold a file for a moment after it was
written. What is done here is therefore tried again for about two seconds before it fails.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from db.errors import Full, Held, Missing

T = TypeVar("T")

_PAUSES = (0.03, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Seconds between the tries, two in all: no longer than a window may stand still."""

LOCKS = os.name == "nt"
"""Whether a refusal may mean that another program holds the file (文件锁), not that a right lacks.

Windows tells a lock (its errors 5, 32 and 33) from a lacking right no better than by PermissionError:
opening gives no number of its own.
"""


def patiently(act: Callable[[], T], path: Path) -> T:
    """Does a thing to a file (耐心操作), again while another program holds it; `act` is whole each time.

    Raises Held when the other does not let go, Full if the disk refuses.
    """
    pauses = iter(_PAUSES)
    while True:
        try:
            return act()
        except OSError as error:
            said = f"{path.name}: {error.strerror}"
            if not (LOCKS and isinstance(error, PermissionError)):
                raise Full(said) from error
            pause = next(pauses, None)
            if pause is None:
                raise Held(said) from error
        time.sleep(pause)


def write_whole(path: Path, data: bytes) -> None:
    """Puts new content in place of the old at once (原子替换). Raises Held, Full."""
    part = path.with_name(f"{path.name}.part")
    try:
        patiently(lambda: _put(part, path, data), path)
    except Full:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def read_whole(path: Path) -> bytes:
    """All of a small file (读取). Raises Missing, Held, Full."""
    if not path.exists():
        raise Missing(path)
    return patiently(path.read_bytes, path)


def seal(held: object) -> str:
    """The sha256 of what a small file holds (校验值), kept in it: a bad disk is no wrong password."""
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()


def move(source: Path, target: Path) -> None:
    """Gives a file its place (移动), in place of what is there. Raises Held, Full."""
    patiently(lambda: source.replace(target), target)


def remove(path: Path) -> None:
    """Takes a file away if it is there (删除). Raises Held, Full."""
    patiently(lambda: path.unlink(missing_ok=True), path)


def sync_folder(folder: Path) -> None:
    """Makes a rename durable (目录落盘); Windows has no such call, its rename is written through."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(part: Path, path: Path, data: bytes) -> None:
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)
