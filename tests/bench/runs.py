"""Running things to be timed (计时): ours and the bare limit in turn, so that both meet the same machine.

Seconds are those of the processor: what else runs on the machine does not count, and the files lie in memory.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import closing

import sqlcipher3.dbapi2 as driver

from app.services.desk import Desk
from db.engine import FILE_NAME, connect
from tests.bench.table import Row, Times
from tests.kit.statements import Asked, asked

Job = Callable[[], object]
Clock = Callable[[], float]

RUNS = 200


def timed(*jobs: Job, runs: int = RUNS, clock: Clock = time.process_time) -> tuple[Times, ...]:
    """Seconds of each run of each job, one after the other in every round; the first round only warms."""
    found: list[list[float]] = [[] for _ in jobs]
    for n in range(runs + 1):
        for times, job in zip(found, jobs, strict=True):
            began = clock()
            job()
            if n:
                times.append(clock() - began)
    return tuple(map(tuple, found))


def bare_connection(desk: Desk) -> closing[driver.Connection]:
    """A connection of the driver alone, with the settings of ours (裸驱动连接)."""
    return closing(connect(desk.folder / FILE_NAME, desk.key))


def statements_of(job: Job) -> list[Asked]:
    """What a job asks of the file (所发语句)."""
    with asked() as found:
        job()
    return found


def replayed(raw: driver.Connection, statements: Sequence[Asked]) -> None:
    """The same statements on the driver alone, in one transaction, every row fetched (裸驱动重放)."""
    raw.execute("BEGIN")
    for sql, values in statements:
        raw.execute(sql, values).fetchall()
    raw.execute("COMMIT")


def grown(what: str, big: Desk, small: Desk, job: Callable[[Desk], object], runs: int = 40) -> Row:
    """A question on both files, beside its own statements on the driver, and how many they are (增长)."""
    found = statements_of(lambda: job(big))
    with bare_connection(big) as raw:
        ours, less, bare = timed(
            lambda: job(big), lambda: job(small), lambda: replayed(raw, found), runs=runs
        )
    return Row(f"{what}: {len(found)} statements", ours, bare, small=less)
