"""The cases on a card (名下案件): those that may be seen there, a line of each, the deadlines still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.engine.timers import TimerView
from app.services import deadlines, record, secrecy
from app.services.desk import Desk
from app.services.record import CaseRecord
from app.services.shelf import Reference
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class CaseLineView:
    """One case on a card (名下案件); `role` says what a unit is in it, empty on a person's card."""

    case_id: UUID
    number: str
    line: str
    matter: str
    state: str
    ended: bool
    applicant: str
    role: str


@dataclass(frozen=True, slots=True)
class TimerLine:
    """An open deadline (未结时限) with its case."""

    case_id: UUID
    number: str
    matter: str
    timer: TimerView


def shown(desk: Desk, asks: Reader, case_ids: Iterable[UUID]) -> tuple[CaseRecord, ...]:
    """Those of these cases that may be seen on a card (可见案件), in their order."""
    ids = list(case_ids)
    looks = secrecy.looks(desk, asks, ids) if ids else {}
    seen = [key for key in ids if key in looks and secrecy.shown_on_card(desk.actor, looks[key])]
    return record.load_all(asks, desk.catalog, seen)


def line(one: CaseRecord, role: str = "") -> CaseLineView:
    """The line of a case (案件行)."""
    return CaseLineView(
        case_id=one.id,
        number=one.number,
        line=one.matter.line,
        matter=one.matter.name,
        state=one.matter.flow.state(one.state).label,
        ended=one.ended,
        applicant=one.applicant,
        role=role,
    )


def timers(settings: Reference, cases: Iterable[CaseRecord]) -> tuple[TimerLine, ...]:
    """Every open deadline of these cases (未结时限), the most pressing first."""
    found = [
        TimerLine(one.id, one.number, one.matter.name, view)
        for one in cases
        if not one.ended
        for view in deadlines.views(one.running, settings.today, settings.calendar)
        if view.look != "done"
    ]
    return tuple(sorted(found, key=lambda one: one.timer.due_on))
