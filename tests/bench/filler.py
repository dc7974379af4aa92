"""A county as large as one likes (大样本): a demonstration county, its people and cases many times over.

People come as a roster, a thousand in one entry of the journal; cases one by one, each a copy of a case
that the real commands made, with all its rows: another person, another number, some weeks earlier. The
entries are spread over the years before the county's last day, so that this day has a day's share of them.
Stored papers and visits are not copied: no question of the bench reads them, and they would be the
greater part of the file.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import Connection

from app.__main__ import ROOT
from app.core.clock import FixedClock
from app.room import catalog_of
from app.rooms import ROOMS
from app.services import accounts
from app.services.demo import demo
from app.services.desk import Desk
from db.engine import FILE_NAME, make_engine
from db.keys import Cost
from db.versions import HEAD_REVISION
from db.writer import Writer
from tests.bench.copies import Copier
from tests.bench.roster import Roster

FOLDER = ROOT / "build" / "bench"
TODAY = date(2026, 11, 20)
PASSWORD = "a long password"
CLERK = "陈晓岚"
CHEAP = Cost(passes=1, memory=8, lanes=1)
_SEED = 7
_ENTRY, _COMMIT = 1_000, 20
_YEARS = timedelta(weeks=150)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a county is (规模)."""

    persons: int
    cases: int

    @property
    def name(self) -> str:
        """Its folder; another schema makes another file."""
        return f"filled-{HEAD_REVISION}-{self.persons}-{self.cases}"


SMALL = Size(120, 140)
"""The county that is copied: every line, every state."""


def filled(size: Size) -> Path:
    """The data folder of a county of this size (大样本目录), made if it is not there yet."""
    folder = FOLDER / size.name
    if not folder.exists():
        for old in FOLDER.glob(f"filled-*-{size.persons}-{size.cases}*"):
            shutil.rmtree(old)
        part = FOLDER / f"{size.name}.part"
        fill(part, size)
        part.rename(folder)
    return folder


def opened(folder: Path, name: str = CLERK) -> Desk:
    """The desk of one of the staff, on the county's last day (打开大样本)."""
    clock = FixedClock.on(TODAY, time(10, 0))
    return accounts.sign_in_any(folder, clock, catalog_of(ROOMS), PASSWORD, name)


def fill(folder: Path, size: Size, small: Size = SMALL) -> None:
    """Make the county (生成大样本): the small one by the real commands, then the rest."""
    demo(folder, catalog_of(ROOMS), _SEED, TODAY, small.persons, small.cases, PASSWORD, cost=CHEAP)
    desk = opened(folder)
    key = desk.key
    desk.database.close()
    engine = make_engine(folder / FILE_NAME, key)
    try:
        with engine.connect() as connection:
            for setting in ("synchronous = OFF", "cache_size = -524288"):
                connection.exec_driver_sql(f"PRAGMA {setting}")
            _people(connection, desk, size)
    finally:
        engine.dispose()


def _people(connection: Connection, desk: Desk, size: Size) -> None:
    """Everybody, then their cases."""
    chance = Random(_SEED)
    began = desk.clock.now() - _YEARS
    with _transaction(connection, desk, "import_people", began) as w:
        roster = Roster(w, chance, size.persons // 300)
    for first in range(0, size.persons, _ENTRY * _COMMIT):
        last = min(size.persons, first + _ENTRY * _COMMIT)
        with _commit(connection):
            for start in range(first, last, _ENTRY):
                with _entry(connection, desk, "import_people", began) as w:
                    roster.enter(w, start, min(last, start + _ENTRY))
        _tell("people", last, size.persons)
    with _transaction(connection, desk, "read", began) as w:
        copier = Copier(w, desk.catalog, roster, chance)
    for first in range(0, size.cases, _ENTRY):
        last = min(size.cases, first + _ENTRY)
        with _commit(connection):
            for n in range(first, last):
                with _entry(connection, desk, "accept", began + _YEARS * n / size.cases) as w:
                    copier.copy(w)
        _tell("cases", last, size.cases)


@contextmanager
def _transaction(connection: Connection, desk: Desk, command: str, at: datetime) -> Iterator[Writer]:
    with _commit(connection), _entry(connection, desk, command, at) as w:
        yield w


@contextmanager
def _commit(connection: Connection) -> Iterator[None]:
    """Many entries in one transaction, which no clerk ever has; it costs a tenth."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    yield
    connection.commit()


@contextmanager
def _entry(connection: Connection, desk: Desk, command: str, at: datetime) -> Iterator[Writer]:
    writer = Writer(connection, desk.actor, command, at, HEAD_REVISION)
    yield writer
    writer.finish()
    writer.end()


def _tell(what: str, done: int, of: int) -> None:
    if of > _ENTRY:
        print(f"\r{what} {done:,} of {of:,} ", end="\n" if done == of else "", file=sys.stderr, flush=True)
