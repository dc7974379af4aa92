"""Entering that orders were paid (登记发放): the payment, its event, what the person received, the event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.core.clock import show_day
from app.core.errors import Invalid, Refused
from app.engine.payout import CARD, SELF
from app.services.desk import Desk
from app.services.payouts import states
from app.services.payouts.orders import Order
from app.services.payouts.persons import apart
from app.services.payouts.writing import Deed, add_each
from app.services.periods import refuse_closed
from db.queries import payouts as ground
from db.tables import benefit, payment, payment_event
from db.writer import Writer

_PAYABLE = (states.APPROVED, states.LISTED, states.SENT)


@dataclass(frozen=True, slots=True)
class Settlement:
    """How an order was paid (发放结果): on which day, who took it; in which batch, where the bank said so."""

    paid_on: date
    receiver: str = ""
    relation: str = ""
    id_number: str = ""
    remark: str = ""
    batch_id: UUID | None = None


def pay(desk: Desk, w: Writer, order: Order, done: Settlement) -> UUID:
    """Enter the payment of an order with the open writer (登记发放). Gives the payment's id.

    Raises Refused for an order that cannot be paid now or a day that is closed, Forbidden for one who made,
    reviewed or approved it, Invalid for a day that cannot be or a receiver who is not named.
    """
    return pay_all(desk, w, [(order, done)])[0]


def pay_all(desk: Desk, w: Writer, paid: Sequence[tuple[Order, Settlement]]) -> list[UUID]:
    """Enter the payments of many orders (批量登记发放), all or none, as `pay` does for one."""
    for order, done in paid:
        payable(order, done.batch_id)
        apart(desk, order, states.MADE, states.REVIEWED, states.APPROVED)
        _right_day(desk, order, done.paid_on)
    for station, day in sorted({(order.station, done.paid_on) for order, done in paid}):
        refuse_closed(w, station, day)
    settled = [(order, _received(order, done)) for order, done in paid]
    made = w.insert_many(payment, [_row(order, done, desk.actor.station) for order, done in settled])
    _put_events(w, made, states.PAID, "")
    pairs = list(zip(made, settled, strict=True))
    w.insert_many(
        benefit,
        [
            _benefit(order, key, order.amount.fen, done.paid_on, done.paid_on.year)
            for key, (order, done) in pairs
            if order.person_id is not None
        ],
    )
    add_each(
        w,
        [
            (order, Deed(states.PAID, done.paid_on, None, done.remark, done.batch_id, key))
            for key, (order, done) in pairs
        ],
    )
    return made


def payable(order: Order, batch_id: UUID | None) -> None:
    """Raises Refused unless the order waits to be paid, alone or in this batch (能否发放)."""
    if order.state not in _PAYABLE:
        raise Refused(f"这张发放单现在是“{states.LABELS[order.state]}”，不能发放。请重新载入后再办。")
    if order.batch_id != batch_id:
        raise Refused(
            "这张发放单已列入发放批次，以银行回盘或签领单为准。要单独发放，请先从批次里撤下。"
            if order.batch_id
            else "这张发放单不在这个批次里，请核对。"
        )


def take_back(desk: Desk, w: Writer, order: Order, paid_id: UUID, why: str) -> UUID:
    """The payment that takes another one back (红字发放), with what the person no longer received."""
    found = w.one(ground.PAYMENT, id=paid_id)
    kept = {name: found._mapping[name] for name in _KEPT}
    row = {
        **kept,
        "amount": -found.amount,
        "paid_on": desk.today,
        "remark": why,
        "station": desk.actor.station,
        "reverses": paid_id,
    }
    made = w.insert_many(payment, [row])
    _put_events(w, made, states.REVERSED, why)
    if order.person_id is not None:
        # taken off the year in which it was received, where the limits of that year look for it
        w.insert(benefit, **_benefit(order, made[0], -found.amount, desk.today, found.paid_on.year))
    return made[0]


_KEPT = (
    "case_id", "person_id", "kind", "fund_source", "way", "receiver", "receiver_relation",
    "receiver_id_number", "account_no", "order_id",
)  # fmt: skip


def _right_day(desk: Desk, order: Order, day: date) -> None:
    if day > desk.today:
        raise Invalid("发放日期不能晚于今天。", field="paid_on")
    approved = next(one.on_day for one in reversed(order.events) if one.what == states.APPROVED)
    if day < approved:
        raise Invalid(f"发放日期不能早于审批那天（{show_day(approved)}）。", field="paid_on")


def _received(order: Order, done: Settlement) -> Settlement:
    """Who received it: the holder of the account, else who signed."""
    relation = done.relation or order.receiver_relation
    id_number = done.id_number or order.receiver_id_number
    receiver = order.account_name if order.way == CARD else done.receiver or order.receiver
    if order.way != CARD and not receiver:
        raise Invalid("现金和实物要有人签收，请填写领款人。", field="received_by")
    if order.way != CARD and relation not in ("", SELF) and not id_number:
        raise Invalid("他人代领，请填写领款人证件号。", field="receiver_id_number")
    return replace(done, receiver=receiver, relation=relation, id_number=id_number)


def _row(order: Order, done: Settlement, station: str) -> dict[str, object]:
    funds = {one.fund for one in order.shares}
    return {
        "case_id": order.case_id,
        "person_id": order.person_id,
        "kind": order.kind,
        "amount": order.amount.fen,
        "fund_source": funds.pop() if len(funds) == 1 else "",
        "way": order.way,
        "paid_on": done.paid_on,
        "receiver": done.receiver,
        "receiver_relation": done.relation,
        "receiver_id_number": done.id_number,
        "account_no": order.account_no,
        "remark": done.remark,
        "station": station,
        "order_id": order.id,
    }


def _benefit(order: Order, payment_id: UUID, fen: int, on: date, year: int) -> dict[str, object]:
    return {
        "person_id": order.person_id,
        "case_id": order.case_id,
        "payment_id": payment_id,
        "line": order.line,
        "kind": order.kind,
        "year": year,
        "amount": fen,
        "received_on": on,
    }


def _put_events(w: Writer, payments: Sequence[UUID], what: str, detail: str) -> None:
    w.insert_many(
        payment_event,
        [
            {
                "payment_id": key,
                "n": 1,
                "what": what,
                "at": w.at,
                "by_id": w.actor.id,
                "by_name": w.actor.name,
                "detail": detail,
            }
            for key in payments
        ],
    )
    for key in payments:
        w.subject("payment", key)
