"""The working-day calendar (工作日历): which days are worked, and when a period ends (期间)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from app.core.errors import Invalid
from app.core.holidays import read_days
from app.core.paths import resources

Unit = Literal["day", "workday", "month", "year"]
"""日, 工作日, 月, 年: what a period is counted in."""

_LONGEST: dict[str, int] = {"day": 36_600, "workday": 25_200, "month": 1_200, "year": 100}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """When a period ends (到期日).

    nominal: the day counted out; rolled: that day or, if it is a rest day, the next working day
    (民法典 §203); safe: that day or the last working day before it, for the centre's own duty.
    provisional (暂定): a day that was looked at lies in a year whose calendar isn't loaded.
    """

    nominal: date
    rolled: date
    safe: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Rest days and made-up working days of the loaded years (放假安排); it never changes.

    Days of a year that isn't loaded are judged by week-ends alone.
    """

    days_off: frozenset[date]
    make_up: frozenset[date]
    years: frozenset[int]
    _off: frozenset[int] = field(init=False, repr=False, compare=False)
    _work: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_off", frozenset(day.toordinal() for day in self.days_off))
        object.__setattr__(self, "_work", frozenset(day.toordinal() for day in self.make_up))

    @classmethod
    def seeded(cls) -> Calendar:
        """The calendar that is shipped: 2024–2026, State Council notices (随程序附带的日历)."""
        path = resources() / "seed" / "holidays.csv"
        return cls.from_csv(path.read_text(encoding="utf-8-sig"))

    @classmethod
    def from_csv(cls, text: str) -> Calendar:
        """Read lines of `date,kind,…` (日期, off 休 or work 班; further columns are for people).

        A year is loaded if one of its days before December occurs: an arrangement for New Year may begin
        in the December before. Raises Invalid with the number of every faulty line.
        """
        kinds = read_days(text)
        return cls(
            days_off=frozenset(day for day, kind in kinds.items() if kind == "off"),
            make_up=frozenset(day for day, kind in kinds.items() if kind == "work"),
            years=frozenset(day.year for day in kinds if day.month < 12),
        )

    def with_year(self, csv_text: str) -> Calendar:
        """A calendar that knows the years of the text too, in place of what it knew of them (导入).

        Raises Invalid as `from_csv` does, also if the text loads no year at all.
        """
        new = Calendar.from_csv(csv_text)
        if not new.years:
            raise Invalid("这份放假安排里没有整年的日期，请换一份再导入。")
        named = new.days_off | new.make_up

        def kept(days: frozenset[date]) -> frozenset[date]:
            return frozenset(day for day in days if day.year not in new.years and day not in named)

        return Calendar(
            days_off=kept(self.days_off) | new.days_off,
            make_up=kept(self.make_up) | new.make_up,
            years=self.years | new.years,
        )

    def loaded(self, year: int) -> bool:
        """True if the year's arrangement is known (是否已有放假安排)."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        """True if the day is worked (是否工作日)."""
        return self._works(_ordinal(day))

    def next_workday(self, day: date) -> date:
        """The first working day after the day (下一个工作日)."""
        return date.fromordinal(self._forward(_ordinal(day) + 1))

    def previous_workday(self, day: date) -> date:
        """The last working day before the day (上一个工作日)."""
        return date.fromordinal(self._back(_ordinal(day) - 1))

    def workdays_between(self, after: date, until: date) -> int:
        """Working days after the first day up to and including the second (工作日数); 0 if none."""
        return sum(map(self._works, range(_ordinal(after) + 1, _ordinal(until) + 1)))

    def due(self, start: date, n: int, unit: str) -> Due:
        """When a period of n units from the start day ends (到期).

        The start day doesn't count (民法典 §201); month and year end on the corresponding day,
        clamped to the month's end (§202); n = 0 ends on the start day itself. Working days cannot
        end on a rest day, so there the three dates are equal. Raises Invalid for a unit or a length
        that doesn't exist and for a start outside 1900–2199.
        """
        first = _ordinal(start)
        length = _checked_length(n, unit)
        if unit == "workday":
            last = self._count(first, length)
            end = date.fromordinal(last)
            counted_from = date.fromordinal(first + 1 if length else first)
            years = range(counted_from.year, end.year + 1)
            return Due(end, end, end, not self.years.issuperset(years))
        nominal = _calendar_end(start, length, unit)
        rolled = date.fromordinal(self._forward(nominal.toordinal()))
        safe = date.fromordinal(self._back(nominal.toordinal()))
        looked_at = {safe.year, nominal.year, rolled.year}
        return Due(nominal, rolled, safe, not self.years.issuperset(looked_at))

    def _works(self, ordinal: int) -> bool:
        if ordinal in self._work:
            return True
        return (ordinal + 6) % 7 < _SATURDAY and ordinal not in self._off

    def _forward(self, ordinal: int) -> int:
        while not self._works(ordinal):
            ordinal += 1
        return ordinal

    def _back(self, ordinal: int) -> int:
        while not self._works(ordinal):
            ordinal -= 1
        return ordinal

    def _count(self, ordinal: int, length: int) -> int:
        """The length-th working day after the day; for 0 the day itself, or the next if it rests."""
        for _ in range(length):
            ordinal = self._forward(ordinal + 1)
        return self._forward(ordinal)


def _ordinal(day: object) -> int:
    """The day's number; Invalid for what is no plain date in 1900–2299 (日序)."""
    if not isinstance(day, date) or isinstance(day, datetime):
        raise Invalid("这里要填日期，例如 2026-11-23。")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Invalid("日期应在 1900 年至 2199 年之间，请核对。")
    return day.toordinal()


def _checked_length(n: object, unit: object) -> int:
    """The length of a period, within reason (期限长度)."""
    longest = _LONGEST.get(unit) if isinstance(unit, str) else None
    if longest is None:
        raise Invalid("期限的单位只能是日、工作日、月、年，请改正。")
    if not isinstance(n, int) or isinstance(n, bool):
        raise Invalid("期限只能是整数，请改正。")
    if not 0 <= n <= longest:
        raise Invalid(f"期限应在 0 到 {longest} 之间，请改正。")
    return n


def _calendar_end(start: date, length: int, unit: str) -> date:
    """The last day of a period of days, months or years (名义到期日)."""
    if unit == "day":
        return start + timedelta(days=length)
    months = start.year * 12 + start.month - 1 + length * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
