"""Closed days and months (日结、月结): whether money may still be entered for a day."""

from datetime import date

from app.core.clock import show_date
from app.core.errors import Refused
from db.queries import periods as ground
from db.reader import Reader


def closed(asks: Reader, station: str, day: date) -> str:
    """Why nothing may be entered for a day any more, as a sentence (已结期间); "" where it may.

    A day is closed with the days before it, a month with the months before it.
    """
    own = show_date(day)
    month = asks.value(ground.LAST, station=station, kind="month") or ""
    if own[:7] <= month:
        return f"{own[:7]} 已经月结，不能再记 {own} 的账。请记到今天。"
    last = asks.value(ground.LAST, station=station, kind="day") or ""
    if own > last:
        return ""
    if own == last:
        return f"{own} 已经日结，不能再记这一天的账。请记到下一个工作日。"
    return f"已经日结到 {last}，不能再记 {own} 的账。请记到还没有日结的日子。"


def refuse_closed(asks: Reader, station: str, day: date) -> None:
    """Raises Refused where the day or its month is closed (已日结、已月结)."""
    if sentence := closed(asks, station, day):
        raise Refused(sentence)


def last_day(asks: Reader, station: str) -> date | None:
    """The last day that was closed (最近日结日), None before the first."""
    found = asks.value(ground.LAST, station=station, kind="day")
    return date.fromisoformat(found) if found else None


def month_closed(asks: Reader, station: str, day: date) -> bool:
    """Whether the month of a day is closed (是否已月结)."""
    return show_date(day)[:7] <= (asks.value(ground.LAST, station=station, kind="month") or "")
