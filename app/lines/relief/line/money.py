"""The reliefs in money for people in file (在档救助事项): 生活救助 and 医疗救助."""

from app.engine.bills import BILL_CHOICE
from app.engine.form import Section
from app.engine.matter import Matter
from app.engine.parties import PATIENT, PATIENT_ID_NUMBER, PATIENT_RELATION, has_agent
from app.lines.relief.fields.aid import (
    ASKED_AMOUNT,
    CATEGORY,
    DECIDED,
    FILE_NO,
    HAS_UNION,
    ON_DIBAO,
    REASON,
)
from app.lines.relief.fields.medical import (
    BALANCE,
    COMMERCIAL_PAID,
    DISEASE,
    HAS_SETTLEMENT,
    MUTUAL_AID_PAID,
    OTHER_PAYER,
    SELF_PAID,
    STAYS,
    TREATED_AWAY,
)
from app.lines.relief.flow.kinds import LIVING_FLOW, LIVING_TIMERS, MEDICAL_FLOW, MEDICAL_TIMERS
from app.lines.relief.line.aid import FILED_PAYOUT, INTAKE, aid_form
from app.lines.relief.prints.aid import LIVING_PRINTS
from app.lines.relief.prints.medical import MEDICAL_PRINTS
from app.lines.relief.rules import medical, standards
from app.lines.relief.rules.aid import faults, has_union, on_dibao
from app.lines.relief.rules.kinds import LIVING_AID, MEDICAL_AID
from app.lines.relief.rules.stacking import tell_aid
from app.lines.relief.rules.standing import derive_file

LIVING = Matter(
    line="relief",
    code=LIVING_AID.code,
    no="JZ02",
    name=LIVING_AID.name,
    title="困难职工生活救助申请",
    form=aid_form(
        (Section("application", "申请", (FILE_NO, CATEGORY, HAS_UNION, ON_DIBAO, ASKED_AMOUNT, REASON)),),
        faults,
    ),
    flow=LIVING_FLOW,
    timers=LIVING_TIMERS,
    prints=LIVING_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={"has_union": has_union, "on_dibao": on_dibao, "has_agent": has_agent},
    derive=derive_file,
    tell=tell_aid(LIVING_AID),
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
    payout=FILED_PAYOUT,
    sum=standards.sum_of_kind(LIVING_AID),
    reckon=standards.reckon(LIVING_AID),
)
"""JZ02 生活救助 (living relief)."""

MEDICAL = Matter(
    line="relief",
    code=MEDICAL_AID.code,
    no="JZ03",
    name=MEDICAL_AID.name,
    title="困难职工医疗救助（大病）申请",
    form=aid_form(
        (
            Section("application", "申请", (FILE_NO, CATEGORY, ASKED_AMOUNT, REASON)),
            Section("patient", "患者", (PATIENT, PATIENT_ID_NUMBER, PATIENT_RELATION, DISEASE)),
            Section(
                "stays",
                "住院与结算单",
                (HAS_SETTLEMENT, TREATED_AWAY, STAYS, SELF_PAID, BILL_CHOICE),
                INTAKE,
            ),
            Section("payers", "其他赔付", (OTHER_PAYER, MUTUAL_AID_PAID, COMMERCIAL_PAID, BALANCE), INTAKE),
        ),
        medical.medical_faults,
    ),
    flow=MEDICAL_FLOW,
    timers=MEDICAL_TIMERS,
    prints=MEDICAL_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={
        "for_family": medical.for_family,
        "has_settlement": medical.has_settlement,
        "no_settlement": medical.no_settlement,
        "away_unsettled": medical.away_unsettled,
        "other_payer": medical.other_payer,
        "has_agent": has_agent,
    },
    derive=medical.derive,
    tell=medical.tell,
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
    bills=medical.bills,
    payout=FILED_PAYOUT,
    sum=standards.sum_of_kind(MEDICAL_AID),
    reckon=standards.reckon(MEDICAL_AID),
)
"""JZ03 医疗救助(大病) (medical relief)."""
