"""The flow of the yearly review (年度复核流程), matters.md §8 JZ07: verify, publicise if need be, decide."""

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, Opens, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.relief.fields.aid import NOTICE_FROM, NOTICE_PLACE, NOTICE_TO, OBJECTION, ON_DIBAO, OPINION
from app.lines.relief.fields.content import (
    HEALTH,
    HOUSEHOLD_INCOME,
    HOUSING,
    INSURANCE,
    MAIN_CAUSE,
    MARRIAGE,
    OTHER_INCOME,
    OWN_INCOME,
    WORK_STATE,
    WORKER_KIND,
)
from app.lines.relief.fields.hardship import VISIT_ON, VISIT_RESULT, VISITORS
from app.lines.relief.fields.review import (
    ASKED_BY,
    AUTH_OLD,
    CHANGE_TEXT,
    EFFECTIVE_ON,
    MEMBERS_CHANGED,
    REVIEW_RESULT,
    REVIEW_YEAR,
)
from app.lines.relief.rules import review as rules
from app.lines.relief.rules.notice import no_objection, notice_long_enough, notice_over, objected

KEEP_FILE = "relief.keep_file"
"""The effect with which the file goes on (复核通过): a new version, its category, the day of the review."""

FOUND_OUT = "relief.found_out"
"""The effect with which a review leads out of the file (复核转退出): what was found is kept as a version."""

_ENDS = ("kept", "exit")
_ONWARD = ("verify", "notice", "decide")
_MADE = ("accept", "accept_owed", "verify")
_CHECKED = (*_MADE, "publicise", "submit", "submit_noticed")
_FOUND = (VISIT_ON, VISITORS, VISIT_RESULT, REVIEW_RESULT, EFFECTIVE_ON)
_GONE = ("withdrawn", "revoked")

_COUNTER = counter(
    (
        *HEAD_NEEDS,
        ASKED_BY,
        REVIEW_YEAR,
        MEMBERS_CHANGED,
        AUTH_OLD,
        CHANGE_TEXT,
        WORKER_KIND,
        WORK_STATE,
        HEALTH,
        MARRIAGE,
        INSURANCE,
        ON_DIBAO,
        HOUSING,
        OWN_INCOME,
        OTHER_INCOME,
        HOUSEHOLD_INCOME,
        MAIN_CAUSE,
    ),
    onward=_ONWARD,
    ends=_ENDS,
    guards=(rules.due_for_review,),
    reasons=("N01", "N02", "N05"),
)

_STATES = (
    State("verify", "复核调查", step="调查"),
    State("notice", "公示中", step="公示"),
    State("decide", "待审批", step="审批"),
    State("kept", "已复核", step="复核", end=True),
    State("exit", "转退出", end=True),
)

_TO_EXIT = Opens(
    "relief.exit",
    (
        "reply_way",
        "phone",
        "asked_by",
        ("review_result", "exit_kind"),
        ("change_text", "reason"),
        "household_income",
        ("rigid", "rigid_now"),
        ("head_count", "heads_now"),
    ),
)

_MOVES = (
    Move(
        "verify", "开始复核", ("accepted",), "verify", Role.CLERK,
        guard=rules.due_for_review, papers=("review_form",),
    ),
    Move(
        "publicise", "公示", ("verify",), "notice", Role.REVIEWER,
        (*_FOUND, NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), _MADE,
        together(rules.needs_notice, rules.bears, notice_long_enough(rules.NOTICE_DAYS)),
        papers=("public_notice",),
    ),
    Move(
        "submit", "提交审批", ("verify",), "decide", Role.REVIEWER, _FOUND, _MADE,
        together(rules.needs_no_notice, rules.bears, owed_missing),
    ),
    Move(
        "submit_noticed", "期满报批", ("notice",), "decide", Role.REVIEWER, (OBJECTION,), _MADE,
        together(notice_over, no_objection, owed_missing),
    ),
    Move(
        "object", "异议重新核实", ("notice",), "verify", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    ),
    Move(
        "approve", "同意复核", ("decide",), "kept", Role.APPROVER, (OPINION,), _CHECKED,
        together(rules.stays, rules.bears), papers=("review_form",), effects=(KEEP_FILE,),
    ),
    Move(
        "leave", "转退出", ("decide",), "exit", Role.APPROVER, (OPINION,), _CHECKED,
        rules.leaves, papers=("review_form",), effects=(FOUND_OUT,), opens=(_TO_EXIT,), kind="aside",
    ),
    Move("return_verify", "退回调查", ("decide",), "verify", Role.APPROVER, reason=True, kind="back"),
)  # fmt: skip

REVIEW_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_MOVES))
"""States and moves of 年度复核."""

REVIEW_TIMERS: tuple[Timer, ...] = (
    promise_timer("days.relief.review.promise", ends=_ENDS, pauses=("notice",)),
    *_COUNTER.timers,
    Timer(
        "notice", "公示期满", rules.NOTICE_DAYS, "workday",
        starts=("notice",), stops=("verify", "decide", *_GONE), whose="wait",
    ),
)  # fmt: skip
"""The promise, the counter's terms, the notice (时限), matters.md §3.1; the yearly term is the file's own."""
