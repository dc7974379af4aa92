"""Papers of every relief in money (救助文书): record, notice, approval, payout slip, letters."""

from dataclasses import dataclass

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
from app.engine.prints import Block, Document, Paragraph, Row, Rows
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
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    REASON,
    RECEIVED_BY,
    RECEIVER_RELATION,
    VERIFIED_ON,
    VERIFIERS,
)
from app.lines.relief.prints.approval import Part, approval, approval_words, nothing
from app.lines.relief.prints.parts import (
    halves,
    hung_up,
    notice_term,
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
APPROVAL_COPIES = approval_words("relief.approval_form")
DENIAL_UNDER, DENIAL_HANDS = under(_DENIAL), hands(_DENIAL, "申请人（代办人）签收", "经办人")
DONE_BODY = Slot(
    "relief.completion",
    "body",
    "正文",
    f"您申请的{{救助类别}}已办结，救助金（物）已{{发放日期}}发放，请查收。{REMEDY}",
    ("救助类别", "发放日期"),
)

PLAIN = Part("", nothing)
"""A kind that asks nothing beyond the others (无增列栏目)."""


def _survey_record(facts: PaperFacts, part: Part) -> Document:
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
        *part.lines(facts),
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


def _denial(facts: PaperFacts, title: str) -> Document:
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), row(facts, DENY_REASON))),
        Paragraph(facts.say(DENIAL_BODY)),
    )
    below, name = (signed_by(facts, DENIAL_HANDS),), facts.say(DENIAL_UNDER)
    return letter(facts, title, blocks, "JZ-06 · 2026版", below=below, signature=name)


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


@dataclass(frozen=True, slots=True)
class Papers:
    """How a kind of relief names its forms (文书名称): application and approval, each with its form code.

    One whose application and approval are the same sheet (金秋助学申请（审批）表) is `joined`, with so many
    lines for the `family`.
    """

    application: str
    application_code: str
    approval: str
    approval_code: str
    joined: bool = False
    family: int = 0


def aid_prints(papers: Papers, part: Part = PLAIN) -> tuple[Print, ...]:
    """Every paper of one kind of relief (文书); `part` is what it asks beyond the others."""

    def record(facts: PaperFacts) -> Document:
        return _survey_record(facts, part)

    return (
        receipt(),
        *COUNTER_PRINTS,
        *_forms(papers, part),
        Print("survey_record", "调查记录", ("a4",), record),
        Print(
            "public_notice",
            "公示",
            ("a4", "a3"),
            _public_notice,
            words=(NOTICE_BODY, NOTICE_OBJECTIONS, NOTICE_UNDER),
        ),
        Print("payout_slip", "领款单", ("a5",), payout_slip, numbered="领", words=(COPIES, FOOT)),
        *letters("不予救助告知书"),
    )


def letters(title: str) -> tuple[Print, ...]:
    """The letters at the end (结果文书): the refusal under its title, and that it is done."""

    def denial(facts: PaperFacts) -> Document:
        return _denial(facts, title)

    return (
        Print("denial", title, ("a4",), denial, words=(DENIAL_BODY, DENIAL_UNDER, DENIAL_HANDS)),
        Print("completion", "办结通知", ("a4",), _completion, words=(DONE_BODY,)),
    )


def _forms(papers: Papers, part: Part) -> tuple[Print, ...]:
    """Application and approval (申请表与审批表)."""
    copies = APPROVAL_COPIES

    def build(facts: PaperFacts) -> Document:
        return approval(facts, papers.approval, papers.approval_code, part, copies, papers.family)

    approved = Print("approval_form", papers.approval, ("a4",), build, words=(copies,))
    if papers.joined:
        form = Print("form", papers.application, ("a4",), build, on_request=True, words=(copies,))
        return form, approved
    return registration_form(papers.application_code, papers.application), approved


LIVING_PRINTS = aid_prints(
    Papers("困难职工生活救助申请表", "JZ-01 · 2026版", "困难职工生活救助审批表", "JZ-03 · 2026版")
)
"""Every paper of 生活救助."""
