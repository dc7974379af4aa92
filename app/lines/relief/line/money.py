"""The matters of relief in money (救助事项): 生活救助 and 医疗救助, which differ in what is asked."""

from app.engine.bills import BILL_CHOICE
from app.engine.form import Form, Rule, Section
from app.engine.head import HEAD
from app.engine.matter import Matter
from app.engine.parties import AGENCY, PATIENT, PATIENT_ID_NUMBER, PATIENT_RELATION, has_agent
from app.engine.payout import Payout
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    AID_ELSEWHERE,
    ASKED_AMOUNT,
    BANK,
    BANK_BRANCH,
    CATEGORY,
    DECIDED,
    DENY_REASON,
    FILE_NO,
    FINDINGS,
    FUND_SOURCE,
    HARDSHIP,
    HAS_UNION,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    ON_DIBAO,
    OPINION,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    REASON,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
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
from app.lines.relief.prints.aid import LIVING_PRINTS
from app.lines.relief.prints.medical import MEDICAL_PRINTS
from app.lines.relief.rules import medical
from app.lines.relief.rules.aid import (
    LIVING_AID,
    MEDICAL_AID,
    faults,
    has_union,
    on_dibao,
    tell_received,
)
from app.lines.relief.rules.standing import derive_file

_INTAKE = ("draft", "supplement", "accepted", "verify")
_PAYOUT = Payout(
    amount=DECIDED,
    fund=FUND_SOURCE,
    paid_on=PAID_ON,
    approved="approve",
    paid="pay",
    way=PAY_WAY,
    bank=BANK,
    account_no=ACCOUNT_NO,
    account_name=ACCOUNT_NAME,
    receiver=RECEIVED_BY,
    relation=RECEIVER_RELATION,
    receiver_id=RECEIVER_ID_NUMBER,
    standing=HARDSHIP,
)


def _form(asked: tuple[Section, ...], rule: Rule) -> Form:
    """The form of a kind of relief: what it asks, then what all have in common."""
    return Form(
        (
            HEAD,
            AGENCY,
            *asked,
            Section("other_aid", "其他救助", (AID_ELSEWHERE, OTHER_AID), _INTAKE),
            Section(
                "account",
                "领款",
                (PAY_WAY, BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME),
                (*_INTAKE, "notice", "decide"),
            ),
            Section(
                "verify", "核实", (VERIFIED_ON, VERIFIERS, PROPOSED, STANDARD_USED, FINDINGS), ("verify",)
            ),
            Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("verify",)),
            Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
            Section("decide", "审批", (DECIDED, FUND_SOURCE, OPINION, DENY_REASON), ("decide",)),
            Section("pay", "发放", (PAID_ON, RECEIVED_BY, RECEIVER_RELATION, RECEIVER_ID_NUMBER), ("pay",)),
        ),
        rules=(rule,),
    )


LIVING = Matter(
    line="relief",
    code=LIVING_AID.code,
    no="JZ02",
    name=LIVING_AID.name,
    title="困难职工生活救助申请",
    form=_form(
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
    tell=tell_received(LIVING_AID),
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
    payout=_PAYOUT,
)
"""JZ02 生活救助 (living relief)."""

MEDICAL = Matter(
    line="relief",
    code=MEDICAL_AID.code,
    no="JZ03",
    name=MEDICAL_AID.name,
    title="困难职工医疗救助（大病）申请",
    form=_form(
        (
            Section("application", "申请", (FILE_NO, CATEGORY, ASKED_AMOUNT, REASON)),
            Section("patient", "患者", (PATIENT, PATIENT_ID_NUMBER, PATIENT_RELATION, DISEASE)),
            Section(
                "stays",
                "住院与结算单",
                (HAS_SETTLEMENT, TREATED_AWAY, STAYS, SELF_PAID, BILL_CHOICE),
                _INTAKE,
            ),
            Section("payers", "其他赔付", (OTHER_PAYER, MUTUAL_AID_PAID, COMMERCIAL_PAID, BALANCE), _INTAKE),
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
    payout=_PAYOUT,
)
"""JZ03 医疗救助(大病) (medical relief)."""
