"""Numbers without a fate (缺号检查): each one taken is there, or known as skipped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.services import numbers
from app.services.desk import Desk
from db.queries import numbers as ground
from db.reader import Reader

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that are neither there nor skipped (缺号): `first` to `last` of a kind in a year."""

    kind: str
    year: int
    first: int
    last: int
    station: str

    @property
    def text(self) -> str:
        """The numbers as they would be printed (缺号写法)."""
        ends = [numbers.printed(self.kind, self.station, self.year, n) for n in (self.first, self.last)]
        return (
            ends[0]
            if self.first == self.last
            else f"{ends[0]} 至 {ends[1]}（{self.last - self.first + 1} 个）"
        )


def gaps(asks: Reader) -> tuple[Gap, ...]:
    """Every gap in every series of numbers (缺号), cases and registers included."""
    station = asks.value(ground.STATION) or ""
    skips: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for kind, year, first, last in asks.all(ground.SKIPS):
        skips.setdefault((kind, year), []).append((first, last))
    return tuple(
        gap
        for kind, year, last in asks.all(ground.TAKEN)
        for first, end in given(last, skips.get((kind, year), ()))
        for gap in _within(asks, Gap(kind, year, first, end, station))
    )


def gap_check(desk: Desk) -> tuple[str, ...]:
    """A sentence for each gap (缺号提示); none when every number has its fate."""
    names = numbers.labels(desk.catalog)
    with desk.read() as asks:
        found = gaps(asks)
    return tuple(f"{names.get(one.kind, '文号')}缺号：{one.text}。请查明去向。" for one in found)


def given(last: int, skips: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches from 1 to the last number that were not skipped (应有号段); `skips` in their order."""
    start = 1
    for first, end in skips:
        if start < first:
            yield start, min(first - 1, last)
        start = max(start, end + 1)
    if start <= last:
        yield start, last


def _within(asks: Reader, stretch: Gap) -> Iterator[Gap]:
    """The gaps in a stretch: counted first, and only looked for where the count falls short."""
    if not numbers.is_letter(stretch.kind):
        ends = (
            numbers.printed(stretch.kind, stretch.station, stretch.year, n)
            for n in (stretch.first, stretch.last)
        )
        if ground.count(asks, *ends) == stretch.last - stretch.first + 1:
            return
    missing = list(_missing(asks, stretch))
    for _, run in groupby(enumerate(missing), lambda pair: pair[1] - pair[0]):
        serials = [n for _, n in run]
        yield Gap(stretch.kind, stretch.year, serials[0], serials[-1], stretch.station)


def _missing(asks: Reader, stretch: Gap) -> Iterator[int]:
    for start in range(stretch.first, stretch.last + 1, _CHUNK):
        serials = range(start, min(start + _CHUNK, stretch.last + 1))
        wanted = {numbers.printed(stretch.kind, stretch.station, stretch.year, n): n for n in serials}
        there = ground.there(asks, list(wanted))
        yield from (n for number, n in wanted.items() if number not in there)
