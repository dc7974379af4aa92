"""One paper and what happened to it (文书与经过): for who may open it; what happens next is entered here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.core.errors import Forbidden, NotFound
from app.services import record, secrecy
from app.services.desk import Desk
from db.queries import papers as ground
from db.queries.papers import PaperRow
from db.reader import Reader
from db.tables import paper_event
from db.writer import Writer

NOT_OUT = "not_out"
"""What happened to a print of which nothing came out (未打出)."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a paper (文书经过一条).

    `n` counts prints from 1; what happens to a paper once has a place of its own below 0. `detail` says
    the size of a print, to whom it was given, why it is void.
    """

    n: int
    what: str
    at: datetime
    who: str
    detail: str
    by_id: UUID


def found(desk: Desk, asks: Reader, paper_id: UUID) -> PaperRow:
    """The paper of this id for who may open it (取一份文书). Raises NotFound, Forbidden."""
    row = ground.one(asks, paper_id)
    if row is None:
        raise NotFound("没有找到这份文书，请重新载入。")
    if row.case_id is not None:
        secrecy.admit(desk, asks, record.load(asks, desk.catalog, row.case_id))
    elif row.line and not any(held.covers(row.line) for held in desk.actor.held):
        raise Forbidden(f"这份文书由{desk.catalog.line(row.line).name}的人员查看。")
    return row


def happened(asks: Reader, paper_id: UUID) -> tuple[Happened, ...]:
    """What happened to a paper, in its order (文书经过)."""
    return tuple(Happened(*row) for row in asks.all(ground.EVENTS, id=paper_id))


def printed_times(done: tuple[Happened, ...]) -> int:
    """How often a paper came out (打印次数): those of which nothing came out are not counted."""
    return sum(one.n > 0 for one in done) - sum(one.what == NOT_OUT for one in done)


def enter(desk: Desk, w: Writer, row: PaperRow, what: str, n: int, detail: str) -> None:
    """Enter what happens to a paper (登记文书经过); the entry names the paper and its case."""
    w.insert(
        paper_event,
        paper_id=row.id,
        n=n,
        what=what,
        at=w.at,
        by_id=desk.actor.id,
        by_name=desk.actor.name,
        detail=detail,
    )
    w.subject("paper", row.id)
    if row.case_id is not None:
        w.subject("case", row.case_id)
