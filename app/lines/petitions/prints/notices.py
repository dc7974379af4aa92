"""Letters that tell the petitioner (告知文书): F-P5, F-P6, F-P10, the answer on the spot, 撤回登记."""

from app.core.clock import long_day
from app.engine.counter.papers import hands, letter_word, running_of, signed, signed_by, where_to_go
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Document, Note, Row, Rows
from app.engine.wording import Slot
from app.lines.petitions.fields import work
from app.lines.petitions.prints.letter import (
    asking,
    came,
    form,
    heading,
    issued_on,
    named,
    petitioner,
    prose,
    row,
    shown,
    told,
)
from app.lines.petitions.rules import HANDLE, REGULATION

_QUESTIONS = "如有疑问，可以向本会询问，电话{电话}。"
ACCEPT_COPIES = Slot(
    "petitions.accept_notice", "copies", "份数", "本告知书一式两份：信访人一份，本会存根一份。"
)
REFER_QUESTIONS = Slot("petitions.refer_notice", "questions", "末尾的说明", _QUESTIONS)
REFER_HANDS = hands("petitions.refer_notice", "信访人签收", "承办人", "复核人")
WHEREABOUTS_QUESTIONS = Slot("petitions.whereabouts", "questions", "末尾的说明", _QUESTIONS)


def _accept(facts: PaperFacts) -> Document:
    """F-P5: accepted, by when, who to ask, 信访工作条例 23, 31, 34."""
    running = running_of(facts, HANDLE)
    start = long_day(running.start_on) if running else issued_on(facts)
    term = ""
    if running:
        term = f"{running.days}日内，即{long_day(running.rolled)}前"
        term += "（暂定，放假安排公布后可能顺延）" if running.provisional else ""
    return told(
        facts,
        "信访事项受理告知书",
        "XF-05 · 2026版",
        heading(facts),
        prose(
            f"{came(facts)}经审查，该事项属于本会职权范围，根据{REGULATION}第二十三条、第三十一条第六项的规定，"
            "决定予以受理。",
            f"本会将听取你的陈述，调查核实，自受理之日（{start}）起{term or '规定期限内'}办结并书面答复。"
            f"情况复杂的，经批准可以延长不超过30日，并告知你延期理由（{REGULATION}第三十四条）。",
            f"{asking(facts)}办理期间请如实提供情况和证据材料；在规定期限内向上级机关、单位重复提出同一事项的，"
            f"上级机关、单位不予受理（{REGULATION}第十九条）。",
        ),
        below=(Note(facts.say(ACCEPT_COPIES)),),
    )


def _refer(facts: PaperFacts) -> Document:
    """F-P6: not ours or another procedure: why, where to go, by which article (23, 31, 19)."""
    way = facts.values.get(work.WAY)
    lawful = way is not None and way != work.WAY_SIX
    article = "第三十一条" if lawful else "第二十三条"
    where = shown(facts, work.REFER_TO) or where_to_go(facts)
    return told(
        facts,
        "信访事项不予受理告知书",
        "XF-06 · 2026版",
        heading(facts),
        Rows(
            (
                Row("理由", facts.reason, strong=True),
                *((row(facts, work.WAY),) if lawful else ()),
                Row("请向何处提出", where, strong=True),
                row(facts, work.REFER_CONTACT),
            )
        ),
        prose(
            f"{came(facts)}经审查，根据{REGULATION}{article}的规定，该事项本会不予受理，理由如上。"
            f"请向{where or '有权处理的机关、单位'}提出，由其依照法定程序处理。",
            facts.say(REFER_QUESTIONS),
        ),
        below=(signed_by(facts, REFER_HANDS),),
    )


def _whereabouts(facts: PaperFacts) -> Document:
    """F-P10: to whom it was sent on, 信访工作条例 23."""
    unit, contact = shown(facts, work.TRANSFER_TO), shown(facts, work.TRANSFER_CONTACT)
    phone = f"，电话{contact}" if contact else ""
    return told(
        facts,
        "信访事项去向告知书",
        "XF-10 · 2026版",
        heading(facts),
        prose(
            f"{came(facts)}该事项属于下级工会职权范围，根据{REGULATION}第二十三条的规定，已于{issued_on(facts)}"
            f"转送{unit or '有权处理的工会'}{phone}，由其依照规定处理并告知你。",
            facts.say(WHEREABOUTS_QUESTIONS),
        ),
    )


def _answered(facts: PaperFacts) -> Document:
    """What was answered on the spot, or why it is filed without action (当场答复、存)."""
    return form(
        facts,
        "信访事项答复（存件）单",
        "XF-22 · 2026版",
        named(facts),
        Rows((row(facts, work.CLOSE_KIND), row(facts, work.SPOT_ANSWER))),
        signed("信访人（存件的不签）", "接待人", "复核人"),
    )


def _received(facts: PaperFacts) -> Document:
    """It has come in and how it goes on (接收情况告知), 信访工作条例 23; says no class of the matter."""
    return told(
        facts,
        "信访事项告知书",
        "XF-11 · 2026版",
        prose(
            f"{came(facts)}根据{REGULATION}第二十三条的规定，现将接收情况告知你：该事项已经登记，"
            "本会正按照规定的途径和程序办理。",
            f"你可凭查询码{facts.query_code}了解办理进展，电话{facts.office.phone}。",
        ),
    )


def _withdrawal(facts: PaperFacts) -> Document:
    """The petitioner takes it back (撤回登记)."""
    return form(
        facts,
        "撤回登记",
        "XF-23 · 2026版",
        Rows((Row("信访人", petitioner(facts), strong=True, whole=True), Row("理由", facts.reason))),
        prose("信访人自愿撤回上述编号的信访事项，本会停止办理。以后可以重新提出。"),
        signed("信访人（代办人）", "接待人"),
    )


ACCEPT = Print(
    "accept_notice",
    "受理告知书",
    ("a4",),
    _accept,
    lettered=letter_word("petitions.accept_notice"),
    words=(ACCEPT_COPIES,),
)
REFER = Print(
    "refer_notice",
    "不予受理告知书",
    ("a4",),
    _refer,
    lettered=letter_word("petitions.refer_notice"),
    words=(REFER_QUESTIONS, REFER_HANDS),
)
WHEREABOUTS = Print(
    "whereabouts",
    "去向告知书",
    ("a4",),
    _whereabouts,
    lettered=letter_word("petitions.whereabouts"),
    words=(WHEREABOUTS_QUESTIONS,),
)
ANSWERED = Print("answer_note", "答复（存件）单", ("a4",), _answered)
RECEIVED = Print("receipt_notice", "信访事项告知书", ("a4",), _received)
WITHDRAWAL = Print("withdrawal", "撤回登记", ("a4",), _withdrawal)
