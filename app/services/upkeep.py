"""Upkeep of the file (维护): proof that it holds what was written, derived rows made anew, closing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.core.pinyin import keys
from app.services import board, record, workers
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
    "chain": "日志链",
    "search": "检索与列表",
}


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
    """Check every row, the journal's chain and the derived rows (校验数据). `watch` gets the rows so far."""
    with translated():
        found = proof.verify(desk.database, Source(desk.catalog), watch=watch)
    head = f"校验了 {found.rows} 行资料、{found.entries} 条日志"
    if found.ok:
        return Verified(True, (f"{head}，全部相符。",))
    kinds = Counter(fault.kind for fault in found.faults)
    places = (f"{_WORDS[kind]} {n} 处" for kind, n in kinds.items())
    details = (f"{_WORDS[fault.kind]}：{fault.where} {fault.row or ''}".rstrip() for fault in found.faults)
    return Verified(False, (f"{head}，不符：{'，'.join(places)}。", *details))


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
