"""Papers of 求职登记 (求职文书): the receipt with the day until which the entry is good, the printed form."""

from app.core.clock import long_day, weekday
from app.engine.counter import COUNTER_PRINTS, Wording, receipt, registration_form
from app.engine.counter.papers import UNIT_WORDS
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Promise, Subject
from app.engine.timers import Running
from app.lines.employment.rules.seeker import VALID, VALID_AGAIN

_RECEIPT = receipt(
    Wording(title="求职登记回执", verb="登记", lacking="还可以补交"),
)
_CONSENT = "本人保证以上内容真实，同意本中心为推荐就业向用人单位提供。公共就业服务不收费用。"


def _build(facts: PaperFacts) -> Document:
    """The counter's receipt, with the validity where another matter has its promise (有效期)."""
    document = _RECEIPT.build(facts)
    running = _validity(facts)
    if running is None:
        return document
    under = (
        f"{weekday(running.rolled)} · 登记后{running.days}{UNIT_WORDS[running.unit]}",
        "到期前来电或到窗口即可续期",
    )
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.append(block)
        if isinstance(block, Subject):
            blocks.append(Promise("登记有效期至", long_day(running.rolled), under))
    return Document(
        document.title,
        document.size,
        document.number,
        document.office,
        tuple(blocks),
        foot=document.foot,
        form_code="JY-01 · 2026版",
        number_label=document.number_label,
        clerk=document.clerk,
        seal=document.seal,
    )


def _validity(facts: PaperFacts) -> Running | None:
    """The validity that runs, of the two that take turns."""
    running = [one for one in facts.timers if one.code in (VALID, VALID_AGAIN) and one.open]
    return running[-1] if running else None


SEEKER_PRINTS: tuple[Print, ...] = (
    Print("receipt", _RECEIPT.title, _RECEIPT.sizes, _build),
    *(one for one in COUNTER_PRINTS if one.code == "withdrawal"),
    registration_form("JY-02 · 2026版", "求职登记表", note=_CONSENT),
)
"""Every paper of 求职登记 (文书)."""
