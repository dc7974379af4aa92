"""Showing and printing a paper (文书打印): as it was laid out, marked 补打 on all but the first print."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, func, select

from app.core.clock import show_moment
from app.core.errors import NotFound
from app.printing.laid import Laid
from app.printing.pdf import DamagedCopy, Mark, Reprint, draw
from app.services import record, secrecy, working
from app.services.desk import Desk
from app.services.papers.stored import unpack
from db.columns import Key
from db.reader import Reader
from db.tables import paper, paper_event

How = Literal["printed", "exported"]
WORDS = {"printed": "打印", "exported": "导出"}
"""How a paper left the program (输出方式)."""

_COMMANDS = {"printed": "print_paper", "exported": "export_paper"}
_ID = bindparam("id", type_=Key)
_PAPER = select(paper.c.case_id, paper.c.layout, paper.c.size).where(paper.c.id == _ID)
_TIMES = select(func.count()).where(paper_event.c.paper_id == _ID)
_OF_CASE = (
    select(
        paper.c.id,
        paper.c.code,
        paper.c.title,
        paper.c.number,
        paper.c.size,
        paper.c.issued_at,
        func.count(paper_event.c.id),
    )
    .join(paper_event, paper_event.c.paper_id == paper.c.id, isouter=True)
    .where(paper.c.case_id == _ID)
    .group_by(paper.c.id)
    .order_by(paper.c.issued_at, paper.c.id)
)


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of a case (文书): `prints` counts how often it left the program; `size` is its usual one."""

    id: UUID
    code: str
    title: str
    number: str
    prints: int
    size: str
    issued_text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One print of a paper (一次打印): its PDF and which time it was, 1 for the first."""

    pdf: bytes
    n: int


def of_case(asks: Reader, case_id: UUID) -> tuple[PaperView, ...]:
    """The papers of a case in the order they were issued (案件文书)."""
    return tuple(
        PaperView(paper_id, code, title, number or "", prints, size, show_moment(issued_at))
        for paper_id, code, title, number, size, issued_at, prints in asks.all(_OF_CASE, id=case_id)
    )


def sizes(desk: Desk, paper_id: UUID) -> tuple[str, ...]:
    """The sizes that a paper can be printed in (可选纸张), the usual one first."""
    with desk.read() as asks:
        return tuple(unpack(_found(asks, desk, paper_id)[0]))


def pdf(
    desk: Desk, paper_id: UUID, size: str | None = None, offset_mm: tuple[float, float] = (0.0, 0.0)
) -> bytes:
    """The paper as it would be printed now (预览): from the second time on it is marked 补打.

    From the copy of a damaged file it is always marked 损坏文件副本, and this is how it is printed there.

    Raises NotFound for an unknown paper or a size that it does not have.
    """
    with desk.read() as asks:
        layout, usual = _found(asks, desk, paper_id)
        n = (asks.value(_TIMES, id=paper_id) or 0) + 1
        return _drawn(desk, layout, size or usual, n, show_moment(desk.clock.now()), offset_mm)


def print_out(
    desk: Desk,
    paper_id: UUID,
    how: How,
    size: str | None = None,
    offset_mm: tuple[float, float] = (0.0, 0.0),
) -> Printed:
    """Print or export a paper (打印、导出): journalled and counted, marked from the second time on.

    Raises Forbidden for whoever only looks things up, NotFound.
    """
    working.hands_out(desk)
    with desk.write(_COMMANDS[how]) as w:
        layout, usual = _found(w, desk, paper_id)
        n = (w.value(_TIMES, id=paper_id) or 0) + 1
        drawn = _drawn(desk, layout, size or usual, n, show_moment(w.at), offset_mm)
        w.insert(
            paper_event,
            paper_id=paper_id,
            n=n,
            what=how,
            at=w.at,
            by_id=desk.actor.id,
            by_name=desk.actor.name,
            detail=size or usual,
        )
        w.subject("paper", paper_id)
        case_id = w.value(select(paper.c.case_id).where(paper.c.id == _ID), id=paper_id)
        if case_id is not None:
            w.subject("case", case_id)
    return Printed(drawn, n)


def printed(desk: Desk, paper_id: UUID, how: How = "printed", size: str | None = None) -> int:
    """Enter that a paper was printed or exported (登记打印); gives which time it was."""
    return print_out(desk, paper_id, how, size).n


def _found(asks: Reader, desk: Desk, paper_id: UUID) -> tuple[bytes, str]:
    row = asks.first(_PAPER, id=paper_id)
    if row is None:
        raise NotFound("没有找到这份文书，请重新载入。")
    if row.case_id is not None:
        secrecy.admit(desk, asks, record.load(asks, desk.catalog, row.case_id))
    return row.layout, row.size


def _drawn(
    desk: Desk, layout: bytes, size: str, n: int, moment_text: str, offset_mm: tuple[float, float]
) -> bytes:
    laid = unpack(layout)
    if size not in laid:
        raise NotFound("这份文书没有这种纸张的版式，请换一种纸张。")
    return draw(Laid.load(laid[size]), _mark(desk, n, moment_text), offset_mm=offset_mm)


def _mark(desk: Desk, n: int, moment_text: str) -> Mark | None:
    if desk.database.reading:
        return DamagedCopy(moment_text, desk.actor.name)
    return Reprint(n, moment_text, desk.actor.name) if n > 1 else None
