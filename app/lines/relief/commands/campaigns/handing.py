"""Handing people of the spring campaign over to employment (转就业): each to a registration as job seeker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Refused
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.loading import Campaign, Line, load, roster
from app.lines.relief.commands.campaigns.writing import LINE, happen, opened
from app.lines.relief.line.campaign import SEEKER
from app.lines.relief.rules.campaign import APPROVED, HANDED, SPRING
from app.services.desk import Desk
from db.reader import Reader
from db.tables import campaign_person


@dataclass(frozen=True, slots=True)
class Handover:
    """What opens at the counter for one (转办内容): the matter, the person if known, texts to begin with.

    `person` are texts for the form of a person who is not in the register yet.
    """

    matter_id: str
    person_id: UUID | None
    prefill: Mapping[str, str]
    person: Mapping[str, str]


def handover(desk: Desk, campaign_id: UUID, n: int) -> Handover:
    """What the counter opens for one of the roster (转求职登记). Raises Refused, NotFound."""
    with desk.read() as asks:
        found = load(asks, campaign_id)
        one = _open(found.season, roster(asks, campaign_id), n)
    texts = {theirs: str(getattr(one, mine)) for mine, theirs in SEEKER.pairs if getattr(one, mine)}
    person = {"name": one.name, "id_number": one.id_number, "phone": one.phone, "unit": one.unit_name}
    return Handover(
        SEEKER.matter, one.person_id, texts, {} if one.person_id else {k: v for k, v in person.items() if v}
    )


def keep_handed(desk: Desk, campaign_id: UUID) -> int:
    """Keep which registrations were made for those on the roster since it opened (记下求职登记); how many.

    Nothing is written where there is none that is not kept yet. Raises NotFound.
    """
    with desk.read() as asks:
        found = load(asks, campaign_id)
        made = _made(asks, found, roster(asks, campaign_id)) if found.season == SPRING else ()
    if not made or found.state != APPROVED or not desk.actor.has(Role.CLERK, LINE):
        return 0
    with opened(desk, "hand_over_from_campaign", campaign_id, "转就业", APPROVED) as (w, found):
        for one, case_id, person_id in _made(w, found, roster(w, found.id)):
            assert one.id is not None
            w.update(campaign_person, one.id, one.version, case_id=case_id, person_id=person_id)
            w.subject("case", case_id)
            happen(desk, w, found, HANDED, f"第 {one.n} 行{one.name}")
    return len(made)


def _made(asks: Reader, found: Campaign, lines: Sequence[Line]) -> tuple[tuple[Line, UUID, UUID], ...]:
    """Those of the roster for whom a registration stands, with its case and person: the newest of each."""
    waiting = [one for one in lines if one.live and one.case_id is None]
    ids = [one.person_id for one in waiting if one.person_id is not None]
    numbers = [one.id_number for one in waiting if one.id_number]
    rows = asks.all(ground.REGISTERED, matter=SEEKER.matter, since=found.opens_on, ids=ids, numbers=numbers)
    by_person = {row.person_id: row for row in rows}
    by_number = {row.id_number: row for row in rows if row.id_number}
    pairs = ((one, by_person.get(one.person_id) or by_number.get(one.id_number)) for one in waiting)
    return tuple((one, row.id, row.person_id) for one, row in pairs if row is not None)


def _open(season: str, lines: tuple[Line, ...], n: int) -> Line:
    if season != SPRING:
        raise Refused("只有春送就业的名册转到就业登记。")
    one = next((one for one in lines if one.n == n and one.live), None)
    if one is None:
        raise Refused("请先选名册里的一人。")
    if one.case_id is not None:
        raise Refused(f"{one.name}已办求职登记，请在案件里查看。")
    return one
