"""The rows behind a figure (明细): cases that it counts, restricted ones left out and only numbered."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.core.clock import local
from app.core.errors import Invalid
from app.core.money import Money
from app.core.page import Page
from app.engine.measure import Measure, measure
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.statistics.table import bounds, span
from db.queries import figures


@dataclass(frozen=True, slots=True)
class Figure:
    """Which figure of a table is meant (所指数字): its measure, year, month (0 for the year) and matters."""

    measure: str
    year: int
    month: int
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One row behind a figure (明细行); what was paid without a case has neither case nor state."""

    case_id: UUID | None
    person_id: UUID | None
    line: str
    on: date
    number: str
    applicant: str
    matter: str
    state: str
    amount: Money | None


def rows(desk: Desk, figure: Figure, cursor: str | None = None, size: int = 200) -> Page[Listed]:
    """One page of the rows behind a figure (取明细), by day; `total` counts what was read so far.

    Raises Invalid for a foreign cursor.
    """
    wanted = measure(figure.measure)
    start, end = bounds(wanted.by, *span(figure.year, figure.month))
    after = UUID(int=0)
    if cursor is not None:
        start, after = _read(cursor, wanted)
    binds: dict[str, object] = {
        "start": start,
        "end": end,
        "after": after,
        "limit": size + 1,
    }
    if wanted.by == "moved":
        binds["moves"] = wanted.moves
    if wanted.by == "ended":
        binds["pairs"] = _ends(desk, wanted, figure)
    else:
        binds["matters"] = figure.matters
    with desk.read() as asks:
        found = list(asks.all(figures.listed(wanted.by), **binds))
    shown = tuple(_row(desk, one) for one in found[:size])
    following = _cursor(found[size - 1][0], found[size - 1][1]) if len(found) > size else None
    return Page(shown, following, len(shown))


def _ends(desk: Desk, wanted: Measure, figure: Figure) -> list[tuple[str, str]]:
    """Matter and end state of all that is counted."""
    return [
        (matter.id, state.code)
        for matter in (desk.catalog.matter(one) for one in figure.matters)
        for state in matter.flow.states
        if state.end and wanted.takes(matter, state.code)
    ]


def _row(desk: Desk, row: Sequence[object]) -> Listed:
    _, day, case_id, person_id, kind, state, applicant, number, amount = row
    assert isinstance(day, date)
    case = case_id if isinstance(case_id, UUID) else None
    return Listed(
        case_id=case,
        person_id=person_id if isinstance(person_id, UUID) else None,
        line=str(kind).partition(".")[0],
        on=local(day).date() if isinstance(day, datetime) else day,
        number=str(number),
        applicant=listed(str(applicant), secret=False),
        matter=desk.catalog.paid_name(str(kind)),
        state=desk.catalog.matter(str(kind)).flow.state(str(state)).label if case else "",
        amount=Money(amount) if isinstance(amount, int) else None,
    )


def _cursor(key: object, day: object) -> str:
    assert isinstance(day, date)
    return json.dumps([day.isoformat(), str(key)])


def _read(cursor: str, wanted: Measure) -> tuple[date | datetime, UUID]:
    try:
        day, key = json.loads(cursor)
        moment = wanted.by in {"opened", "moved"}
        return (datetime.fromisoformat(day) if moment else date.fromisoformat(day)), UUID(key)
    except (ValueError, TypeError):
        raise Invalid("列表已经变了，请重新载入。") from None
