"""An office with a hundred cases (忙碌的办公室), made once; every question of the screens, asked at once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from app.core.clock import FixedClock
from app.core.errors import CenterError
from app.services import casework, people, search, statistics, today, worklist
from app.services.desk import Desk
from db.database import Database, open_file
from db.engine import FILE_NAME, connect
from db.queries.today import Group
from tests.kit.factories import DAY, House, accepted, go, hardship, house, rooms

PEOPLE, CASES = 30, 120


@cache
def office() -> tuple[Path, House]:
    """The office, closed: its folder and who works there (每次只建一次)."""
    folder = Path(tempfile.mkdtemp(prefix="busy-")) / "data"
    at = house(folder)
    known = [hardship(at, n, name=f"{'甲乙丙丁戊己庚辛壬癸'[n % 10]}立民") for n in range(1, PEOPLE + 1)]
    for n in range(CASES):
        done = accepted(at, known[n % PEOPLE])
        if n % 5 == 0:
            go(at.clerk, done.case_id, "verify")
    at.close()
    return folder, at


def copied(target: Path) -> Path:
    """A fresh copy of the office's folder (复制)."""
    return Path(shutil.copytree(office()[0], target))


def key() -> bytes:
    """The data key of the office."""
    return office()[1].admin.key


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The file of a folder, opened as the program does (打开)."""
    database = open_file(folder, key())
    try:
        yield database
    finally:
        database.close()


def desk(folder: Path, database: Database, name: str = "全能") -> Desk:
    """The desk of one of the staff over it (工作台)."""
    clock = FixedClock.on(DAY)
    return Desk(database, clock, rooms(), office()[1].desks[name].actor, folder, key())


def walk(at: Desk) -> dict[str, object]:
    """What every screen shows (看遍各屏), or the sentence that says why it does not."""
    found: dict[str, object] = {}
    for name, ask in _questions(at):
        try:
            found[name] = repr(ask())
        except CenterError as error:
            found[name] = error
    return found


def _questions(at: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for text in ("甲立民", "jlm", "5526", "三溪", "JZ-XC01-2026-000007"):
        yield f"find {text}", partial(search.find, at, text)
    for line in at.catalog.lines:
        for wanted in (worklist.Filter(line.code), worklist.Filter(line.code, "all")):
            yield f"list {line.code} {wanted.what}", partial(worklist.page, at, wanted)
        yield f"counts {line.code}", partial(worklist.counts, at, line.code)
    yield "today", partial(today.page, at, Group.SOON, mine=False)
    yield "day sheet", partial(today.day_sheet, at)
    for one in statistics.measures():
        yield f"figures {one.code}", partial(statistics.table, at, DAY.year, one.code)
    yield "card", lambda: people.card(at, search.find(at, "乙立民").people[0].id)
    yield "case", lambda: casework.case(at, search.find(at, "JZ-XC01-2026-000007").cases[0].id)


def dump(folder: Path) -> str:
    """The content of the file, whatever its pages (内容指纹): every row of every table."""
    raw = connect(folder / FILE_NAME, key())
    total = hashlib.sha256()
    names = raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    total.update(repr(names).encode())
    for name, sql in names:
        if sql and sql.startswith("CREATE TABLE"):
            for row in raw.execute(f"SELECT * FROM '{name}'"):
                total.update(repr(row).encode())
    raw.close()
    return total.hexdigest()
