"""What is done under the recorder (受记录的进程): `python -m tests.safety.recorded WHAT BASE TURNS`.

The data lies in BASE/data; each acknowledgement is one write to BASE/acks.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from app.core.clock import FixedClock
from app.services import accounts, backups
from db import engine
from tests.kit.factories import CHEAP, DAY, PASSWORD, rooms
from tests.safety.work import Staff, Work, at_work

SYNCHRONOUS = "RECORDED_SYNCHRONOUS"
"""The variable that names a weaker promise than the program's (同步级别), to see that its loss shows."""

OFFICE = accounts.SetUp(
    office="武义县职工服务中心",
    union_name="武义县总工会",
    place_code="330723",
    station_no="1",
    admin_name="管理员",
    password=PASSWORD,
)


def acknowledge(base: Path, what: object) -> None:
    """One write, which the recorder notes in its place."""
    handle = os.open(base / "acks", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, pickle.dumps(what))
    os.close(handle)


def work(base: Path, turns: int) -> None:
    """The program's commands, some of them with keys and the front page."""
    staff: Staff = pickle.loads((base / "staff").read_bytes())
    at = at_work(base / "data", staff)
    for _, done in zip(range(turns), Work(at, 1), strict=False):
        acknowledge(base, done)
    at.close()


def set_up(base: Path, _turns: int) -> None:
    """The first start."""
    desk, _ = accounts.set_up(base / "data", FixedClock.on(DAY), rooms(), OFFICE, cost=CHEAP)
    acknowledge(base, desk.key)
    desk.database.close()


def upgrade(base: Path, _turns: int) -> None:
    """The first sign-in to the data of an older program."""
    desk = accounts.sign_in_any(base / "data", FixedClock.on(DAY), rooms(), PASSWORD)
    acknowledge(base, desk.database.head().n)
    desk.database.close()


def restore(base: Path, _turns: int) -> None:
    """A restore of the newest backup."""
    folder = base / "data"
    (newest, *_) = backups.listed(folder)
    secret = backups.Secret(PASSWORD)
    aside = backups.open_aside(newest.path, folder, FixedClock.on(DAY), rooms(), secret)
    acknowledge(base, backups.restore(aside, {}).entries)


def weaken(synchronous: str) -> None:
    """Open with a weaker promise from now on."""
    settings = tuple(
        f"PRAGMA synchronous = {synchronous}" if "synchronous" in one else one for one in engine.SETTINGS
    )
    assert engine.connect.__kwdefaults__
    engine.connect.__kwdefaults__["settings"] = settings


if __name__ == "__main__":
    if SYNCHRONOUS in os.environ:
        weaken(os.environ[SYNCHRONOUS])
    shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]  # what the kernel copies is not seen
    acts: tuple[Callable[[Path, int], None], ...] = (work, set_up, upgrade, restore)
    named = {one.__name__: one for one in acts}
    named[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
