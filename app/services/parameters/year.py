"""A year of the calendar (日历): its days off and made-up working days, which years are loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import bindparam, select

from app.services.desk import Desk
from db.columns import Day
from db.tables import calendar_year, holiday

_DAYS = (
    select(holiday.c.on_day, holiday.c.kind, holiday.c.festival)
    .where(
        holiday.c.on_day >= bindparam("first", type_=Day), holiday.c.on_day <= bindparam("last", type_=Day)
    )
    .order_by(holiday.c.on_day)
)
_YEARS = select(calendar_year.c.year, calendar_year.c.source).order_by(calendar_year.c.year)


@dataclass(frozen=True, slots=True)
class Special:
    """A day that is not as the week has it (特殊日期): off 休 or work 班, with its festival."""

    kind: Literal["off", "work"]
    festival: str


@dataclass(frozen=True, slots=True)
class YearView:
    """One year (年历): `loaded` tells whether its arrangement is known; `years` are those that are."""

    year: int
    loaded: bool
    source: str
    years: tuple[int, ...]
    days: Mapping[date, Special]


def year_view(desk: Desk, year: int) -> YearView:
    """The year with its special days (年历)."""
    with desk.read() as asks:
        known = {row.year: row.source for row in asks.all(_YEARS)}
        rows = asks.all(_DAYS, first=date(year, 1, 1), last=date(year, 12, 31))
    days = {row.on_day: Special("work" if row.kind == "work" else "off", row.festival) for row in rows}
    return YearView(year, year in known, known.get(year, ""), tuple(known), days)
