"""What a case stands on (办件事实): the facts of the engine, gathered from the file once per command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Invalid
from app.engine import materials
from app.engine.check import in_order
from app.engine.counter import lengths
from app.engine.flow import Extends, Facts, SameCase, Standing
from app.engine.materials import Received, Verdict
from app.engine.matter import Matter
from app.engine.timers import Running, extend, passed
from app.engine.values import Values
from app.services import bills, payouts, secrecy, workers
from app.services.applicants import Named
from app.services.catalog import Sought
from app.services.desk import Desk
from app.services.family import family
from app.services.record import CaseRecord
from app.services.shelf import Reference
from db.columns import Key
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import case_file

_ID_PAPER = "id"
_SAME = (
    select(case_file.c.id, case_file.c.number, case_file.c.state, case_file.c.ended, case_file.c.accepted_on)
    .where(
        case_file.c.person_id.in_(bindparam("people", expanding=True, type_=Key)),
        case_file.c.matter == bindparam("matter"),
        case_file.c.secret == 0,
    )
    .order_by(case_file.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Situation:
    """A case, or one about to be, at a moment (办件现状)."""

    reference: Reference
    matter: Matter
    applicant: Named
    standing: tuple[Standing, ...]
    facts: Facts

    @property
    def verdict(self) -> Verdict:
        """What the list of materials says (材料核对结果)."""
        return self.facts.verdict


def gather(
    desk: Desk,
    asks: Reader,
    reference: Reference,
    matter: Matter,
    applicant: Named,
    typed: Values,
    received: Iterable[Received],
    record: CaseRecord | None = None,
) -> Situation:
    """The situation for these values and papers (汇集事实); computed fields are filled here."""
    own = record.id if record else None
    people = ids_of(asks, applicant.person.id) if applicant.person else ()
    standing = workers.standings(asks, people)
    sought = _sought(desk, asks, matter, typed, own)
    values = matter.derive(typed.merged(sought.values), standing)
    listed = reference.materials.get(matter.id, ())
    verdict = materials.judge(listed, received, matter.conditions, values, waits=matter.waits)
    facts = Facts(
        values=values,
        today=reference.today,
        actor=desk.actor,
        calendar=reference.calendar,
        verdict=verdict,
        made_by=record.made_by if record else {},
        staff=reference.holders(matter.line),
        standing=standing,
        timers=record.running if record else (),
        rules=reference.rules,
        benefits=payouts.received(desk, asks, people, reference.today.year),
        identity_seen=_identity_seen(matter, applicant, verdict),
        applicant=applicant.name,
        line=matter.line,
        same=_same(desk, asks, matter, people, record),
        claimed=(*bills.claimed(desk, asks, matter, values, own), *sought.claimed),
        family=family(desk, asks, desk.catalog.line(matter.line), values, people, applicant.id_number or ""),
        sources=reference.sources,
    )
    return Situation(reference, matter, applicant, standing, _reckoned(matter, facts, record))


def _reckoned(matter: Matter, facts: Facts, record: CaseRecord | None) -> Facts:
    """The facts with what the matter reckons (核算); what was decided stays as it was reckoned then."""
    return facts if record and record.ended else replace(facts, values=matter.reckon(facts))


def _sought(desk: Desk, asks: Reader, matter: Matter, typed: Values, own: UUID | None) -> Sought:
    """What the room of the matter finds in its own rows (业务查询)."""
    seek = desk.catalog.seeks.get(matter.id)
    return seek(asks, typed, own) if seek else Sought()


def _same(
    desk: Desk, asks: Reader, matter: Matter, people: Sequence[UUID], record: CaseRecord | None
) -> tuple[SameCase, ...]:
    """The applicant's other cases of this matter (同一事项), the latest first, no restricted ones."""
    if not people or not secrecy.tells_of(desk.actor, desk.catalog.line(matter.line)):
        return ()
    return tuple(
        SameCase(row.number, matter.flow.state(row.state).label, bool(row.ended), row.accepted_on)
        for row in asks.all(_SAME, people=people, matter=matter.id)
        if record is None or row.id != record.id
    )


def checked(situation: Situation) -> Situation:
    """The situation, if the register has nothing against it (台账校验). Raises Invalid with every fault."""
    faults = tuple(situation.matter.checks(situation.facts))
    if faults:
        raise Invalid(faults=in_order(situation.matter.form, faults))
    return situation


def told(situation: Situation) -> tuple[str, ...]:
    """What the clerk should know (提示): the same matter in hand already (N02), what the matter says."""
    running = [one for one in situation.facts.same if not one.ended]
    words = (f"同一事项已有在办案件 {one.number}（{one.state}），请先打开看看。" for one in running[:1])
    return (*words, *situation.matter.tell(situation.facts))


def onward(situation: Situation, move: str, target: str) -> tuple[Running, ...]:
    """The timers after a move (流转后的时限). Raises Refused where a length is not set."""
    state = situation.matter.flow.state(target)
    days = lengths(situation.matter.timers, situation.reference.rules)
    after = passed(
        situation.matter.timers,
        situation.facts.timers,
        (move, target, state.label),
        situation.reference.today,
        days,
        situation.reference.calendar,
        _since(situation),
    )
    longer = situation.matter.flow.move(move).extends
    return after if longer is None else tuple(_extended(one, longer, situation) for one in after)


def _since(situation: Situation) -> dict[str, date]:
    """The day that each timer counts from where its matter names a field of it (起算日)."""
    values = situation.facts.values
    named = {one.code: values.get(one.since) for one in situation.matter.timers if one.since}
    return {code: day for code, day in named.items() if day is not None}


def _extended(running: Running, longer: Extends, situation: Situation) -> Running:
    """The timer that the move makes longer, by what its fields say."""
    values = situation.facts.values
    if running.code != longer.timer or not running.open:
        return running
    more = longer.more(values, running.nominal)
    return extend(running, more, longer.reason(values), situation.reference.calendar) if more else running


def _identity_seen(matter: Matter, applicant: Named, verdict: Verdict) -> bool:
    """Whether the ID paper was shown where the matter wants it: ticked on the list, else known."""
    if matter.identity != "must":
        return True
    listed = [item for item in verdict.items if item.rule.code == _ID_PAPER]
    if listed:
        return all(item.received.good for item in listed)
    return applicant.unit is not None or bool(applicant.id_number)
