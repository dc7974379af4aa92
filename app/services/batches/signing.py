"""Cash and goods handed out by a list (签领): who signed is ticked and paid in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Fault, Invalid, Refused
from app.core.identity import parse_id
from app.core.money import Money
from app.core.text import trimmed
from app.engine.fields import day
from app.engine.form import Form, Section
from app.engine.payout import CARD
from app.services import forms, paying
from app.services.batches import states
from app.services.batches.loading import Line, load
from app.services.batches.writing import allowed, apart, happen, in_state, mark
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Settlement
from app.services.payouts.deciding import reason_of
from db.writer import Writer

PAID_ON = day("paid_on", "日期")
_FORM = Form((Section("paid", "发放", (PAID_ON,)),))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for a line (签领): another than the person with what he is to him and his number."""

    n: int
    receiver: str = ""
    relation: str = ""
    id_number: str = ""

    @property
    def by_other(self) -> bool:
        """Whether another signed (代领)."""
        return bool(self.receiver or self.relation or self.id_number)


def sign(desk: Desk, batch_id: UUID, signed: Sequence[Signature], paid_on: date) -> Money:
    """Those who signed are paid (签领发放), all in one act. Gives the sum.

    Raises Forbidden, Refused, Invalid with every fault of those who signed for another.
    """
    with desk.write("sign_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        in_state(batch, "签领", states.APPROVED, states.SIGNED)
        if batch.way == CARD:
            raise Refused("打卡的批次以银行回盘为准，不按签领单办。")
        apart(desk, batch, states.REVIEWED, states.APPROVED)
        lines = {one.n: one for one in batch.having(states.LISTED)}
        checked = [_checked(desk, w, one, lines) for one in signed]
        if not checked:
            raise Refused("请先勾选已经签领的。")
        paid = [(lines[one.n].order, _done(one, paid_on, batch_id)) for one in checked]
        paying.settle_many(desk, w, paid)
        total = sum((lines[one.n].order.amount for one in checked), Money.ZERO)
        told = f"签领 {len(checked)} 笔 {total.show()} 元"
        happen(w, batch, states.SIGNED, batch.live, detail=told)
    return total


def give_back(desk: Desk, batch_id: UUID, reason: str) -> None:
    """What nobody signed for waits again (未领退回). Raises Forbidden, Refused, Invalid at `reason`."""
    with desk.write("return_unsigned_lines") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, Role.CASHIER)
        in_state(batch, "退回", states.SIGNED)
        lines = batch.having(states.LISTED)
        if not lines:
            raise Refused("每一笔都签领了，没有要退回的。")
        why = reason_of(reason)
        mark(w, [one.order for one in lines], states.UNLISTED, desk.today, batch_id, why)
        left = [one for one in batch.live if one.state != states.LISTED]
        happen(w, batch, states.SIGNED, left, detail=f"{len(lines)} 笔未领，退回待发放：{why}")


def paid_on(desk: Desk, typed: Mapping[str, str]) -> date:
    """The day that was typed (发放日). Raises Invalid at `paid_on`."""
    with desk.read() as asks:
        settings = reference(desk, asks)
    return forms.read(_FORM, {PAID_ON.code: typed.get(PAID_ON.code, "")}, (PAID_ON,), settings)[PAID_ON]


def relations(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What one who signs for another may be to him (代领关系): code and word."""
    with desk.read() as asks:
        return tuple((one.code, one.name) for one in reference(desk, asks).codes.items("relation"))


def _done(one: Signature, paid_on: date, batch_id: UUID) -> Settlement:
    return Settlement(paid_on, one.receiver, one.relation, one.id_number, batch_id=batch_id)


def _checked(desk: Desk, w: Writer, one: Signature, lines: dict[int, Line]) -> Signature:
    if one.n not in lines:
        raise Refused(f"第 {one.n} 笔已有结果或不在批次里，请重新载入后再办。")
    if not one.by_other:
        return one
    faults = []
    receiver, number = trimmed(one.receiver), trimmed(one.id_number)
    if not receiver:
        faults.append(Fault("receiver", "请填写代领人。"))
    if one.relation not in {item.code for item in reference(desk, w).codes.items("relation")}:
        faults.append(Fault("relation", "请选代领人和本人的关系。"))
    try:
        number = parse_id(number, desk.today).number
    except Invalid as wrong:
        faults.append(Fault("id_number", wrong.sentence))
    if faults:
        raise Invalid(faults=faults)
    return Signature(one.n, receiver, one.relation, number)
