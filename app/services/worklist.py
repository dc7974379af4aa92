"""The worklist of a line (待办列表): mine to do, due soon, late, all; paged without a limit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.core.errors import Invalid
from app.core.page import Page
from app.engine.line import Line
from app.engine.timers import TimerView
from app.services import deadlines, secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from db.queries import own
from db.queries import worklist as ground
from db.queries.case_rows import CaseRow
from db.queries.worklist import Due, Sort, Wanted
from db.reader import Reader

What = Literal["todo", "soon", "late", "all"]
Order = Literal["due", "applicant", "state", "number", "matter"]

_SORTS: dict[str, Sort] = {
    "due": Sort.DUE,
    "applicant": Sort.APPLICANT,
    "state": Sort.STATE,
    "number": Sort.NUMBER,
    "matter": Sort.STATE,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows and how (筛选与排序); `state` narrows it to one state of any matter."""

    line: str
    what: What = "todo"
    state: str | None = None
    sort: Order = "due"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures above a list (计数)."""

    todo: int
    soon: int
    late: int
    all: int


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One case in a list (待办行); the name of a restricted case is masked."""

    case_id: UUID
    applicant: str
    matter: str
    state: str
    timer: TimerView | None
    number: str
    secret: bool


def counts(desk: Desk, line: str) -> Counts:
    """The four figures of a line (计数)."""
    with desk.read() as asks:
        settings = reference(desk, asks)
        found = [_total(desk, asks, settings, Filter(line, what)) for what in ("todo", "soon", "late", "all")]
    return Counts(*found)


def late_by_line(desk: Desk) -> dict[str, int]:
    """How many cases of each line are late (超期数), by line, for the flags of the tabs."""
    with desk.read() as asks:
        settings = reference(desk, asks)
        return {
            line.code: _total(desk, asks, settings, Filter(line.code, "late")) for line in desk.catalog.lines
        }


def states(desk: Desk, line: str) -> tuple[tuple[str, str, int], ...]:
    """The open states of a line with their labels and counts (状态筛选), those without a case left out."""
    found: dict[str, tuple[str, int]] = {}
    declared = desk.catalog.line(line)
    wanted = Wanted((line,), secret=secrecy.insider(desk.actor, declared))
    with desk.read() as asks:
        counted = ground.by_state(asks, wanted)
        counted += [] if wanted.secret else own.by_state(asks, wanted, desk.actor.id)
    held: Counter[tuple[str, str]] = Counter()
    for matter_id, code, n in counted:
        held[matter_id, code] += n
    for matter in declared.matters:
        for state in matter.flow.states:
            label, before = found.get(state.code, (state.label, 0))
            found[state.code] = (label, before + held[matter.id, state.code])
    return tuple((code, label, n) for code, (label, n) in found.items() if n)


def page(desk: Desk, wanted: Filter, cursor: str | None = None, size: int = 200) -> Page[WorkRow]:
    """One page of a list (取一页), from where `cursor` points. Raises Invalid for a foreign one."""
    with desk.read() as asks:
        settings = reference(desk, asks)
        found = _wanted(desk, settings, wanted)
        try:
            listed = ground.page(
                asks,
                found,
                _SORTS[wanted.sort],
                down=wanted.descending,
                after=cursor,
                limit=size,
            )
        except ValueError:
            raise Invalid("列表已经变了，请重新载入。") from None
        mine = () if cursor else _own(desk, asks, found)
        rows = tuple(_row(desk, settings, one) for one in (*mine, *listed.rows))
        return Page(rows, listed.next, _total(desk, asks, settings, wanted))


def _total(desk: Desk, asks: Reader, settings: Reference, wanted: Filter) -> int:
    found = _wanted(desk, settings, wanted)
    mine = 0 if found.secret else own.total(asks, found, desk.actor.id)
    return ground.total(asks, found) + mine


def _own(desk: Desk, asks: Reader, found: Wanted) -> list[CaseRow]:
    """The restricted cases of a clerk himself or that name him, which lists leave out for the others."""
    return [] if found.secret else own.rows(asks, found, desk.actor.id)


def _wanted(desk: Desk, settings: Reference, wanted: Filter) -> Wanted:
    line = desk.catalog.line(wanted.line)
    dues: dict[str, Due] = {"soon": Due.SOON, "late": Due.LATE}
    return Wanted(
        lines=(line.code,),
        pairs=_pairs(desk, line, wanted),
        ended=None if wanted.what == "all" else False,
        due=dues.get(wanted.what, Due.ANY),
        today=settings.today,
        soon_until=deadlines.soon_until(settings.today, settings.calendar),
        secret=secrecy.insider(desk.actor, line),
    )


def _pairs(desk: Desk, line: Line, wanted: Filter) -> tuple[tuple[str, str], ...] | None:
    """Matter and state of what is asked for; None for everything."""
    found: Iterable[tuple[str, str]] = (
        (matter.id, state.code)
        for matter in line.matters
        for state in matter.flow.states
        if wanted.state in (None, state.code)
    )
    if wanted.what == "todo":
        mine = set(_mine(desk, line))
        return tuple(pair for pair in found if pair in mine)
    return None if wanted.state is None else tuple(found)


def _mine(desk: Desk, line: Line) -> Iterable[tuple[str, str]]:
    """The states in which the next step is by a role of this person."""
    for matter in line.matters:
        for move in matter.flow.moves:
            if move.kind == "next" and desk.actor.has(move.by, line.code):
                yield from ((matter.id, source) for source in move.source)


def _row(desk: Desk, settings: Reference, row: CaseRow) -> WorkRow:
    matter = desk.catalog.matter(row.matter)
    return WorkRow(
        case_id=row.case_id,
        applicant=listed(row.applicant, secret=row.secret),
        matter=matter.name,
        state=matter.flow.state(row.state).label,
        timer=deadlines.badge(row, settings.today, settings.calendar),
        number=row.number,
        secret=row.secret,
    )
