"""Deciding on an order (复核与审批): reviewed by another, approved within the limit, sent back, withdrawn."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Duty, Role
from app.core.errors import Forbidden, Invalid, Refused
from app.services import forms, secrecy
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import check_facts, checks, funds, orders, states
from app.services.payouts.entering import take_back
from app.services.payouts.orders import Order, Share
from app.services.payouts.persons import apart, on_duty, within_limit
from app.services.payouts.writing import Deed, add, put_shares
from app.services.periods import refuse_closed
from app.services.shelf import Reference
from db.writer import Writer

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a person takes with an order (办理一步): from which states, by whom, apart from whom."""

    what: str
    source: tuple[str, ...]
    by: tuple[Duty, ...]
    apart: tuple[str, ...] = ()


REVIEW = Step(states.REVIEWED, (states.MADE,), (Role.REVIEWER,), (states.MADE,))
APPROVE = Step(
    states.APPROVED, (states.REVIEWED, states.APPROVED), (Role.APPROVER,), (states.MADE, states.REVIEWED)
)
SEND_BACK = Step(
    states.RETURNED, (states.MADE, states.REVIEWED), (Role.REVIEWER, Role.APPROVER), (states.MADE,)
)
WITHDRAW = Step(
    states.WITHDRAWN,
    (states.MADE, states.REVIEWED, states.APPROVED, states.RETURNED),
    (Role.CLERK, Role.APPROVER),
)
RECALL = Step(states.RECALLED, (states.PAID,), (Role.CASHIER,))
REVERSE = Step(states.REVERSED, (states.RECALLED,), (Role.APPROVER,), (states.PAID, states.RECALLED))
KEEP = Step(states.KEPT, (states.RECALLED,), (Role.APPROVER,), (states.PAID, states.RECALLED))
_IN_THE_CASE = (REVIEW, APPROVE, SEND_BACK)
"""Steps that a case takes by its own moves; only its split of funds is changed here."""


def review(desk: Desk, order_id: UUID) -> None:
    """Find an order right (复核), by another than who made it. Raises Refused where a check stops it."""
    with _opened(desk, "review_payout", order_id, REVIEW) as (w, order):
        _checked(desk, w, order)
        add(w, order, Deed(states.REVIEWED, desk.today))


def approve(desk: Desk, order_id: UUID, split: Sequence[Share] = ()) -> None:
    """Approve an order (审批), with another split of funds if one is given; approved ones may be split anew.

    Raises Forbidden above the limit, Refused where a fund or a check stops it, Invalid at `split`.
    """
    with _opened(desk, "approve_payout", order_id, APPROVE) as (w, order):
        approved = order.state == states.APPROVED
        if approved and not split:
            raise Refused("这张发放单已经审批，请重新载入。")
        within_limit(desk, reference(desk, w), order.line, order.amount)
        shares = funds.checked_split(split or order.shares, order.amount)
        funds.hold(desk, w, order.kind, shares, orders.sums_by_fund([order]) if approved else {})
        if not approved:
            _checked(desk, w, order)
        n = add(w, order, Deed(states.APPROVED, desk.today, None, "改资金分担" if approved else ""))
        if split:
            put_shares(w, order.id, n, shares)


def send_back(desk: Desk, order_id: UUID, reason: str) -> None:
    """Send an order back to who made it (退回), with the reason."""
    with _opened(desk, "return_payout", order_id, SEND_BACK) as (w, order):
        add(w, order, Deed(states.RETURNED, desk.today, None, reason_of(reason)))


def withdraw(desk: Desk, order_id: UUID, reason: str) -> None:
    """Take an order back before it is paid (撤回): who made it, or an approver; the fund is free again."""
    with _opened(desk, "withdraw_payout", order_id, WITHDRAW) as (w, order):
        maker = order.last(states.MADE)
        if not desk.actor.has(Role.APPROVER, order.line) and maker and maker.id != desk.actor.id:
            raise Forbidden(f"由制单的{maker.name}或审批人员撤回。")
        add(w, order, Deed(states.WITHDRAWN, desk.today, None, reason_of(reason)))


def recall(desk: Desk, order_id: UUID, reason: str) -> None:
    """Ask that a payment be reversed (申请冲销), by a cashier with the reason; an approver decides."""
    with _opened(desk, "recall_payout", order_id, RECALL) as (w, order):
        add(w, order, Deed(states.RECALLED, desk.today, None, reason_of(reason)))


def reverse(desk: Desk, order_id: UUID) -> UUID:
    """Reverse a payment (冲销): a second, negative one; the fund has its money again. Gives its id.

    By an approver who neither paid it nor asked for it. Raises Refused in a day that is closed.
    """
    with _opened(desk, "reverse_payout", order_id, REVERSE) as (w, order):
        refuse_closed(w, desk.actor.station, desk.today)
        paid = order.payment_id
        assert paid is not None
        why = order.events[-1].detail
        made = take_back(desk, w, order, paid, why)
        add(w, order, Deed(states.REVERSED, desk.today, None, why, payment_id=made))
        if order.person_id is not None:
            w.subject("person", order.person_id)
    return made


def keep(desk: Desk, order_id: UUID, reason: str) -> None:
    """Leave a payment as it is (不予冲销), with the reason."""
    with _opened(desk, "keep_payout", order_id, KEEP) as (w, order):
        add(w, order, Deed(states.KEPT, desk.today, None, reason_of(reason)))


def ask(desk: Desk, settings: Reference, order: Order, step: Step) -> None:
    """Raises Refused, Forbidden where this person cannot take this step with the order now (能否办理)."""
    if order.case_id is not None and step in _IN_THE_CASE and order.state != states.APPROVED:
        raise Refused("这张发放单属于案件，请在案件里办理。")
    if order.case_id is not None and step is WITHDRAW:
        raise Refused("这张发放单属于案件，请在案件里退回。")
    if order.state not in step.source:
        word = states.DEEDS[step.what]
        raise Refused(f"这张发放单现在是“{states.LABELS[order.state]}”，不能{word}。请重新载入后再办。")
    if not any(desk.actor.has(one, order.line) for one in step.by):
        on_duty(desk, settings, order.line, step.by[-1])
    apart(desk, order, *step.apart)


def closed(desk: Desk, settings: Reference, order: Order, step: Step) -> str:
    """Why this person cannot take a step with an order, as a sentence (不能办理的原因); "" when he can."""
    try:
        ask(desk, settings, order, step)
    except (Forbidden, Refused) as no:
        return str(no)
    return ""


def reason_of(typed: str) -> str:
    """The reason as it is kept (理由). Raises Invalid at `reason` where none is given."""
    text = " ".join(typed.split())
    if not text:
        raise Invalid("请填写理由。", field="reason")
    if len(text) > _LONGEST:
        raise Invalid(f"理由最多 {_LONGEST} 字，请写短些。", field="reason")
    return forms.drawable(text, "reason")


@contextmanager
def _opened(desk: Desk, command: str, order_id: UUID, step: Step) -> Iterator[tuple[Writer, Order]]:
    """The order in an open command, if this person may take this step with it."""
    with desk.write(command) as w:
        order = orders.load(w, order_id)
        if order.case_id is not None and not secrecy.visible(desk, w, order.case_id):
            raise Forbidden("这张发放单属于保密案件，由经办人和指定的人员办理。")
        ask(desk, reference(desk, w), order, step)
        yield w, order


def _checked(desk: Desk, w: Writer, order: Order) -> None:
    checks.refuse_blocked(checks.check_all(check_facts.facts_of(desk, w, [order])))
