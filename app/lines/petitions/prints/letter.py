"""How a letter of petitions is put together (信访函件): the union writes it, the case numbers it."""

from dataclasses import replace

from app.core.clock import local, long_day
from app.engine.counter.papers import sheet
from app.engine.fields import AnyField
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Closing, Document, Paragraph, Row, Rows, Signatures
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
    """Whom and what the letter is about (抬头): the office's own summary, never the petitioner's text."""
    return Rows(
        (
            Row("信访人", petitioner(facts), strong=True, half=True, whole=True),
            Row("代办人", facts.agent, half=True, whole=True),
            row(facts, intake.RECEIVED_ON),
            row(facts, work.SUMMARY),
        )
    )


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


def letter(facts: PaperFacts, title: str, form_code: str, *blocks: Block) -> Document:
    """A letter on A4 (函件): at its end the union's name and the day, where the seal falls, and hands."""
    closing = Closing(facts.office.union_name, issued_on(facts))
    said = tuple(one for one in blocks if not isinstance(one, Signatures))
    signed = tuple(one for one in blocks if isinstance(one, Signatures))
    document = sheet(facts, title, (*said, closing, *signed), form_code)
    return replace(document, office=facts.office.union_name, number_label="信访编号", seal="信访专用章")


def prose(*texts: str) -> Paragraph:
    """Paragraphs of running text (正文)."""
    return Paragraph("\n".join(texts))
