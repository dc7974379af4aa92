"""Paying orders (发放): one at the counter or many on the word of a bank, each with the move of its case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Refused
from app.engine.fields import AnyField, code, day, id_number, name
from app.engine.form import Form, Section
from app.engine.payout import SELF, Payout
from app.services import casework, forms, payouts, record, secrecy
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Order, Settlement, Via
from app.services.payouts.deciding import reason_of
from app.services.payouts.persons import on_duty
from app.services.record import CaseRecord
from db.writer import Writer

PAID_ON = day("paid_on", "发放日期")
RECEIVED_BY = name("received_by", "领款人")
RELATION = code("receiver_relation", "与本人关系", "relation")
RECEIVER_ID = id_number("receiver_id_number", "领款人证件号")
_FORM = Form((Section("pay", "发放", (PAID_ON, RECEIVED_BY, RELATION, RECEIVER_ID)),))


def pay(desk: Desk, order_id: UUID, typed: Mapping[str, str]) -> UUID:
    """Enter that an order was paid (确认发放), and make the move of its case. Gives the payment's id.

    Raises Invalid with every fault, Forbidden, Refused for one that is in a batch or cannot be paid.
    """
    with desk.write("pay_payout") as w:
        order = _opened(desk, w, order_id)
        values = forms.read(_FORM, typed, (PAID_ON,), reference(desk, w))
        done = Settlement(
            values[PAID_ON],
            values.get(RECEIVED_BY) or "",
            values.get(RELATION) or "",
            values.get(RECEIVER_ID) or "",
        )
        return settle(desk, w, order, done)


def fail(desk: Desk, order_id: UUID, reason: str) -> None:
    """Enter that an order could not be paid (发放失败), with the reason; the fund has its money again."""
    with desk.write("fail_payout") as w:
        bounce(desk, w, _opened(desk, w, order_id), reason_of(reason))


def settle(desk: Desk, w: Writer, order: Order, done: Settlement) -> UUID:
    """Pay an order with the open writer (发放落库): by the move of its case, else by itself."""
    return settle_many(desk, w, [(order, done)])[0]


def settle_many(desk: Desk, w: Writer, paid: Sequence[tuple[Order, Settlement]]) -> list[UUID]:
    """Pay many orders with the open writer (批量发放), all or none. Gives the payments in their order."""
    made: dict[UUID, UUID] = {}
    alone = [one for one in paid if one[0].case_id is None]
    for (order, _), key in zip(alone, payouts.pay_all(desk, w, alone) if alone else (), strict=True):
        made[order.id] = key
    for order, done in paid:
        if order.case_id is not None:
            made[order.id] = _by_case(desk, w, order, order.case_id, done)
    return [made[order.id] for order, _ in paid]


def send(desk: Desk, w: Writer, orders: Sequence[Order], via: Via) -> None:
    """Hand listed orders to the bank with the open writer (报盘), each case by its move if it has one."""
    deed = payouts.Deed("sent", desk.today, None, via.detail, via.batch_id)
    alone = []
    for order in orders:
        found = _case(desk, w, order)
        payout = found.matter.payout if found else None
        if found is None or payout is None or not payout.sent:
            alone.append(order)
            continue
        typed = {payout.batch_no.code: via.detail} if payout.batch_no else {}
        casework.make_move(desk, w, found, payout.sent, typed, "", via)
    payouts.mark(w, alone, deed)


def bounce(desk: Desk, w: Writer, order: Order, reason: str, via: Via | None = None) -> None:
    """Say that an order could not be paid with the open writer (发放失败), by the move of its case if any."""
    found = _case(desk, w, order)
    payout = found.matter.payout if found else None
    if found is None or payout is None or not payout.failed or found.state not in _sources(found, payout):
        payouts.bounce(desk, w, order, reason, via)
    else:
        casework.make_move(desk, w, found, payout.failed, {}, reason, via)


def _sources(found: CaseRecord, payout: Payout) -> tuple[str, ...]:
    return found.matter.flow.move(payout.failed).source


def _by_case(desk: Desk, w: Writer, order: Order, case_id: UUID, done: Settlement) -> UUID:
    """The payment that the case's own move makes."""
    found = record.load(w, desk.catalog, case_id)
    payout = found.matter.payout
    if payout is None:
        raise Refused("这个案件没有发放环节，请重新载入。")
    payouts.payable(order, done.batch_id)
    via = Via(done.batch_id, done.remark) if done.batch_id else None
    casework.make_move(desk, w, found, payout.paid, _texts(payout, done), "", via)
    paid = payouts.load(w, order.id).payment_id
    assert paid is not None
    return paid


def _texts(payout: Payout, done: Settlement) -> dict[str, str]:
    """What is filled into the case: the day, and who took it where somebody signed for it."""
    texts = {payout.paid_on.code: payout.paid_on.kind.edit(done.paid_on)}
    told: tuple[tuple[AnyField | None, str], ...] = (
        (payout.receiver, done.receiver),
        (payout.relation, done.relation or (SELF if done.receiver else "")),
        (payout.receiver_id, done.id_number),
    )
    return texts | {field.code: text for field, text in told if field is not None and text}


def _case(desk: Desk, w: Writer, order: Order) -> CaseRecord | None:
    return None if order.case_id is None else record.load(w, desk.catalog, order.case_id)


def _opened(desk: Desk, w: Writer, order_id: UUID) -> Order:
    """The order, if this person is a cashier of its line and may see its case."""
    order = payouts.load(w, order_id)
    found = _case(desk, w, order)
    if found is not None:
        secrecy.admit(desk, w, found)
    on_duty(desk, reference(desk, w), order.line, Role.CASHIER)
    return order
