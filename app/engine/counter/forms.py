"""The printed registration form (登记表): made from the form's own sections, A4, every matter has one."""

from dataclasses import replace
from typing import Literal

from app.engine.counter.papers import BLANK, by_hand, sheet
from app.engine.fields import AnyField
from app.engine.form import Section
from app.engine.head import CHANNEL, PHONE, PRIORITY, REMARK, URGENT, URGENT_REASON
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Band, Block, Column, Document, Note, Row, Rows, Signatures, Table
from app.engine.rows import Rows as RowsKind
from app.engine.values import Values

_SIGNED = ("申请人（代办人）", "经办人")
_FULL = frozenset(("long", "rows"))
_FIGURES = frozenset(("money", "int"))
_LONG_WORDS = 20
_PAGES = 2
"""Pages that a form should not pass as it is usually filled in."""
_OFFICE_ONLY: tuple[AnyField, ...] = (CHANNEL, PRIORITY, URGENT, URGENT_REASON, REMARK)
"""What the clerk notes for the office (经办内部栏目): never on the form that the applicant signs."""


def registration_form(
    form_code: str,
    title: str = "",
    *,
    signed: tuple[str, ...] = _SIGNED,
    note: str = "",
    skip: tuple[AnyField, ...] = _OFFICE_ONLY,
) -> Print:
    """The form as it was filled in (登记表), printed at any time; `signed` are the boxes for hands.

    `title` stands on top, the matter's title with 登记表 where it is empty. Fields of `skip` and sections
    that are not `printed` are left off. What is not answered is —, or empty on a form for the hand.
    """
    left_off = {one.code for one in (*skip, PHONE)}

    def build(facts: PaperFacts) -> Document:
        heading = title or f"{facts.matter.name}登记表"
        blocks: list[Block] = [_applicant(facts) if len(facts.values) else by_hand(_applicant(facts))]
        hidden = facts.matter.form.hidden(facts.values)
        for section in facts.matter.form.intake:
            fields = tuple(one for one in section.fields if one.code not in hidden | left_off)
            if section.printed and fields and _said(section, facts.values):
                blocks += _section(section, fields, facts)
        blocks.append(Signatures(signed, boxed=True))
        if note:
            blocks.append(Note(note))
        return replace(sheet(facts, heading, tuple(blocks), form_code), fit=_PAGES, seal="")

    return Print("form", title or "登记表", ("a4",), build, on_request=True)


def _applicant(facts: PaperFacts) -> Rows:
    """Who applies, as the register has him."""
    person = facts.person
    phone = facts.values.get(PHONE) or person.phone
    if person.is_unit:
        return Rows(
            (
                Row("单位名称", person.name, strong=True),
                Row("信用代码", person.id_number, half=True, whole=True),
                Row("单位电话", phone, half=True),
                Row("单位地址", person.address),
            )
        )
    born = person.born_on.isoformat() if person.born_on else ""
    return Rows(
        (
            Row("姓名", person.name or "未具名", strong=True, half=True, whole=True),
            Row("性别", person.sex, half=True),
            Row("出生日期", born, half=True),
            Row("民族", person.ethnic, half=True),
            Row(person.id_label or "证件", person.id_number, half=True, whole=True),
            Row("联系电话", phone, half=True),
            Row("工作单位", person.unit),
            Row("住址", person.address),
        )
    )


def _said(section: Section, values: Values) -> bool:
    """A section that asks at intake is printed for the hand too; a conditional one only when it speaks."""
    return section.visible is None or any(one in values for one in section.fields)


def _section(section: Section, fields: tuple[AnyField, ...], facts: PaperFacts) -> list[Block]:
    """A band, the fields as rows two to a line, each table of rows below, all in one grid."""
    plain = tuple(one for one in fields if not isinstance(one.kind, RowsKind))
    blocks: list[Block] = [Band(section.title)]
    if plain:
        blocks.append(Rows(tuple(_row(one, facts) for one in plain)))
    blocks += [table_of(one, facts) for one in fields if isinstance(one.kind, RowsKind)]
    return blocks


def _row(field: AnyField, facts: PaperFacts) -> Row:
    """A field with its value; the person's own words in 楷, long ones over the whole width."""
    text = shown(field, facts) or ("" if len(facts.values) else BLANK)
    wide = field.width == "full" or field.kind.kind in _FULL or len(text) > _LONG_WORDS
    own = field.kind.kind == "long" and bool(text.strip())
    return Row(field.label, text, half=not wide, face="own" if own else "record")


def table_of(field: AnyField, facts: PaperFacts, empty: int = 0) -> Table:
    """A field of rows as a table (明细表), numbers at the right."""
    assert isinstance(field.kind, RowsKind)
    columns = field.kind.columns
    heads = tuple(
        Column(f"{one.label}（{one.unit}）" if one.unit else one.label, _share(one), _side(one))
        for one in columns
    )
    rows = tuple(
        tuple(_said_in(one, row[one], facts) if one in row else "" for one in columns)
        for row in facts.values.get(field) or ()
    )
    return Table(heads, rows, empty=empty or (0 if rows else 1), title=field.label)


def _said_in(field: AnyField, value: object, facts: PaperFacts) -> str:
    """A value as text; a day on paper has no weekday."""
    text = field.kind.show(value, facts.codes)
    return text.split(" ")[0] if field.kind.kind == "date" else text


def _share(column: AnyField) -> int:
    return {"text": 3, "money": 3, "long": 5, "idnumber": 6, "name": 2, "phone": 3, "date": 3}.get(
        column.kind.kind, 2
    )


def _side(column: AnyField) -> Literal["left", "right"]:
    return "right" if column.kind.kind in _FIGURES else "left"


def shown(field: AnyField, facts: PaperFacts) -> str:
    """A field's value as text with its unit (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    if value is None:
        return ""
    text = _said_in(field, value, facts)
    return f"{text} {field.unit}" if field.unit else text
