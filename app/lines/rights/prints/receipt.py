"""The slip of a mediation (调解登记回执): it says that the application came in, not that it is taken on."""

from dataclasses import replace

from app.engine.counter import Wording, receipt
from app.engine.counter.papers import running_of
from app.engine.matter import PaperFacts, Print
from app.engine.parties import RESPONDENT
from app.engine.prints import Block, Document, Note, Query, Row, Rows
from app.lines.rights.prints.cells import shown
from app.lines.rights.rules.mediation import MEDIATION

_SLIP = receipt(Wording("登记回执", verb="收到", promise="调解期限", lacking="可补交的材料"))

RECEIVED = "本中心已收到您的调解申请，将征求对方意见后书面答复您。"


def _build(facts: PaperFacts) -> Document:
    """The other side by name, and what happens next (对方、下一步)."""
    document = _SLIP.build(facts)
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Query):
            blocks.append(Note(_next(facts)))
        blocks.append(block)
        if isinstance(block, Rows) and (other := shown(facts, RESPONDENT)):
            blocks.append(Rows((Row("对方", other, whole=True),)))
    return replace(document, blocks=tuple(blocks), number_label="登记编号")


def _next(facts: PaperFacts) -> str:
    running = running_of(facts, MEDIATION)
    if running is None:
        return RECEIVED
    return f"{RECEIVED}调解自收到申请之日起 {running.days} 日内结束，双方同意延期的除外。"


MEDIATION_RECEIPT = Print("receipt", "登记回执", ("roll80", "a5"), _build)
"""登记回执."""
