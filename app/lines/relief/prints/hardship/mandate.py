"""The authority to check means (经济状况核对授权委托书): every adult of the household gives it."""

from app.engine.counter.papers import BLANK
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Document, Note, Paragraph
from app.engine.wording import Slot
from app.lines.relief.fields.content import MEMBER_NAME
from app.lines.relief.prints.hardship.entries import for_hand, form_sheet, minors, said_of_applicant
from app.lines.relief.prints.hardship.signing import NOTE, signing

_PAPER, _NAMES = "relief.file_mandate", 8
"""Where its words are kept; characters left free for names on a form for the hand."""
BODY = Slot(
    _PAPER,
    "body",
    "正文",
    "因申请建立困难职工档案，本人及家庭成员授权{工会名称}、{单位名称}委托民政部门居民家庭经济状况核对机构，"
    "向公安、人力社保、住房城乡建设、自然资源、税务、市场监管、公积金、银行、证券、保险等部门和机构，"
    "查询、核对下列授权人的户籍、婚姻、就业、收入、纳税、社会保险、住房、车辆、存款、证券、商业保险、"
    "经营等信息。\n核对结果只用于困难职工认定、复核和救助。授权自签字之日起至困难职工档案退出之日止，"
    "不予建档的至结果告知之日止。",
)
GUARDED = Slot(
    _PAPER, "guarded", "未成年人的授权", "未成年成员{姓名}，由其监护人在本书签字代为授权。", ("姓名",)
)


def _mandate(facts: PaperFacts) -> Document:
    young = "、".join(one[MEMBER_NAME] for one in minors(facts))
    told = Paragraph(facts.say(GUARDED, {"姓名": young or BLANK * _NAMES}))
    guarded = (told,) if young or for_hand(facts) else ()
    blocks: tuple[Block, ...] = (
        said_of_applicant(facts),
        Paragraph(facts.say(BODY)),
        *guarded,
        signing(facts),
        Note(facts.say(NOTE)),
    )
    return form_sheet(facts, "家庭经济状况核对授权委托书", blocks, "JZ-29 · 2026版")


MANDATE = Print("mandate", "核对授权委托书", ("a4",), _mandate, on_request=True, words=(BODY, GUARDED, NOTE))
"""家庭经济状况核对授权委托书."""
