"""The data that a restore would replace (现有数据): read as it lies, damaged or not."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from db.backup.copying import State, state
from db.changes import Changes
from db.engine import SETTINGS, connect, look_at_header
from db.errors import DbError, Full, Locked

_HASH = "SELECT hash FROM journal WHERE n = ?"
_SEQUENCES = "SELECT kind, year, last FROM sequence"
_MOMENT = 500
"""Milliseconds: whoever has the file open has it open for long."""

_FOLD = (*SETTINGS[:1], "PRAGMA journal_mode = DELETE")
_LATER = (
    "SELECT coalesce(c.number, ''), c.line, c.matter, c.secret, max(j.moment), "
    "(SELECT min(s.n) FROM journal_subject s WHERE s.kind = 'case' AND s.id = c.id) > :n "
    "FROM journal j JOIN journal_subject t ON t.n = j.n AND t.kind = 'case' "
    "JOIN case_file c ON c.id = t.id WHERE j.n > :n AND j.body <> :nothing "
    "GROUP BY c.id ORDER BY min(j.n)"
)
_OTHERS = (
    "SELECT t.kind, count(DISTINCT t.id) FROM journal j JOIN journal_subject t ON t.n = j.n "
    "WHERE j.n > :n AND j.body <> :nothing AND t.kind IN ('person', 'unit') GROUP BY t.kind"
)


@dataclass(frozen=True, slots=True)
class Later:
    """A case that entries after the backup changed (备份后的案件); `new` if none before did."""

    number: str
    line: str
    matter: str
    secret: bool
    at: datetime
    new: bool


@dataclass(frozen=True, slots=True)
class Present:
    """What could be read of the present data (现有数据): its state, whether the backup's last entry is in it.

    `sequences` are the last numbers by kind and year; `later` and `others` (by kind of subject) what
    was written after the backup, where both are one history.
    """

    state: State
    holds: bool
    sequences: Mapping[tuple[str, int], int]
    later: tuple[Later, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)


def present(path: Path, key: bytes, backup: State) -> Present | None:
    """The present data as far as this key reads it (读现有数据); None where it cannot be read."""
    try:
        look_at_header(path)
        with closing(connect(f"{path.resolve().as_uri()}?mode=ro", key, settings=SETTINGS[:1])) as raw:
            raw.execute("BEGIN")
            return _read(raw, backup)
    except (DbError, driver.Error, ValueError):
        return None


def _read(raw: driver.Connection, backup: State) -> Present:
    found = state(raw)
    sequences = {(str(kind), int(year)): int(last) for kind, year, last in raw.execute(_SEQUENCES)}
    row = raw.execute(_HASH, (backup.n,)).fetchone()
    if row is None or row[0].hex() != backup.hash:
        return Present(found, False, sequences)
    values = {"n": backup.n, "nothing": Changes().body()}
    later = tuple(
        Later(number, line, matter, bool(secret), datetime.fromisoformat(at), bool(new))
        for number, line, matter, secret, at, new in raw.execute(_LATER, values)
    )
    return Present(found, True, sequences, later, dict(raw.execute(_OTHERS, values)))


def fold(path: Path, key: bytes) -> None:
    """Folds the WAL back into the present file before it is put aside (收拢现有数据).

    This needs the file alone, and so tells whether somebody has it open: then Locked. A damaged file,
    or one of another key, stays as it lies.
    """
    try:
        look_at_header(path)
        with closing(connect(path, key, busy_ms=_MOMENT, settings=_FOLD)):
            pass
    except (Locked, Full):
        raise
    except DbError:
        return
