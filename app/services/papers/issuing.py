"""Issuing a paper (出具文书): built from facts, laid out for every size it has, kept for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.engine.counter import ACCEPTED
from app.engine.matter import Body, PaperFacts
from app.engine.prints import Document, Size
from app.printing.layout import lay_out
from app.services import numbers
from app.services.desk import Desk
from app.services.papers.facts import text_of
from app.services.papers.stored import pack
from app.services.parameters import agencies
from app.services.record import CaseRecord
from app.services.situation import Situation
from db.tables import paper
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of paper it is (文书种类): its code, its sizes (the usual one first), its number.

    `line` is the line of service of a paper that belongs to no case.
    """

    code: str
    sizes: tuple[Size, ...]
    number: str = ""
    line: str = ""


def issue(
    desk: Desk, w: Writer, record: CaseRecord, situation: Situation, code: str, reason: str = ""
) -> UUID:
    """Issue one paper of a case (出具文书) with the open writer. Gives its id.

    Raises Invalid where a character cannot be drawn, so that nothing is committed.
    """
    declared = record.matter.print(code)
    station = situation.reference.office.station
    number = ""
    if declared.numbered:
        number = numbers.take_paper(w, declared.numbered, station, desk.today.year)
    elif declared.lettered is not None and (word := situation.reference.word_of(declared.lettered)):
        number = numbers.take_letter(w, word, desk.today.year)
    facts = _facts(desk, w, record, situation, reason, number)
    document = declared.build(facts)
    kind = Kind(code, declared.sizes, number)
    return keep(desk, w, document, kind, case_id=record.id, person_id=record.person_id)


def keep(
    desk: Desk,
    w: Writer,
    document: Document,
    kind: Kind,
    *,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    reverses: UUID | None = None,
) -> UUID:
    """Keep a document as an issued paper (出具): laid out for every size, beside its facts. Gives its id.

    `reverses` is the paper that a red one stands against. Raises Invalid where a character cannot be drawn.
    """
    made = w.insert(
        paper,
        case_id=case_id,
        person_id=person_id,
        code=kind.code,
        title=document.title,
        number=kind.number or None,
        size=kind.sizes[0],
        layout=_laid(document, kind.sizes),
        facts=text_of(document),
        issued_at=w.at,
        issued_by=desk.actor.id,
        line=kind.line or None,
        reverses=reverses,
    )
    w.subject("paper", made)
    return made


def _laid(document: Document, sizes: Sequence[Size]) -> bytes:
    laid: Mapping[str, bytes] = {size: lay_out(document.sized(size)).dump() for size in sizes}
    return pack(laid)


def _facts(
    desk: Desk, w: Writer, record: CaseRecord, situation: Situation, reason: str, number: str
) -> PaperFacts:
    values = situation.facts.values
    agent = next((values.get(f) for f in record.matter.form.fields if f.code == "agent"), None)
    return PaperFacts(
        office=situation.reference.office,
        matter=record.matter,
        number=record.number,
        query_code=record.query_code,
        person=situation.applicant.on_paper,
        agent=str(agent or ""),
        values=values,
        codes=situation.reference.words,
        offered=situation.reference.codes,
        verdict=situation.verdict,
        timers=record.running,
        accepted_at=_accepted_at(record),
        issued_at=w.at,
        actor=desk.actor,
        reason=reason,
        paper_number=number,
        bodies=_bodies(w) if reason else (),
        words=situation.reference.phrases,
        sum=record.matter.sum(situation.facts),
    )


def _bodies(w: Writer) -> tuple[Body, ...]:
    """The bodies that a refusal may send to (去向机构)."""
    return tuple(Body(one.name, one.address, one.phone, one.hours) for one in agencies(w))


def _accepted_at(record: CaseRecord) -> datetime:
    """When it was accepted, else when it was taken in."""
    taken = [step.at for step in record.steps if step.target == ACCEPTED]
    return taken[0] if taken else record.opened_at
