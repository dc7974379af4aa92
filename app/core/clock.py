"""The time (时钟): the only place that asks the computer for it, and how moments and days are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "北京时间")
"""Beijing time (北京时间): one zone for the whole country, no summer time."""

_WEEKDAYS = "一二三四五六日"


class Clock(Protocol):
    """Tells the time (时钟)."""

    def now(self) -> datetime:
        """The moment, aware, in UTC (当前时刻)."""
        ...

    def today(self) -> date:
        """The day in China (今天)."""
        ...


class SystemClock:
    """The computer's own clock (系统时钟)."""

    def now(self) -> datetime:
        """The moment, aware, in UTC (当前时刻)."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in China (今天), whatever zone the computer is set to."""
        return local(self.now()).date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands until it is moved on (固定时钟), for demonstrations and tests."""

    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a fixed clock needs an aware moment")
        self.moment = self.moment.astimezone(UTC)

    @classmethod
    def on(cls, day: date, at: time = time(9, 0)) -> FixedClock:
        """A clock that stands on this day, at this time in China (默认 09:00)."""
        return cls(datetime.combine(day, at, CHINA))

    def now(self) -> datetime:
        """The moment, aware, in UTC (当前时刻)."""
        return self.moment

    def today(self) -> date:
        """The day in China (今天)."""
        return local(self.moment).date()

    def advance(self, by: timedelta) -> None:
        """Move the clock on (向后拨)."""
        self.moment += by


def local(moment: datetime) -> datetime:
    """An aware moment in China's time (北京时间); a naive one raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone can't be placed")
    return moment.astimezone(CHINA)


def show_moment(moment: datetime) -> str:
    """日期时刻: `2026-11-23 09:12`, in China's time."""
    at = local(moment)
    return f"{show_date(at.date())} {at:%H:%M}"


def show_time(moment: datetime) -> str:
    """时刻: `09:12`, in China's time."""
    return f"{local(moment):%H:%M}"


def show_date(day: date) -> str:
    """日期: `2026-11-23`, years before 1000 with their zeros on every platform."""
    return day.isoformat()[:10]


def show_day(day: date) -> str:
    """带星期的日期: `2026-11-23 一`, as fields show it."""
    return f"{show_date(day)} {_WEEKDAYS[day.weekday()]}"


def short_day(day: date) -> str:
    """短日期: `11-23`, as lists show it."""
    return f"{day.month:02d}-{day.day:02d}"


def long_day(day: date) -> str:
    """长日期: `2026年11月23日`, as papers show it."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期: `星期一`."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
