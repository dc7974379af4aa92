"""The flow of the hardship file (建档流程), relief file §1.4, matters.md §8 JZ01: from survey to decision."""

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
    OBJECTION_TEXT,
    ON_DIBAO,
    OPINION,
    REASON,
)
from app.lines.relief.fields.content import (
    HEALTH,
    HOUSEHOLD_INCOME,
    HOUSING,
    HUKOU_KIND,
    INSURANCE,
    MAIN_CAUSE,
    MARRIAGE,
    OTHER_BOOKLET,
    OTHER_INCOME,
    OWN_INCOME,
    WORK_STATE,
    WORKER_KIND,
)
from app.lines.relief.fields.hardship import (
    APPLY_CATEGORY,
    CHECK_BACK_ON,
    CHECK_RESULT,
    CHECK_SENT_ON,
    DECIDED_CATEGORY,
    DENY_REASON,
    EXCLUDED,
    LEVEL,
    MEETING_ON,
    MOVED_FROM,
    MOVED_NO,
    OBJECTION_OUTCOME,
    PANEL,
    PANEL_ON,
    TOWNSHIP_BY,
    TOWNSHIP_ON,
    TOWNSHIP_OPINION,
    VISIT_ON,
    VISIT_RESULT,
    VISITORS,
)
from app.lines.relief.rules.hardship import (
    category_fits,
    checked_well,
    moved_here,
    no_township,
    not_excluded,
    township_asked,
    township_heard,
)
from app.lines.relief.rules.household import family_free
from app.lines.relief.rules.notice import (
    no_objection,
    notice_anew,
    notice_answered,
    notice_long_enough,
    notice_over,
    objected,
)
from app.lines.relief.rules.standing import no_file_yet

OPEN_FILE = "relief.open_file"
"""The effect that opens the hardship file (建档)."""

NOTICE_DAYS = "days.relief.file_open.notice"
_ENDS = ("done", "denied")
_ONWARD = ("survey", "notice", "objection", "township", "check", "decide")
_MADE = ("accept", "accept_owed", "survey", "publicise", "object", "township")
_CHECKED = (
    *_MADE, "publicise_again", "check", "check_direct", "skip_check", "submit", "take_over",
)  # fmt: skip
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
_SURVEYED = (VISIT_ON, VISITORS, VISIT_RESULT, EXCLUDED, MEETING_ON)
_HANGING = (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE)
_RECHECKED = (TOWNSHIP_ON, TOWNSHIP_BY, TOWNSHIP_OPINION)
_ONE_FILE = (no_file_yet, family_free)

_COUNTER = counter(
    (*HEAD_NEEDS, *_NEEDS),
    onward=_ONWARD,
    ends=_ENDS,
    guards=_ONE_FILE,
    reasons=("N01", "N02", "N03"),
)

_STATES = (
    State("survey", "调查", step="调查"),
    State("notice", "公示中", step="公示"),
    State("objection", "异议处理"),
    State("township", "镇街复核", step="镇街复核"),
    State("check", "核对中", step="核对"),
    State("decide", "待审批", step="审批"),
    State("done", "已建档", step="建档", end=True),
    State("denied", "不予建档", end=True),
)

_ACCOUNT = ("bank", "bank_branch", "account_no", "account_name")
_OPENS = (
    Opens("relief.living", ("reply_way", "phone", "reason", "has_union", "on_dibao", *_ACCOUNT)),
    Opens("relief.medical", ("reply_way", "phone", "reason", *_ACCOUNT)),
    Opens("relief.tuition", ("reply_way", "phone", "reason", *_ACCOUNT)),
    Opens("employment.seeker", ("reply_way", "phone")),
)

_FOUND_OUT = (
    Move(
        "survey", "开始调查", ("accepted",), "survey", Role.CLERK,
        guard=together(*_ONE_FILE), papers=("survey_form",),
    ),
    Move(
        "take_over", "转入接收", ("accepted",), "decide", Role.REVIEWER, (MOVED_FROM, MOVED_NO), _MADE,
        together(moved_here, owed_missing), papers=("approval_form",), kind="aside",
    ),
    Move(
        "publicise", "公示", ("survey",), "notice", Role.CLERK, (*_SURVEYED, *_HANGING),
        guard=notice_long_enough(NOTICE_DAYS), papers=("public_notice",),
    ),
    Move(
        "township", "送镇街复核", ("notice",), "township", Role.CLERK, (OBJECTION,),
        guard=together(notice_over, no_objection, township_asked),
    ),
    Move(
        "object", "登记异议", ("notice",), "objection", Role.CLERK, (OBJECTION, OBJECTION_TEXT),
        guard=objected, kind="aside",
    ),
    Move(
        "publicise_again", "重新公示", ("objection",), "notice", Role.REVIEWER,
        (OBJECTION_OUTCOME, *_HANGING),
        guard=together(notice_anew, notice_long_enough(NOTICE_DAYS)), papers=("public_notice",),
    ),
)  # fmt: skip

_CHECKING = (
    Move(
        "check", "送民政核对", ("township",), "check", Role.REVIEWER, (*_RECHECKED, CHECK_SENT_ON), _MADE,
        papers=("check_letter",),
    ),
    Move(
        "check_direct", "送民政核对", ("notice",), "check", Role.REVIEWER, (OBJECTION,), _MADE,
        together(no_township, notice_over, no_objection), papers=("check_letter",),
    ),
    Move(
        "skip_check", "免核对报批", ("notice", "township"), "decide", Role.REVIEWER, (), _MADE,
        together(notice_answered, notice_over, no_objection, township_heard, owed_missing),
        papers=("approval_form",), reason=True, kind="aside",
    ),
    Move(
        "submit", "提交审批", ("check",), "decide", Role.REVIEWER,
        (CHECK_SENT_ON, CHECK_BACK_ON, CHECK_RESULT), _MADE,
        together(checked_well, owed_missing), papers=("approval_form",),
    ),
    Move(
        "resurvey", "退回调查", ("objection", "township", "check"), "survey", Role.REVIEWER,
        reason=True, kind="back",
    ),
)  # fmt: skip

_DECIDING = (
    Move(
        "approve", "同意建档", ("decide",), "done", Role.APPROVER,
        (EXCLUDED, PANEL_ON, PANEL, DECIDED_CATEGORY, LEVEL, OPINION), _CHECKED,
        together(*_ONE_FILE, not_excluded, category_fits), papers=("file_notice",),
        effects=(OPEN_FILE,), opens=_OPENS,
    ),
    Move("return_survey", "退回调查", ("decide",), "survey", Role.APPROVER, reason=True, kind="back"),
    Move(
        "deny", "不予建档", ("decide",), "denied", Role.APPROVER, (PANEL_ON, PANEL, DENY_REASON), _CHECKED,
        papers=("file_denial",), kind="refuse",
    ),
    Move(
        "deny_objection", "不予建档", ("objection",), "denied", Role.APPROVER,
        (OBJECTION_OUTCOME, DENY_REASON), _CHECKED, papers=("file_denial",), kind="refuse",
    ),
)  # fmt: skip

HARDSHIP_FLOW = Flow((*_COUNTER.states, *_STATES), (*_COUNTER.moves, *_FOUND_OUT, *_CHECKING, *_DECIDING))
"""States and moves of 困难职工建档."""

HARDSHIP_TIMERS: tuple[Timer, ...] = (
    promise_timer(
        "days.relief.file_open.promise", ends=_ENDS, pauses=("notice", "objection", "check")
    ),
    *_COUNTER.timers,
    Timer(
        "survey", "入户调查", "days.relief.file_open.survey", "day",
        starts=("accepted",), stops=("notice", "decide", *_GONE),
    ),
    Timer(
        "notice", "公示期满", NOTICE_DAYS, "workday",
        starts=("notice",), stops=("survey", "township", "check", "decide", "denied", *_GONE),
        pauses=("objection",), begun_by=("publicise_again",), whose="wait",
    ),
    Timer(
        "township", "镇街复核", "days.relief.file_open.township", "workday",
        starts=("township",), stops=("survey", "check", "decide", *_GONE), whose="theirs",
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
"""The promise, the counter's terms, survey, notice, township, check and review (时限), matters.md §3.1."""
