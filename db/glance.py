"""The short look at each opening (打开时核对): triggers, the end of the chain, its mark; a few milliseconds.

The rest is for `db.proof`, which reads everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.errors import Damaged
from db.journal import Head, before, head, holds, verify_chain
from db.reader import Reader
from db.tables.guards import TRIGGERS, VIRTUAL

_TAIL = 32
"""How many entries are looked at (核对条数): what a stroke of bad luck damages is most often the newest."""

_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%'"


def glance(reader: Reader, noted: Head | None) -> None:
    """Raises Damaged where the end of the file does not hold (打开时核对); `noted` is what the mark says."""
    for name in lacking_guards(reader):
        raise Damaged(f"trigger or index {name}")
    last = head(reader)
    start = before(reader, last.n - _TAIL + 1)
    if start is None:
        raise Damaged(f"journal: entry {last.n - _TAIL} is not there")
    for broken in verify_chain(reader, start):
        raise Damaged(str(broken))
    if noted and not holds(reader, noted.n, noted.hash):
        raise Damaged(f"journal: ends at entry {last.n}, after {noted.n} was noted")


def lacking_guards(reader: Reader) -> Iterator[str]:
    """The triggers and word indexes that are not as they were made (缺失的触发器), by name."""
    wanted = {**VIRTUAL, **TRIGGERS}
    held = {str(name): str(sql) for name, sql in reader.raw(_GUARDS).fetchall()}
    yield from (name for name in sorted(wanted.keys() | held.keys()) if wanted.get(name) != held.get(name))
