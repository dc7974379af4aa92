"""What the journal says is there (账上应有的行): the last entry of each row that was not deleted.

The hash of a row says that the row is as it was written; only the journal says that no row is missing,
and that a row is not what it was before its last change.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from uuid import UUID

from db.changes import touched_rows
from db.proof.report import Fault
from db.reader import Reader

_BODIES = "SELECT n, body FROM journal ORDER BY n"


class Held:
    """The rows that should be there (应有的行): each is crossed off when it is met."""

    def __init__(self) -> None:
        self._last: dict[str, dict[bytes, int]] = {}
        self.whole = False
        """Whether the journal was read to its end: without it nothing can be said of a row."""

    def read(self, reader: Reader) -> Iterator[Fault]:
        """Goes through the journal (读日志); an entry that cannot be read is a fault of the chain."""
        for n, body in reader.each(_BODIES):
            try:
                rows = touched_rows(body)
            except (zlib.error, ValueError, KeyError, TypeError):
                yield Fault("chain", f"journal: entry {n} cannot be read")
                return
            for table, gone, keys in rows:
                last = self._last.setdefault(table, {})
                for key in keys:
                    if gone:
                        last.pop(key, None)
                    else:
                        last[key] = n
        self.whole = True

    def meet(self, table: str, key: bytes, entry: int) -> Fault | None:
        """A row that is there (核对一行), written by that entry."""
        if not self.whole:
            return None
        known = self._last.get(table, {}).pop(key, None)
        if known is None:
            return Fault("stray", table, UUID(bytes=key))
        return Fault("old", table, UUID(bytes=key)) if entry < known else None

    def missing(self, table: str) -> Iterator[Fault]:
        """The rows of a table that were not met (缺的行)."""
        if self.whole:
            yield from (Fault("lost", table, UUID(bytes=key)) for key in self._last.pop(table, {}))
