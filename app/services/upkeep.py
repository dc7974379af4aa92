"""Upkeep of the file (维护): proof that it holds what was written, derived rows made anew, closing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.core.pinyin import keys
from app.services import attachments, board, papers, record, workers
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import translated
from db import proof, state
from db.derived import CaseLine, PersonLine, UnitLine
from db.reader import Reader
from db.state import Versions
from db.tables import case_file, person, unit

_PERSONS = select(person.c.id).order_by(person.c.id)
_UNITS = select(unit.c.id, unit.c.name).order_by(unit.c.id)
_CASES = select(case_file.c.id).order_by(case_file.c.id)
_WORDS = {
    "page": "文件页",
    "link": "关联",
    "row": "资料行",
    "entry": "日志归属",
    "lost": "丢失的行",
    "old": "改动前的旧行",
    "stray": "来历不明的行",
    "chain": "日志链",
    "tail": "日志末尾",
    "guard": "触发器",
    "search": "检索与列表",
}


_SLACK = timedelta(minutes=2)
"""What a clock may be put back by itself (校时余量), as Windows does once a week."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found (校验结果): whether all holds, and lines that say so."""

    ok: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Computes the derived rows anew (派生行来源)."""

    catalog: Catalog

    def persons(self, reader: Reader) -> Iterator[PersonLine]:
        """Every person, by key."""
        for (person_id,) in reader.all(_PERSONS):
            yield workers.line_of(reader, person_id)

    def units(self, reader: Reader) -> Iterator[UnitLine]:
        """Every unit, by key."""
        for unit_id, name in reader.all(_UNITS):
            found = keys(name)
            yield UnitLine(unit_id, name, found.full, found.initials)

    def cases(self, reader: Reader) -> Iterator[CaseLine]:
        """Every case, by key."""
        for (case_id,) in reader.all(_CASES):
            yield board.line_of(record.load(reader, self.catalog, case_id))


def _unwatched(_rows: int) -> None:
    """Nobody looks on."""


def verify(desk: Desk, watch: Callable[[int], None] = _unwatched) -> Verified:
    """Check every row, the journal's chain, the derived rows, the numbers given out, the files (校验数据).

    `watch` gets the rows so far. Attached files that are gone or torn leave the data itself sound.
    """
    with translated():
        found = proof.verify(desk.database, Source(desk.catalog), watch=watch)
    head = f"校验了 {found.rows} 行资料、{found.entries} 条日志"
    if found.ok:
        gaps, (whole, files) = papers.gap_check(desk), attachments.check(desk)
        amiss = "和".join((*(("编号",) if gaps else ()), *(() if whole else ("附件",))))
        said = f"资料相符，但{amiss}有缺" if amiss else "全部相符"
        return Verified(not amiss, (f"{head}，{said}。", *gaps, *files))
    kinds = Counter(fault.kind for fault in found.faults)
    places = (f"{_WORDS[kind]} {n} 处" for kind, n in kinds.items())
    details = (f"{_WORDS[fault.kind]}：{fault.where} {fault.row or ''}".rstrip() for fault in found.faults)
    return Verified(False, (f"{head}，不符：{'，'.join(places)}。", *details))


def clock_behind(desk: Desk) -> str:
    """Why the PC's clock must be set first, as a sentence (电脑时间落后); "" when it is right.

    The journal is ordered by number, so nothing breaks; but a day that is wrong would stand on papers.
    """
    with translated():
        last = desk.database.head().moment
    late = last - desk.clock.now() if last else timedelta()
    if late <= _SLACK:
        return ""
    return f"电脑时间比上一次办理早 {_long(late)}，请先校准电脑时间。"


def _long(late: timedelta) -> str:
    """A stretch of time in its largest unit, rounded up."""
    for word, size in (("天", timedelta(days=1)), ("小时", timedelta(hours=1))):
        if late >= size:
            return f"{-(-late // size)} {word}"
    return f"{-(-late // timedelta(minutes=1))} 分钟"


def versions(desk: Desk) -> Versions:
    """The schema of the open file and its engine (数据版本)."""
    with desk.read() as asks:
        return state.versions(asks)


def rebuild(desk: Desk) -> int:
    """Compute search and worklist anew (重建检索与列表); gives how many rows."""
    with translated():
        return proof.rebuild(desk.database, Source(desk.catalog))


def close(desk: Desk) -> None:
    """Close the file (关闭数据)."""
    desk.database.close()
