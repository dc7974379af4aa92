"""Issuing a paper (出具文书): built from facts, laid out for every size it has, kept for good."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from app.engine.counter import ACCEPTED
from app.engine.matter import Body, PaperFacts, Print
from app.engine.prints import Document
from app.printing.layout import lay_out
from app.services import numbers
from app.services.desk import Desk
from app.services.papers.stored import pack
from app.services.parameters import agencies
from app.services.record import CaseRecord
from app.services.situation import Situation
from db.tables import paper
from db.writer import Writer


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
    facts = _facts(desk, w, record, situation, reason, number)
    document = declared.build(facts)
    made = w.insert(
        paper,
        case_id=record.id,
        person_id=record.person_id,
        code=code,
        title=document.title,
        number=number or None,
        size=declared.sizes[0],
        layout=_laid(document, declared),
        facts=json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=_held),
        issued_at=w.at,
        issued_by=desk.actor.id,
    )
    w.subject("paper", made)
    return made


def _held(part: object) -> dict[str, object]:
    """A part of a document as JSON holds it: its fields by name (TypeError for anything else)."""
    return {one.name: getattr(part, one.name) for one in fields(part)}  # type: ignore[arg-type]


def _laid(document: Document, declared: Print) -> bytes:
    laid: Mapping[str, bytes] = {size: lay_out(document.sized(size)).dump() for size in declared.sizes}
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
        verdict=situation.verdict,
        timers=record.running,
        accepted_at=_accepted_at(record),
        issued_at=w.at,
        actor=desk.actor,
        reason=reason,
        paper_number=number,
        bodies=_bodies(w) if reason else (),
    )


def _bodies(w: Writer) -> tuple[Body, ...]:
    """The bodies that a refusal may send to (去向机构)."""
    return tuple(Body(one.name, one.address, one.phone, one.hours) for one in agencies(w))


def _accepted_at(record: CaseRecord) -> datetime:
    """When it was accepted, else when it was taken in."""
    taken = [step.at for step in record.steps if step.target == ACCEPTED]
    return taken[0] if taken else record.opened_at
