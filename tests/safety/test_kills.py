"""A program that is killed while it saves (强行结束): what was acknowledged is there, nothing is half."""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import front
from db.database import open_file
from db.proof import verify
from tests.safety.work import Done, Staff, Work, at_work, faults, founded

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

KILLS = 200 if sys.platform == "linux" else 12
"""How often; each start of a process costs seconds where there is no fork server."""

_WHOLE_EVERY = 40


def live(folder: Path, staff: Staff, seed: int, told: Connection) -> None:
    """What the process does until it is killed."""
    for done in Work(at_work(folder, staff), seed):
        told.send(done)


def started() -> SpawnContext | ForkServerContext:
    """How a process begins here: from one that has everything loaded, where the system can fork."""
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.safety.warmed"])
    return context


@pytest.mark.slow
def test_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    context = started()
    folder = tmp_path / "data"
    staff = founded(folder)
    chance = random.Random(4)
    acknowledged = 0
    for kill in range(KILLS):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=live, args=(folder, staff, kill + 1, theirs))
        process.start()
        theirs.close()
        done = [ours.recv()]
        time.sleep(chance.random() * 0.1)
        process.kill()
        process.join()
        done += rest_of(ours)
        acknowledged += len(done)
        assert faults(folder, staff, done) == [], kill
        assert front.load(folder).users
        if kill % _WHOLE_EVERY == 0:
            assert whole(folder, staff) == []
    assert whole(folder, staff) == []
    assert acknowledged > 2 * KILLS


def rest_of(told: Connection) -> list[Done]:
    """What was acknowledged before the end."""
    found: list[Done] = []
    with suppress(EOFError, OSError):
        while True:
            found.append(told.recv())
    told.close()
    return found


def whole(folder: Path, staff: Staff) -> list[object]:
    """Every fault of the file."""
    database = open_file(folder, staff.key)
    try:
        return list(verify(database).faults)
    finally:
        database.close()
