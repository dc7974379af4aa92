"""A disk that loses its power (断电的磁盘): the folder as it may lie there after any recorded moment.

Synced data is kept. What was not synced is lost, or some of it is there, torn at 512 bytes. Names follow
the rule of journalling file systems: what was made, renamed or removed is certain only after a sync of
its folder; before that the last of these steps are lost, in the order in which they were made.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cIIQ")


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded step (一步): see `recorder.c` for its kinds."""

    kind: str
    name: str
    number: int
    data: bytes


def steps(log: Path) -> Iterator[Step]:
    """The record of a process (读记录)."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind, name, length, number = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        end = at + name + length
        yield Step(kind.decode(), data[at : at + name].decode(), number, data[at + name : end])
        at = end


@dataclass(slots=True)
class Inode:
    """A file whatever its name (文件): what is synced, and the steps since."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk."""
        for step in self.pending:
            _apply(self.synced, step, None)
        self.pending.clear()

    def after(self, chance: random.Random | None) -> bytes:
        """Its content after a cut: nothing of what was pending, or some of it."""
        found = bytearray(self.synced)
        for step in self.pending if chance else ():
            if chance and chance.random() < 0.7:
                _apply(found, step, chance)
        return bytes(found)


def _apply(content: bytearray, step: Step, chance: random.Random | None) -> None:
    """A write or a change of size; by chance only some of its sectors."""
    if step.kind != "w":
        del content[step.number :]
        content.extend(bytes(step.number - len(content)))
        return
    torn = chance is not None and chance.random() < 0.5
    at, end = step.number, step.number + len(step.data)
    while at < end:
        stop = min(end, (at // SECTOR + 1) * SECTOR)
        if not torn or (chance and chance.random() < 0.5):
            if len(content) < stop:
                content.extend(bytes(stop - len(content)))
            content[at:stop] = step.data[at - step.number : stop - step.number]
        at = stop


Names = dict[str, Inode]


class Disk:
    """The disk under a folder (磁盘): it is told the steps and may be cut after each."""

    def __init__(self, folder: Path) -> None:
        self.names: Names = {}
        self.folders: set[str] = set()
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                self.folders.add(name)
            else:
                self.names[name] = Inode(bytearray(path.read_bytes()))
        self._sure: Names = dict(self.names)
        self._moves: list[Callable[[Names], None]] = []

    def take(self, step: Step) -> None:
        """One more step."""
        if step.kind == "m":
            self.folders.add(step.name)
        elif step.kind == "o":
            self._open(step)
        elif step.kind in "wt":
            self.names[step.name].pending.append(step)
        elif step.kind == "s":
            self.names[step.name].sync()
        elif step.kind == "r":
            self._move(_renaming(step.name, step.data.decode()))
        elif step.kind == "u":
            self._move(_removing(step.name))
        elif step.kind == "S":
            self._sync_names()

    def _open(self, step: Step) -> None:
        there = self.names.get(step.name)
        if there is None:
            self._move(_making(step.name, Inode()))
        elif step.number:
            there.pending.append(Step("t", step.name, 0, b""))

    def _move(self, act: Callable[[Names], None]) -> None:
        act(self.names)
        self._moves.append(act)

    def _sync_names(self) -> None:
        """One journal of the file system holds all folders: a sync writes what stands before it too."""
        self._sure = dict(self.names)
        self._moves.clear()

    def cut(self, target: Path, chance: random.Random | None) -> None:
        """Put what is left into an empty folder; without `chance` nothing that was not synced."""
        names = dict(self._sure)
        kept = chance.randint(0, len(self._moves)) if chance else 0
        for act in self._moves[:kept]:
            act(names)
        for folder in sorted(self.folders):
            (target / folder).mkdir(parents=True, exist_ok=True)
        for name, inode in names.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(inode.after(chance))


def _making(name: str, inode: Inode) -> Callable[[Names], None]:
    def act(names: Names) -> None:
        names[name] = inode

    return act


def _removing(name: str) -> Callable[[Names], None]:
    def act(names: Names) -> None:
        names.pop(name, None)

    return act


def _renaming(old: str, new: str) -> Callable[[Names], None]:
    def act(names: Names) -> None:
        there = names.pop(old, None)
        if there is not None:
            names[new] = there

    return act
