"""Lists (列表): first, middle and last page of every filter beside its first one; counts and chips."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from app.services import worklist
from app.services.desk import Desk
from app.services.worklist import Filter, What
from tests.bench.runs import bare_connection, grown, replayed, statements_of, timed
from tests.bench.table import Bar, Row

_BAR = Bar(ratio=2)
_SIZE = 200
_RUNS = 15
_WHATS: tuple[What, ...] = ("todo", "soon", "late", "all")
_ORDERS: tuple[worklist.Order, ...] = ("due", "applicant", "state", "number")
_WHY = "a page is put together from as many ranges of the index as there are states to do"


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a filter (一页): where it begins, how many rows the filter has."""

    wanted: Filter
    where: str
    cursor: str | None
    total: int


def measured(big: Desk, small: Desk) -> list[Row]:
    """The slowest page of each counter in each order, of all chips, of empty filters; then the counts."""
    pages = [(one, _seconds(big, one)) for one in _pages(big)]
    rows = [_page_beside_driver(big)]
    for what in _WHATS:
        rows += [_slowest(f"list “{what}”", [one for one in pages if one[0].wanted.what == what])]
    rows.append(_slowest("list of one state", [one for one in pages if one[0].wanted.state]))
    rows.append(_slowest("list without a row", [one for one in pages if not one[0].total]))
    return [*rows, *_counts(big, small)]


def _slowest(what: str, pages: list[tuple[_Page, tuple[float, ...]]]) -> Row:
    """The page that takes most of its first page's time; a filter's empty page beside a full first one."""
    firsts = {one.wanted: times for one, times in pages if one.where == "first"}
    full = max(firsts.values(), key=median)
    beside = [(one, times, firsts[one.wanted] if one.total else full) for one, times in pages]
    one, times, first = max(beside, key=lambda found: median(found[1]) / median(found[2]))
    state = f" {one.wanted.state}" if one.wanted.state else ""
    arrow = "↓" if one.wanted.descending else ""
    name = f"{what}, {one.where} page ({one.wanted.line}{state} by {one.wanted.sort}{arrow})"
    return Row(name, times, first, _BAR, why=_WHY)


def _pages(desk: Desk) -> Iterator[_Page]:
    for line in desk.catalog.lines:
        for what in _WHATS:
            for sort in _ORDERS:
                for down in (False, True):
                    yield from _of(desk, Filter(line.code, what, sort=sort, descending=down))
        states = dict.fromkeys(state.code for matter in line.matters for state in matter.flow.states)
        for state in states:
            yield from _of(desk, Filter(line.code, "all", state=state))


def _of(desk: Desk, wanted: Filter) -> Iterator[_Page]:
    """First, middle and last page of a filter."""
    cursors: list[str] = []
    page = worklist.page(desk, wanted, size=_SIZE)
    yield _Page(wanted, "first", None, page.total)
    while page.next is not None:
        cursors.append(page.next)
        page = worklist.page(desk, wanted, page.next, _SIZE)
    if len(cursors) > 1:
        yield _Page(wanted, "middle", cursors[len(cursors) // 2 - 1], page.total)
        yield _Page(wanted, "last", cursors[-1], page.total)


def _seconds(desk: Desk, one: _Page) -> tuple[float, ...]:
    return timed(lambda: worklist.page(desk, one.wanted, one.cursor, _SIZE), runs=_RUNS)[0]


def _page_beside_driver(desk: Desk) -> Row:
    """The first page of all beside its own statements on the driver."""
    wanted = Filter(desk.catalog.lines[0].code, "all")
    found = statements_of(lambda: worklist.page(desk, wanted, size=_SIZE))
    with bare_connection(desk) as raw:
        ours, bare = timed(
            lambda: worklist.page(desk, wanted, size=_SIZE), lambda: replayed(raw, found), runs=100
        )
    return Row(f"list, first page of {_SIZE}", ours, bare)


def _counts(big: Desk, small: Desk) -> Iterator[Row]:
    """The figures above a list, the chips of its states, the flags of the tabs."""
    line = big.catalog.lines[0].code
    yield grown("counters of a line", big, small, lambda desk: worklist.counts(desk, line))
    yield grown("states of a line", big, small, lambda desk: worklist.states(desk, line))
    yield grown("flags of the tabs (late)", big, small, worklist.late_by_line)
