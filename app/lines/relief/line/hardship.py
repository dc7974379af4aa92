"""The matter of the hardship file (困难职工建档): its form in blocks, from the worker to the decision."""

from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.lines.relief.fields import hardship as of
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    BANK,
    BANK_BRANCH,
    FILE_NO,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
    REASON,
)
from app.lines.relief.flow.hardship import HARDSHIP_FLOW, HARDSHIP_TIMERS
from app.lines.relief.prints.hardship import HARDSHIP_PRINTS
from app.lines.relief.rules import questions
from app.lines.relief.rules.aid import on_dibao
from app.lines.relief.rules.hardship import derive, faults, tell

_INTAKE = ("draft", "supplement", "accepted", "survey")
"""The application may be mended until the visit is over (可更正至调查结束)."""

_WORKER = (
    of.APPLY_CATEGORY,
    of.WORKER_KIND,
    of.WORK_STATE,
    of.HEALTH,
    of.DISABILITY_KIND,
    of.DISABILITY_LEVEL,
    of.DISABILITY_NO,
    of.MARRIAGE,
    of.HUKOU_KIND,
    of.HUKOU_PLACE,
    of.POLITICAL,
    of.MODEL_WORKER,
    of.INSURANCE,
    of.ON_DIBAO,
    of.SINGLE_PARENT,
    of.CAN_HELP_SELF,
    of.NOBODY_WORKS,
)
_EMPLOYMENT = (
    of.WORKED_FROM,
    of.HAS_UNION,
    of.OWNERSHIP,
    of.UNIT_STATE,
    of.INDUSTRY,
    of.CONTRACT_ON,
    of.CONTRACT_MONTHS,
)
_PROPERTY = (of.HOUSING, of.HOUSE_AREA, of.HOUSES, of.VEHICLES, of.BUSINESS, of.SAVINGS)
_FIGURES = (
    of.OWN_INCOME,
    of.OTHER_INCOME,
    of.HOUSEHOLD_INCOME,
    of.EXPENSES,
    of.LOSS,
    of.RIGID,
    of.HEAD_COUNT,
    of.PER_HEAD,
)
_CAUSE = (of.MAIN_CAUSE, of.CAUSE_TEXT, of.OTHER_CAUSES, REASON, of.PRIOR_FILE, of.BATCH)

_FORM = Form(
    (
        HEAD,
        AGENCY,
        Section("worker", "职工情况", _WORKER, _INTAKE),
        Section("employment", "工作单位", _EMPLOYMENT, _INTAKE),
        Section("household", "家庭成员", (of.HOUSEHOLD, of.OTHER_BOOKLET), _INTAKE),
        Section("figures", "收入与支出", _FIGURES, _INTAKE),
        Section("property", "住房与财产", _PROPERTY, _INTAKE),
        Section("cause", "致困原因", _CAUSE, _INTAKE),
        Section("exclusions", "不予建档情形", (of.EXCLUDED, of.EXCLUSIONS), (*_INTAKE, "decide")),
        Section("account", "领款账户", (BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME), _INTAKE),
        Section("survey", "调查", (of.VISIT_ON, of.VISITORS, of.VISIT_RESULT, of.MEETING_ON), ("survey",)),
        Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("survey",)),
        Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
        Section("send", "送核对", (of.CHECK_SENT_ON,), ("notice",)),
        Section("check", "核对", (of.CHECK_BACK_ON, of.CHECK_RESULT, of.CHECK_TEXT), ("check",)),
        Section("decide", "审批", (of.DECIDED_CATEGORY, of.LEVEL, OPINION, of.DENY_REASON), ("decide",)),
        Section("file", "档案", (FILE_NO,), ("done",)),
    ),
    rules=(faults,),
)

FILE_OPEN = Matter(
    line="relief",
    code="file_open",
    no="JZ01",
    name="困难职工建档",
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
        "has_agent": has_agent,
    },
    derive=derive,
    tell=tell,
    identity="must",
    kind_label="上报件",
)
"""JZ01 困难职工建档 (opening a hardship file)."""
