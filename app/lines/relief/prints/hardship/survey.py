"""What two people see in the home (入户调查表): house, goods, income, illness, cause, wish, photographs."""

from app.engine.counter.forms import shown
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Cells,
    Choice,
    Document,
    Entry,
    Note,
    Section,
    Signatures,
)
from app.engine.wording import Slot
from app.lines.relief.fields import content as of
from app.lines.relief.fields.aid import REASON
from app.lines.relief.fields.hardship import VISIT_ON, VISIT_RESULT, VISITORS
from app.lines.relief.prints.hardship.entries import cell, form_sheet, later, line, room, said
from app.lines.relief.prints.hardship.household import expenses, income_rows, members
from app.lines.relief.prints.hardship.sections import property_rows

_PAPER = "relief.file_survey"
_PAGES, _PHOTOS, _ROOM, _FOUND, _WIDE = 2, 70, 18, 40, (3, 19)
"""Pages, mm for photographs, mm to write of illness and findings, columns of a cell as wide as the table."""
GOODS = Slot(
    _PAPER,
    "goods",
    "家庭物品，顿号隔开",
    "电视机、冰箱、洗衣机、空调、电脑、电动车、汽车、贵重首饰",
)
WISHES = Slot(
    _PAPER,
    "wishes",
    "帮扶需求，顿号隔开",
    "生活救助、医疗救助、子女助学、就业介绍、技能培训、法律援助、心理疏导",
)
SIGNERS = Slot(_PAPER, "signers", "签名栏，顿号隔开", "调查人、调查人、被调查人")
NOTE = Slot(
    _PAPER, "note", "末尾的说明", "入户调查须两人以上。照片至少有住房外观、室内各一张，附在表后或贴在栏内。"
)


def _survey(facts: PaperFacts) -> Document:
    blocks: tuple[Block, ...] = (
        Section("调查对象", _whom(facts)),
        Section("住房物品", _home(facts)),
        Section("家庭成员", (members(facts),)),
        Section("收入与支出", (*income_rows(facts), *expenses(facts))),
        Section("困难情况", _hardship(facts)),
        Section("帮扶需求", (line(_ticks("", facts.say(WISHES))),)),
        Section("调查情况", (Cells((_found(facts),), high=_FOUND),)),
        Section("现场照片", (room(_PHOTOS),)),
        Signatures(tuple(facts.say(SIGNERS).split("、")), boxed=True),
        Note(facts.say(NOTE)),
    )
    return form_sheet(facts, "困难职工家庭入户调查表", blocks, "JZ-21 · 2026版", _PAGES)


def _whom(facts: PaperFacts) -> tuple[Cells, ...]:
    person = facts.person
    named = Entry("姓名", person.name, (3, 6), strong=True, whole=True, by_hand=not person.name)
    return (
        line(named, said(facts, "联系电话", person.phone, (3, 10))),
        line(said(facts, "工作单位", person.unit, (3, 10)), cell(facts, of.WORK_STATE, (3, 6))),
        line(said(facts, "家庭住址", person.address, _WIDE)),
        line(later(facts, VISIT_ON, (3, 6)), later(facts, VISITORS, (3, 10))),
    )


def _home(facts: PaperFacts) -> tuple[Cells, ...]:
    return (*property_rows(facts), line(_ticks("家庭物品", facts.say(GOODS))))


def _hardship(facts: PaperFacts) -> tuple[Cells, ...]:
    reason = Entry("申请理由", shown(REASON, facts), _WIDE, face="own", by_hand=True)
    return (
        line(cell(facts, of.MAIN_CAUSE, (3, 11), "主要原因"), cell(facts, of.HEALTH, (3, 5))),
        Cells((Entry("患病情况", columns=_WIDE, by_hand=True),), high=_ROOM),
        line(reason),
    )


def _found(facts: PaperFacts) -> Entry:
    return Entry("", shown(VISIT_RESULT, facts), (0, 22), by_hand=True)


def _ticks(label: str, words: str) -> Entry:
    """What was seen or wished, to tick by hand, and room for what is not named."""
    named = tuple(Choice(one) for one in words.split("、"))
    columns = _WIDE if label else (0, 22)
    return Entry(label, columns=columns, choices=(*named, Choice("其他　　　　　　")))


SURVEY = Print("survey_form", "入户调查表", ("a4",), _survey, words=(GOODS, WISHES, SIGNERS, NOTE))
"""困难职工家庭入户调查表."""
