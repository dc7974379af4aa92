"""What is due (到期事项): late, due today, due within three working days, of all lines or of one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.page import Page
from app.engine.line import Line
from app.engine.timers import TimerView
from app.services import deadlines, secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from db.queries import today as ground
from db.queries.case_rows import CaseRow
from db.queries.today import NEVER_BEFORE, Group
from db.reader import Reader
from db.tables import account

_NAMES = select(account.c.id, account.c.name)


@dataclass(frozen=True, slots=True)
class DueRow:
    """One case that is due (到期案件); the name of a restricted one is masked, `clerk` has it in hand."""

    case_id: UUID
    line: str
    line_name: str
    applicant: str
    matter: str
    number: str
    clerk: str
    timer: TimerView
    secret: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of a line are late, due today, due soon (到期计数)."""

    line: str
    name: str
    late: int = 0
    today: int = 0
    soon: int = 0

    @property
    def all(self) -> int:
        """All three together (合计)."""
        return self.late + self.today + self.soon


def counts(desk: Desk, *, mine: bool) -> tuple[Counts, ...]:
    """The counts of every line that has something due (各线到期计数), in the order of the lines."""
    with desk.read() as asks:
        settings = reference(desk, asks)
        found = _counted(desk, asks, _binds(desk, settings, mine=mine), mine=mine)
    return tuple(
        Counts(line.code, line.short, *found[line.code]) for line in desk.catalog.lines if line.code in found
    )


def page(
    desk: Desk, group: Group, *, mine: bool, line: str = "", cursor: str | None = None, size: int = 100
) -> Page[DueRow]:
    """One page of a group (取一页), the longest overdue first; of one line or of all.

    Mine are the cases of which one is the clerk, and those whose next step is one's own by role or post.
    Raises Invalid for a foreign cursor.
    """
    after_due, after_n = _read(cursor) if cursor else NEVER_BEFORE
    with desk.read() as asks:
        settings = reference(desk, asks)
        binds = _binds(desk, settings, mine=mine, line=line)
        lines = {f"line_{at}": code for at, code in enumerate(binds["lines"])}
        asked = {**binds, **lines, "after_due": after_due, "after_n": after_n, "limit": size + 1}
        found = [CaseRow(*row) for row in asks.all(ground.due(group, len(lines), mine=mine), **asked)]
        names = dict(_names(asks))
        totals = _counted(desk, asks, binds, mine=mine)
    at = list(Group).index(group)
    rows = tuple(_rows(desk, settings, found[:size], names))
    following = _cursor(found[size - 1]) if len(found) > size else None
    return Page(rows, following, sum(counts[at] for counts in totals.values()))


def lines_inside(desk: Desk) -> list[str]:
    """The lines whose restricted cases this person sees (知情业务线)."""
    return [line.code for line in desk.catalog.lines if secrecy.insider(desk.actor, line)]


def _counted(
    desk: Desk, asks: Reader, binds: Mapping[str, Any], *, mine: bool
) -> dict[str, tuple[int, int, int]]:
    """By line how many are late, due today, due soon."""
    if not mine:
        rows = asks.all(ground.due_counts(), **binds)
        return {line: (late, today, soon) for line, late, today, soon in rows}
    found: dict[str, tuple[int, int, int]] = {}
    for matter, late, today, soon in asks.all(ground.own_counts(), **binds):
        line = desk.catalog.matter(matter).line
        before = found.get(line, (0, 0, 0))
        found[line] = (before[0] + late, before[1] + today, before[2] + soon)
    return found


def _names(asks: Reader) -> Iterable[tuple[UUID, str]]:
    return ((one, name) for one, name in asks.all(_NAMES))


def _binds(desk: Desk, settings: Reference, *, mine: bool, line: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {
        "me": desk.actor.id,
        "inside": lines_inside(desk),
        "lines": [line] if line else [one.code for one in desk.catalog.lines],
        "today": settings.today,
        "until": deadlines.soon_until(settings.today, settings.calendar),
    }
    if mine:
        lines = [one for one in desk.catalog.lines if one.code in found["lines"]]
        found["pairs"] = [pair for one in lines for pair in _next_steps(desk, one)]
    return found


def _next_steps(desk: Desk, line: Line) -> Iterable[tuple[str, str]]:
    """Matter and state in which the next step is by a duty that this person has in the line."""
    for matter in line.matters:
        for move in matter.flow.moves:
            if move.kind == "next" and desk.actor.has(move.by, line.code):
                yield from ((matter.id, source) for source in move.source)


def _rows(
    desk: Desk, settings: Reference, rows: Iterable[CaseRow], names: dict[UUID, str]
) -> Iterable[DueRow]:
    for row in rows:
        timer = deadlines.badge(row, settings.today, settings.calendar)
        if timer is None:
            continue
        yield DueRow(
            case_id=row.case_id,
            line=row.line,
            line_name=desk.catalog.line(row.line).short,
            applicant=listed(row.applicant, secret=row.secret),
            matter=desk.catalog.matter(row.matter).name,
            number=row.number,
            clerk=names.get(row.clerk_id, ""),
            timer=timer,
            secret=row.secret,
        )


def _cursor(row: CaseRow) -> str:
    return json.dumps([row.due_sort, row.n])


def _read(cursor: str) -> tuple[str, int]:
    try:
        due, n = json.loads(cursor)
        return str(due), int(n)
    except (ValueError, TypeError):
        raise Invalid("列表已经变了，请重新载入。") from None
