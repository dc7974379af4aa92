"""The matter of the hardship file (困难职工建档): its form in blocks, from the worker to the decision."""

from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.lines.relief.fields import hardship as of
from app.lines.relief.fields.aid import (
    FILE_NO,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
)
from app.lines.relief.flow.hardship import HARDSHIP_FLOW, HARDSHIP_TIMERS
from app.lines.relief.line.content import content_sections
from app.lines.relief.prints.hardship import HARDSHIP_PRINTS
from app.lines.relief.rules import questions
from app.lines.relief.rules.aid import on_dibao
from app.lines.relief.rules.hardship import checks, derive, faults, tell
from app.lines.relief.rules.household import FILE_OPEN_NAME
from app.lines.relief.rules.means import means_sum, reckon

_INTAKE = ("draft", "supplement", "accepted", "survey")
"""The application may be mended until the visit is over (可更正至调查结束)."""

_ASKED = (of.APPLY_CATEGORY, of.BATCH, of.PRIOR_FILE, of.MOVED_FROM, of.MOVED_NO)
_SURVEY = (of.VISIT_ON, of.VISITORS, of.VISIT_RESULT, of.MEETING_ON)
_OPINIONS = (of.BASE_OPINION, of.BASE_BY, of.UNION_OPINION, of.UNION_BY)
_TOWNSHIP = (of.TOWNSHIP_ON, of.TOWNSHIP_BY, of.TOWNSHIP_OPINION)
_COUNTY = (of.COUNTY_VISIT_ON, of.COUNTY_VISIT)
_DECIDE = (of.PANEL_ON, of.PANEL, of.DECIDED_CATEGORY, of.LEVEL, OPINION)

_FORM = Form(
    (
        HEAD,
        AGENCY,
        Section("asked", "申报", _ASKED, _INTAKE),
        *content_sections(_INTAKE),
        Section("exclusions", "不予建档情形", (of.EXCLUDED, of.EXCLUSIONS), (*_INTAKE, "decide")),
        Section("survey", "调查", _SURVEY, ("survey",)),
        Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("survey", "objection")),
        Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
        Section("objection", "异议处理", (of.OBJECTION_OUTCOME,), ("objection",)),
        Section("opinions", "单位意见", _OPINIONS, ("survey", "notice")),
        Section("township", "镇街复核", _TOWNSHIP, ("township",)),
        Section("send", "送核对", (of.CHECK_SENT_ON,), ("township", "check")),
        Section("check", "核对", (of.CHECK_BACK_ON, of.CHECK_RESULT, of.CHECK_TEXT), ("check",)),
        Section("county", "县级入户", _COUNTY, ("decide",)),
        Section("decide", "审批", _DECIDE, ("decide",)),
        Section("denial", "不予建档", (of.DENY_REASON,), ("decide", "objection")),
        Section("file", "档案", (FILE_NO,), ("done",)),
    ),
    rules=(faults,),
)

FILE_OPEN = Matter(
    line="relief",
    code="file_open",
    no="JZ01",
    name=FILE_OPEN_NAME,
    title="困难职工建档申请",
    form=_FORM,
    flow=HARDSHIP_FLOW,
    timers=HARDSHIP_TIMERS,
    prints=HARDSHIP_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "other_booklet": questions.other_booklet,
        "migrant": questions.migrant,
        "on_dibao": on_dibao,
        "ill": questions.ill,
        "seriously_ill": questions.seriously_ill,
        "at_school": questions.at_school,
        "disabled": questions.disabled,
        "struck": questions.struck,
        "idle": questions.idle,
        "moved": questions.moved,
        "has_agent": has_agent,
    },
    derive=derive,
    tell=tell,
    reckon=reckon,
    sum=means_sum,
    checks=checks,
    identity="must",
    kind_label="上报件",
)
"""JZ01 困难职工建档 (opening a hardship file)."""
