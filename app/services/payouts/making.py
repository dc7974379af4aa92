"""Making an order without a case (制单): to whom, what, how much, from which funds; also one made again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Fault, Invalid, NotFound, Refused
from app.core.money import Money
from app.engine.fields import bank_card, code, id_number, long_text, name, text
from app.engine.form import Form, Section
from app.engine.payout import CARD, GOODS
from app.engine.values import Values
from app.services import forms, working
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import funds, orders, states
from app.services.payouts.orders import Goods, Order, Share
from app.services.payouts.persons import on_duty
from app.services.payouts.writing import Deed, put_order
from db.queries import payouts as ground
from db.writer import Writer

KIND = code("kind", "款项", "payout_kind")
WAY = code("way", "发放方式", "pay_way")
REASON = text("reason", "事由", limit=200)
BANK = text("bank", "开户银行", limit=60)
ACCOUNT_NO = bank_card("account_no", "银行卡号")
ACCOUNT_NAME = name("account_name", "户名")
RECEIVER = name("receiver", "领款人")
RELATION = code("receiver_relation", "与本人关系", "relation")
RECEIVER_ID = id_number("receiver_id_number", "领款人证件号")
WHY = long_text("reason", "理由", limit=200)

_FORM = Form(
    (
        Section("order", "发放单", (WAY, REASON)),
        Section("account", "领款", (BANK, ACCOUNT_NO, ACCOUNT_NAME, RECEIVER, RELATION, RECEIVER_ID)),
    )
)
_ACCOUNT = Form((Section("account", "领款", (BANK, ACCOUNT_NO, ACCOUNT_NAME)),))


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order as it is made (制单内容): `kind` is one of a line's kinds, `typed` the texts of the form.

    Its sum is that of its shares; goods have to make up the same sum.
    """

    kind: str
    person_id: UUID | None
    unit_id: UUID | None
    shares: tuple[Share, ...]
    typed: Mapping[str, str]
    goods: tuple[Goods, ...] = field(default=())


def make(desk: Desk, new: NewOrder) -> UUID:
    """Make an order without a case (制单). Raises Invalid with every fault, Refused, Forbidden."""
    line = _line_of(desk, new.kind)
    with desk.write("make_payout") as w:
        settings = reference(desk, w)
        on_duty(desk, settings, line, Role.CLERK)
        values = forms.read(_FORM, new.typed, (WAY, REASON), settings)
        amount = sum((one.amount for one in new.shares), Money.ZERO)
        shares = funds.checked_split(new.shares, amount)
        faults = [*_wrong_payee(w, new), *_wrong_account(values), *_wrong_goods(values, new.goods, amount)]
        if faults:
            raise Invalid(faults=faults)
        funds.hold(desk, w, new.kind, shares, {})
        columns = {
            "person_id": new.person_id,
            "unit_id": new.unit_id,
            "line": line,
            "kind": new.kind,
            "year": desk.today.year,
            "amount": amount.fen,
            "station": desk.actor.station,
            "made_on": desk.today,
            **{one.code: values.get(one) or "" for one in _FORM.fields},
        }
        made = put_order(w, columns, shares, new.goods, (Deed(states.MADE, desk.today),))
        if new.person_id is not None:
            w.subject("person", new.person_id)
    return made


def again(desk: Desk, order_id: UUID, typed: Mapping[str, str]) -> UUID:
    """The order anew with another account after it failed or came back (重新制单). Gives the new one.

    It is reviewed and approved anew. Raises Refused for one of a case, whose approval makes it.
    """
    with desk.write("make_payout") as w:
        settings = reference(desk, w)
        old = orders.load(w, order_id)
        on_duty(desk, settings, old.line, Role.CLERK)
        _may_be_made_again(w, old)
        values = forms.read(_ACCOUNT, typed, (), settings, _account(old))
        if faults := _wrong_account(values.put(WAY, old.way)):
            raise Invalid(faults=faults)
        funds.hold(desk, w, old.kind, old.shares, {})
        columns = {
            **{one: getattr(old, one) for one in _SAME},
            **{one.code: values.get(one) or "" for one in _ACCOUNT.fields},
            "again_of": old.id,
            "amount": old.amount.fen,
            "station": desk.actor.station,
            "made_on": desk.today,
        }
        return put_order(w, columns, old.shares, old.goods, (Deed(states.MADE, desk.today),))


_SAME = (
    "person_id", "unit_id", "line", "kind", "year", "way", "reason", "receiver", "receiver_relation",
    "receiver_id_number",
)  # fmt: skip


def _may_be_made_again(w: Writer, old: Order) -> None:
    if old.case_id is not None:
        raise Refused("这张发放单属于案件，请在案件里退回审批，改正后重新审批。")
    if old.state not in (states.FAILED, states.RETURNED):
        raise Refused(f"这张发放单现在是“{states.LABELS[old.state]}”，不能重新制单。")
    if w.value(ground.MADE_AGAIN, order_id=old.id) is not None:
        raise Refused("这张发放单已经重新制单，请办新的那一张。")


def _account(old: Order) -> Values:
    held = ((one, getattr(old, one.code)) for one in _ACCOUNT.fields)
    return Values({one.code: text for one, text in held if text})


def _line_of(desk: Desk, kind: str) -> str:
    for line in desk.catalog.lines:
        if any(one.id == kind for one in line.payouts):
            working.at_work(desk, line.code)
            return line.code
    raise NotFound("没有这一种款项，请在列表里选。")


def _wrong_payee(w: Writer, new: NewOrder) -> list[Fault]:
    """Somebody of the register, one person or one unit."""
    if (new.person_id is None) == (new.unit_id is None):
        return [Fault("person", "请先找到领款的职工或单位。")]
    ids = [new.person_id or new.unit_id]
    found = w.all(ground.PEOPLE, ids=ids) if new.person_id is not None else w.all(ground.UNITS, ids=ids)
    return [] if found else [Fault("person", "没有找到领款的职工或单位，请重新查找。")]


def _wrong_account(values: Values) -> list[Fault]:
    if values.get(WAY) != CARD:
        return []
    fields = (BANK, ACCOUNT_NO, ACCOUNT_NAME)
    return [Fault(one.code, f"打卡发放，请填写{one.label}。") for one in fields if one not in values]


def _wrong_goods(values: Values, goods: tuple[Goods, ...], amount: Money) -> list[Fault]:
    """Goods are named, counted and make up the sum."""
    if values.get(WAY) != GOODS:
        return [Fault("goods", "只有发放实物才写物品，请去掉物品。")] if goods else []
    if not goods:
        return [Fault("goods", "发放实物，请写明物品、数量和单价。")]
    if any(one.quantity <= 0 or one.price <= Money.ZERO or not one.name.strip() for one in goods):
        return [Fault("goods", "每样物品要有名称，数量和单价要大于 0。")]
    total = sum((one.price * one.quantity for one in goods), Money.ZERO)
    if total == amount:
        return []
    return [Fault("goods", f"数量乘单价合计 {total.show()} 元，应为 {amount.show()} 元。")]
