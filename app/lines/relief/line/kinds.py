"""The reliefs that people without a file may have too (不限在档的救助事项): 助学, 意外灾害, 送温暖慰问."""

from dataclasses import replace

from app.engine.bills import BILL_CHOICE
from app.engine.form import Form, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, has_agent
from app.lines.relief.fields import disaster as of_event
from app.lines.relief.fields import tuition as of_student
from app.lines.relief.fields import visit_gift as of_visit
from app.lines.relief.fields.aid import (
    ASKED_AMOUNT,
    CATEGORY,
    DECIDED,
    DENY_REASON,
    ENTITLED,
    FILE_NO,
    FUND_SOURCE,
    OPINION,
    PAID_ON,
    PROPOSED,
    REASON,
    STACK_REASON,
)
from app.lines.relief.flow.kinds import DISASTER_FLOW, DISASTER_TIMERS, TUITION_FLOW, TUITION_TIMERS
from app.lines.relief.flow.visit_gift import VISIT_FLOW, VISIT_TIMERS
from app.lines.relief.line.aid import ACCOUNT, INTAKE, OPEN_PAYOUT, RECEIVER, aid_form
from app.lines.relief.prints.kinds import DISASTER_PRINTS, TUITION_PRINTS
from app.lines.relief.prints.visit_gift import VISIT_PRINTS
from app.lines.relief.rules import disaster, standards, tuition, visit_gift
from app.lines.relief.rules.aid import tell_received
from app.lines.relief.rules.kinds import DISASTER_AID, TUITION_AID, VISIT_AID
from app.lines.relief.rules.standing import derive_file

TUITION = Matter(
    line="relief",
    code=TUITION_AID.code,
    no="JZ04",
    name=TUITION_AID.name,
    title="子女助学（金秋助学）申请",
    form=aid_form(
        (
            Section(
                "application",
                "申请",
                (
                    FILE_NO,
                    CATEGORY,
                    of_student.CAMPAIGN,
                    of_student.SEASON_FROM,
                    of_student.SEASON_TO,
                    ASKED_AMOUNT,
                    REASON,
                ),
            ),
            Section(
                "student",
                "学生",
                (
                    of_student.STUDENT,
                    of_student.STUDENT_ID_NUMBER,
                    of_student.STUDENT_RELATION,
                    of_student.OTHER_BOOKLET,
                    of_student.STAGE,
                    of_student.SCHOOL,
                    of_student.MAJOR,
                    of_student.GRADE_YEAR,
                    of_student.STUDY_YEARS,
                    of_student.FRESHMAN,
                    of_student.ADMIT_NO,
                    of_student.FREE_KIND,
                ),
                INTAKE,
            ),
            Section(
                "fees",
                "学费与资助",
                (of_student.FEE_YEAR, of_student.LOAN, of_student.OTHER_GRANT),
                INTAKE,
            ),
        ),
        tuition.tuition_faults,
    ),
    flow=TUITION_FLOW,
    timers=TUITION_TIMERS,
    prints=TUITION_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "no_file": tuition.no_file,
        "other_booklet": tuition.other_booklet,
        "freshman": tuition.freshman,
        "has_agent": has_agent,
    },
    derive=derive_file,
    tell=tuition.tell,
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
    payout=replace(OPEN_PAYOUT, for_each=True),
    sum=standards.sum_of_kind(TUITION_AID),
    reckon=tuition.reckon,
)
"""JZ04 子女助学(金秋助学) (tuition relief)."""

DISASTER = Matter(
    line="relief",
    code=DISASTER_AID.code,
    no="JZ05",
    name=DISASTER_AID.name,
    title="意外灾害（临时）救助申请",
    form=aid_form(
        (
            Section("application", "申请", (FILE_NO, CATEGORY, ASKED_AMOUNT, REASON)),
            Section(
                "event",
                "事故（灾害）",
                (of_event.EVENT_KIND, of_event.EVENT_ON, of_event.EVENT_TEXT),
                INTAKE,
            ),
            Section(
                "loss",
                "损失与赔付",
                (
                    of_event.LOSS_TOTAL,
                    of_event.INSURED_PAID,
                    of_event.NET_LOSS,
                    of_event.INCOME_YEAR,
                    of_event.BILL_NO,
                    of_event.BILL_AMOUNT,
                    BILL_CHOICE,
                ),
                INTAKE,
            ),
        ),
        disaster.disaster_faults,
    ),
    flow=DISASTER_FLOW,
    timers=DISASTER_TIMERS,
    prints=DISASTER_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "no_file": tuition.no_file,
        "not_illness": disaster.not_illness,
        "injured": disaster.injured,
        "has_agent": has_agent,
    },
    derive=disaster.derive,
    tell=disaster.tell,
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
    bills=disaster.bills,
    payout=OPEN_PAYOUT,
    sum=standards.sum_of_kind(DISASTER_AID),
    reckon=standards.reckon(DISASTER_AID),
)
"""JZ05 意外灾害(临时)救助 (relief after accidents and disasters)."""

_GIVEN = ("accepted", "listed")

VISIT_GIFT = Matter(
    line="relief",
    code=VISIT_AID.code,
    no="JZ06",
    name=VISIT_AID.name,
    title="送温暖慰问登记",
    form=Form(
        (
            HEAD,
            AGENCY,
            Section("campaign", "活动", (FILE_NO, CATEGORY, of_visit.CAMPAIGN)),
            Section("occasion", "慰问", (of_visit.OCCASION, REASON), ("draft", "supplement", *_GIVEN)),
            Section(
                "gift",
                "慰问金（品）",
                (ENTITLED, PROPOSED, of_visit.GOODS_ROWS, STACK_REASON),
                ("draft", "supplement", *_GIVEN),
            ),
            Section("account", "领款", ACCOUNT, ("draft", "supplement", *_GIVEN, "decide")),
            Section("decide", "审批", (DECIDED, FUND_SOURCE, OPINION, DENY_REASON), (*_GIVEN, "decide")),
            Section(
                "visit",
                "慰问与签收",
                (of_visit.VISITED_BY, of_visit.VISITED_ON, PAID_ON, *RECEIVER),
                ("pay",),
            ),
        ),
        rules=(visit_gift.visit_faults,),
    ),
    flow=VISIT_FLOW,
    timers=VISIT_TIMERS,
    prints=VISIT_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "in_hospital": visit_gift.in_hospital,
        "at_work": visit_gift.at_work,
        "mourning": visit_gift.mourning,
        "has_agent": has_agent,
    },
    derive=derive_file,
    tell=tell_received(VISIT_AID),
    amount=DECIDED,
    identity="may",
    kind_label="承诺件",
    payout=OPEN_PAYOUT,
    sum=standards.sum_of_kind(VISIT_AID),
    reckon=standards.reckon(VISIT_AID),
)
"""JZ06 送温暖慰问 (gifts at visits)."""
