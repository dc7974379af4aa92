"""What the reliefs in money have in common (救助事项共用): the form and the payout."""

from dataclasses import replace

from app.engine.form import Form, Rule, Section
from app.engine.head import HEAD
from app.engine.parties import AGENCY
from app.engine.payout import Payout
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    AID_ELSEWHERE,
    BANK,
    BANK_BRANCH,
    DECIDED,
    DENY_REASON,
    ENTITLED,
    FINDINGS,
    FUND_SOURCE,
    HARDSHIP,
    NOTICE_FROM,
    NOTICE_PLACE,
    NOTICE_TO,
    OBJECTION,
    OBJECTION_TEXT,
    OPINION,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
    STACK_REASON,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)

INTAKE = ("draft", "supplement", "accepted", "verify")
"""What is asked at the counter and may be put right until the case was looked into (申请环节)."""

ACCOUNT = (PAY_WAY, BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME)
"""How it is paid, and where to (领款)."""

RECEIVER = (RECEIVED_BY, RECEIVER_RELATION, RECEIVER_ID_NUMBER)
"""Who took it (领款人)."""

_VERIFIED = (VERIFIED_ON, VERIFIERS, ENTITLED, PROPOSED, STANDARD_USED, STACK_REASON, FINDINGS)

FILED_PAYOUT = Payout(
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
"""The payout to people in file (在档发放)."""

OPEN_PAYOUT = replace(FILED_PAYOUT, standing="")
"""The payout to people with a file or without (不限在档发放)."""


def aid_form(asked: tuple[Section, ...], rule: Rule) -> Form:
    """The form of a kind of relief (救助申请表): what it asks, then what all have in common."""
    return Form(
        (
            HEAD,
            AGENCY,
            *asked,
            Section("other_aid", "其他救助", (AID_ELSEWHERE, OTHER_AID), INTAKE),
            Section("account", "领款", ACCOUNT, (*INTAKE, "notice", "decide")),
            Section("verify", "核实", _VERIFIED, ("verify",)),
            Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("verify",)),
            Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
            Section("decide", "审批", (DECIDED, FUND_SOURCE, OPINION, DENY_REASON), ("decide",)),
            Section("pay", "发放", (PAID_ON, *RECEIVER), ("pay",)),
        ),
        rules=(rule,),
    )
