"""What a sheet covers (本单范围): its days, and what was entered after the sheet before was closed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.core.clock import CHINA, local
from app.services.numbers import MONEY_PAPERS
from app.services.periods import last_day
from db.queries import periods as ground
from db.queries.periods import CloseRow
from db.reader import Reader

_ONE = timedelta(days=1)
KINDS = tuple(MONEY_PAPERS.values())
"""The characters that begin the numbers of money papers (票据字头)."""


@dataclass(frozen=True, slots=True)
class Window:
    """From `first` to `day`, and what was entered of the day before after its close at entry `after`."""

    first: date
    day: date
    after: int

    @property
    def binds(self) -> dict[str, object]:
        """How questions are told (查询参数)."""
        return {
            "start": begin(self.first - _ONE if self.after else self.first),
            "fresh": begin(self.first),
            "end": begin(self.day + _ONE),
            "after": self.after,
            "first": self.first,
            "day": self.day,
        }


def begin(day: date) -> datetime:
    """The moment at which a day begins in China (当日零点)."""
    return datetime.combine(day, time(), CHINA)


def window_of(asks: Reader, station: str, day: date) -> Window:
    """What the sheet of a day covers (本单范围): from the last closed one, or from the last open day."""
    before = open_days(asks, station, day)
    if before:
        return Window(before[-1] + _ONE, day, 0)
    last = last_close(asks, station, "day")
    if last is None:
        return Window(day, day, 0)
    return Window(date.fromisoformat(last.period) + _ONE, day, last.until)


def last_close(asks: Reader, station: str, kind: str) -> CloseRow | None:
    """The day or month that was closed last (最近一次结账)."""
    row = asks.first(ground.LAST_ROW, station=station, kind=kind)
    return None if row is None else CloseRow(*row)


def open_days(asks: Reader, station: str, before: date) -> tuple[date, ...]:
    """The days with money or money papers that are not closed (漏结的日子), oldest first.

    The books begin with the first sum taken in or the first close: there are none before.
    """
    last = last_day(asks, station)
    if last is None:
        begun = asks.value(ground.BEGUN)
        if begun is None:
            return ()
        last = begun - _ONE
    days = {on for (on,) in asks.all(ground.MONEY_DAYS, after=last, before=before)}
    moments = asks.all(ground.PAPER_MOMENTS, start=begin(last + _ONE), end=begin(before), kinds=KINDS)
    return tuple(sorted(days | {local(at).date() for (at,) in moments}))
