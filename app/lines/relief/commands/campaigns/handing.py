"""Handing people of the spring campaign over to employment (转就业): each to a registration as job seeker."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Refused
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.loading import Line, load, roster
from app.lines.relief.commands.campaigns.writing import happen, opened
from app.lines.relief.line.campaign import SEEKER
from app.lines.relief.rules.campaign import APPROVED, HANDED, SPRING
from app.services.desk import Desk
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


def handed(desk: Desk, campaign_id: UUID, n: int, case_id: UUID) -> None:
    """Keep which case was opened for one (记下求职登记). Raises Forbidden, Refused, NotFound."""
    with opened(desk, "hand_over_from_campaign", campaign_id, "转就业", APPROVED) as (w, found):
        one = _open(found.season, roster(w, found.id), n)
        case = w.first(ground.CASE, id=case_id)
        if case is None or SEEKER.matter not in (case.matter, f"{case.line}.{case.matter}"):
            raise Refused("这个案件不是求职登记，请重新选择。")
        assert one.id is not None
        who = one.person_id or case.person_id
        w.update(campaign_person, one.id, one.version, case_id=case_id, person_id=who)
        w.subject("case", case_id)
        happen(desk, w, found, HANDED, f"第 {one.n} 行{one.name}")


def _open(season: str, lines: tuple[Line, ...], n: int) -> Line:
    if season != SPRING:
        raise Refused("只有春送就业的名册转到就业登记。")
    one = next((one for one in lines if one.n == n and one.live), None)
    if one is None:
        raise Refused("请先选名册里的一人。")
    if one.case_id is not None:
        raise Refused(f"{one.name}已办求职登记，请在案件里查看。")
    return one
