"""What a case stands on (办件事实): the facts of the engine, gathered from the file once per command."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.engine import materials
from app.engine.counter import lengths
from app.engine.flow import Facts, Standing
from app.engine.materials import Received, Verdict
from app.engine.matter import Matter
from app.engine.timers import Running, passed
from app.engine.values import Values
from app.services import payments, workers
from app.services.desk import Desk
from app.services.record import CaseRecord
from app.services.shelf import Reference
from app.services.workers import PersonRecord
from db.reader import Reader

_ID_PAPER = "id"


@dataclass(frozen=True, slots=True)
class Situation:
    """A case, or one about to be, at a moment (办件现状)."""

    reference: Reference
    matter: Matter
    person: PersonRecord | None
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
    person: PersonRecord | None,
    typed: Values,
    received: Iterable[Received],
    record: CaseRecord | None = None,
) -> Situation:
    """The situation for these values and papers (汇集事实); computed fields are filled here."""
    standing = workers.standings(asks, person.id if person else None)
    values = matter.derive(typed, standing)
    verdict = materials.judge(reference.materials.get(matter.id, ()), received, matter.conditions, values)
    facts = Facts(
        values=values,
        today=reference.today,
        actor=desk.actor,
        calendar=reference.calendar,
        verdict=verdict,
        made_by=record.made_by if record else {},
        staff=reference.staff,
        standing=standing,
        timers=record.running if record else (),
        rules=reference.rules,
        benefits=payments.received(asks, person.id, reference.today.year) if person else (),
        identity_seen=_identity_seen(matter, person, verdict),
        applicant=person.name if person else "",
    )
    return Situation(reference, matter, person, standing, facts)


def onward(situation: Situation, move: str, target: str) -> tuple[Running, ...]:
    """The timers after a move (流转后的时限). Raises Refused where a length is not set."""
    state = situation.matter.flow.state(target)
    days = lengths(situation.matter.timers, situation.reference.rules)
    return passed(
        situation.matter.timers,
        situation.facts.timers,
        (move, target, state.label),
        situation.reference.today,
        days,
        situation.reference.calendar,
    )


def _identity_seen(matter: Matter, person: PersonRecord | None, verdict: Verdict) -> bool:
    """Whether the ID paper was shown where the matter wants it: ticked on the list, else known."""
    if matter.identity != "must":
        return True
    listed = [item for item in verdict.items if item.rule.code == _ID_PAPER]
    if listed:
        return all(item.received.good for item in listed)
    return bool(person and person.id_number)
