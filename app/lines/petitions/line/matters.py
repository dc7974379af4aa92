"""The line of petitions (信访): one form for every channel, five matters, its row on a person's card."""

from collections.abc import Callable

from app.engine.flow import Facts, Opens, Standing
from app.engine.form import Form, Section
from app.engine.head import PHONE, PRIORITY, REPLY_WAY
from app.engine.line import CardFacts, CardLine, Line
from app.engine.matter import ApplicantKind, Matter
from app.engine.parties import (
    AGENCY,
    COMPLAINED,
    COMPLAINED_ADDRESS,
    COMPLAINED_CODE,
    COMPLAINED_PHONE,
    DELEGATES,
    HEADS,
    RESPONDENT,
    RESPONDENT_ADDRESS,
    RESPONDENT_CODE,
    RESPONDENT_PHONE,
    has_agent,
    is_group,
)
from app.engine.values import Values
from app.lines.petitions import rules
from app.lines.petitions.fields import intake, work
from app.lines.petitions.flow import (
    HANDLED_TIMERS,
    REPORT_FLOW,
    REPORT_TIMERS,
    SUGGESTION_FLOW,
    SUGGESTION_TIMERS,
    handled_flow,
)
from app.lines.petitions.line.form import ACCEPTED, HANDLED, INTAKE
from app.lines.petitions.prints import HANDLED_PRINTS, REPORT_PRINTS, SUGGESTION_PRINTS

_CONTACT = (intake.FORM.code, REPLY_WAY.code, PHONE.code, PRIORITY.code)
_OPENS: tuple[Opens, ...] = (
    Opens(
        "rights.mediation",
        (
            *_CONTACT,
            intake.FACTS.code,
            intake.UNION_MEMBER.code,
            HEADS.code,
            DELEGATES.code,
            *(one.code for one in AGENCY.fields),
            (COMPLAINED.code, RESPONDENT.code),
            (COMPLAINED_CODE.code, RESPONDENT_CODE.code),
            (COMPLAINED_PHONE.code, RESPONDENT_PHONE.code),
            (COMPLAINED_ADDRESS.code, RESPONDENT_ADDRESS.code),
        ),
    ),
    Opens("rights.advice", (*_CONTACT, intake.UNION_MEMBER.code)),
    Opens("relief.file_open", _CONTACT),
)
"""Cases of other lines that a petition leads to (导入), with what both forms ask."""

_APPLICANTS: tuple[ApplicantKind, ...] = ("person", "unit", "anonymous")
"""信访工作条例 17: citizens, legal persons and other organisations; letters and calls may be unnamed."""

_CONDITIONS = {"has_agent": has_agent, "is_group": is_group, "is_repeat": rules.is_repeat}


def _form(*work_sections: Section) -> Form:
    return Form((*INTAKE, *work_sections), rules=(rules.faults,))


def _handled(
    code: str,
    no: str,
    name: str,
    derive: Callable[[Values, tuple[Standing, ...]], Values],
    tell: Callable[[Facts], tuple[str, ...]] = rules.tell,
) -> Matter:
    """A channel of 申诉求决 (来访、来信、来电): what differs is the form of petition alone."""
    return Matter(
        line="petitions",
        code=code,
        no=no,
        name=name,
        title=f"{name}登记",
        form=_form(*HANDLED),
        flow=handled_flow(_OPENS),
        timers=HANDLED_TIMERS,
        prints=HANDLED_PRINTS,
        receipt="receipt",
        promise="inform",
        conditions=_CONDITIONS,
        derive=derive,
        tell=tell,
        identity="may",
        kind_label="信访件",
        applicants=_APPLICANTS,
        becomes=rules.becomes,
        opens=_OPENS,
    )


VISIT = _handled("visit", "XF01", "来访", rules.derive_nothing)
LETTER = _handled("letter", "XF02", "来信", rules.derive_letter)
CALL = _handled("call", "XF03", "来电", rules.derive_call, rules.tell_caller)
"""XF01 来访, XF02 来信, XF03 来电."""

REPORT = Matter(
    line="petitions",
    code="report",
    no="XF06",
    name="检举控告",
    title="信访事项登记",
    form=_form(
        Section("screen", "拟办", (work.PROPOSED_STEP, work.SUMMARY), ACCEPTED),
        Section("sent", "移送", (work.SENT_TO, work.TRANSFER_COUNT), ("screen",)),
        Section("finding", "核查", (work.FINDING, work.RESULT), ("verify",)),
    ),
    flow=REPORT_FLOW,
    timers=REPORT_TIMERS,
    prints=REPORT_PRINTS,
    receipt="receipt",
    promise="inform",
    conditions=_CONDITIONS,
    derive=rules.derive_report,
    tell=rules.tell_report,
    identity="may",
    kind_label="信访件",
    applicants=_APPLICANTS,
    restricted=True,
)
"""XF06 检举控告 (a report of wrongdoing): its title, which papers print, says no class."""

SUGGESTION = Matter(
    line="petitions",
    code="suggestion",
    no="XF07",
    name="意见建议",
    title="意见建议登记",
    form=_form(
        Section("sorting", "拟办", (work.PROPOSED_STEP, work.SUMMARY), ACCEPTED),
        Section(
            "study", "研究", (work.STUDY_NOTE, work.ADOPTED, work.SUGGESTION_ANSWER, work.REWARD), ("study",)
        ),
    ),
    flow=SUGGESTION_FLOW,
    timers=SUGGESTION_TIMERS,
    prints=SUGGESTION_PRINTS,
    receipt="receipt",
    promise="inform",
    conditions=_CONDITIONS,
    derive=rules.derive_suggestion,
    tell=rules.tell,
    identity="may",
    kind_label="信访件",
    applicants=_APPLICANTS,
)
"""XF07 意见建议 (a suggestion)."""


def card(facts: CardFacts) -> CardLine:
    """The line's row on the person's card (卡片一行) for those who may see it: cases, never a flag."""
    running = [case for case in facts.cases if not case.ended]
    if len(running) == 1:
        words = f"{running[0].matter} {running[0].state}"
    elif running:
        words = f"在办 {len(running)} 件"
    elif facts.cases:
        words = f"办过 {len(facts.cases)} 件"
    else:
        return CardLine("无记录", active=False)
    timers = [case.timer for case in running if case.timer]
    return CardLine(words, active=True, timer=min(timers, key=lambda one: one.due_on, default=None))


PETITIONS = Line(
    code="petitions",
    letters="XF",
    name="信访",
    short="信访",
    icon="mail",
    matters=(VISIT, LETTER, CALL, REPORT, SUGGESTION),
    card=card,
    confidants=rules.CONFIDANTS,
    private=True,
)
"""The line (信访)."""
