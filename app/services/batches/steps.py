"""The steps of a batch between making and paying (批次流转): review, approval, sending back, ending."""

from uuid import UUID

from app.core.actor import Role
from app.core.errors import Refused
from app.core.money import Money
from app.services import payouts
from app.services.batches import states
from app.services.batches.loading import Batch, load
from app.services.batches.making import findings
from app.services.batches.writing import allowed, apart, happen, in_state
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import persons
from app.services.payouts.deciding import reason_of


def review(desk: Desk, batch_id: UUID) -> None:
    """Review a batch (复核), by another than who made it. Raises Forbidden, Refused with what is wrong."""
    with desk.write("review_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.REVIEWER)
        in_state(batch, "复核", states.MADE)
        apart(desk, batch, states.MADE, states.STRUCK)
        equal(batch)
        places = {one.order.id: one.n for one in batch.live}
        told = [(places[key], one) for key, one in findings(desk, w, batch).items() if one.blocked]
        if told:
            n, first = min(told)
            more = f"另有 {len(told) - 1} 笔。" if len(told) > 1 else ""
            raise Refused(f"第 {n} 笔：{first.sentences[0]}{more}请先剔除，再复核。")
        happen(w, batch, states.REVIEWED, batch.live)


def approve(desk: Desk, batch_id: UUID) -> None:
    """Approve a batch (审批), by a third person within his limit. Raises Forbidden, Refused."""
    with desk.write("approve_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.APPROVER)
        in_state(batch, "审批", states.REVIEWED)
        apart(desk, batch, states.MADE, states.STRUCK, states.REVIEWED)
        persons.within_limit(desk, reference(desk, w), batch.line, batch.total)
        equal(batch)
        happen(w, batch, states.APPROVED, batch.live)


def send_back(desk: Desk, batch_id: UUID, reason: str) -> None:
    """Send a batch back to who made it (退回), before it left. Raises Forbidden, Refused, Invalid."""
    with desk.write("return_batch") as w:
        batch = load(w, batch_id)
        in_state(batch, "退回", states.MADE, states.REVIEWED, states.APPROVED)
        duties = {
            states.MADE: (Role.REVIEWER,),
            states.REVIEWED: (Role.APPROVER,),
            states.APPROVED: (Role.CASHIER,),
        }
        allowed(desk, w, batch.line, *duties[batch.state])
        happen(w, batch, states.RETURNED, batch.live, detail=reason_of(reason))


def end(desk: Desk, batch_id: UUID) -> None:
    """End a batch when nothing of it is open any more (完结). Raises Forbidden, Refused."""
    with desk.write("end_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        in_state(batch, "完结", states.ANSWERED, states.SIGNED)
        open_ = batch.having(states.SENT) + batch.having(states.LISTED)
        if open_:
            raise Refused(f"还有 {len(open_)} 笔没有结果，全部到账、失败或退回以后才能完结。")
        happen(w, batch, states.ENDED, batch.live)


def by_fund(batch: Batch) -> dict[tuple[str, int], Money]:
    """What the batch takes from each fund of each year (按资金合计)."""
    return payouts.sums_by_fund(batch.orders)


def equal(batch: Batch) -> None:
    """Raises Refused unless the lines add up to what the funds give (合计核对)."""
    funds = sum(by_fund(batch).values(), Money.ZERO)
    if funds != batch.total:
        told = f"明细合计 {batch.total.show()} 元，资金来源合计 {funds.show()} 元"
        raise Refused(f"{told}，两处不一致，请查各笔的资金分担。")
