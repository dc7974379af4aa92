"""A power cut at any moment (断电): what was acknowledged is there, and the file opens.

The program's own writes and syncs are recorded below SQLite, and the disk is built again as it may lie
there after each of a thousand moments; every other one with nothing that was not synced, the others with
some of it, torn. With a weaker promise acknowledged commands must be lost, else the test is blind.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.__main__ import install_packages, may_install
from app.core.clock import FixedClock
from app.services import accounts, backups, upkeep
from app.services.demo.older import older
from db.database import open_file
from db.errors import DbError
from db.proof import verify
from tests.kit.factories import CHEAP, DAY, PASSWORD, accepted, hardship, house, rooms
from tests.safety.disk import Disk, Step, steps
from tests.safety.recorded import OFFICE, SYNCHRONOUS
from tests.safety.work import Done, Staff, faults, founded

pytestmark = pytest.mark.linux
CUTS, TURNS = 1_000, 260
QUICK_CUTS, QUICK_TURNS = 100, 60
FEW_CUTS = 40
_WHOLE_EVERY = 50
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Record:
    """What a process did to a disk (记录): the disk before, then its steps."""

    disk: Callable[[], Disk]
    steps: list[Step]

    def cuts(self, count: int, chance: random.Random) -> Iterator[tuple[Disk, list[Step], bool]]:
        """The disk at random moments in their order, with what was acknowledged by then; every other torn.

        Four of them stand right behind the last acknowledgement.
        """
        last = max(at for at, step in enumerate(self.steps) if step.kind == "A") + 1
        moments = sorted([*(chance.randrange(len(self.steps) + 1) for _ in range(count - 4)), *[last] * 4])
        disk, at, acknowledged = self.disk(), 0, list[Step]()
        for n, moment in enumerate(moments):
            for step in self.steps[at:moment]:
                if step.kind == "A":
                    acknowledged.append(step)
                else:
                    disk.take(step)
            at = moment
            yield disk, acknowledged, n % 2 == 1


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, compiled. Without a compiler, and where none may be installed, this fails."""
    if shutil.which("gcc") is None:
        assert may_install(), "apt-get install gcc libc6-dev"
        assert install_packages(["gcc", "libc6-dev"])
    made = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made


def recorded(recorder: Path, base: Path, what: str, turns: int = 0, synchronous: str = "") -> Record:
    """Let a process do something in `base` and record it."""
    before = base.with_name(f"{base.name}-before")
    shutil.copytree(base, before)
    environment = {
        **os.environ,
        "LD_PRELOAD": str(recorder),
        "RECORD_UNDER": str(base),
        "RECORD_TO": str(base.with_name(f"{base.name}.log")),
        **({SYNCHRONOUS: synchronous} if synchronous else {}),
    }
    command = [sys.executable, "-m", "tests.safety.recorded", what, str(base), str(turns)]
    subprocess.run(command, env=environment, cwd=_ROOT, check=True)
    return Record(lambda: Disk(before), list(steps(base.with_name(f"{base.name}.log"))))


def at_work(recorder: Path, tmp_path: Path, turns: int, synchronous: str = "") -> tuple[Staff, Record]:
    """A stretch of work, recorded."""
    base = tmp_path / (synchronous or "base")
    base.mkdir()
    staff = founded(base / "data")
    (base / "staff").write_bytes(pickle.dumps(staff))
    return staff, recorded(recorder, base, "work", turns, synchronous)


def laid(disk: Disk, target: Path, chance: random.Random | None) -> Path:
    """The disk after a cut, in an empty folder."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    disk.cut(target, chance)
    return target / "data"


def lost(staff: Staff, record: Record, target: Path, count: int) -> list[str]:
    """What was not there after the cuts, or why the file did not open."""
    chance, found = random.Random(count), list[str]()
    for n, (disk, acknowledged, torn) in enumerate(record.cuts(count, chance)):
        folder = laid(disk, target, chance if torn else None)
        done: list[Done] = [pickle.loads(one.data) for one in acknowledged]
        try:
            wrong = faults(folder, staff, done)
            if n % _WHOLE_EVERY == 0:
                wrong += whole(folder, staff)
        except DbError as error:
            wrong = [str(error)]
        if wrong:
            found.append(f"cut {n}: {wrong[0]}")
    return found


def whole(folder: Path, staff: Staff) -> list[str]:
    """Every fault of the file."""
    database = open_file(folder, staff.key)
    try:
        return [str(one) for one in verify(database).faults]
    finally:
        database.close()


def test_cuts_at_work(recorder: Path, tmp_path: Path) -> None:
    staff, record = at_work(recorder, tmp_path, QUICK_TURNS)
    assert sum(step.kind == "A" for step in record.steps) == QUICK_TURNS
    assert lost(staff, record, tmp_path / "cut", QUICK_CUTS) == []


def test_a_weaker_promise_is_seen_to_break(recorder: Path, tmp_path: Path) -> None:
    staff, record = at_work(recorder, tmp_path, QUICK_TURNS, "NORMAL")
    assert len(lost(staff, record, tmp_path / "cut", QUICK_CUTS)) > QUICK_CUTS // 4


@pytest.mark.slow
def test_a_thousand_cuts_at_work(recorder: Path, tmp_path: Path) -> None:
    """Long enough for checkpoints, in which the WAL goes into the data and begins anew."""
    staff, record = at_work(recorder, tmp_path, TURNS)
    data = sum(step.kind == "w" and step.name == "data/center.db" for step in record.steps)
    assert data > 500
    assert lost(staff, record, tmp_path / "cut", CUTS) == []


def test_cuts_at_the_first_start(recorder: Path, tmp_path: Path) -> None:
    """Until the office is acknowledged there may be none, or a whole one; then it is there."""
    base = tmp_path / "base"
    (base / "data").mkdir(parents=True)
    record = recorded(recorder, base, "set_up")
    chance = random.Random(1)
    for disk, acknowledged, torn in record.cuts(QUICK_CUTS, chance):
        folder = laid(disk, tmp_path / "cut", chance if torn else None)
        there = accounts.front(folder) is not None
        assert there or not acknowledged
        if there:
            desk = accounts.sign_in_any(folder, FixedClock.on(DAY), rooms(), PASSWORD)
            upkeep.close(desk)


@pytest.mark.slow
def test_cuts_in_an_upgrade(recorder: Path, tmp_path: Path) -> None:
    """The file is of the old schema or of the new one; the next sign-in brings it up."""
    base = tmp_path / "base"
    older(base / "data", FixedClock.on(DAY), OFFICE, cost=CHEAP)
    record = recorded(recorder, base, "upgrade")
    chance = random.Random(2)
    for disk, acknowledged, torn in record.cuts(FEW_CUTS, chance):
        folder = laid(disk, tmp_path / "cut", chance if torn else None)
        desk = accounts.sign_in_any(folder, FixedClock.on(DAY), rooms(), PASSWORD)
        assert upkeep.verify(desk).ok
        assert desk.database.head().n >= max([pickle.loads(one.data) for one in acknowledged], default=0)
        upkeep.close(desk)


@pytest.mark.slow
def test_cuts_in_a_restore(recorder: Path, tmp_path: Path) -> None:
    """The data is the old one or the restored one, whole; once acknowledged, the restored one."""
    base = tmp_path / "base"
    at = house(base / "data")
    accepted(at, hardship(at))
    backups.make(at.admin, "asked")
    for n in range(2, 9):
        accepted(at, hardship(at, n))
    before = at.admin.database.head()
    at.close()
    record = recorded(recorder, base, "restore")
    chance = random.Random(3)
    seen: set[int] = set()
    for disk, acknowledged, torn in record.cuts(QUICK_CUTS, chance):
        folder = laid(disk, tmp_path / "cut", chance if torn else None)
        backups.finish(folder)
        desk = accounts.sign_in_any(folder, FixedClock.on(DAY), rooms(), PASSWORD)
        assert upkeep.verify(desk).ok
        n = desk.database.head().n
        upkeep.close(desk)
        restored = [pickle.loads(one.data) for one in acknowledged]
        assert n == restored[0] if restored else n <= before.n
        seen.add(n)
    assert len(seen) == 2
