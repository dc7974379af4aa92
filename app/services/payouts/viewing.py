"""An order as the screen shows it (发放单页): facts, funds, goods, what the checks say, steps, its past."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_day, show_moment
from app.core.errors import Forbidden, Refused
from app.core.identity import mask_id, tail
from app.core.money import Money
from app.engine.payout import CARD, SELF, WAYS
from app.services import secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import check_facts, checks, deciding, funds, orders, states
from app.services.payouts.deciding import Step
from app.services.payouts.entering import payable
from app.services.payouts.orders import Order, Share
from app.services.payouts.persons import apart, on_duty
from app.services.shelf import Reference
from db.queries import payouts as ground
from db.reader import Reader

REVIEW, APPROVE, SPLIT, BACK, WITHDRAW = "review", "approve", "split", "send_back", "withdraw"
PAY, FAIL, RECALL, REVERSE, KEEP, AGAIN = "pay", "fail", "recall", "reverse", "keep", "again"
_RELATIONS = "relation"


@dataclass(frozen=True, slots=True)
class OrderMove:
    """A step that may be taken with an order (可办步骤); `closed` says why it cannot, None when it can."""

    code: str
    label: str
    closed: str | None
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened (经过一条): when, the event, its word, who and why."""

    at: str
    what: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as the screen shows it (发放单页); numbers of people and accounts are masked."""

    id: UUID
    line: str
    case_id: UUID | None
    number: str
    person_id: UUID | None
    name: str
    kind: str
    amount: Money
    way: str
    receiver: str
    state: str
    state_label: str
    facts: tuple[tuple[str, str], ...]
    shares: tuple[Share, ...]
    fund_names: dict[str, str]
    findings: tuple[str, ...]
    moves: tuple[OrderMove, ...]
    events: tuple[Told, ...]

    @property
    def paying(self) -> dict[str, str]:
        """What the form of a payment starts with (发放录入框文字); by card only the day is asked."""
        signed = dict.fromkeys(("received_by", "receiver_relation", "receiver_id_number"), "")
        return {"paid_on": "t"} | ({} if self.way == CARD else signed | {"received_by": self.receiver})


def order(desk: Desk, order_id: UUID) -> OrderView:
    """The order of this id (打开发放单). Raises NotFound, Forbidden for one of a case that he may not see."""
    with desk.read() as asks:
        found = orders.load(asks, order_id)
        if found.case_id is not None and not secrecy.visible(desk, asks, found.case_id):
            raise Forbidden("这张发放单属于保密案件，由经办人和指定的人员办理。")
        settings = reference(desk, asks)
        *_, number, secret, name, case_state = asks.one(ground.LISTED, ids=[order_id])
        named = funds.names(desk, asks)
        return OrderView(
            found.id,
            found.line,
            found.case_id,
            number,
            found.person_id,
            listed(name, secret=bool(secret)),
            desk.catalog.paid_name(found.kind),
            found.amount,
            found.way,
            found.receiver or listed(name, secret=bool(secret)),
            found.state,
            states.LABELS[found.state],
            tuple(_facts(found, settings, named)),
            found.shares,
            named,
            _findings(desk, asks, found),
            tuple(_moves(desk, asks, settings, found, case_state)),
            tuple(_told(one) for one in reversed(found.events)),
        )


def account(desk: Desk, order_id: UUID) -> dict[str, str]:
    """The account of an order in full, to be put right (账户录入框文字)."""
    with desk.read() as asks:
        found = orders.load(asks, order_id)
    return {"bank": found.bank, "account_no": found.account_no, "account_name": found.account_name}


def funds_offered(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The funds that may be chosen today (可选资金), code and name."""
    with desk.read() as asks:
        return funds.offered(desk, asks)


def _facts(found: Order, settings: Reference, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "大写", found.amount.capital()
    yield "发放方式", WAYS[found.way]
    if found.way == CARD:
        yield "账户", f"{found.account_name}　{found.bank}　尾号 {tail(found.account_no)}"
    if found.receiver_relation not in ("", SELF) or found.way != CARD:
        yield "领款人", _receiver(found, settings)
    for one in found.goods:
        price = f"{one.quantity} {one.measure} × {one.price.show()} 元"
        yield "物品", f"{one.name}　{price}＝{(one.price * one.quantity).show()} 元"
    for share in found.shares:
        name = named.get(share.fund, share.fund)
        yield "资金", f"{name}　{share.year} 年度　{share.amount.show()} 元"
    if found.reason:
        yield "事由", found.reason
    yield "制单日", show_day(found.made_on)


def _receiver(found: Order, settings: Reference) -> str:
    words = {item.code: item.name for item in settings.words.items(_RELATIONS)}
    parts = (found.receiver, words.get(found.receiver_relation, ""), mask_id(found.receiver_id_number))
    return "　".join(part for part in parts if part)


def _findings(desk: Desk, asks: Reader, found: Order) -> tuple[str, ...]:
    """What the checks say while it is not paid yet."""
    if found.state not in states.OPEN:
        return ()
    facts = check_facts.facts_of(desk, asks, [found])
    return tuple(one.sentence for one in checks.check_all(facts))


def _moves(
    desk: Desk, asks: Reader, settings: Reference, found: Order, case_state: str
) -> Iterator[OrderMove]:
    """The steps of this state in the order of the bar."""

    def one(code: str, label: str, step: Step, *, reason: bool = False) -> OrderMove:
        return OrderMove(code, label, deciding.closed(desk, settings, found, step) or None, reason)

    alone = found.case_id is None
    if found.state == states.MADE:
        yield one(REVIEW, "复核通过", deciding.REVIEW)
        yield one(BACK, "退回", deciding.SEND_BACK, reason=True)
    elif found.state == states.REVIEWED:
        yield one(APPROVE, "审批通过", deciding.APPROVE)
        yield one(SPLIT, "改资金分担", deciding.APPROVE)
        yield one(BACK, "退回", deciding.SEND_BACK, reason=True)
    elif found.state in (states.APPROVED, states.LISTED, states.SENT):
        closed = _unpayable(desk, settings, found, case_state)
        yield OrderMove(PAY, "确认发放", closed)
        yield OrderMove(FAIL, "发放失败", closed, needs_reason=True)
        yield one(SPLIT, "改资金分担", deciding.APPROVE)
    elif found.state == states.PAID:
        yield one(RECALL, "申请冲销", deciding.RECALL, reason=True)
    elif found.state == states.RECALLED:
        yield one(REVERSE, "冲销", deciding.REVERSE)
        yield one(KEEP, "不予冲销", deciding.KEEP, reason=True)
    elif found.state in (states.FAILED, states.RETURNED) and alone:
        made = asks.value(ground.MADE_AGAIN, order_id=found.id)
        done = "已经重新制单，请办新的那一张。" if made else None
        yield OrderMove(AGAIN, "改账户重新制单", done or _off_duty(desk, settings, found, Role.CLERK))
    if alone and found.state in deciding.WITHDRAW.source:
        yield one(WITHDRAW, "撤回", deciding.WITHDRAW, reason=True)


def _unpayable(desk: Desk, settings: Reference, found: Order, case_state: str) -> str | None:
    """Why this person cannot pay it now."""
    if closed := _off_duty(desk, settings, found, Role.CASHIER):
        return closed
    try:
        apart(desk, found, states.MADE, states.REVIEWED, states.APPROVED)
        payable(found, None)
    except (Forbidden, Refused) as no:
        return str(no)
    return _case_not_there(desk, found, case_state)


def _case_not_there(desk: Desk, found: Order, case_state: str) -> str | None:
    """A case that has to be handed to the bank first."""
    if found.case_id is None:
        return None
    matter = desk.catalog.matter(found.kind)
    payout = matter.payout
    if payout is None or case_state in matter.flow.move(payout.paid).source:
        return None
    label = matter.flow.state(case_state).label
    before = matter.flow.move(payout.sent).label if payout.sent else "办到发放"
    return f"案件现在是“{label}”，请先在案件里{before}。"


def _off_duty(desk: Desk, settings: Reference, found: Order, role: Role) -> str | None:
    try:
        on_duty(desk, settings, found.line, role)
    except Forbidden as no:
        return str(no)
    return None


def _told(one: orders.OrderEvent) -> Told:
    detail = " · ".join(part for part in (one.by.name, one.detail) if part)
    return Told(show_moment(one.at), one.what, states.DEEDS[one.what], detail)
