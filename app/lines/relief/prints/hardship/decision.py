"""What the applicant is told at the end (建档告知, 不予建档告知): the result, the reason, whom to turn to."""

from app.core.clock import local, long_day
from app.engine.counter.forms import shown
from app.engine.counter.papers import REMEDY, concerning, hands, letter, signed_by, under
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Paragraph, Row, Rows
from app.engine.wording import Slot
from app.lines.relief.fields.aid import FILE_NO
from app.lines.relief.fields.content import HEAD_COUNT, PER_HEAD
from app.lines.relief.fields.hardship import DECIDED_CATEGORY, DENY_REASON, LEVEL
from app.lines.relief.prints.parts import halves, row

_OPENED, _DENIED = "relief.file_opened", "relief.file_denial"
_SIGN = ("申请人（代办人）签收", "经办人")
OPENED = Slot(
    _OPENED,
    "body",
    "正文",
    "您的家庭已列为困难职工家庭。请每年按通知办理复核；家庭收入、人口、就业、住址有变化的，"
    f"请及时告诉本中心。在档期间可以申请生活救助、医疗救助、子女助学等帮扶。{REMEDY}",
)
DENIED = Slot(_DENIED, "body", "正文", f"您的申请经调查、公示、审核，决定不予建档，理由如上。{REMEDY}")
OPENED_UNDER, OPENED_HANDS = under(_OPENED), hands(_OPENED, *_SIGN)
DENIED_UNDER, DENIED_HANDS = under(_DENIED), hands(_DENIED, *_SIGN)


def _opened(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows(
            (
                *concerning(facts),
                row(facts, FILE_NO, half=True),
                Row("困难类别", shown(DECIDED_CATEGORY, facts), strong=True, half=True),
                row(facts, LEVEL, half=True),
                Row("建档日期", long_day(local(facts.issued_at).date()), half=True),
            )
        ),
        Paragraph(facts.say(OPENED)),
    )
    return letter(
        facts,
        "困难职工建档告知书",
        blocks,
        "JZ-25 · 2026版",
        below=(signed_by(facts, OPENED_HANDS),),
        signature=facts.say(OPENED_UNDER),
    )


def _denied(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), *halves(facts, HEAD_COUNT, PER_HEAD), row(facts, DENY_REASON))),
        Paragraph(facts.say(DENIED)),
    )
    return letter(
        facts,
        "不予建档告知书",
        blocks,
        "JZ-26 · 2026版",
        below=(signed_by(facts, DENIED_HANDS),),
        signature=facts.say(DENIED_UNDER),
    )


FILE_NOTICE = Print("file_notice", "建档告知书", ("a4",), _opened, words=(OPENED, OPENED_UNDER, OPENED_HANDS))
"""困难职工建档告知书."""
FILE_DENIAL = Print(
    "file_denial", "不予建档告知书", ("a4",), _denied, words=(DENIED, DENIED_UNDER, DENIED_HANDS)
)
"""不予建档告知书."""
