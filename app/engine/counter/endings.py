"""Short letters about how a case ended at the counter (终结文书): lapsed, withdrawn, revoked."""

from collections.abc import Callable

from app.core.clock import long_day
from app.engine.counter.papers import concerning, letter, remedy, running_of, signed
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Paragraph, Row, Rows


def _letter(code: str, title: str, body: Callable[[PaperFacts], str], signs: tuple[str, ...]) -> Print:
    """A short letter about how a case ended at the counter (终结文书)."""

    def build(facts: PaperFacts) -> Document:
        blocks: tuple[Block, ...] = (
            Rows((*concerning(facts), Row("理由", facts.reason, strong=True))),
            Paragraph(body(facts)),
        )
        return letter(facts, title, blocks, "SL-04 · 2026版", below=(signed(*signs),))

    return Print(code, title, ("a4",), build)


def _lapsed(facts: PaperFacts) -> str:
    running = running_of(facts, "supplement")
    until = f"，补正期到{long_day(running.rolled)}为止" if running else ""
    return f"您申请的事项尚缺材料{until}，期满未补，按撤回处理。材料齐全后可以随时重新申请。{remedy(facts)}"


def _withdrawn(_facts: PaperFacts) -> str:
    return "申请人自愿撤回上述申请，本中心停止办理。以后可以重新申请。"


def _revoked(facts: PaperFacts) -> str:
    running = running_of(facts, "owed")
    until = f"，补交期到{long_day(running.rolled)}为止" if running else ""
    return f"上述事项容缺受理后仍缺承诺补交的材料{until}，现撤销受理。材料齐全后可以重新申请。{remedy(facts)}"


ENDING_LETTERS: tuple[Print, ...] = (
    _letter("lapse_notice", "逾期告知", _lapsed, ("经办人",)),
    _letter("withdrawal", "撤回登记", _withdrawn, ("申请人（代办人）", "经办人")),
    _letter("revocation", "撤销受理告知书", _revoked, ("经办人", "复核人")),
)
"""The letters of the counter's own ends (终结文书)."""
