"""What a move of a case means for its order (案件与发放单): made when approved, sent, paid, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Maker, Outcome
from app.engine.matter import Matter
from app.engine.payout import CARD, Payout
from app.engine.values import Values
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import check_facts, checks, entering, funds, orders, states
from app.services.payouts.entering import Settlement
from app.services.payouts.orders import Order, Share
from app.services.payouts.persons import within_limit
from app.services.payouts.writing import Deed, add, put_order
from app.services.record import CaseRecord
from db.writer import Writer

_NO_ORDER = "这个案件没有待发放的发放单，请先退回审批，重新审批后再办。"


@dataclass(frozen=True, slots=True)
class Via:
    """Where the word comes from that a case's order was sent, paid or failed (依据): the batch, its words."""

    batch_id: UUID
    detail: str = ""


def follow(
    desk: Desk,
    w: Writer,
    case: CaseRecord,
    values: Values,
    outcome: Outcome,
    reason: str,
    via: Via | None = None,
) -> None:
    """Do to the order of a case what its move means (随案办理), in the move's own transaction.

    Raises Refused where the fund, its use or a check forbids the order; Forbidden above the limit.
    """
    payout, code = case.matter.payout, outcome.move.code
    if payout is None:
        return
    every = orders.of_case(w, case.id)
    live = next((one for one in reversed(every) if one.state in states.OPEN), None)
    if code == payout.approved:
        _order(desk, w, case, payout, values, every)
    elif code == payout.paid:
        entering.pay(desk, w, _needed(live), _settlement(payout, values, via))
    elif code == payout.sent:
        _send(desk, w, _needed(live), _text(values, payout.batch_no), via)
    elif code == payout.failed:
        bounce(desk, w, _needed(live), reason, via)
    elif live is not None and not _stays(case.matter, outcome.target.code):
        _withdraw(desk, w, live, f"{outcome.move.label}：{reason}" if reason else outcome.move.label)


def bounce(desk: Desk, w: Writer, order: Order, reason: str, via: Via | None) -> None:
    """The order could not be paid (发放失败): the fund has its money again."""
    entering.payable(order, via.batch_id if via else None)
    add(w, order, Deed(states.FAILED, desk.today, None, reason, via.batch_id if via else None))


def _order(
    desk: Desk, w: Writer, case: CaseRecord, payout: Payout, values: Values, before: Sequence[Order]
) -> None:
    """The order that an approval makes, with who made and reviewed it."""
    amount = values[payout.amount]
    if amount <= Money.ZERO:
        raise Invalid("发放金额要大于 0，请核对核定金额。", field=payout.amount.code)
    within_limit(desk, reference(desk, w), case.matter.line, amount)
    shares = (Share(values[payout.fund], desk.today.year, amount),)
    funds.hold(desk, w, case.matter.id, shares, {})
    failed = next((one.id for one in reversed(before) if one.state == states.FAILED), None)
    columns = {
        "case_id": case.id,
        "person_id": case.person_id,
        "unit_id": case.unit_id,
        "again_of": failed,
        "line": case.matter.line,
        "kind": case.matter.id,
        "year": desk.today.year,
        "amount": amount.fen,
        "station": desk.actor.station,
        "made_on": desk.today,
        **_receiving(payout, values),
    }
    made = put_order(w, columns, shares, (), _deeds(desk, case))
    facts = check_facts.facts_of(desk, w, orders.load_all(w, (made,)))
    checks.refuse_blocked(checks.check_all(facts))


def _receiving(payout: Payout, values: Values) -> dict[str, str]:
    """The way, the account or who shall sign for it."""
    way = values[payout.way] if payout.way else CARD
    by_card = way == CARD
    return {
        "way": way,
        "bank": _text(values, payout.bank) if by_card else "",
        "account_no": _text(values, payout.account_no) if by_card else "",
        "account_name": _text(values, payout.account_name) if by_card else "",
        "receiver": _text(values, payout.receiver),
        "receiver_relation": _text(values, payout.relation),
        "receiver_id_number": _text(values, payout.receiver_id),
    }


def _deeds(desk: Desk, case: CaseRecord) -> list[Deed]:
    """Who made, who reviewed, who approves: the last clerk and the last reviewer of the case's steps."""
    made = _last_by(case, Role.CLERK) or case.steps[0].maker
    reviewed = _last_by(case, Role.REVIEWER)
    deeds = [Deed(states.MADE, desk.today, made)]
    if reviewed is not None:
        deeds.append(Deed(states.REVIEWED, desk.today, reviewed))
    return [*deeds, Deed(states.APPROVED, desk.today)]


def _last_by(case: CaseRecord, role: Role) -> Maker | None:
    moves = {one.code: one for one in case.matter.flow.moves}
    steps = (one for one in reversed(case.steps) if moves[one.move].by is role)
    return next((one.maker for one in steps if moves[one.move].kind == "next"), None)


def _settlement(payout: Payout, values: Values, via: Via | None) -> Settlement:
    return Settlement(
        values[payout.paid_on],
        _text(values, payout.receiver),
        _text(values, payout.relation),
        _text(values, payout.receiver_id),
        via.detail if via else _text(values, payout.batch_no),
        via.batch_id if via else None,
    )


def _send(desk: Desk, w: Writer, order: Order, batch_no: str, via: Via | None) -> None:
    wanted = states.LISTED if via else states.APPROVED
    if order.state != wanted or order.batch_id != (via.batch_id if via else None):
        raise Refused("这张发放单已列入发放批次，随批次报盘。" if order.batch_id else _NO_ORDER)
    add(w, order, Deed(states.SENT, desk.today, None, batch_no, via.batch_id if via else None))


def _withdraw(desk: Desk, w: Writer, order: Order, why: str) -> None:
    if order.batch_id is not None:
        raise Refused("发放单已列入发放批次，请先从批次里撤下，再办这一步。")
    add(w, order, Deed(states.WITHDRAWN, desk.today, None, why))


def _stays(matter: Matter, state: str) -> bool:
    """Whether a case in this state still waits for its money."""
    payout = matter.payout
    moves = (one for one in matter.flow.moves if payout and one.code in payout.moves[1:])
    return any(state in one.source for one in moves)


def _needed(order: Order | None) -> Order:
    if order is None:
        raise Refused(_NO_ORDER)
    return order


def _text(values: Values, field: Field[str] | None) -> str:
    return (values.get(field) or "") if field else ""
