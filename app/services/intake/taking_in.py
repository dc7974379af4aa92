"""The first move of a case (登记): number, query code, rows, timers, papers and entry in one commit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Busy
from app.engine import check
from app.engine.counter import ACCEPTED
from app.engine.flow import DRAFT, Outcome, step
from app.engine.head import CHANNEL
from app.engine.materials import Received
from app.engine.matter import Matter
from app.services import deadlines, forms, links, lookup, moving, numbers, record, secrecy, visits
from app.services.applicants import Applicant, admitted, named
from app.services.desk import Desk
from app.services.intake.drafts import draft_key
from app.services.offers import settings_of
from app.services.record import Filed, file_case
from app.services.shelf import Reference
from app.services.situation import Situation, checked, gather, onward
from db.writer import Writer

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Accepted:
    """A case that was taken in (登记结果): line, number, query code, the first paper if one was issued."""

    case_id: UUID
    line: str
    number: str
    query_code: str
    paper_id: UUID | None


def accept(
    desk: Desk,
    matter_id: str,
    applicant: Applicant,
    typed: Mapping[str, str],
    received: Iterable[Received],
) -> Accepted:
    """Accept an application (受理). Raises Invalid with every fault, Refused or Forbidden where closed."""
    return take_in(desk, matter_id, "accept", applicant, typed, received)


def take_in(
    desk: Desk,
    matter_id: str,
    move: str,
    applicant: Applicant,
    typed: Mapping[str, str],
    received: Iterable[Received],
    reason: str = "",
    opened_from: UUID | None = None,
) -> Accepted:
    """Make the first move of a case (登记): accept, accept_owed, supplement or refuse.

    What was typed may turn it into another matter (信访目的); `opened_from` is the case that opens it.
    Raises Invalid with every fault, Refused or Forbidden with the reason where the move is closed; then
    nothing is written and no number taken. The draft of this registration goes with the commit.
    """
    with desk.write(move) as w:
        matter, settings = _turned(desk, w, matter_id, typed)
        admitted(matter, applicant)
        declared = matter.flow.move(move)
        moving.allowed(desk, settings, matter.line, declared)
        who = named(w, applicant)
        kept = moving.checked_reason(settings, declared, reason)
        fillable = matter.form.open_in(DRAFT)
        texts = {code: text for code, text in typed.items() if code in fillable}
        values = forms.read(matter.form, texts, declared.needs, settings)
        situation = checked(gather(desk, w, settings, matter, who, values, received))
        outcome = step(matter.flow, DRAFT, move, situation.facts)
        case_id, number, code = _file(desk, w, situation, outcome)
        timers = onward(situation, move, outcome.target.code)
        deadlines.put(w, case_id, (), timers)
        moving.put_step(w, case_id, 1, outcome, kept)
        moving.put_materials(w, case_id, situation, timers)
        done = moving.finish(desk, w, case_id, situation, outcome, kept)
        visits.note(w, desk, applicant, who.name, case_id, values.get(CHANNEL) or "", outcome.target.code)
        _link(desk, w, opened_from, case_id)
        w.drop_draft(draft_key(matter_id, applicant))
    return Accepted(case_id, matter.line, number, code, done.paper_ids[0] if done.paper_ids else None)


def _turned(desk: Desk, w: Writer, matter_id: str, typed: Mapping[str, str]) -> tuple[Matter, Reference]:
    """The matter that it is filed as, the one begun or what was typed turns it into, and its settings."""
    begun = desk.catalog.matter(matter_id)
    settings = settings_of(desk, w, begun)
    values, _ = check.read(begun.form.fields, typed, settings.typing)
    turned = begun.becomes(values)
    if not turned:
        return begun, settings
    matter = desk.catalog.matter(turned)
    return matter, settings_of(desk, w, matter)


def _link(desk: Desk, w: Writer, opened_from: UUID | None, case_id: UUID) -> None:
    """Both cases know that one opened the other."""
    if opened_from is not None:
        secrecy.admit(desk, w, record.load(w, desk.catalog, opened_from))
        links.put(w, opened_from, case_id)


def _file(desk: Desk, w: Writer, situation: Situation, outcome: Outcome) -> tuple[UUID, str, str]:
    """The case's row with its number and query code."""
    matter, who = situation.matter, situation.applicant
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
        person_id=who.who.person_id,
        unit_id=who.who.unit_id,
        applicant=who.name,
        phone=who.phone,
        id_kind=who.id_kind.value if who.id_kind else None,
        id_number=who.id_number,
        station=station,
        clerk_id=desk.actor.id,
        today=desk.today,
        accepted=outcome.target.code == ACCEPTED,
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
