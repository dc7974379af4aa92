"""The mark of the last entry (链尾记号): its number and hash in a small file beside the data.

A tail of the journal that vanished with its rows leaves a file that is whole in itself: pages of the WAL
that were damaged are simply not taken, and an older copy of the file is in order too. Then the mark knows
more than the file. It is written after the commit and never synced: it may be late, never early. It holds
nothing personal and belongs to one file, which it names by the random bytes that file begins with; one
that is torn, or of another file, says nothing.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from db.journal import Head

FILE_NAME = "head.txt"
_SALT = 16
_CHECK = 16
_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Mark:
    """The mark of one data file (链尾记号). Made while the file is there."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(FILE_NAME)
        with path.open("rb") as file:
            self._salt = file.read(_SALT).hex()

    def put(self, n: int, digest: bytes) -> None:
        """Notes the last entry (记链尾). A mark that cannot be written stays as it was."""
        text = f"{self._salt} {n:012d} {digest.hex()}"
        with suppress(OSError):
            handle = os.open(self._path, _FLAGS, 0o600)
            try:
                os.write(handle, f"{text} {_check(text)}\n".encode())
            finally:
                os.close(handle)

    def noted(self) -> Head | None:
        """The last entry as it was noted (读链尾); None where nothing sound is noted of this file."""
        try:
            text, _, check = self._path.read_text(encoding="ascii").strip().rpartition(" ")
            salt, n, digest = text.split(" ")
            known = check == _check(text) and salt == self._salt
            return Head(int(n), bytes.fromhex(digest), None) if known else None
        except (OSError, ValueError):
            return None


def _check(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_CHECK]
