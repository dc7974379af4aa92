"""The one file of a backup (备份文件): a plain zip whose last bytes are the hash of all before them.

A zip's own checksums leave bytes of its headers uncovered: one flipped bit in four went unseen. So the
comment that ends the file is the sha256 of everything in front of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from db.backup.copying import State, Watch
from db.errors import Damaged, Full, Missing, Newer

FORMAT = 1
MANIFEST = "manifest.json"
_SEAL = 64
_CHUNK = 1 << 20
"""Bytes at a time: hashing and writing them holds nobody up."""

_LONGEST_MANIFEST = 1 << 20
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a package (包内文件): its sha256 and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself (备份清单), in clear: nothing of any person."""

    program: str
    made_at: datetime
    why: str
    state: State
    members: dict[str, Member]

    @property
    def size(self) -> int:
        """Bytes of all its members (内容大小)."""
        return sum(one.size for one in self.members.values())


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    """The system's refusals as errors of the ground."""
    try:
        yield
    except FileNotFoundError as error:
        raise Missing(path) from error
    except OSError as error:
        raise Full(f"{path.name}: {error.strerror}") from error


def pack(target: Path, files: Iterable[Path], manifest: Manifest, watch: Watch) -> Manifest:
    """Writes the package and syncs it (打包); gives the manifest with its members. Raises Full, Held."""
    sources = tuple(files)
    with _disk(target):
        whole = sum(one.stat().st_size for one in sources)
        members: dict[str, Member] = {}
        done = 0
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
            for one in sources:
                members[one.name] = _add(package, one, _half(watch, done, whole))
                done += members[one.name].size
            made = Manifest(manifest.program, manifest.made_at, manifest.why, manifest.state, members)
            package.writestr(zipfile.ZipInfo(MANIFEST, _FIRST_MOMENT), _text(made))
            package.comment = b"0" * _SEAL
        with target.open("r+b") as file:
            seal = _digest(file, target.stat().st_size - _SEAL, _half(watch, whole, whole)).encode()
            file.write(seal)
            file.flush()
            os.fsync(file.fileno())
    return made


def _half(watch: Watch, before: int, whole: int) -> Watch:
    """The watch of a part of a piece of work that goes twice over `whole` bytes."""
    return lambda done, _: watch(before + done, 2 * whole)


def _add(package: zipfile.ZipFile, source: Path, watch: Watch) -> Member:
    total, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(source.name, _FIRST_MOMENT)
    info.file_size = source.stat().st_size
    with source.open("rb") as file, package.open(info, "w") as member:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
            member.write(chunk)
            size += len(chunk)
            watch(size, info.file_size)
    return Member(total.hexdigest(), size)


def _digest(file: BinaryIO, length: int, watch: Watch) -> str:
    """sha256 of the first bytes of a file, which then stands behind them."""
    total, left = hashlib.sha256(), length
    while left:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            raise Damaged("the package ends too early")
        total.update(chunk)
        left -= len(chunk)
        watch(length - left, length)
    return total.hexdigest()


def seal_of(path: Path, watch: Watch) -> str:
    """Proves a package whole by the hash at its end, and gives it (核对封印). Raises Damaged, Missing."""
    with _disk(path), path.open("rb") as file:
        length = path.stat().st_size - _SEAL
        if length <= 0:
            raise Damaged("too short for a package")
        found = _digest(file, length, watch)
        if file.read(_SEAL + 1) != found.encode():
            raise Damaged("the package is not as it was written")
    return found


def manifest_of(path: Path) -> Manifest:
    """What a package says of itself (读取清单), its seal unseen. Raises Missing, Damaged, Newer."""
    with _disk(path), _package(path) as package:
        return _manifest(package)


def unpack(path: Path, folder: Path, watch: Watch) -> Manifest:
    """Proves a package whole, then puts its files in a folder (解包); to cancel, `watch` raises.

    Raises Missing, Damaged, Newer, Full.
    """
    size = manifest_of(path).size
    seal_of(path, _half(watch, 0, size))
    with _disk(path), _package(path) as package:
        found = _manifest(package)
        done = size
        for name, member in found.members.items():
            _extract(package, name, member, folder / name, _half(watch, done, size))
            done += member.size
    return found


def send(source: Path, target: Path, watch: Watch) -> str:
    """Copies a package to another disk and syncs it (复制备份); gives its seal. Raises Full, Damaged."""
    with _disk(target), source.open("rb") as here, target.open("wb") as there:
        length, done = source.stat().st_size, 0
        while chunk := here.read(_CHUNK):
            there.write(chunk)
            done += len(chunk)
            watch(done, length)
        there.flush()
        os.fsync(there.fileno())
        here.seek(-_SEAL, os.SEEK_END)
        return here.read().decode("ascii", "replace")


@contextmanager
def _package(path: Path) -> Iterator[zipfile.ZipFile]:
    """The open package; what is no zip, or a torn one, is Damaged."""
    try:
        with zipfile.ZipFile(path) as package:
            yield package
    except (zipfile.BadZipFile, EOFError) as error:
        raise Damaged("no package of this program") from error


def _member(package: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        return package.open(name)
    except (KeyError, RuntimeError) as error:
        raise Damaged(f"{name} in the package") from error


def _extract(package: zipfile.ZipFile, name: str, member: Member, target: Path, watch: Watch) -> None:
    total, size = hashlib.sha256(), 0
    with _member(package, name) as source, target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > member.size:
                break
            total.update(chunk)
            file.write(chunk)
            watch(size, member.size)
    if (total.hexdigest(), size) != (member.sha256, member.size):
        raise Damaged(f"{name} in the package")


def _text(manifest: Manifest) -> str:
    held = asdict(manifest) | {"format": FORMAT, "made_at": manifest.made_at.isoformat()}
    return json.dumps(held, ensure_ascii=False, indent=1)


def _manifest(package: zipfile.ZipFile) -> Manifest:
    with _member(package, MANIFEST) as member:
        text = member.read(_LONGEST_MANIFEST)
    try:
        held = json.loads(text)
        if held["format"] > FORMAT:
            raise Newer(f"backup {held['format']}")
        made_at = datetime.fromisoformat(held["made_at"])
        members = {
            _plain(name): Member(str(one["sha256"]), int(one["size"]))
            for name, one in held["members"].items()
        }
        found = Manifest(str(held["program"]), made_at, str(held["why"]), State(**held["state"]), members)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(MANIFEST) from error
    if made_at.tzinfo is None or set(members) != {name for name in package.namelist() if name != MANIFEST}:
        raise Damaged(MANIFEST)
    return found


def _plain(name: str) -> str:
    """A file's name that leads nowhere else (文件名). Raises ValueError."""
    if not re.fullmatch(r"[0-9a-z]+(\.[0-9a-z]+)*", name):
        raise ValueError(name)
    return name
