"""The matter of the yearly review (年度复核): the whole content again, what changed, what came of it."""

from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.lines.relief.fields.aid import (
    CATEGORY,
    FILE_NO,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
)
from app.lines.relief.fields.hardship import DECIDED_CATEGORY, VISIT_ON, VISIT_RESULT, VISITORS
from app.lines.relief.fields.review import (
    ASKED_BY,
    AUTH_OLD,
    CHANGE_TEXT,
    DUE_ON,
    EFFECTIVE_ON,
    MEMBERS_CHANGED,
    REVIEW_RESULT,
    REVIEW_YEAR,
)
from app.lines.relief.flow.review import REVIEW_FLOW, REVIEW_TIMERS
from app.lines.relief.line.content import content_sections
from app.lines.relief.prints.review import REVIEW_PRINTS
from app.lines.relief.rules import means, questions
from app.lines.relief.rules import review as rules

_INTAKE = ("draft", "supplement", "accepted", "verify")
"""The content may be mended until the investigation is over (可更正至调查结束)."""

_ASKED = (
    FILE_NO,
    CATEGORY,
    ASKED_BY,
    DUE_ON,
    REVIEW_YEAR,
    MEMBERS_CHANGED,
    AUTH_OLD,
    CHANGE_TEXT,
)

REVIEW = Matter(
    line="relief",
    code="review",
    no="JZ07",
    name="年度复核",
    title="困难职工档案年度复核",
    form=Form(
        (
            HEAD,
            AGENCY,
            Section("review", "复核", _ASKED, _INTAKE),
            *content_sections(_INTAKE),
            Section("survey", "调查", (VISIT_ON, VISITORS, VISIT_RESULT), ("verify",)),
            Section("found", "复核结果", (REVIEW_RESULT, DECIDED_CATEGORY, EFFECTIVE_ON), ("verify",)),
            Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("verify",)),
            Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
            Section("decide", "审批", (OPINION,), ("decide",)),
        ),
        rules=(rules.faults,),
    ),
    flow=REVIEW_FLOW,
    timers=REVIEW_TIMERS,
    prints=REVIEW_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "by_person": rules.by_person,
        "members_changed": rules.members_changed,
        "auth_old": rules.auth_old,
        "ill": questions.ill,
        "at_school": questions.at_school,
        "has_agent": has_agent,
    },
    derive=rules.derive,
    tell=rules.tell,
    identity="must",
    kind_label="承诺件",
    sum=means.means_sum,
    reckon=means.reckon,
)
"""JZ07 年度复核 (the yearly review of a hardship file)."""
