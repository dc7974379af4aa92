"""Ordering what a campaign pays (开单): an order for each of the roster and each site, then the batch."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from app.core.errors import Refused
from app.engine.payout import CARD, GOODS
from app.lines.relief.commands.campaigns.deciding import told, unblocked
from app.lines.relief.commands.campaigns.filling import known_by_paper
from app.lines.relief.commands.campaigns.finding import recheck
from app.lines.relief.commands.campaigns.loading import Campaign, Line, fates, load, roster
from app.lines.relief.commands.campaigns.writing import LINE, happen, opened
from app.lines.relief.rules.campaign import APPROVED, ORDERED, SUBMITTED
from app.services import batches, payouts, workers
from app.services.desk import Desk
from app.services.payouts import Payee, Roster, states
from app.services.workers import Newcomer
from db.tables import campaign_person, campaign_site
from db.writer import Writer


def order(desk: Desk, campaign_id: UUID) -> int:
    """Order what was approved (开单), all in one act. Gives how many orders were made.

    Who is not in the register yet is registered first. Raises Forbidden, Refused where something was found
    since the approval, where the fund has too little, or a check of the money stops one.
    """
    with opened(desk, "order_campaign", campaign_id, "开单", APPROVED) as (w, found):
        if not found.kind:
            raise Refused("春送就业不发放资金，请把名册里的人转到就业登记。")
        lines = _registered(desk, w, recheck(desk, w, found, roster(w, found.id)))
        unblocked(lines)
        live = [one for one in lines if one.live]
        made = payouts.make_many(desk, w, _roster(found, found.way), [_payee(found, one) for one in live])
        for one, key in zip(live, made, strict=True):
            assert one.id is not None
            w.update(campaign_person, one.id, one.version, order_id=key)
        sites = _order_sites(desk, w, found)
        happen(desk, w, found, ORDERED, told(found, lines))
    return len(made) + sites


def batch(desk: Desk, campaign_id: UUID, title: str = "") -> UUID:
    """One batch of all orders of the roster that wait (列批次), then reviewed, approved and paid as ever.

    Raises Forbidden, Refused where none waits, Invalid at `title`.
    """
    with desk.read() as asks:
        found = load(asks, campaign_id)
        lines = [one for one in roster(asks, campaign_id) if one.live and one.order_id is not None]
        stand = fates(asks, [one.order_id for one in lines if one.order_id is not None])
    waiting = [
        stand[one.order_id].order_id
        for one in lines
        if one.order_id is not None and stand[one.order_id].state == states.APPROVED
    ]
    if not waiting:
        raise Refused("名册里没有待发放的人，都已列入批次或已发放。")
    return batches.make(desk, LINE, found.way, title or found.name, waiting)


def _registered(desk: Desk, w: Writer, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The roster with everybody in the register (登记名册外的人)."""
    known = {
        one.n: one for one in known_by_paper(w, [one for one in lines if one.live and one.person_id is None])
    }
    new = {one.id_number: one for one in known.values() if one.person_id is None}
    made = dict(
        zip(new, workers.register_many(desk, w, [_newcomer(one) for one in new.values()]), strict=True)
    )
    found = []
    for before in lines:
        one = known.get(before.n, before)
        key = one.person_id or made.get(one.id_number)
        if key != before.person_id and before.id is not None:
            version = w.update(campaign_person, before.id, before.version, person_id=key)
            one = replace(before, person_id=key, version=version)
        found.append(one)
    return tuple(found)


def _newcomer(one: Line) -> Newcomer:
    return Newcomer(
        one.name, one.id_number, one.phone, one.unit_name, one.town_code, one.bank, one.account_no,
        one.account_name,
    )  # fmt: skip


def _roster(found: Campaign, way: str) -> Roster:
    return Roster(
        LINE, found.kind, way, found.fund, found.fund_year, found.name, found.by(SUBMITTED),
        found.by(APPROVED),
    )  # fmt: skip


def _payee(found: Campaign, one: Line) -> Payee:
    by_card = found.way == CARD
    return Payee(
        one.person_id,
        None,
        one.amount,
        one.bank if by_card else "",
        one.account_no if by_card else "",
        one.account_name if by_card else "",
        "" if by_card else one.name,
        f"{found.name}：{one.student}" if one.student else "",
        found.goods if found.way == GOODS else (),
    )


def _order_sites(desk: Desk, w: Writer, found: Campaign) -> int:
    """An order of goods for each site, signed for by the unit."""
    sites = [one for one in found.sites if one.live]
    if not sites:
        return 0
    payees = [
        Payee(None, one.unit_id, one.amount, receiver=one.contact or one.name, goods=one.goods)
        for one in sites
    ]
    made = payouts.make_many(desk, w, _roster(found, GOODS), payees)
    for one, key in zip(sites, made, strict=True):
        w.update(campaign_site, one.id, one.version, order_id=key)
    return len(made)
