"""One paper of the register whole (文书详情): what happened to it, and what may still be done with it."""

from dataclasses import dataclass
from uuid import UUID

from app.core.clock import show_moment
from app.services import working
from app.services.desk import Desk
from app.services.papers.found import Happened, found, happened
from app.services.papers.life import EVENT_WORDS, not_to_reverse, not_to_void, red_closed, void_closed
from app.services.papers.printing import WORDS, PaperView, view_of
from db.queries import papers as ground
from db.queries.papers import PaperRow
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """A paper with its life (文书详情).

    `told` are its facts as label and text; `events` when, what and by whom, the latest first. `void`,
    `red` and `deliver` say why each cannot be done, "" when it can.
    """

    paper: PaperView
    told: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str, str], ...]
    void: str
    red: str
    deliver: str


def detail(desk: Desk, paper_id: UUID) -> PaperDetail:
    """A paper with all that happened to it (文书详情). Raises NotFound, Forbidden."""
    with desk.read() as asks:
        row = found(desk, asks, paper_id)
        done = happened(asks, paper_id)
        return PaperDetail(
            paper=view_of(row, done),
            told=_told(asks, row),
            events=(*tuple(_event(one) for one in reversed(done)), _issued(row)),
            void=working.only_reading(desk) or void_closed(desk, asks, row) or not_to_void(desk, row),
            red=working.only_reading(desk) or red_closed(asks, row) or not_to_reverse(desk, row),
            deliver=_no_deliver(desk, done),
        )


def _told(asks: Reader, row: PaperRow) -> tuple[tuple[str, str], ...]:
    against = asks.first(ground.RED, id=row.id)
    first = ground.one(asks, row.reverses) if row.reverses is not None else None
    lines = (
        ("编号", row.number or "没有单独编号"),
        ("开具", f"{show_moment(row.issued_at)} {row.issuer}"),
        ("冲销的单子", first.number if first is not None else ""),
        ("红字单号", against.number if against is not None else ""),
    )
    return tuple((label, text) for label, text in lines if text)


def _event(one: Happened) -> tuple[str, str, str]:
    word = WORDS.get(one.what) or EVENT_WORDS[one.what]
    what = f"{word} 第{one.n}次" if one.n > 0 else word
    detail = "" if one.n > 0 else one.detail
    return show_moment(one.at), what, " ".join(filter(None, (one.who, detail)))


def _issued(row: PaperRow) -> tuple[str, str, str]:
    return show_moment(row.issued_at), "开具", row.issuer


def _no_deliver(desk: Desk, done: tuple[Happened, ...]) -> str:
    if closed := working.only_reading(desk):
        return closed
    kinds = {one.what for one in done}
    if "voided" in kinds:
        return "这份文书已作废，不能交付。"
    return "已经登记过交付。" if "delivered" in kinds else ""
