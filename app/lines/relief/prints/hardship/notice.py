"""The public notice of one family (公示) and the proof of what came of it (公示结果证明)."""

from app.core.identity import mask
from app.engine.counter.forms import shown
from app.engine.counter.papers import BLANK, by_hand, running_of, under
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Choice, Document, Note, Paragraph, Row, Rows, Signer, SignRow, Tick
from app.engine.wording import Slot
from app.lines.relief.fields.aid import NOTICE_PLACE, OBJECTION, OBJECTION_TEXT
from app.lines.relief.fields.content import HEAD_COUNT, HOUSEHOLD_INCOME, PER_HEAD, WORK_STATE
from app.lines.relief.fields.hardship import APPLY_CATEGORY, OBJECTION_OUTCOME
from app.lines.relief.prints.hardship.entries import form_sheet
from app.lines.relief.prints.parts import halves, hung_up, notice_term, row

_NOTICE, _RESULT = "relief.file_notice_board", "relief.file_notice_result"
BODY = Slot(
    _NOTICE,
    "body",
    "开头",
    "经本人申请、入户调查和会议研究，拟将以下职工家庭列为困难职工家庭，现予公示，接受监督。",
)
OBJECTIONS = Slot(
    _NOTICE,
    "objections",
    "异议",
    "对公示内容有异议的，请在公示期内以实名向{单位名称}反映。电话{电话}、{热线}，地址：{地址}。"
    "反映人信息依法保密。",
)
UNDER = under(_NOTICE)
FOOT = Slot(
    _NOTICE,
    "foot",
    "末尾的说明",
    "姓名隐去部分字；不公开证件号码、电话、住址、病情。公示期满收回，连同公示结果归档。",
)
PROOF = Slot(
    _RESULT,
    "body",
    "正文",
    "{姓名}申请列为困难职工家庭，其家庭人口、就业、收入等情况已按规定公示。公示结果如下，特此证明。",
    ("姓名",),
)
SIGNERS = Slot(_RESULT, "signers", "签名人，顿号隔开", "公示经办人、工会负责人")


def _notice(facts: PaperFacts) -> Document:
    """Masked name, unit, household, work, income: no number, telephone, illness (relief file §1.4 step 4).

    The cause of hardship is left out, since half of its list tells about health.
    """
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(BODY)),
        Rows(
            (
                Row("姓名", mask(facts.person.name, "paper"), strong=True, half=True, whole=True),
                Row("拟定类别", shown(APPLY_CATEGORY, facts), half=True),
                Row("工作单位", facts.person.unit),
                *halves(facts, HEAD_COUNT, WORK_STATE, HOUSEHOLD_INCOME, PER_HEAD),
                Row("公示期", _term(facts), strong=True),
                row(facts, NOTICE_PLACE),
            )
        ),
        Paragraph(facts.say(OBJECTIONS)),
    )
    foot = (Note(facts.say(FOOT)),)
    return hung_up(facts, blocks, "JZ-22 · 2026版", facts.say(UNDER), foot)


def _term(facts: PaperFacts) -> str:
    """2026年11月24日至2026年12月1日（5个工作日）"""
    term, running = notice_term(facts), running_of(facts, "notice")
    return f"{term}（{running.days}个工作日）" if term and running is not None else term


def _result(facts: PaperFacts) -> Document:
    """For the file: the name is whole."""
    objected = facts.values.get(OBJECTION)
    ticks = (Choice("无异议", ticked=objected is False), Choice("有异议", ticked=objected is True))
    told = (row(facts, OBJECTION_TEXT), row(facts, OBJECTION_OUTCOME)) if objected else ()
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(PROOF, {"姓名": facts.person.name or BLANK * 4})),
        by_hand(
            Rows(
                (
                    Row("工作单位", facts.person.unit),
                    Row("拟定类别", shown(APPLY_CATEGORY, facts)),
                    Row("公示期", notice_term(facts)),
                    row(facts, NOTICE_PLACE),
                )
            )
        ),
        Tick("公示结果", (ticks,)),
        *((Rows(told),) if told else ()),
        SignRow(tuple(Signer(one) for one in facts.say(SIGNERS).split("、")), sealed=True),
    )
    return form_sheet(facts, "公示结果证明", blocks, "JZ-30 · 2026版")


NOTICE = Print("public_notice", "公示", ("a4", "a3"), _notice, words=(BODY, OBJECTIONS, UNDER, FOOT))
"""公示."""
RESULT = Print("notice_result", "公示结果证明", ("a4",), _result, on_request=True, words=(PROOF, SIGNERS))
"""公示结果证明."""
