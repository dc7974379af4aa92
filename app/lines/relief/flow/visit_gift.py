"""The way of 送温暖慰问 (慰问流程), matters.md §8 JZ06: listed, approved, visited and signed for."""

from collections.abc import Iterator

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.lines.relief.fields.aid import (
    DECIDED,
    DENY_REASON,
    FUND_SOURCE,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
)
from app.lines.relief.fields.visit_gift import OCCASION, VISITED_BY, VISITED_ON
from app.lines.relief.rules.aid import own_account
from app.lines.relief.rules.kinds import VISIT_AID
from app.lines.relief.rules.stacking import within_year_limit
from app.lines.relief.rules.standards import within_standard
from app.lines.relief.rules.visit_gift import goods_make_up, visited_by_two

_ENDS = ("done", "dropped")
_LISTING = ("accept", "accept_owed", "list")
_CHECKED = (*_LISTING, "submit")

_STATES = (
    State("listed", "列入名单", step="列入名单"),
    State("decide", "待审批", step="审批"),
    State("pay", "待发放", step="发放"),
    State("done", "办结", step="办结", end=True),
    State("dropped", "未列入", end=True),
)

_STAGE = counter(
    (*HEAD_NEEDS, OCCASION),
    onward=("listed", "decide", "pay"),
    ends=_ENDS,
    reasons=("N01", "N02", "N08"),
)


def _listing() -> Iterator[Move]:
    limits = (within_standard(VISIT_AID, PROPOSED), within_year_limit(VISIT_AID, PROPOSED))
    yield Move(
        "list", "列入名单", ("accepted",), "listed", Role.CLERK, (PROPOSED, PAY_WAY),
        guard=together(*limits, goods_make_up(PROPOSED)),
    )  # fmt: skip
    yield Move(
        "drop", "不列入", ("accepted", "listed"), "dropped", Role.REVIEWER, (DENY_REASON,), _LISTING,
        papers=("denial",), kind="refuse",
    )  # fmt: skip
    yield Move(
        "submit", "提交审批", ("listed",), "decide", Role.REVIEWER, (PROPOSED, PAY_WAY), _LISTING,
        together(*limits, goods_make_up(PROPOSED), owed_missing), papers=("approval_form",),
    )  # fmt: skip


def _deciding() -> Iterator[Move]:
    limits = (within_standard(VISIT_AID, DECIDED), within_year_limit(VISIT_AID, DECIDED))
    yield Move(
        "approve", "同意慰问", ("decide",), "pay", Role.APPROVER, (DECIDED, FUND_SOURCE, PAY_WAY), _CHECKED,
        together(*limits, goods_make_up(DECIDED), own_account), papers=("gift_receipt",),
    )  # fmt: skip
    yield Move("return_listed", "退回名单", ("decide",), "listed", Role.APPROVER, reason=True, kind="back")
    yield Move(
        "deny", "不予慰问", ("decide",), "dropped", Role.APPROVER, (DENY_REASON,), _CHECKED,
        papers=("denial",), kind="refuse",
    )  # fmt: skip
    yield Move(
        "pay", "确认发放", ("pay",), "done", Role.CASHIER, (PAID_ON, VISITED_BY, VISITED_ON),
        (*_CHECKED, "approve"), together(visited_by_two, own_account), papers=("completion",),
    )  # fmt: skip
    yield Move("return_decide", "退回审批", ("pay",), "decide", Role.CASHIER, reason=True, kind="back")


VISIT_FLOW = Flow((*_STAGE.states, *_STATES), (*_STAGE.moves, *_listing(), *_deciding()))
"""JZ06."""

VISIT_TIMERS = (promise_timer(VISIT_AID.promise_days, ends=_ENDS), *_STAGE.timers)
"""Its promise and the counter's terms (时限)."""
