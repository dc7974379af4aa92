"""Accepting (受理): an acceptance beside the same rows by the driver, its papers beside the bare canvas."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import bindparam, select

from app.printing.fonts import warm
from app.printing.laid import Laid
from app.services import intake, papers, upkeep
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.papers.stored import unpack
from app.services.record import CaseRecord
from app.services.situation import Situation
from db.columns import Key
from db.reader import Reader
from db.tables import paper, person_search
from db.writer import Writer
from tests.bench.bare_rows import BareCase, rows_of
from tests.bench.filler import CLERK, FOLDER, opened
from tests.bench.printing import plain
from tests.bench.runs import bare_connection
from tests.bench.syncs import counted
from tests.bench.table import Bar, Count, Row
from tests.kit.factories import LIVING, TYPED, House, accepted, in_file

_BAR = Bar(more=0.001)
_PAPER_BAR = Bar(ratio=1.5)
_RUNS, _WARM = 40, 5
_REVIEWER = "何伟民"
_FIRST = 500
"""Behind those of the demonstration county."""

_LAYOUTS = select(paper.c.layout).where(paper.c.case_id == bindparam("id", type_=Key))
_SOME = select(person_search.c.person_id).where(person_search.c.n > _FIRST).order_by(person_search.c.n)
_WHY_ROWS = "who, what is set and what is known are read and judged anew, the case is read back to be listed"
_WHY_PAPERS = "a paper is laid out to be stored, and drawn later from what was stored"
_WHY_WHOLE = "its papers are laid out in the same commit; see the two rows below"


def measured(folder: Path) -> list[Row | Count]:
    """On a copy, which is thrown away."""
    with TemporaryDirectory(dir=FOLDER) as place:
        shutil.copytree(folder, Path(place) / "data")
        with house_at(Path(place) / "data") as at:
            rows = _rows(at)
        return [*rows, *counted(Path(place) / "data", _RUNS)]


@contextmanager
def house_at(folder: Path) -> Iterator[House]:
    """Clerk and reviewer at one file (开门)."""
    clerk, reviewer = opened(folder, CLERK), opened(folder, _REVIEWER)
    try:
        yield House(folder, clerk.clock, {CLERK: clerk, _REVIEWER: reviewer})  # type: ignore[arg-type]
    finally:
        upkeep.close(clerk)
        upkeep.close(reviewer)


def prepared(desk: Desk, reviewer: Desk, count: int, skipped: int = 0) -> list[UUID]:
    """People in file, each with the draft of an application, as after a clerk's typing (待受理的人)."""
    with desk.read() as asks:
        found = [key for (key,) in asks.all(_SOME.limit(count).offset(skipped))]
    at = House(desk.folder, desk.clock, {_REVIEWER: reviewer})  # type: ignore[arg-type]
    for key in found:
        in_file(at, key)
        intake.keep_draft(desk, intake.draft_key(LIVING, Applicant(key)), TYPED)
    return found


def _rows(at: House) -> list[Row]:
    """CPU of the acceptance, of its papers, of the rows by the driver, of the papers by the bare canvas."""
    warm()
    people = prepared(at.clerk, at.reviewer, _RUNS + _WARM)
    whole, spent, rows, bare, canvas = [], [], [], [], []
    with bare_connection(at.clerk) as raw, _papers_timed() as on_papers:
        for n, key in enumerate(people):
            on_papers.clear()
            began = time.process_time()
            made = accepted(at, key)
            took = time.process_time() - began
            with at.clerk.read() as asks:
                case = rows_of(asks, made.case_id, at.clerk.database.head().n)
                laid = _laid(asks, made.case_id)
            if n >= _WARM:
                whole.append(took)
                spent.append(sum(on_papers))
                bare.append(_cpu(case, raw))
                rows.append(_cpu(case.without_papers(), raw))
                canvas.append(_drawn(laid))
    rest = tuple(one - papers_ for one, papers_ in zip(whole, spent, strict=True))
    return [
        Row("accept, whole (CPU)", tuple(whole), tuple(bare), _BAR, why=_WHY_WHOLE),
        Row("accept, without its papers (CPU)", rest, tuple(rows), _BAR, why=_WHY_ROWS),
        Row("its papers laid out (CPU)", tuple(spent), tuple(canvas), _PAPER_BAR, why=_WHY_PAPERS),
    ]


def _cpu(case: BareCase, raw: driver.Connection) -> float:
    began = time.process_time()
    case.put(raw)
    return time.process_time() - began


def _drawn(laid: list[Laid]) -> float:
    began = time.process_time()
    for one in laid:
        plain(one)
    return time.process_time() - began


def _laid(asks: Reader, case_id: UUID) -> list[Laid]:
    return [
        Laid.load(layout) for (blob,) in asks.all(_LAYOUTS, id=case_id) for layout in unpack(blob).values()
    ]


@contextmanager
def _papers_timed() -> Iterator[list[float]]:
    """CPU seconds of each paper that is issued meanwhile."""
    found: list[float] = []
    issue = papers.issue

    def timed(
        desk: Desk, w: Writer, record: CaseRecord, situation: Situation, code: str, reason: str = ""
    ) -> UUID:
        began = time.process_time()
        made = issue(desk, w, record, situation, code, reason)
        found.append(time.process_time() - began)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "issue", timed)
        yield found
