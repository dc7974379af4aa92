"""The line of relief (困难帮扶): its matters and its row on a person's card."""

from app.engine.flow import Standing
from app.engine.form import Form, Section
from app.engine.head import AGENCY, HEAD, has_agent
from app.engine.line import CardFacts, CardLine, Line
from app.engine.matter import Matter
from app.lines.relief.fields import (
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
from app.lines.relief.flow import LIVING_FLOW, LIVING_TIMERS
from app.lines.relief.prints import LIVING_PRINTS
from app.lines.relief.rules import active_file, derive, faults, has_union, on_dibao, tell

_FORM = Form(
    (
        HEAD,
        AGENCY,
        Section("application", "申请", (FILE_NO, CATEGORY, HAS_UNION, ON_DIBAO, ASKED_AMOUNT, REASON)),
        Section(
            "other_aid", "其他救助", (AID_ELSEWHERE, OTHER_AID), ("draft", "supplement", "accepted", "verify")
        ),
        Section(
            "account",
            "领款",
            (PAY_WAY, BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME),
            ("draft", "supplement", "accepted", "verify", "notice", "decide"),
        ),
        Section("verify", "核实", (VERIFIED_ON, VERIFIERS, PROPOSED, STANDARD_USED, FINDINGS), ("verify",)),
        Section("notice", "公示", (NOTICE_FROM, NOTICE_TO, NOTICE_PLACE), ("verify",)),
        Section("result", "公示结果", (OBJECTION, OBJECTION_TEXT), ("notice",)),
        Section("decide", "审批", (DECIDED, FUND_SOURCE, OPINION, DENY_REASON), ("decide",)),
        Section("pay", "发放", (PAID_ON, RECEIVED_BY, RECEIVER_RELATION, RECEIVER_ID_NUMBER), ("pay",)),
    ),
    rules=(faults,),
)

LIVING = Matter(
    line="relief",
    code="living",
    no="JZ02",
    name="生活救助",
    title="困难职工生活救助申请",
    form=_FORM,
    flow=LIVING_FLOW,
    timers=LIVING_TIMERS,
    prints=LIVING_PRINTS,
    receipt="receipt",
    promise="promise",
    conditions={"has_union": has_union, "on_dibao": on_dibao, "has_agent": has_agent},
    derive=derive,
    tell=tell,
    amount=DECIDED,
    identity="must",
    kind_label="承诺件",
)
"""JZ02 生活救助 (living relief)."""


def card(facts: CardFacts) -> CardLine:
    """The line's row on the person's card (卡片一行): 在档·相对困难·今年救助 2 次."""
    running = [case for case in facts.cases if not case.ended]
    helped = sum(kind.startswith("relief.") for kind, _ in facts.benefits)
    file = active_file(facts.standing, facts.today)
    words = [_file_words(file, facts)] if file else []
    if helped:
        words.append(f"今年救助 {helped} 次")
    if len(running) == 1:
        words.append(f"{running[0].matter} {running[0].state}")
    elif running:
        words.append(f"在办 {len(running)} 件")
    if not words and facts.cases:
        words.append(f"办过 {len(facts.cases)} 件")
    timers = [case.timer for case in running if case.timer]
    nearest = min(timers, key=lambda one: one.due_on, default=None)
    return CardLine("·".join(words) or "无记录", bool(words), nearest)


def _file_words(file: Standing, facts: CardFacts) -> str:
    names = {item.code: item.name for item in facts.codes.items(CATEGORY.kind.list_name)}
    category = names.get(file.category, file.category)
    return f"在档·{category}" if category else "在档"


RELIEF = Line(
    code="relief",
    letters="JZ",
    name="困难帮扶",
    short="帮扶",
    icon="heart-handshake",
    matters=(LIVING,),
    card=card,
)
"""The line (困难帮扶)."""
