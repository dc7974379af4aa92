"""Closed days and months (已结期间): listed, and their sheets drawn from what was laid out, marked 补打."""

import json
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import show_moment
from app.core.errors import NotFound
from app.core.money import Money
from app.printing.laid import Laid
from app.printing.pdf import DamagedCopy, Mark, Reprint, draw
from app.services import working
from app.services.desk import Desk
from app.services.parameters import reference
from db.queries import periods as ground
from db.queries.periods import CloseRow
from db.reader import Reader

PRINT, EXPORT = "print_day_sheet", "export_day_sheet"


@dataclass(frozen=True, slots=True)
class Closing:
    """A closed day or month (已结期间): money in and out net, what was counted, too much or too little."""

    id: UUID
    kind: str
    period: str
    number: str
    closed_text: str
    by_name: str
    came: Money
    went: Money
    papers: int
    voided: int
    counted: Money
    over: Money
    note: str
    head: str


def closings(desk: Desk) -> tuple[Closing, ...]:
    """Every closed day and month (已结期间), the latest first."""
    with desk.read() as asks:
        station = reference(desk, asks).office.station
        return closed_of(asks, station)


def closed_of(asks: Reader, station: str) -> tuple[Closing, ...]:
    """Every closed day and month of a station, with the open reader."""
    return tuple(_view(CloseRow(*row)) for row in asks.all(ground.CLOSED, station=station))


def closing_of(desk: Desk, close_id: UUID) -> Closing:
    """One closed day or month (一个已结期间). Raises NotFound."""
    with desk.read() as asks:
        return _view(_found(asks, close_id))


def closed_pdf(desk: Desk, close_id: UUID) -> bytes:
    """The sheet as it would be printed now (预览): from the second time on it is marked 补打."""
    with desk.read() as asks:
        return _drawn(desk, asks, close_id, show_moment(desk.clock.now()), (0.0, 0.0))


def print_closed(desk: Desk, close_id: UUID, offset_mm: tuple[float, float] = (0.0, 0.0)) -> bytes:
    """The sheet for the printer (打印结账单); the journal keeps that it was printed."""
    return _kept(desk, PRINT, close_id, offset_mm)


def export_closed(desk: Desk, close_id: UUID) -> bytes:
    """The sheet for a file (导出结账单); the journal keeps that it was exported."""
    return _kept(desk, EXPORT, close_id, (0.0, 0.0))


def _kept(desk: Desk, command: str, close_id: UUID, offset_mm: tuple[float, float]) -> bytes:
    working.hands_out(desk)
    with desk.write(command) as w:
        made = _drawn(desk, w, close_id, show_moment(w.at), offset_mm)
        w.subject("period_close", close_id)
    return made


def _drawn(
    desk: Desk, asks: Reader, close_id: UUID, moment_text: str, offset_mm: tuple[float, float]
) -> bytes:
    _found(asks, close_id)
    laid = Laid.load(asks.one(ground.LAYOUT, id=close_id).layout)
    marks: tuple[Mark, ...] = ()
    if desk.database.reading:
        marks = (DamagedCopy(moment_text, desk.actor.name),)
    elif n := asks.value(ground.OUT, id=close_id, commands=[PRINT, EXPORT]):
        marks = (Reprint(n + 1, moment_text, desk.actor.name),)
    return draw(laid, marks, offset_mm=offset_mm)


def _found(asks: Reader, close_id: UUID) -> CloseRow:
    row = asks.first(ground.ONE, id=close_id)
    if row is None:
        raise NotFound("没有找到这张结账单，请重新载入。")
    return CloseRow(*row)


def _view(row: CloseRow) -> Closing:
    figures = json.loads(row.figures)
    net = {way: _net(figures["flows"], incoming=way) for way in (True, False)}
    return Closing(
        id=row.id,
        kind=row.kind,
        period=row.period,
        number=row.number,
        closed_text=show_moment(row.closed_at),
        by_name=row.by_name,
        came=net[True],
        went=net[False],
        papers=sum(one["count"] for one in figures["money_papers"]),
        voided=sum(one["voided"] for one in figures["money_papers"]),
        counted=Money(row.counted),
        over=Money(row.counted - row.cash),
        note=row.note,
        head=row.head,
    )


def _net(flows: list[dict[str, int]], *, incoming: bool) -> Money:
    return Money(sum(one["amount"] + one["back"] for one in flows if one["incoming"] is incoming))
