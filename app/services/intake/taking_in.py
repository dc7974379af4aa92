"""The first move of a case (登记): number, query code, rows, timers, papers and entry in one commit."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Busy, CenterError
from app.engine.flow import DRAFT, Outcome, step
from app.engine.materials import Received
from app.services import deadlines, forms, lookup, moving, numbers, workers
from app.services.desk import Desk
from app.services.intake.drafts import draft_key, drop_draft
from app.services.parameters import reference
from app.services.record import Filed, file_case
from app.services.situation import Situation, gather, onward
from db.writer import Writer

_TRIES = 20
_ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A case that was taken in (登记结果): number, query code, and the first paper if one was issued."""

    case_id: UUID
    number: str
    query_code: str
    paper_id: UUID | None


def accept(
    desk: Desk,
    matter_id: str,
    person_id: UUID | None,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Accepted:
    """Accept an application (受理). Raises Invalid with every fault, Refused or Forbidden where closed."""
    return take_in(desk, matter_id, "accept", person_id, typed, received)


def take_in(
    desk: Desk,
    matter_id: str,
    move: str,
    person_id: UUID | None,
    typed: Mapping[str, str],
    received: Iterable[Received],
    reason: str = "",
) -> Accepted:
    """Make the first move of a case (登记): accept, accept_owed, supplement or refuse.

    Raises Invalid with every fault, Refused or Forbidden with the reason where the move is closed; then
    nothing is written and no number taken. The draft of this registration goes with the commit.
    """
    matter = desk.catalog.matter(matter_id)
    declared = matter.flow.move(move)
    with desk.write(move) as w:
        settings = reference(desk, w)
        moving.allowed(desk, settings, declared)
        person = workers.load(w, person_id) if person_id else None
        kept = moving.checked_reason(declared, reason)
        fillable = matter.form.open_in(DRAFT)
        texts = {code: text for code, text in typed.items() if code in fillable}
        values = forms.read(matter.form, texts, declared.needs, settings)
        situation = gather(desk, w, settings, matter, person, values, received)
        outcome = step(matter.flow, DRAFT, move, situation.facts)
        case_id, number, code = _file(desk, w, situation, outcome)
        timers = onward(situation, move, outcome.target.code)
        deadlines.put(w, case_id, (), timers)
        moving.put_step(w, case_id, 1, outcome, kept)
        moving.put_materials(w, case_id, situation, timers)
        done = moving.finish(desk, w, case_id, situation, outcome, kept)
    with suppress(CenterError):  # the case is in: a draft left behind does no harm
        drop_draft(desk, draft_key(matter_id, person_id))
    return Accepted(case_id, number, code, done.paper_ids[0] if done.paper_ids else None)


def _file(desk: Desk, w: Writer, situation: Situation, outcome: Outcome) -> tuple[UUID, str, str]:
    """The case's row with its number and query code."""
    matter, person = situation.matter, situation.person
    letters = desk.catalog.line(matter.line).letters
    station = situation.reference.office.station
    number = numbers.take_case(w, letters, station, desk.today.year)
    code = _code(desk, w)
    filed = Filed(
        matter=matter,
        tables=desk.catalog.tables[matter.id],
        number=number,
        query_code=code,
        state=outcome.target.code,
        ended=outcome.target.end,
        person_id=person.id if person else None,
        applicant=person.name if person else "",
        id_kind=person.id_kind.value if person and person.id_kind else None,
        id_number=person.id_number if person else None,
        station=station,
        clerk_id=desk.actor.id,
        today=desk.today,
        accepted=outcome.target.code == _ACCEPTED,
        values=situation.facts.values,
    )
    return file_case(w, filed), number, code


def _code(desk: Desk, w: Writer) -> str:
    """A query code that no case has yet."""
    for _ in range(_TRIES):
        code = numbers.draw_code(desk.chance)
        if lookup.exact(w, code) is None:
            return code
    raise Busy("没有取到查询码，没有保存，请再办一次。")
