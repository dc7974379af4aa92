"""The flow of the hardship file (建档流程), matters.md §8 JZ01: survey, notice, check of means, decision."""

from app.core.actor import Role
from app.engine.counter import counter, owed_missing, promise_timer, together
from app.engine.flow import Flow, Move, Opens, State
from app.engine.head import HEAD_NEEDS
from app.engine.timers import Timer
from app.lines.relief.fields.aid import (
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OPINION,
    REASON,
)
from app.lines.relief.fields.hardship import (
    APPLY_CATEGORY,
    CHECK_BACK_ON,
    CHECK_RESULT,
    CHECK_SENT_ON,
    DECIDED_CATEGORY,
    DENY_REASON,
    EXCLUDED,
    HEALTH,
    HOUSEHOLD_INCOME,
    HOUSING,
    HUKOU_KIND,
    INSURANCE,
    LEVEL,
    MAIN_CAUSE,
    MARRIAGE,
    MEETING_ON,
    ON_DIBAO,
    OTHER_BOOKLET,
    OTHER_INCOME,
    OWN_INCOME,
    VISIT_ON,
    VISIT_RESULT,
    VISITORS,
    WORK_STATE,
    WORKER_KIND,
)
from app.lines.relief.rules.hardship import category_fits, checked_well, not_excluded
from app.lines.relief.rules.notice import no_objection, notice_long_enough, notice_over, objected
from app.lines.relief.rules.standing import no_file_yet

OPEN_FILE = "relief.open_file"
"""The effect that opens the hardship file (建档)."""

NOTICE_DAYS = "days.relief.file_open.notice"
_ENDS = ("done", "denied")
_ONWARD = ("survey", "notice", "check", "decide")
_MADE = ("accept", "accept_owed", "survey", "publicise")
_CHECKED = (*_MADE, "check", "skip_check", "submit")
_GONE = ("withdrawn", "revoked")

_NEEDS = (
    APPLY_CATEGORY,
    WORKER_KIND,
    WORK_STATE,
    HEALTH,
    MARRIAGE,
    HUKOU_KIND,
    INSURANCE,
    ON_DIBAO,
    HOUSING,
    OTHER_BOOKLET,
    OWN_INCOME,
    OTHER_INCOME,
    HOUSEHOLD_INCOME,
    MAIN_CAUSE,
    REASON,
)

_COUNTER = counter(
    (*HEAD_NEEDS, *_NEEDS),
    onward=_ONWARD,
    ends=_ENDS,
    guards=(no_file_yet,),
    reasons=("N01", "N02", "N03"),
)

_STATES = (
    State("survey", "调查", step="调查"),
    State("notice", "公示中", step="公示"),
    State("check", "核对中", step="核对"),
    State("decide", "待审批", step="审批"),
    State("done", "已建档", step="建档", end=True),
    State("denied", "不予建档", end=True),
)

_ACCOUNT = ("bank", "bank_branch", "account_no", "account_name")
_OPENS = (
    Opens("relief.living", ("reply_way", "phone", "reason", "has_union", "on_dibao", *_ACCOUNT)),
    Opens("relief.medical", ("reply_way", "phone", "reason", *_ACCOUNT)),
    Opens("employment.seeker", ("reply_way", "phone")),
)

_CHECKING = (
    Move(
        "survey", "开始调查", ("accepted",), "survey", Role.CLERK,
        guard=no_file_yet, papers=("survey_form",),
    ),
    Move(
        "publicise", "公示", ("survey",), "notice", Role.CLERK,
        (VISIT_ON, VISITORS, VISIT_RESULT, EXCLUDED, MEETING_ON, NOTICE_FROM, NOTICE_TO, NOTICE_PLACE),
        guard=notice_long_enough(NOTICE_DAYS), papers=("public_notice",),
    ),
    Move(
        "object", "异议重新核实", ("notice",), "survey", Role.REVIEWER, (OBJECTION,),
        guard=objected, kind="back",
    ),
    Move(
        "check", "送民政核对", ("notice",), "check", Role.REVIEWER, (OBJECTION, CHECK_SENT_ON), _MADE,
        together(notice_over, no_objection), papers=("check_letter",),
    ),
    Move(
        "skip_check", "免核对报批", ("notice",), "decide", Role.REVIEWER, (OBJECTION,), _MADE,
        together(notice_over, no_objection, owed_missing),
        papers=("approval_form",), reason=True, kind="aside",
    ),
    Move(
        "submit", "提交审批", ("check",), "decide", Role.REVIEWER, (CHECK_BACK_ON, CHECK_RESULT), _MADE,
        together(checked_well, owed_missing), papers=("approval_form",),
    ),
    Move("resurvey", "退回调查", ("check",), "survey", Role.REVIEWER, reason=True, kind="back"),
)  # fmt: skip

_DECIDING = (
    Move(
        "approve", "同意建档", ("decide",), "done", Role.APPROVER, (DECIDED_CATEGORY, LEVEL, OPINION),
        _CHECKED, together(no_file_yet, not_excluded, category_fits), papers=("file_notice",),
        effects=(OPEN_FILE,), opens=_OPENS,
    ),
    Move("return_survey", "退回调查", ("decide",), "survey", Role.APPROVER, reason=True, kind="back"),
    Move(
        "deny", "不予建档", ("decide",), "denied", Role.APPROVER, (DENY_REASON,), _CHECKED,
        papers=("file_denial",), kind="refuse",
    ),
)  # fmt: skip

HARDSHIP_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_CHECKING, *_DECIDING))
"""States and moves of 困难职工建档."""

HARDSHIP_TIMERS: tuple[Timer, ...] = (
    promise_timer("days.relief.file_open.promise", ends=_ENDS, pauses=("notice", "check")),
    *_COUNTER.timers,
    Timer(
        "survey", "入户调查", "days.relief.file_open.survey", "day",
        starts=("accepted",), stops=("notice", *_GONE),
    ),
    Timer(
        "notice", "公示期满", NOTICE_DAYS, "workday",
        starts=("notice",), stops=("survey", "check", "decide", *_GONE), whose="wait",
    ),
    Timer(
        "check", "民政核对", "days.relief.file_open.check", "workday",
        starts=("check",), stops=("survey", "decide", *_GONE), whose="theirs",
    ),
    Timer(
        "review", "县级审核", "days.relief.file_open.review", "workday",
        starts=("decide",), stops=("survey", *_ENDS, *_GONE),
    ),
)  # fmt: skip
"""The promise, the counter's terms, survey, notice, check and review (时限), matters.md §3.1."""
