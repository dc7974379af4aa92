"""The applicant's letter (困难职工申请书): what he asks and why, in his own words, over his signature."""

from app.engine.counter.forms import shown
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Paragraph, Salutation, Signatures
from app.engine.wording import Slot
from app.lines.relief.fields.aid import REASON
from app.lines.relief.fields.content import HEAD_COUNT
from app.lines.relief.prints.hardship.entries import for_hand, form_sheet, room

_PAPER = "relief.file_application"
_FREE = 150
"""mm left free where the reasons are written by hand."""
TO = Slot(_PAPER, "to", "称谓", "{工会名称}：")
ASKS = Slot(_PAPER, "asks", "请求", "本人家庭生活困难，申请建立困难职工档案。情况如下：")
TRUTH = Slot(
    _PAPER,
    "truth",
    "末尾的承诺",
    "以上内容由本人书写或口述并核对，全部属实。家庭情况有变化的，本人及时报告。",
)


def _application(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Salutation(facts.say(TO)),
        Paragraph(f"{_who(facts)}{facts.say(ASKS)}"),
        _reasons(facts),
        Paragraph(facts.say(TRUTH)),
        Signatures(("申请人（签名）",)),
    )
    return form_sheet(facts, "困难职工申请书", blocks, "JZ-27 · 2026版")


def _who(facts: PaperFacts) -> str:
    """我是徐桂芳，在武义晨曦保温器皿有限公司工作，家庭人口 3 人。"""
    person = facts.person
    if for_hand(facts):
        return ""
    parts = (
        f"我是{person.name}" if person.name else "",
        f"{person.id_label or '证件'}号码{person.id_number}" if person.id_number else "",
        f"工作单位{person.unit}" if person.unit else "",
        f"家庭人口{shown(HEAD_COUNT, facts)}" if HEAD_COUNT in facts.values else "",
    )
    said = "，".join(filter(None, parts))
    return f"{said}。" if said else ""


def _reasons(facts: PaperFacts) -> Block:
    """His reasons, or room to write them."""
    words = shown(REASON, facts)
    if words:
        return Paragraph(words, face="own")
    return room(_FREE)


APPLICATION = Print(
    "application", "困难职工申请书", ("a4",), _application, on_request=True, words=(TO, ASKS, TRUTH)
)
"""困难职工申请书."""
