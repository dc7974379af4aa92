"""What papers of petitions share (信访文书): the union writes them, the case numbers them."""

from dataclasses import replace

from app.core.clock import local, long_day
from app.engine.counter.papers import Writer, letter, sheet
from app.engine.fields import AnyField
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Document, Letterhead, Paragraph, Row, Rows
from app.lines.petitions.fields import intake, work

_FORMS = {
    "visit": "走访",
    "agent": "走访",
    "outreach": "走访",
    "letter": "书信",
    "call": "电话",
    "online": "信息网络",
}
"""The forms of article 17 of the regulation (信访形式), by channel."""


def shown(facts: PaperFacts, field: AnyField) -> str:
    """A field's value as text (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    text = "" if value is None else field.kind.show(value, facts.codes)
    return text.split(" ")[0] if field.kind.kind == "date" else text


def row(facts: PaperFacts, field: AnyField, *, half: bool = False) -> Row:
    """A field with its label (栏目)."""
    return Row(field.label, shown(facts, field), half=half)


def petitioner(facts: PaperFacts) -> str:
    """The petitioner's name, or that there is none (信访人)."""
    return facts.person.name or "未具名"


def heading(facts: PaperFacts) -> Rows:
    """What the letter is about (抬头): the office's own summary, never the petitioner's text."""
    came_for = (Row("代办人", facts.agent, whole=True),) if facts.agent else ()
    return Rows((row(facts, intake.RECEIVED_ON), row(facts, work.SUMMARY), *came_for))


def named(facts: PaperFacts) -> Rows:
    """The petitioner with what a form is about (信访人), where no salutation names him."""
    return Rows((Row("信访人", petitioner(facts), strong=True, whole=True), *heading(facts).rows))


def came(facts: PaperFacts) -> str:
    """你于2026年11月20日以走访方式提出的信访事项"""
    on = facts.values.get(intake.RECEIVED_ON)
    day = f"于{long_day(on)}" if on else ""
    form = _FORMS.get(facts.values.get(intake.FORM) or "", "")
    way = f"以{form}方式" if form else ""
    return f"你{day}{way}提出的信访事项（编号{facts.number}），本会已收到。"


def issued_on(facts: PaperFacts) -> str:
    """2026年11月23日"""
    return long_day(local(facts.issued_at).date())


def asking(facts: PaperFacts) -> str:
    """Whom to ask (查询): undertaker, telephone, query code."""
    department, person = shown(facts, work.DEPARTMENT), shown(facts, work.UNDERTAKER)
    who = f"承办部门：{department}。" if department else ""
    whom = f"联系人：{person}。" if person else ""
    return f"{who}{whom}电话：{facts.office.phone}。你可凭查询码{facts.query_code}了解办理进展。"


def union(facts: PaperFacts) -> Writer:
    """Petitions are the union's own business (发文名义)."""
    return Writer(facts.office.union_name, "信访编号", "信访专用章")


def told(
    facts: PaperFacts, title: str, form_code: str, *blocks: Block, below: tuple[Block, ...] = ()
) -> Document:
    """A letter to the petitioner (告知函): with the red head where it has a number of its own (文号)."""
    to = facts.person.name or "信访人"
    made = letter(facts, title, blocks, form_code, to=to, writer=union(facts), below=below)
    if not facts.paper_number:
        return made
    return replace(made, number=facts.paper_number, letterhead=Letterhead(facts.office.union_name))


def form(facts: PaperFacts, title: str, form_code: str, *blocks: Block) -> Document:
    """A form of the union's (表单), which speaks to nobody."""
    return sheet(facts, title, blocks, form_code, union(facts))


def prose(*texts: str) -> Paragraph:
    """Paragraphs of running text (正文)."""
    return Paragraph("\n".join(texts))
