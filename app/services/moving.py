"""What every move does (流转落库): step, materials, papers, effects, row of the worklist; one transaction."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.core.errors import Invalid
from app.engine.fields import CodeLists, Typing, long_text
from app.engine.flow import Facts, Move, Opens, Outcome, permitted
from app.engine.timers import Running
from app.engine.values import Values
from app.services import bills, board, forms, papers, record
from app.services.catalog import EffectFacts
from app.services.desk import Desk
from app.services.record import CaseRecord
from app.services.shelf import Reference
from app.services.situation import Situation
from db.tables import case_material, case_step
from db.writer import Writer

_OWED = "owed"
_REASONS = "refuse_reason"
_REASON = long_text("reason", "理由", limit=500)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move brought (流转结果): the papers issued, the cases that it proposes to open."""

    case_id: UUID
    paper_ids: tuple[UUID, ...]
    opens: tuple[Opens, ...]


def put_step(w: Writer, case_id: UUID, n: int, outcome: Outcome, reason: str) -> None:
    """Enter the move itself (登记流转)."""
    w.insert(
        case_step,
        case_id=case_id,
        n=n,
        move=outcome.move.code,
        from_state=outcome.source,
        to_state=outcome.target.code,
        actor_id=w.actor.id,
        actor_name=w.actor.name,
        at=w.at,
        reason=reason,
        article=outcome.move.article,
    )


def put_materials(
    w: Writer,
    case_id: UUID,
    situation: Situation,
    timers: tuple[Running, ...],
    found: CaseRecord | None = None,
) -> None:
    """Enter what was handed in of each line (登记材料)."""
    owed = next((one.rolled for one in timers if one.code == _OWED and one.open), None)
    held = {one.code: one for one in found.materials} if found else {}
    fresh: list[dict[str, object]] = []
    for sort, item in enumerate(situation.verdict.items):
        got = item.received
        columns: dict[str, object] = {
            "name": item.rule.name,
            "form": item.rule.form,
            "copies": item.rule.copies,
            "need": item.needed,
            "received": int(got.received),
            "copies_got": got.copies,
            "remark": got.remark,
            "owed_until": owed if item.lacking and item.needed in ("required", "deferrable") else None,
            "sort": sort,
        }
        row = held.get(item.rule.code)
        if row is None:
            first = situation.facts.today if got.received else None
            fresh.append({**columns, "case_id": case_id, "code": item.rule.code, "received_on": first})
        else:
            if got.received and not row.received.received:
                columns["received_on"] = situation.facts.today
            w.update(case_material, row.id, row.version, **columns)
    w.insert_many(case_material, fresh)


def finish(
    desk: Desk, w: Writer, case_id: UUID, situation: Situation, outcome: Outcome, reason: str
) -> Moved:
    """Papers, effects and lists after the rows are written (流转收尾)."""
    now = record.load(w, desk.catalog, case_id)
    situation = replace(situation, facts=replace(situation.facts, timers=now.running))
    facts = EffectFacts(
        case_id,
        now.person_id,
        now.unit_id,
        now.matter,
        situation.facts.values,
        desk.today,
        w.at,
        desk.actor,
        outcome,
    )
    for effect in outcome.effects:
        desk.catalog.effects[effect](w, facts)
    if outcome.effects:  # papers say what the effects put into the case: the number of a new file
        now = record.load(w, desk.catalog, case_id)
        situation = replace(situation, facts=replace(situation.facts, values=now.values))
    made = tuple(papers.issue(desk, w, now, situation, code, reason) for code in outcome.papers)
    bills.put(w, now.matter, case_id, now.person_id, situation.facts.values)
    # an effect may have moved a deadline, which the list shows
    touch(w, record.load(w, desk.catalog, case_id) if outcome.effects else now)
    return Moved(case_id, made, outcome.opens)


def touch(w: Writer, now: CaseRecord) -> None:
    """Name what the command touches, and renew the case's row (登记对象)."""
    w.subject("case", now.id)
    if now.person_id is not None:
        w.subject("person", now.person_id)
    if now.unit_id is not None:
        w.subject("unit", now.unit_id)
    board.put(w, now)


def allowed(desk: Desk, settings: Reference, line: str, move: Move, found: CaseRecord | None = None) -> None:
    """Raises Forbidden with who may do it unless it is this person's step (权限), before anything is read."""
    permitted(
        move,
        Facts(
            values=Values(),
            today=settings.today,
            actor=desk.actor,
            calendar=settings.calendar,
            made_by=found.made_by if found else {},
            staff=settings.holders(line),
            line=line,
        ),
    )


def checked_reason(settings: Reference, move: Move, typed: str) -> str:
    """The reason as it is kept (理由); Invalid at `reason` where one is needed or it cannot be printed.

    A refusal begins with a reason of the list, since the place to go hangs on it (matters.md §1.1, §6).
    """
    try:
        text = _REASON.kind.parse(typed, Typing(date.min, CodeLists({})))
    except Invalid as wrong:
        raise wrong.at(_REASON.code) from None
    if move.reason and not text:
        raise Invalid("请填写理由。", field=_REASON.code)
    listed = [item.name for item in settings.words.items(_REASONS) if item.code in move.reasons]
    if listed and not text.startswith(tuple(listed)):
        raise Invalid("请先选一条常用理由，后面可以接着写；告知书上的去向按它印。", field=_REASON.code)
    return forms.drawable(text, _REASON.code)
