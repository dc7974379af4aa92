"""Papers of every relief in money (救助文书): record, notice, approval, payout slip, letters."""

from collections.abc import Callable
from dataclasses import replace

from app.core.clock import long_day
from app.core.identity import mask
from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.forms import registration_form, shown, table_of
from app.engine.counter.papers import (
    REMEDY,
    by_hand,
    concerning,
    hands,
    letter,
    receipt,
    sheet,
    signed,
    signed_by,
    under,
)
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Heading, Note, Opinion, Paragraph, Row, Rows
from app.engine.wording import Slot
from app.lines.relief.fields.aid import (
    AID_ELSEWHERE,
    ASKED_AMOUNT,
    CATEGORY,
    DECIDED,
    DENY_REASON,
    FILE_NO,
    FINDINGS,
    FUND_SOURCE,
    HAS_UNION,
    NOTICE_PLACE,
    ON_DIBAO,
    OPINION,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    REASON,
    RECEIVED_BY,
    RECEIVER_RELATION,
    STANDARD_USED,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.prints.parts import (
    halves,
    hung_up,
    notice_result,
    notice_term,
    other_aid,
    person_rows,
    row,
    sum_row,
    yuan,
)
from app.lines.relief.prints.payout import COPIES, FOOT, payout_slip

_NOTICE, _DENIAL = "relief.public_notice", "relief.denial"
NOTICE_UNDER = under(_NOTICE)
NOTICE_BODY = Slot(
    _NOTICE,
    "body",
    "开头",
    "经本人申请、审核核实，拟对以下困难职工给予{救助类别}，现予公示，接受监督。",
    ("救助类别",),
)
NOTICE_OBJECTIONS = Slot(
    _NOTICE, "objections", "异议", "公示期内对以上情况有异议的，请向{单位名称}反映，电话{电话}。"
)
DENIAL_BODY = Slot(_DENIAL, "body", "正文", f"您的申请经核实、审批，决定不予救助，理由如上。{REMEDY}")
DENIAL_UNDER, DENIAL_HANDS = under(_DENIAL), hands(_DENIAL, "申请人（代办人）签收", "经办人")
DONE_BODY = Slot(
    "relief.completion",
    "body",
    "正文",
    f"您申请的{{救助类别}}已办结，救助金（物）已{{发放日期}}发放，请查收。{REMEDY}",
    ("救助类别", "发放日期"),
)

More = Callable[[PaperFacts], tuple[Block, ...]]
"""What a kind of relief adds to the record and the approval (增列内容)."""


def nothing_more(_facts: PaperFacts) -> tuple[Block, ...]:
    """Nothing (无)."""
    return ()


def _survey_record(facts: PaperFacts, more: More) -> Document:
    """To be filled by hand at the visit where nothing is known yet (调查记录)."""
    asked = tuple(one for one in (HAS_UNION, ON_DIBAO) if one in facts.matter.form.fields)
    asked_for = Rows(
        (
            *halves(facts, *asked),
            Row("申请理由", shown(REASON, facts), face="own"),
            *halves(facts, AID_ELSEWHERE, ASKED_AMOUNT),
        )
    )
    blocks: tuple[Block, ...] = (
        person_rows(facts, FILE_NO, CATEGORY),
        *more(facts),
        by_hand(asked_for),
        table_of(OTHER_AID, facts),
        by_hand(Rows((*halves(facts, VERIFIED_ON, VERIFIERS), row(facts, FINDINGS)))),
        signed("调查人", "调查人", "被调查人"),
    )
    return sheet(facts, "困难职工救助调查记录", blocks, "JZ-02 · 2026版")


def _public_notice(facts: PaperFacts) -> Document:
    """Name masked; no ID number, telephone, address or reason (公示), relief file §1.7."""
    name = facts.matter.name
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(NOTICE_BODY, {"救助类别": name})),
        Rows(
            (
                Row("姓名", mask(facts.person.name, "paper"), strong=True, half=True, whole=True),
                row(facts, CATEGORY, half=True),
                Row("工作单位", facts.person.unit),
                Row("救助类别", name, half=True),
                Row("拟救助金额", yuan(facts, PROPOSED), half=True),
                Row("公示期", notice_term(facts)),
                row(facts, NOTICE_PLACE),
            )
        ),
        Paragraph(facts.say(NOTICE_OBJECTIONS)),
    )
    return hung_up(facts, blocks, "JZ-04 · 2026版", facts.say(NOTICE_UNDER))


def _approval_form(facts: PaperFacts, more: More) -> Document:
    blocks: tuple[Block, ...] = (
        person_rows(facts, FILE_NO, CATEGORY),
        *more(facts),
        Rows((Row("申请理由", shown(REASON, facts), face="own"),)),
        other_aid(facts),
        Rows((row(facts, FINDINGS), *halves(facts, STANDARD_USED, ASKED_AMOUNT))),
        signed("申请人", "经办人"),
        *_opinions(facts),
        Note("本表一式两份：档案一份，记账凭证一份。"),
    )
    document = sheet(facts, "困难职工救助审批表", blocks, "JZ-03 · 2026版")
    return replace(document, seal="")


def _opinions(facts: PaperFacts) -> tuple[Block, ...]:
    """Who says what about it, the sum in sight of the hand that signs (意见)."""
    return (
        Heading("意见"),
        Rows((Row("公示结果", notice_result(facts)), sum_row(facts, PROPOSED))),
        Opinion("基层工会意见", signer="工会主席"),
        Opinion("镇街工会意见", signer="负责人"),
        Opinion("复核意见", signer="复核人", sealed=False),
        by_hand(Rows((sum_row(facts, DECIDED), row(facts, FUND_SOURCE)))),
        Opinion(OPINION.label, shown(OPINION, facts), signer="审批人"),
    )


def _denial(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), row(facts, DENY_REASON))),
        Paragraph(facts.say(DENIAL_BODY)),
    )
    below, name = (signed_by(facts, DENIAL_HANDS),), facts.say(DENIAL_UNDER)
    return letter(facts, "不予救助告知书", blocks, "JZ-06 · 2026版", below=below, signature=name)


def _completion(facts: PaperFacts) -> Document:
    paid_on = facts.values.get(PAID_ON)
    day = f"于{long_day(paid_on)}" if paid_on else ""
    receiver = Rows((row(facts, RECEIVED_BY, half=True), row(facts, RECEIVER_RELATION, half=True)))
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), sum_row(facts, DECIDED), *halves(facts, FUND_SOURCE, PAY_WAY))),
        *((receiver,) if RECEIVED_BY in facts.values else ()),
        Paragraph(facts.say(DONE_BODY, {"救助类别": facts.matter.name, "发放日期": day})),
    )
    return letter(facts, "办结通知", blocks, "JZ-07 · 2026版")


def aid_prints(title: str, form_code: str, more: More = nothing_more) -> tuple[Print, ...]:
    """Every paper of one kind of relief (文书): `title` and `form_code` are those of its application."""

    def record(facts: PaperFacts) -> Document:
        return _survey_record(facts, more)

    def approval(facts: PaperFacts) -> Document:
        return _approval_form(facts, more)

    return (
        receipt(),
        *COUNTER_PRINTS,
        registration_form(form_code, title),
        Print("survey_record", "调查记录", ("a4",), record),
        Print(
            "public_notice",
            "公示",
            ("a4", "a3"),
            _public_notice,
            words=(NOTICE_BODY, NOTICE_OBJECTIONS, NOTICE_UNDER),
        ),
        Print("approval_form", "救助审批表", ("a4",), approval),
        Print("payout_slip", "领款单", ("a5",), payout_slip, numbered="领", words=(COPIES, FOOT)),
        Print(
            "denial",
            "不予救助告知书",
            ("a4",),
            _denial,
            words=(DENIAL_BODY, DENIAL_UNDER, DENIAL_HANDS),
        ),
        Print("completion", "办结通知", ("a4",), _completion, words=(DONE_BODY,)),
    )


LIVING_PRINTS = aid_prints("困难职工生活救助申请表", "JZ-01 · 2026版")
"""Every paper of 生活救助."""
