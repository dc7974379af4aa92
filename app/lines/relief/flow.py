"""The flow of 生活救助 (救助流程), matters.md §8 JZ02: verify, publicise, approve, pay."""

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.relief.fields import (
    AID_ELSEWHERE,
    DECIDED,
    DENY_REASON,
    FINDINGS,
    FUND_SOURCE,
    HAS_UNION,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    ON_DIBAO,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    REASON,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.rules import (
    NOTICE_DAYS,
    PROMISE_DAYS,
    in_file,
    no_objection,
    notice_long_enough,
    notice_not_needed,
    notice_over,
    objected,
    own_account,
    within_standard,
)

PAY = "relief.pay"
"""The effect that writes the payment (发放)."""

_ENDS = ("done", "denied")
_MADE = ("accept", "accept_owed", "verify")
_CHECKED = (*_MADE, "publicise", "skip_notice", "submit")
_ASSESSED = (VERIFIED_ON, VERIFIERS, FINDINGS, PROPOSED, STANDARD_USED)

_COUNTER = counter(
    (*HEAD_NEEDS, REASON, HAS_UNION, ON_DIBAO),
    onward=("verify", "notice", "decide", "pay"),
    ends=_ENDS,
    guards=(in_file,),
    reasons=("N01", "N02", "N03", "N05"),
)

_STATES = (
    State("verify", "核实", step="核实"),
    State("notice", "公示中", step="公示"),
    State("decide", "待审批", step="审批"),
    State("pay", "待发放", step="发放"),
    State("done", "办结", step="办结", end=True),
    State("denied", "不予救助", end=True),
)

_CHECKING = (
    Move(
        "verify", "开始核实", ("accepted",), "verify", Role.CLERK, (AID_ELSEWHERE,),
        guard=in_file, papers=("survey_record",),
    ),
    Move(
        "publicise", "公示", ("verify",), "notice", Role.REVIEWER,
        (*_ASSESSED, NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), _MADE,
        together(within_standard(PROPOSED), notice_long_enough), papers=("public_notice",),
    ),
    Move(
        "skip_notice", "免公示报批", ("verify",), "decide", Role.REVIEWER, _ASSESSED, _MADE,
        together(within_standard(PROPOSED), notice_not_needed, owed_missing), papers=("approval_form",),
    ),
    Move(
        "submit", "提交审批", ("notice",), "decide", Role.REVIEWER, (OBJECTION,), _MADE,
        together(notice_over, no_objection, owed_missing), papers=("approval_form",),
    ),
    Move(
        "object", "异议重新核实", ("notice",), "verify", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    ),
)  # fmt: skip

_DECIDING = (
    Move(
        "approve", "同意救助", ("decide",), "pay", Role.APPROVER, (DECIDED, FUND_SOURCE, PAY_WAY), _CHECKED,
        together(in_file, within_standard(DECIDED), own_account), papers=("payout_slip",),
    ),
    Move("return_verify", "退回核实", ("decide",), "verify", Role.APPROVER, reason=True, kind="back"),
    Move(
        "deny", "不予救助", ("decide",), "denied", Role.APPROVER, (DENY_REASON,), _CHECKED,
        papers=("denial",), kind="refuse",
    ),
    Move(
        "pay", "确认发放", ("pay",), "done", Role.CASHIER, (PAID_ON,), (*_CHECKED, "approve"),
        together(in_file, own_account), papers=("completion",), effects=(PAY,),
    ),
    Move("return_decide", "退回审批", ("pay",), "decide", Role.CASHIER, reason=True, kind="back"),
)  # fmt: skip

LIVING_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_CHECKING, *_DECIDING))
"""States and moves of 生活救助."""

LIVING_TIMERS: tuple[Timer, ...] = (
    promise_timer(PROMISE_DAYS, ends=_ENDS, pauses=("notice",)),
    *_COUNTER.timers,
    Timer(
        "notice", "公示期满", NOTICE_DAYS, "workday",
        starts=("notice",), stops=("verify", "decide", "withdrawn", "revoked"), whose="wait",
    ),
)  # fmt: skip
"""The promise, the counter's terms and the notice (时限)."""
