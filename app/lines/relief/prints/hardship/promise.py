"""The promise of truth (承诺书): income and property as they are; every adult of the household signs."""

from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Note, Paragraph
from app.engine.wording import Slot
from app.lines.relief.prints.hardship.entries import form_sheet, said_of_applicant
from app.lines.relief.prints.hardship.signing import NOTE, signing

_PAPER = "relief.file_promise"
BODY = Slot(
    _PAPER,
    "body",
    "正文",
    "本人及家庭成员申请建立困难职工档案，郑重承诺：\n"
    "一、申报的家庭人口、就业、收入、支出、住房、车辆、存款、投资等情况全部真实，没有隐瞒。\n"
    "二、提交的证件和证明全部真实有效，复印件与原件一致。\n"
    "三、同意工会入户调查、公示，并按授权核对家庭经济状况。\n"
    "四、家庭人口、收入、财产、工作、住址有变化的，在 30 日内报告工会；家庭收入超过标准的，主动退出。\n"
    "五、所领救助款物用于家庭生活、治病、就学，不转让、不挪用。\n"
    "六、上述情况不实的，同意取消困难职工资格，退回已领款物，并承担相应责任。",
)


def _promise(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        said_of_applicant(facts),
        Paragraph(facts.say(BODY)),
        signing(facts),
        Note(facts.say(NOTE)),
    )
    return form_sheet(facts, "困难职工家庭情况承诺书", blocks, "JZ-28 · 2026版")


PROMISE = Print("promise", "承诺书", ("a4",), _promise, on_request=True, words=(BODY, NOTE))
"""困难职工家庭情况承诺书."""
