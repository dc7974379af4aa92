"""The swap of a restore (恢复时的替换): new files into their places, those replaced kept, whole at any kill.

A small marker is written first. Whoever starts next finds it and completes the swap: which files were
moved already is seen from where they lie.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.atomic import move, patiently, read_whole, remove, sync_folder, write_whole
from db.engine import FILE_NAME
from db.errors import Damaged, Full
from db.front import FILE_NAME as FRONT_NAME
from db.keys import FILE_NAME as KEYS_NAME
from db.mark import FILE_NAME as MARK_NAME

MARKER = "restore.json"
REPLACED = "replaced"
"""The folder beside the data that keeps what restores replaced (被替换的数据)."""

NEW = (KEYS_NAME, FRONT_NAME, FILE_NAME)
"""What a restore brings (恢复的文件), the data last."""

_BESIDE = (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", MARK_NAME)
"""What belongs to the old data and goes before it."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap (一次替换): the folder aside whose files come in, the one that keeps what they replace.

    `had` are the names that the folder held before.
    """

    folder: Path
    aside: Path
    kept: Path
    had: frozenset[str]

    def came(self, name: str) -> bool:
        """Whether the new file is in its place (新文件已到位): what was there before lies in `kept`."""
        gone = name not in self.had or (self.kept / name).exists()
        return gone and not (self.aside / name).exists() and (self.folder / name).exists()

    def whole(self) -> bool:
        """Whether every new file is aside or in its place (文件齐全)."""
        return all((self.aside / name).exists() or self.came(name) for name in NEW)


def swap(folder: Path, aside: Path, stamp: str) -> Path:
    """Puts the files aside in place of those of the folder (替换); gives where the old ones are kept.

    Undone where a file cannot be moved. Raises Held, Full.
    """
    kept = _free(folder / REPLACED, stamp)
    one = Swap(folder, aside, kept, frozenset(name for name in NEW if (folder / name).exists()))
    patiently(lambda: kept.mkdir(parents=True), kept)
    for name in NEW:
        _sync_file(aside / name)
    sync_folder(aside)
    held = {"aside": aside.name, "kept": kept.name, "had": sorted(one.had)}
    write_whole(folder / MARKER, json.dumps(held).encode())
    try:
        _forward(one)
    except Full:
        _back(one)
        raise
    return kept


def pending(folder: Path) -> Swap | None:
    """The swap that was interrupted, if any (未完成的替换). Raises Damaged for a marker that is none."""
    if not (folder / MARKER).exists():
        return None
    try:
        held = json.loads(read_whole(folder / MARKER))
        names, had = (str(held["aside"]), str(held["kept"])), frozenset(map(str, held["had"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(MARKER) from error
    if any(Path(name).name != name for name in names):
        raise Damaged(MARKER)
    return Swap(folder, folder / names[0], folder / REPLACED / names[1], had)


def finish(one: Swap) -> bool:
    """Completes an interrupted swap (补完替换), or undoes it where a new file is lacking: then False.

    Raises Held, Full; the marker stays, and the next start tries again.
    """
    if one.whole():
        _forward(one)
        return True
    _back(one)
    return False


def _forward(one: Swap) -> None:
    """Each step looks where a file lies, so that it may be done again."""
    if (one.aside / FILE_NAME).exists():
        for name in _BESIDE:
            _put(one.folder / name, one.kept / name)
    for name in NEW:
        if (one.aside / name).exists():
            _put(one.folder / name, one.kept / name)
            move(one.aside / name, one.folder / name)
    _end(one)
    shutil.rmtree(one.aside, ignore_errors=True)


def _back(one: Swap) -> None:
    """The old files into their places again; a new one that was there goes aside."""
    for name in reversed(NEW):
        if one.came(name):
            move(one.folder / name, one.aside / name)
        _put(one.kept / name, one.folder / name)
    for name in _BESIDE:
        _put(one.kept / name, one.folder / name)
    _end(one)


def _put(source: Path, target: Path) -> None:
    if source.exists():
        move(source, target)


def _end(one: Swap) -> None:
    """The marker last, when all moves are on the disk; a folder that keeps nothing goes."""
    sync_folder(one.kept)
    sync_folder(one.folder)
    remove(one.folder / MARKER)
    sync_folder(one.folder)
    with suppress(OSError):
        one.kept.rmdir()


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _free(above: Path, stamp: str) -> Path:
    """A folder that is not there yet."""
    names = (stamp, *(f"{stamp}-{n}" for n in range(2, 100)))
    return next(above / name for name in names if not (above / name).exists())
