"""The journal (日志): one entry per command, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import bindparam, select

from db.changes import RowChange, read_body
from db.columns import Key, moment_text
from db.reader import Reader
from db.rows import Raw
from db.tables.journal import journal, journal_subject

CHAIN_START = bytes(32)
"""What the first entry holds for the entry before it (链首)."""

Subject = tuple[str, UUID]

_COLUMNS = (
    journal.c.n,
    journal.c.station,
    journal.c.moment,
    journal.c.actor_id,
    journal.c.actor_name,
    journal.c.command,
    journal.c.revision,
    journal.c.body,
)
ENTRY = select(*_COLUMNS).where(journal.c.n == bindparam("n"))
ENTRIES_OF = (
    select(*_COLUMNS)
    .join(journal_subject, journal_subject.c.n == journal.c.n)
    .where(
        journal_subject.c.kind == bindparam("kind"),
        journal_subject.c.id == bindparam("id", type_=Key),
        journal_subject.c.n > bindparam("after"),
    )
    .order_by(journal_subject.c.n)
    .limit(bindparam("limit"))
)
SUBJECTS = (
    select(journal_subject.c.kind, journal_subject.c.id)
    .where(journal_subject.c.n == bindparam("n"))
    .order_by(journal_subject.c.kind, journal_subject.c.id)
)
WRITERS = select(journal.c.actor_name, journal.c.moment).where(journal.c.n == bindparam("n"))
ENTRIES = (
    select(*_COLUMNS).where(journal.c.n.in_(bindparam("ns", expanding=True))).order_by(journal.c.n.desc())
)
SUBJECTS_OF = (
    select(journal_subject.c.n, journal_subject.c.kind, journal_subject.c.id)
    .where(journal_subject.c.n.in_(bindparam("ns", expanding=True)))
    .order_by(journal_subject.c.n, journal_subject.c.kind, journal_subject.c.id)
)
HASH = select(journal.c.hash).where(journal.c.n == bindparam("n"))

_HEAD = "SELECT n, hash, moment FROM journal ORDER BY n DESC LIMIT 1"
_ONE = "SELECT n, hash, moment FROM journal WHERE n = ?"
_INSERT = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SUBJECT = "INSERT INTO journal_subject VALUES (?, ?, ?)"
_ALL = (
    "SELECT n, station, moment, actor_id, actor_name, command, revision, prior, body, hash "
    "FROM journal WHERE n > ? ORDER BY n"
)
_ALL_SUBJECTS = "SELECT n, kind, id FROM journal_subject WHERE n > ? ORDER BY n, kind, id"


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry (链尾): its number, its hash, its moment; printed on the day sheet."""

    n: int
    hash: bytes
    moment: datetime | None

    def __str__(self) -> str:
        return f"{self.n}-{self.hash.hex()[:16]}"

    @classmethod
    def of(cls, row: tuple[int, bytes, str]) -> Head:
        """From number, hash and moment as the file holds them (由行)."""
        return cls(row[0], row[1], datetime.fromisoformat(row[2]))


@dataclass(frozen=True, slots=True)
class Entry:
    """One command that was done (日志条目): `moment` aware UTC, `actor` the name at that time."""

    n: int
    station: str
    moment: datetime
    actor_id: UUID
    actor: str
    command: str
    revision: str
    body: bytes = field(repr=False)

    @property
    def changes(self) -> dict[str, list[RowChange]]:
        """What it changed, by table (变更内容); decoded anew at each call."""
        return read_body(self.body)


def head(reader: Reader) -> Head:
    """The last entry of the chain (链尾); number 0 and zero bytes in a file without entries."""
    row = reader.raw(_HEAD).fetchone()
    return Head(0, CHAIN_START, None) if row is None else Head.of(row)


def before(reader: Reader, n: int) -> Head | None:
    """The entry before another one (前一条), None where it is not there; 0 before the first."""
    if n <= 1:
        return Head(0, CHAIN_START, None)
    row = reader.raw(_ONE, (n - 1,)).fetchone()
    return None if row is None else Head.of(row)


def entry(reader: Reader, n: int) -> Entry | None:
    """One entry by its number."""
    row = reader.first(ENTRY, n=n)
    return None if row is None else Entry(*row)


def entries(reader: Reader, numbers: Sequence[int]) -> list[Entry]:
    """The entries of these numbers, newest first (多条日志)."""
    return [Entry(*row) for row in reader.all(ENTRIES, ns=numbers)] if numbers else []


def entries_of(reader: Reader, kind: str, key: UUID, *, after: int = 0, limit: int = -1) -> list[Entry]:
    """The entries that touch one subject, oldest first (对象的日志), behind number `after`; -1: no limit."""
    return [Entry(*row) for row in reader.all(ENTRIES_OF, kind=kind, id=key, after=after, limit=limit)]


def subjects_of(reader: Reader, n: int) -> list[Subject]:
    """What one entry touches, by kind and key."""
    return [(kind, key) for kind, key in reader.all(SUBJECTS, n=n)]


def subjects_of_all(reader: Reader, numbers: Sequence[int]) -> dict[int, list[Subject]]:
    """What each of these entries touches (多条日志的对象)."""
    found: dict[int, list[Subject]] = {n: [] for n in numbers}
    for n, kind, key in reader.all(SUBJECTS_OF, ns=numbers) if numbers else ():
        found[n].append((kind, key))
    return found


def holds(reader: Reader, n: int, digest: bytes) -> bool:
    """Whether the chain still has that entry (核对链尾): finds a tail that vanished."""
    row = reader.first(HASH, n=n)
    return row is not None and row[0] == digest


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry before it is written (待写条目)."""

    n: int
    station: str
    moment: datetime
    actor_id: UUID
    actor_name: str
    command: str
    revision: str
    prior: bytes
    body: bytes

    def raw(self) -> tuple[Raw, ...]:
        """As the file holds it, in the order of the columns, its hash left out."""
        return (
            self.n,
            self.station,
            moment_text(self.moment),
            self.actor_id.bytes,
            self.actor_name,
            self.command,
            self.revision,
            self.prior,
            self.body,
        )


def append(reader: Reader, new: NewEntry, subjects: Iterable[Subject]) -> bytes:
    """Writes an entry and what it touches (追加条目); gives its hash."""
    raw = new.raw()
    touched = sorted((kind, key.bytes) for kind, key in subjects)
    digest = digest_of(raw, touched)
    reader.raw(_INSERT, (*raw, digest))
    for kind, key in touched:
        reader.raw(_SUBJECT, (new.n, kind, key))
    return digest


def digest_of(raw: Iterable[object], subjects: Iterable[tuple[object, object]]) -> bytes:
    """sha256 over every column and every subject, each with its length (条目哈希)."""
    total = hashlib.sha256()
    for value in raw:
        _feed(total, value)
    for kind, key in subjects:
        _feed(total, kind)
        _feed(total, key)
    return total.digest()


def _feed(total: hashlib._Hash, value: object) -> None:
    data = value if isinstance(value, bytes) else str(value).encode()
    total.update(b"%d:" % len(data))
    total.update(data)


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that does not hold (断链处): its number and what is wrong with it."""

    n: int
    what: str

    def __str__(self) -> str:
        return f"journal: {self.what}"


def verify_chain(reader: Reader, after: Head = Head(0, CHAIN_START, None)) -> Iterator[Broken]:
    """What is wrong with the chain (核对日志链) behind an entry, from the first to the last."""
    expected, prior = after.n + 1, after.hash
    touched = _touched(reader, after.n)
    at, subjects = next(touched, (0, []))
    for row in reader.each(_ALL, (after.n,)):
        *raw, digest = row
        n = raw[0]
        mine: list[tuple[object, object]] = []
        while at and isinstance(n, int) and at <= n:
            if at == n:
                mine = subjects
            at, subjects = next(touched, (0, []))
        yield from _faults(raw, digest, mine, expected, prior)
        expected = n + 1 if isinstance(n, int) else expected + 1
        prior = digest if isinstance(digest, bytes) else CHAIN_START
    if at:
        yield Broken(at, f"subjects of entry {at}, which is not there")


def _touched(reader: Reader, after: int) -> Iterator[tuple[int, list[tuple[object, object]]]]:
    for n, group in groupby(reader.each(_ALL_SUBJECTS, (after,)), key=lambda row: row[0]):
        if isinstance(n, int):
            yield n, [(row[1], row[2]) for row in group]


def _faults(
    raw: list[object], digest: object, subjects: list[tuple[object, object]], expected: int, prior: bytes
) -> Iterator[Broken]:
    n = raw[0] if isinstance(raw[0], int) else expected
    if raw[0] != expected:
        yield Broken(min(n, expected), f"entry {raw[0]} follows {expected - 1}")
    if raw[7] != prior:
        yield Broken(n, f"entry {raw[0]} does not hold the hash of the one before")
    if _digest(raw, subjects) != digest:
        yield Broken(n, f"entry {raw[0]} was changed")


def _digest(raw: list[object], subjects: list[tuple[object, object]]) -> bytes | None:
    """The hash of an entry as it lies; None where its text is none."""
    try:
        return digest_of(raw, subjects)
    except UnicodeEncodeError:
        return None
