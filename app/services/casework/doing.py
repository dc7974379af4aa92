"""What is done with a case (办件): saving, moving on, receiving papers; each one transaction."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from app.core.errors import Invalid, NotFound, Refused
from app.engine.counter import ACCEPTED
from app.engine.fields import AnyField, CodeLists, Typing, text
from app.engine.flow import step
from app.engine.materials import Received
from app.engine.timers import Running, stop
from app.services import bills, deadlines, forms, moving, payouts, record, secrecy, visits, working
from app.services.applicants import Applicant, named
from app.services.desk import Desk
from app.services.moving import Moved
from app.services.offers import settings_of
from app.services.parameters import reference
from app.services.record import CaseRecord
from app.services.situation import Situation, checked, gather, onward
from db.writer import Writer

_OWED = "owed"
_REMARK = text("remark", "问题", limit=100)
_NO_LISTS = Typing(date.min, CodeLists({}))
_MOST_COPIES = 99


def save(desk: Desk, case_id: UUID, version: int, typed: Mapping[str, str]) -> int:
    """Save what was filled in (保存). Gives the version now.

    Raises Invalid with every fault, Stale when another saved first; needs nothing to be complete.
    Forbidden for whoever has no duty in the line.
    """
    with desk.write("save_case") as w:
        found = _opened(desk, w, case_id, version)
        working.at_work(desk, found.matter.line)
        situation = _filled(desk, w, found, typed, ())
        record.store(w, found, situation.facts.values)
        moving.put_materials(w, case_id, situation, found.running, found)
        bills.put(w, found.matter, case_id, found.person_id, situation.facts.values)
        moving.touch(w, record.load(w, desk.catalog, case_id))
    return w.n


def move(
    desk: Desk,
    case_id: UUID,
    version: int,
    code: str,
    typed: Mapping[str, str],
    reason: str = "",
) -> Moved:
    """Make a move (流转): what was filled in, the step, timers, papers and effects, in one commit.

    Raises Invalid with every fault, Refused or Forbidden with the reason where it is closed, Stale.
    """
    with desk.write("move") as w:
        return make_move(desk, w, _opened(desk, w, case_id, version), code, typed, reason)


def make_move(
    desk: Desk,
    w: Writer,
    found: CaseRecord,
    code: str,
    typed: Mapping[str, str],
    reason: str = "",
    via: payouts.Via | None = None,
) -> Moved:
    """Make a move with the open writer (流转), on the word of a bank or a signed list where one is named."""
    declared = found.matter.flow.move(code)
    settings = reference(desk, w)
    moving.allowed(desk, settings, found.matter.line, declared, found)
    kept = moving.checked_reason(settings, declared, reason)
    situation = _filled(desk, w, found, typed, declared.needs)
    outcome = step(found.matter.flow, found.state, code, situation.facts)
    timers = onward(situation, code, outcome.target.code)
    if outcome.target.end:
        timers = _all_stopped(desk, timers, outcome.target.label)
    first = outcome.target.code == ACCEPTED and found.accepted_on is None
    record.store(
        w,
        found,
        situation.facts.values,
        state=outcome.target.code,
        ended=int(outcome.target.end),
        ended_on=desk.today if outcome.target.end else None,
        accepted_on=desk.today if first else found.accepted_on,
    )
    deadlines.put(w, found.id, found.timers, timers)
    moving.put_step(w, found.id, len(found.steps) + 1, outcome, kept)
    moving.put_materials(w, found.id, situation, timers, found)
    payouts.follow(desk, w, found, situation.facts.values, outcome, kept, via)
    return moving.finish(desk, w, found.id, situation, outcome, kept)


def receive(
    desk: Desk,
    case_id: UUID,
    version: int,
    material_code: str,
    received: bool,
    copies: int = 0,
    remark: str = "",
) -> int:
    """Enter that a paper came in, or what is wrong with it (收材料). Gives the version now.

    When nothing more is owed, the term for it stops. Raises Stale, NotFound, Invalid, and Forbidden for
    whoever has no duty in the line.
    """
    with desk.write("receive_material") as w:
        found = _opened(desk, w, case_id, version)
        working.at_work(desk, found.matter.line)
        new = Received(material_code, received, _copies(copies), _remark(remark))
        papers = [*(one for one in found.received if one.code != material_code), new]
        who = named(w, Applicant(found.person_id, found.unit_id))
        settings = settings_of(desk, w, found.matter)
        situation = gather(desk, w, settings, found.matter, who, found.values, papers, found)
        if all(item.rule.code != material_code for item in situation.verdict.items):
            raise NotFound("材料清单里没有这一项，请重新载入。")
        timers = found.running
        if not (situation.verdict.required or situation.verdict.deferrable):
            timers = tuple(stop(one, desk.today, "已补齐") if one.code == _OWED else one for one in timers)
        deadlines.put(w, case_id, found.timers, timers)
        moving.put_materials(w, case_id, situation, timers, found)
        if received:
            visits.note(w, desk, who.who, found.applicant, case_id, visits.AT_WINDOW, visits.BROUGHT)
        moving.touch(w, record.load(w, desk.catalog, case_id))
    return w.n


def _opened(desk: Desk, w: Writer, case_id: UUID, version: int) -> CaseRecord:
    """The case, if it may be seen, is not ended and nobody changed it meanwhile."""
    found = record.load(w, desk.catalog, case_id)
    secrecy.admit(desk, w, found)
    record.unchanged(w, case_id, version)
    if found.ended:
        label = found.matter.flow.state(found.state).label
        raise Refused(f"案件已结束（{label}），不能再改。")
    return found


def _filled(
    desk: Desk, w: Writer, found: CaseRecord, typed: Mapping[str, str], needs: Iterable[AnyField]
) -> Situation:
    """The situation with what was typed; Invalid with every fault. Fields closed in this state stay."""
    fillable = found.matter.form.open_in(found.state)
    texts = {code: one for code, one in typed.items() if code in fillable}
    settings = settings_of(desk, w, found.matter)
    values = forms.read(found.matter.form, texts, needs, settings, found.values)
    who = named(w, Applicant(found.person_id, found.unit_id))
    return checked(gather(desk, w, settings, found.matter, who, values, found.received, found))


def _all_stopped(desk: Desk, timers: Iterable[Running], why: str) -> tuple[Running, ...]:
    """No deadline outlives its case."""
    return tuple(stop(one, desk.today, why) for one in timers)


def _copies(copies: int) -> int:
    if not 0 <= copies <= _MOST_COPIES:
        raise Invalid(f"份数应在 0 到 {_MOST_COPIES} 之间。", field="copies")
    return copies


def _remark(typed: str) -> str:
    try:
        return forms.drawable(_REMARK.kind.parse(typed, _NO_LISTS), _REMARK.code)
    except Invalid as wrong:
        raise wrong.at(_REMARK.code) from None
