"""The flow of leaving the file (退出流程), matters.md §8 JZ08: verify, tell and wait, decide."""

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.relief.fields.aid import FINDINGS, OBJECTION, OPINION, VERIFIED_ON, VERIFIERS
from app.lines.relief.fields.exit import EXIT_KIND, EXIT_REASON, KEEP_REASON, TOLD_ON
from app.lines.relief.fields.review import ASKED_BY, EFFECTIVE_ON
from app.lines.relief.rules import exit as rules
from app.lines.relief.rules.notice import no_objection, objected

LEAVE_FILE = "relief.leave_file"
"""The effect that ends the file or changes its category (退出档案)."""

_ENDS = ("done", "kept")
_ONWARD = ("verify", "told", "decide")
_MADE = ("accept", "accept_owed", "verify")
_CHECKED = (*_MADE, "tell", "submit", "submit_told")
_FOUND = (VERIFIED_ON, VERIFIERS, FINDINGS, EXIT_REASON, EFFECTIVE_ON)
_GONE = ("withdrawn", "revoked")

_COUNTER = counter(
    (*HEAD_NEEDS, ASKED_BY, EXIT_KIND, EXIT_REASON, EFFECTIVE_ON),
    onward=_ONWARD,
    ends=_ENDS,
    guards=(rules.has_file, rules.only_lighter),
    reasons=("N01", "N02", "N05"),
)

_STATES = (
    State("verify", "核实", step="核实"),
    State("told", "异议期", step="告知"),
    State("decide", "待审批", step="审批"),
    State("done", "已退出", step="退出", end=True),
    State("kept", "不予退出", end=True),
)

_MOVES = (
    Move("verify", "开始核实", ("accepted",), "verify", Role.CLERK, guard=rules.has_file),
    Move(
        "tell", "告知本人", ("verify",), "told", Role.CLERK, (*_FOUND, TOLD_ON),
        guard=together(rules.only_lighter, rules.tells, rules.figures_fit), papers=("exit_notice",),
    ),
    Move(
        "submit", "提交审批", ("verify",), "decide", Role.REVIEWER, _FOUND, _MADE,
        together(rules.only_lighter, rules.tells_not, rules.figures_fit, owed_missing), papers=("exit_form",),
    ),
    Move(
        "submit_told", "期满报批", ("told",), "decide", Role.REVIEWER, (OBJECTION,), (*_MADE, "tell"),
        together(rules.objection_over, no_objection, owed_missing), papers=("exit_form",),
    ),
    Move(
        "object", "异议重新核实", ("told",), "verify", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    ),
    Move(
        "approve", "同意退出", ("decide",), "done", Role.APPROVER, (OPINION,), _CHECKED,
        together(rules.has_file, rules.only_lighter, rules.figures_fit),
        papers=("exit_letter",), effects=(LEAVE_FILE,),
    ),
    Move("return_verify", "退回核实", ("decide",), "verify", Role.APPROVER, reason=True, kind="back"),
    Move(
        "keep", "不予退出", ("decide",), "kept", Role.APPROVER, (KEEP_REASON,), _CHECKED, kind="refuse",
    ),
)  # fmt: skip

EXIT_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_MOVES))
"""States and moves of 脱困、注销、退档、转出、类别变更."""

EXIT_TIMERS: tuple[Timer, ...] = (
    promise_timer("days.relief.exit.promise", ends=_ENDS, pauses=("told",)),
    *_COUNTER.timers,
    Timer(
        "objection", "异议期满", rules.OBJECTION_DAYS, "workday",
        starts=("told",), stops=("verify", "decide", *_GONE), whose="wait",
    ),
)  # fmt: skip
"""The promise, the counter's terms, the days for objecting (时限), matters.md §3.1."""
