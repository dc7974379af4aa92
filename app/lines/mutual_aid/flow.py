"""The flow of 住院给付 (给付流程), matters.md §8 HZ02: compute, review, approve, send to the bank, paid."""

from app.core.actor import Role
from app.engine.bills import bill_chosen, not_duplicate
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.mutual_aid.fields import (
    ACCEPT_NEEDS,
    ACCOUNT_NAME,
    ACCOUNT_NO,
    BANK,
    BATCH_NO,
    COMPUTE_NEEDS,
    CONFIRMED_SUM,
    EXCLUSIONS,
    MUTUAL_FUND,
    PAID_ON,
)
from app.lines.mutual_aid.rules.figures import difference_explained, something_to_pay, sum_explained
from app.lines.mutual_aid.rules.payee import own_account, payee_allowed
from app.lines.mutual_aid.rules.terms import (
    PROMISE_DAYS,
    REVIEW_DAYS,
    declared,
    late_explained,
    reasons_named,
)

_ENDS = ("paid", "denied")
_MADE = ("accept", "accept_owed", "compute")
_CHECKED = (*_MADE, "review")
_DECIDED = (*_CHECKED, "approve")

_COUNTER = counter(
    (*HEAD_NEEDS, *ACCEPT_NEEDS),
    onward=("computed", "returned", "reviewed", "approved"),
    ends=_ENDS,
    first=(bill_chosen,),
    guards=(not_duplicate, declared, late_explained),
    reasons=("N01", "N02", "N26", "N27"),
)

_STATES = (
    State("computed", "已计算", step="计算"),
    State("returned", "退回补正"),
    State("reviewed", "初审通过", step="初审"),
    State("approved", "已审批", step="审批"),
    State("batched", "已报盘", step="报盘"),
    State("paid", "已给付", step="给付", end=True),
    State("denied", "不予给付", end=True),
)

_CHECKING = (
    Move(
        "compute", "转初审", ("accepted", "returned"), "computed", Role.CLERK, COMPUTE_NEEDS,
        guard=together(bill_chosen, not_duplicate, late_explained, difference_explained),
        papers=("calculation",),
    ),
    Move(
        "review", "初审通过", ("computed",), "reviewed", Role.REVIEWER, (CONFIRMED_SUM,), _MADE,
        guard=sum_explained,
    ),
    Move(
        "return_computed", "退回补正", ("computed",), "returned", Role.REVIEWER, apart=_MADE,
        papers=("return_notice",), reason=True, kind="back",
    ),
    Move(
        "return_reviewed", "退回补正", ("reviewed",), "returned", Role.APPROVER, apart=_CHECKED,
        papers=("return_notice",), reason=True, kind="back",
    ),
    Move(
        "recheck", "退回重核", ("reviewed",), "computed", Role.APPROVER, apart=_CHECKED,
        reason=True, kind="back",
    ),
)  # fmt: skip

_PAYABLE = together(payee_allowed, own_account)

_DECIDING = (
    Move(
        "approve", "审批通过", ("reviewed",), "approved", Role.APPROVER,
        (MUTUAL_FUND, BANK, ACCOUNT_NO, ACCOUNT_NAME), _CHECKED,
        together(owed_missing, something_to_pay, _PAYABLE),
        papers=("approval_form",),
    ),
    Move(
        "deny", "不予给付", ("computed", "reviewed", "approved"), "denied", Role.APPROVER, (EXCLUSIONS,),
        _CHECKED, reasons_named, papers=("denial",), kind="refuse",
    ),
)  # fmt: skip

_PAYING = (
    Move(
        "batch", "报盘", ("approved",), "batched", Role.CASHIER, (BATCH_NO,), _DECIDED,
        together(something_to_pay, _PAYABLE),
    ),
    Move(
        "return_approved", "退回审批", ("approved",), "reviewed", Role.CASHIER, apart=_DECIDED,
        reason=True, kind="back",
    ),
    Move(
        "pay", "确认到账", ("batched",), "paid", Role.CASHIER, (PAID_ON,), _DECIDED,
        together(something_to_pay, _PAYABLE), papers=("payment_notice",),
    ),
    Move(
        "bank_failed", "银行退回", ("batched",), "approved", Role.CASHIER, apart=_DECIDED,
        reason=True, kind="back",
    ),
)  # fmt: skip

INPATIENT_FLOW = Flow(
    (*_COUNTER.states, *_STATES),
    (*_COUNTER.moves, *_CHECKING, *_DECIDING, *_PAYING),
)
"""States and moves of 住院给付: once the bank list is out, only the bank's answer moves a case."""

INPATIENT_TIMERS: tuple[Timer, ...] = (
    promise_timer(PROMISE_DAYS, ends=_ENDS, pauses=("returned",)),
    *_COUNTER.timers,
    Timer(
        "review", "初审", REVIEW_DAYS, "workday",
        starts=("computed",), stops=("reviewed", "returned", "denied", "withdrawn", "revoked"),
    ),
)  # fmt: skip
"""The promise (a return for papers stands still), the counter's terms, the first review (时限)."""
