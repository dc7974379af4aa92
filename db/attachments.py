"""The bytes of attached files (附件文件): one encrypted file each, never changed, beside the data file.

A file is named by a keyed hash of what it holds: the same bytes are kept once, and the name tells nobody
who has a copy of some form that it lies here. The journal and the rows name the plain sha256.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.atomic import patiently, read_whole, remove, write_whole
from db.backup.copying import Watch
from db.engine import KEY_BYTES
from db.errors import DbError, Full, Gone, Missing, Torn

FOLDER = "files"
"""The folder beside the data file (附件文件夹)."""

BESIDE = "职工中心附件"
"""The folder beside the backups in another place (备份旁的附件文件夹): whoever tidies a stick reads it."""

_HEAD = b"ZGFJ\x01"
"""What each file begins with: its mark and the version of its form."""

_NONCE = 12
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Store:
    """The files of one folder under one data key (附件库)."""

    folder: Path
    key: bytes = field(repr=False)

    def put(self, data: bytes) -> str:
        """Keeps the bytes, on the disk before it returns (存入); gives their sha256. Raises Held, Full.

        What is there and whole is not written again; what is there and torn is mended by it.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        with suppress(Gone, Torn):
            self.get(sha256)
            return sha256
        patiently(lambda: path.parent.mkdir(parents=True, exist_ok=True), path)
        write_whole(path, self._sealed(path.name, data))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of this sha256, proven (取出). Raises Gone, Torn, Held."""
        path = self._path(sha256)
        try:
            held = read_whole(path)
        except Missing:
            raise Gone(path) from None
        data = self._opened(path.name, held)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Torn(path)
        return data

    def has(self, sha256: str) -> bool:
        """Whether such a file is there (是否在), its bytes unseen."""
        return self._path(sha256).exists()

    def name(self, sha256: str) -> str:
        """The name of the file of this sha256 (文件名)."""
        return hmac.new(_derived(self.key, b"name"), sha256.encode(), hashlib.sha256).hexdigest()

    def _path(self, sha256: str) -> Path:
        return place_of(self.folder, self.name(sha256))

    def _sealed(self, name: str, data: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return _HEAD + nonce + self._cipher().encrypt(nonce, data, _HEAD + name.encode())

    def _opened(self, name: str, held: bytes) -> bytes:
        """The plain bytes; a file that was put under another's name does not open."""
        start = len(_HEAD) + _NONCE
        if not held.startswith(_HEAD):
            raise Torn(Path(name))
        try:
            return self._cipher().decrypt(held[len(_HEAD) : start], held[start:], _HEAD + name.encode())
        except (InvalidTag, ValueError) as error:
            raise Torn(Path(name)) from error

    def _cipher(self) -> AESGCM:
        return AESGCM(_derived(self.key, b"content"))


def _derived(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for each purpose: the data key itself never encrypts a file."""
    return HKDF(hashes.SHA256(), KEY_BYTES, None, b"attachments " + purpose).derive(key)


def place_of(folder: Path, name: str) -> Path:
    """Where a file of this name lies (文件位置): 256 folders keep each of them short."""
    return folder / name[:2] / name


def names_in(folder: Path) -> Mapping[str, int]:
    """The files that lie there, each with its size in bytes (现有文件); none without the folder."""
    return {path.name: path.stat().st_size for path in _files(folder) if _NAME.fullmatch(path.name)}


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.glob("[0-9a-f][0-9a-f]/*"))
    except OSError as error:
        raise Full(f"{folder.name}: {error.strerror}") from error


def copy_files(source: Path, target: Path, names: Iterable[str], watch: Watch) -> int:
    """Copies these files as they are, each read back (复制文件); gives how many bytes. Raises Full, Torn.

    They need no key and are not opened. What has its name is whole: a copy that was interrupted has none.
    """
    done = 0
    for name in names:
        held = read_whole(place_of(source, name))
        path = place_of(target, name)
        patiently(lambda path=path: path.parent.mkdir(parents=True, exist_ok=True), path)  # type: ignore[misc]
        write_whole(path, held)
        if read_whole(path) != held:
            with suppress(DbError):
                remove(path)
            raise Torn(path)
        done += len(held)
        watch(done, done)
    return done
