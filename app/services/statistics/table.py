"""The table of 统计 (统计表): matters by months of a year, with the totals of each line and of all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from app.core.clock import CHINA, local, long_day
from app.core.money import Money
from app.engine.measure import MEASURES, Measure, measure
from app.services.desk import Desk
from db.queries import figures
from db.reader import Reader

MONTHS = 12
_MOMENTS = ("opened", "moved")

Kind = Literal["matter", "line", "all"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure (数字): `value` a count, or a sum in 分; `hidden` of the rows behind it are restricted."""

    value: int = 0
    hidden: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        """Two figures together (相加)."""
        return Cell(self.value + other.value, self.hidden + other.hidden)


@dataclass(frozen=True, slots=True)
class Row:
    """One row (一行): twelve months and the year; `matters` are those that its figures count."""

    code: str
    label: str
    kind: Kind
    matters: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table (统计表): `period` and `about` say what was counted, and how."""

    year: int
    measure: Measure
    rows: tuple[Row, ...]
    period: str
    about: str


@dataclass(slots=True)
class _Tally:
    """Counts by matter and month, being added up (累加)."""

    cells: dict[tuple[str, int], Cell] = field(default_factory=dict)

    def add(self, matter: str, month: int, cell: Cell) -> None:
        """Add to a matter's month."""
        self.cells[matter, month] = self.cells.get((matter, month), Cell()) + cell

    def row(self, matter: str) -> tuple[Cell, ...]:
        """Twelve months and the year."""
        months = tuple(self.cells.get((matter, month), Cell()) for month in range(1, MONTHS + 1))
        return (*months, _sum(months))


def measures() -> tuple[Measure, ...]:
    """What can be counted (可选指标)."""
    return MEASURES


def years(desk: Desk) -> tuple[int, ...]:
    """The years that have cases, up to this one, the latest first (可选年度)."""
    with desk.read() as asks:
        first = asks.value(figures.FIRST_DAY)
    start = local(first).year if first is not None else desk.today.year
    return tuple(range(desk.today.year, min(start, desk.today.year) - 1, -1))


def table(desk: Desk, year: int, code: str) -> Table:
    """The table of a year and a measure (统计表): every matter of every line, restricted cases counted."""
    wanted = measure(code)
    tally = _Tally()
    with desk.read() as asks:
        for month in range(1, MONTHS + 1):
            _count(desk, asks, wanted, year, month, tally)
    return Table(year, wanted, tuple(_rows(desk, tally)), _period(desk, year), wanted.about)


def bounds(by: str, start: date, end: date) -> tuple[date | datetime, date | datetime]:
    """First day and the day after the last, as the column of that kind holds them (期间起止)."""
    if by in _MOMENTS:
        return datetime.combine(start, time(), CHINA), datetime.combine(end, time(), CHINA)
    return start, end


def span(year: int, month: int) -> tuple[date, date]:
    """The first day of a month, or for month 0 of the year, and the day after its last (起止日)."""
    if not month:
        return date(year, 1, 1), date(year + 1, 1, 1)
    after = date(year + 1, 1, 1) if month == MONTHS else date(year, month + 1, 1)
    return date(year, month, 1), after


def shown(wanted: Measure, value: int) -> str:
    """A figure as the table shows it (数字写法): 1,234, or 万元 with two decimals; nothing is —."""
    if not value:
        return "—"
    return Money(value).share(1, 10_000).show() if wanted.money else f"{value:,}"


def _count(desk: Desk, asks: Reader, wanted: Measure, year: int, month: int, tally: _Tally) -> None:
    known = {one.id: one for one in desk.catalog.matters}
    start, end = bounds(wanted.by, *span(year, month))
    binds: dict[str, object] = {"start": start, "end": end}
    if wanted.by == "moved":
        binds["moves"] = wanted.moves
    for matter_id, what, secret, n, amount in asks.all(figures.counted(wanted.by), **binds):
        matter = known.get(str(matter_id))
        if matter is not None and wanted.takes(matter, str(what)):
            tally.add(matter.id, month, Cell(amount if wanted.money else n, n if secret else 0))


def _rows(desk: Desk, tally: _Tally) -> Iterable[Row]:
    whole: list[tuple[Cell, ...]] = []
    for line in desk.catalog.lines:
        own = [(matter, tally.row(matter.id)) for matter in line.matters]
        total = _together([cells for _, cells in own])
        whole.append(total)
        yield Row(line.code, line.name, "line", tuple(one.id for one in line.matters), total)
        for matter, cells in own:
            yield Row(matter.id, matter.name, "matter", (matter.id,), cells)
    yield Row("all", "合计", "all", tuple(one.id for one in desk.catalog.matters), _together(whole))


def _together(rows: list[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    return tuple(_sum(column) for column in zip(*rows, strict=True)) if rows else (Cell(),) * (MONTHS + 1)


def _sum(cells: Iterable[Cell]) -> Cell:
    return sum(cells, Cell())


def _period(desk: Desk, year: int) -> str:
    """2026年1月1日至11月23日: the year, or as far as it has come."""
    first, after = span(year, 0)
    last = desk.today if first <= desk.today < after else date(year, 12, 31)
    return f"{long_day(first)}至{last.month}月{last.day}日"
