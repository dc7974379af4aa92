"""To the civil affairs bureau, whom it may ask about (核对函); the signed authority goes with it."""

from app.engine.counter.papers import letter
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Column, Document, Note, Paragraph, Row, Rows, Table
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.relief.fields.content import MEMBER_ID, MEMBER_NAME, MEMBER_RELATION
from app.lines.relief.prints.hardship.entries import household_of, names_column

_PAPER = "relief.check_letter"
_NAME, _NUMBER = 3, 6
"""Shares of the width."""
TO = Slot(_PAPER, "to", "收函单位", "县民政局")
BODY = Slot(
    _PAPER,
    "body",
    "正文",
    "{姓名}向本中心申请困难职工建档。根据其家庭成员签署的授权，请协助核对以下人员的家庭经济状况，"
    "并将核对结果书面函复。",
    ("姓名",),
)
NOTE = Slot(
    _PAPER,
    "note",
    "附件和用途",
    "附：家庭经济状况核对授权委托书。核对结果只用于困难职工认定，请勿向无关人员提供。",
)


def _letter(facts: PaperFacts) -> Document:
    person = facts.person
    own = (person.name, "本人", person.id_number)
    people = (own, *(_line(facts, one) for one in household_of(facts)))
    rows = tuple((str(n), *one) for n, one in enumerate(people, start=1))
    blocks: tuple[Block, ...] = (
        Paragraph(facts.say(BODY, {"姓名": person.name})),
        Table(_columns(facts), rows),
        Note(facts.say(NOTE)),
        Rows((Row("联系人", facts.actor.name, half=True), Row("联系电话", facts.office.phone, half=True))),
    )
    return letter(facts, "家庭经济状况核对函", blocks, "JZ-23 · 2026版", to=facts.say(TO), asks=False)


def _columns(facts: PaperFacts) -> tuple[Column, ...]:
    name, number = names_column(facts, _NAME), Column("证件号码", _NUMBER)
    return (Column("序", 1, "centre"), name, Column("与申请人关系", _NAME), number)


def _line(facts: PaperFacts, member: Values) -> tuple[str, str, str]:
    relation = MEMBER_RELATION.kind.show(member[MEMBER_RELATION], facts.codes)
    return member[MEMBER_NAME], relation, member.get(MEMBER_ID) or ""


CHECK_LETTER = Print("check_letter", "核对函", ("a4",), _letter, words=(TO, BODY, NOTE))
"""家庭经济状况核对函."""
