"""Closing a day or a month (日结、月结): the sheet is laid out and kept; it is never counted again."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_date
from app.core.errors import Forbidden, Refused
from app.core.money import Money
from app.printing.layout import lay_out
from app.services.desk import Desk
from app.services.errors import ONLY_READING
from app.services.parameters import reference
from app.services.today import counted
from app.services.today.checks import GAPS, checks_of
from app.services.today.counted import Counted
from app.services.today.paper import document
from app.services.today.sheet import DaySheet, sheet_of
from app.services.today.window import last_close, open_days
from db.reader import Reader
from db.tables.income import period_close
from db.writer import Writer

DAY, MONTH = "day", "month"


def closing_closed(desk: Desk) -> str:
    """Why this person may close nothing, as a sentence (不能日结的原因); "" when he may."""
    if desk.database.reading:
        return ONLY_READING
    return "" if desk.actor.has(Role.CASHIER) else "日结由出纳人员办理，您可以看日结单。"


def day_to_close(desk: Desk) -> tuple[date | None, str]:
    """The day whose turn it is (应结的日子): the oldest open one; None, and why, where today is closed."""
    with desk.read() as asks:
        return _turn(desk, asks)


def _turn(desk: Desk, asks: Reader) -> tuple[date | None, str]:
    station = reference(desk, asks).office.station
    before = open_days(asks, station, desk.today)
    if before:
        return before[0], ""
    last = last_close(asks, station, DAY)
    if last is not None and last.period >= show_date(desk.today):
        return None, f"{last.period} 已经日结。之后办的记入下一张日结单。"
    return desk.today, ""


def close(desk: Desk, typed: Mapping[str, str], day: date | None = None) -> UUID:
    """Close a day (日结): its sheet, its figures, what was counted; for good. Gives the id of the close.

    `day` is what the clerk saw; without it the day whose turn it is. Raises Invalid at the fields of
    `counted`, Refused where a check stops it, where the day is closed or another's turn, Forbidden.
    """
    if sentence := closing_closed(desk):
        raise Forbidden(sentence)
    with desk.write("close_day") as w:
        turn, why = _turn(desk, w)
        if turn is None:
            raise Refused(why)
        if day is not None and day != turn:
            raise Refused(f"{show_date(turn)} 还没有日结，请先结这一天。")
        looked = checks_of(desk, w, turn)
        for one in looked:
            if one.stops:
                raise Refused(f"{one.sentence}，再日结。")
        gaps = any(one.code == GAPS and not one.right for one in looked)
        sheet = sheet_of(desk, w, turn)
        found = counted.read(typed, sheet.cash.book, reference(desk, w).typing, gaps=gaps)
        return _keep(desk, w, sheet, found)


def _keep(desk: Desk, w: Writer, sheet: DaySheet, found: Counted) -> UUID:
    return enter(
        desk,
        w,
        {
            "kind": DAY,
            "period": show_date(sheet.day),
            "number": sheet.number,
            "head": sheet.head.text,
            "cash": sheet.cash.book.fen,
            "counted": found.counted.fen,
            "note": found.note,
            "figures": json.dumps(_plain(sheet), ensure_ascii=False, separators=(",", ":")),
            "layout": lay_out(document(sheet, found)).dump(),
        },
    )


def enter(desk: Desk, w: Writer, columns: Mapping[str, object]) -> UUID:
    """Enter a close with the open writer (登记结账). Gives its id."""
    made = w.insert(
        period_close,
        **columns,
        station=desk.actor.station,
        closed_at=w.at,
        by_id=desk.actor.id,
        by_name=desk.actor.name,
        until=w.n,
    )
    w.subject("period_close", made)
    return made


def _plain(part: object) -> object:
    """The figures as JSON holds them: sums in 分, days and moments as texts."""
    if isinstance(part, Money):
        return part.fen
    if isinstance(part, date | datetime):
        return part.isoformat()
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if is_dataclass(part) and not isinstance(part, type):
        return {one.name: _plain(getattr(part, one.name)) for one in fields(part)}
    return part
