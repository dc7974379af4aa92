"""A case as its page shows it (案件页): state, steps, timers, form, moves, materials, timeline, papers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import short_day
from app.engine.counter import ACCEPTED
from app.engine.fields import AnyField
from app.engine.flow import open_moves
from app.engine.form import Section
from app.engine.sums import Sum
from app.engine.timers import TimerView
from app.engine.values import Values
from app.services import (
    attachments,
    confiding,
    deadlines,
    forms,
    links,
    papers,
    record,
    secrecy,
    timeline,
    views,
    visits,
    working,
)
from app.services.applicants import Applicant, named
from app.services.desk import Desk
from app.services.links import LinkView, OpenView
from app.services.offers import settings_of
from app.services.papers import PaperView
from app.services.record import CaseRecord
from app.services.situation import Situation, gather, told
from app.services.timeline import TimelineEntry
from app.services.views import Counted, MaterialView, MoveView
from db.columns import Key
from db.reader import Reader
from db.tables import account

_OWED = "owed"
_NAME = select(account.c.name).where(account.c.id == bindparam("id", type_=Key))


@dataclass(frozen=True, slots=True)
class StepView:
    """One word in the row of steps (步骤)."""

    label: str
    stage: Literal["done", "now", "to_come"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What leads beyond a case (案件关联).

    `links` are the cases it belongs to, `opens` the matters it may open, `confidants` who else was named
    to see it, `on_request` code and title of papers made when asked for, `visits` how often they came,
    `attached` how many files hang on it.
    """

    links: tuple[LinkView, ...]
    opens: tuple[OpenView, ...]
    confidants: tuple[str, ...]
    on_request: tuple[tuple[str, str], ...]
    visits: int
    attached: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as its page shows it (案件页).

    `version` goes back with each command; `texts` are what inputs start with, `shown` what is read,
    by field code; `editable` are the codes that may be filled now; `masked` those whose numbers are shown
    without their middle until they are asked for; `needed_by_move` what each move wants.
    """

    id: UUID
    version: int
    line: str
    matter_id: str
    matter: str
    title: str
    number: str
    query_code: str
    person_id: UUID | None
    unit_id: UUID | None
    applicant: str
    clerk: str
    state: str
    state_label: str
    ended: bool
    secret: bool
    accepted_text: str
    steps: tuple[StepView, ...]
    timers: tuple[TimerView, ...]
    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    shown: Mapping[str, str]
    editable: frozenset[str]
    masked: frozenset[str]
    moves: tuple[MoveView, ...]
    needed_by_move: Mapping[str, tuple[str, ...]]
    tells: tuple[str, ...]
    sum: Sum | None
    materials: tuple[MaterialView, ...]
    counted: Counted
    timeline: tuple[TimelineEntry, ...]
    papers: tuple[PaperView, ...]
    beside: Beside


def case(desk: Desk, case_id: UUID) -> CaseView:
    """The case of this id (打开案件). Opening a restricted one is a command that the journal keeps.

    Raises NotFound, and Forbidden for those who may not see it.
    """
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
        secrecy.admit(desk, asks, found)
        if not found.secret:
            return view(desk, asks, found)
    with desk.write("look_at_case") as w:
        w.subject("case", case_id)
    with desk.read() as asks:
        return view(desk, asks, record.load(asks, desk.catalog, case_id))


def reveal(desk: Desk, case_id: UUID, codes: Collection[str]) -> Mapping[str, str]:
    """The masked numbers of a case in full (显示完整号码), by field code: a look that the journal keeps.

    Raises NotFound, and Forbidden for those who may not see the case.
    """
    with desk.write("reveal_case") as w:
        found = record.load(w, desk.catalog, case_id)
        secrecy.admit(desk, w, found)
        w.subject("case", case_id)
    return forms.edited((one for one in found.matter.form.fields if one.code in codes), found.values)


def situation_of(desk: Desk, asks: Reader, found: CaseRecord) -> Situation:
    """The situation of a case as it is filed (办件现状)."""
    who = named(asks, Applicant(found.person_id, found.unit_id))
    settings = settings_of(desk, asks, found.matter)
    return gather(desk, asks, settings, found.matter, who, found.values, found.received, found)


def view(desk: Desk, asks: Reader, found: CaseRecord) -> CaseView:
    """The page of a case that was read (案件页内容)."""
    return _view(desk, asks, found, situation_of(desk, asks, found))


def _view(desk: Desk, asks: Reader, found: CaseRecord, situation: Situation) -> CaseView:
    matter, facts, settings = found.matter, situation.facts, situation.reference
    materials, issued = _materials(found, situation), papers.of_case(asks, found.id)
    editable, plain, hidden = _sorted(desk, found, facts.values)
    return CaseView(
        id=found.id,
        version=record.last_change(asks, found.id).entry,
        line=matter.line,
        matter_id=matter.id,
        matter=matter.name,
        title=matter.title,
        number=found.number,
        query_code=found.query_code,
        person_id=found.person_id,
        unit_id=found.unit_id,
        applicant=found.applicant,
        clerk=asks.value(_NAME, id=found.clerk_id) or "",
        state=found.state,
        state_label=matter.flow.state(found.state).label,
        ended=found.ended,
        secret=found.secret,
        accepted_text=_accepted(found),
        steps=_steps(found),
        timers=deadlines.views(found.running, desk.today, settings.calendar, _articles(found)),
        sections=views.sections(matter, found.state, facts.values),
        texts={**forms.edited(plain, facts.values), **hidden},
        shown=forms.shown(plain, facts.values, settings),
        editable=editable,
        masked=frozenset(hidden),
        moves=_moves(found, situation),
        needed_by_move=views.needed_by_move(matter, found.state, facts.values),
        tells=() if found.ended else told(situation),
        sum=None if found.ended else matter.sum(facts),
        materials=materials,
        counted=views.counted(materials),
        timeline=timeline.of_case(asks, matter, found.id),
        papers=issued,
        beside=_beside(desk, asks, found, issued),
    )


def _articles(found: CaseRecord) -> dict[str, str]:
    """What orders each limit (时限依据), by the timer's code."""
    return {one.code: one.article for one in found.matter.timers}


def _moves(found: CaseRecord, situation: Situation) -> tuple[MoveView, ...]:
    """What may be done next, or why not; nothing once it is ended."""
    choices = () if found.ended else open_moves(found.matter.flow, found.state, situation.facts)
    return views.moves(choices, situation.reference)


def _sorted(
    desk: Desk, found: CaseRecord, values: Values
) -> tuple[frozenset[str], list[AnyField], dict[str, str]]:
    """What this person may still fill in, the fields that are shown whole, the masked texts of the others."""
    form = found.matter.form
    fillable = not found.ended and working.works(desk, found.matter.line)
    editable = form.open_in(found.state) if fillable else frozenset()
    hidden = forms.masked((one for one in form.fields if one.code not in editable), values)
    return editable, [one for one in form.fields if one.code not in hidden], hidden


def _beside(desk: Desk, asks: Reader, found: CaseRecord, issued: Sequence[PaperView]) -> Beside:
    """What leads beyond the case; a paper of which only void ones are there may be issued anew."""
    matter = found.matter
    again = {one.code for one in issued} - {one.code for one in issued if one.fate != "voided"}
    return Beside(
        links=links.of_case(desk, asks, found.id),
        opens=links.offered(desk.catalog, matter, frozenset(found.made_by)),
        confidants=confiding.named(asks, found.id) if found.secret else (),
        on_request=tuple(
            (one.code, one.title) for one in matter.prints if one.on_request or one.code in again
        ),
        visits=visits.times(asks, found.id),
        attached=attachments.count(asks, attachments.CASE, (found.id,)),
    )


def _accepted(found: CaseRecord) -> str:
    """受理 11-23, in the matter's own word; empty before."""
    if found.accepted_on is None:
        return ""
    state = found.matter.flow.state(ACCEPTED)
    return f"{state.step or state.label} {short_day(found.accepted_on)}"


def _materials(found: CaseRecord, situation: Situation) -> tuple[MaterialView, ...]:
    owed = next((one.rolled for one in found.running if one.code == _OWED and one.open), None)
    return tuple(
        views.material(item, owed if item.lacking and item.needed in ("required", "deferrable") else None)
        for item in situation.verdict.items
    )


def _steps(found: CaseRecord) -> tuple[StepView, ...]:
    """The row of steps: those passed, the one where it stands (beside it, too), those to come."""
    states = [state for state in found.matter.flow.states if state.step]
    codes = [state.code for state in states]
    reached = [codes.index(step.target) for step in found.steps if step.target in codes]
    here = codes.index(found.state) if found.state in codes else max(reached, default=-1)
    shown: list[StepView] = []
    for place, state in enumerate(states):
        stage: Literal["done", "now", "to_come"] = "to_come"
        if place < here or (place == here and found.ended):
            stage = "done"
        elif place == here:
            stage = "now"
        shown.append(StepView(state.step, stage))
    return tuple(shown)
