"""The content of a file in words (档案内容显示): sections, members, spending, causes; numbers masked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.clock import show_date
from app.core.identity import age, mask_id
from app.engine.fields import AnyField
from app.engine.rows import Rows
from app.engine.values import Values
from app.lines.relief.fields.content import (
    CAUSE,
    EXPENSES,
    HOUSEHOLD,
    MAIN_CAUSE,
    MEMBER_BORN_ON,
    MEMBER_HEALTH,
    MEMBER_ID,
    MEMBER_INCOME,
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_STATUS,
    OTHER_CAUSES,
)
from app.lines.relief.line.content import CONTENT_FORM
from app.services.shelf import Reference

_OF_AGE = 18
"""Years from which somebody is of age (成年), Civil Code article 17."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the content (档案分组): what it says, label and text; what it does not say is left out."""

    code: str
    title: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One of the household (家庭成员); `told` is what happened since it was entered, `cells` all of it."""

    name: str
    relation: str
    id_masked: str
    age: int | None
    status: str
    income: str
    health: str
    told: str
    cells: tuple[tuple[str, str], ...]


def text_of(field: AnyField, values: Values, settings: Reference, *, unit: bool = False) -> str:
    """A field in words (栏目文字), numbers of people masked; empty where it says nothing."""
    value = values.get(field)
    if value is None:
        return ""
    hidden = field.kind.mask(value)
    if hidden != field.kind.edit(value):
        return hidden
    text = field.kind.show(value, settings.words)
    return f"{text} {field.unit}" if unit and field.unit else text


def sections(values: Values, settings: Reference) -> tuple[SectionView, ...]:
    """The sections that say anything (档案分组), tables of rows left out."""
    found = (
        SectionView(one.code, one.title, _cells(one.fields, values, settings))
        for one in CONTENT_FORM.sections
    )
    return tuple(one for one in found if one.cells)


def members(
    values: Values, settings: Reference, since: date, died: Mapping[str, date]
) -> tuple[MemberView, ...]:
    """The household (家庭成员): who died, by number, and who came of age since the version began."""
    return tuple(_member(one, settings, since, died) for one in values.get(HOUSEHOLD) or ())


def expenses(values: Values, settings: Reference) -> tuple[tuple[str, ...], ...]:
    """Rigid spending (刚性支出), each row in the order of its columns."""
    assert isinstance(EXPENSES.kind, Rows)
    columns = EXPENSES.kind.columns
    rows = values.get(EXPENSES) or ()
    return tuple(tuple(text_of(one, row, settings) for one in columns) for row in rows)


def causes(values: Values, settings: Reference) -> tuple[str, ...]:
    """Why the family is in hardship (致困原因), the main cause first."""
    further = (text_of(CAUSE, row, settings) for row in values.get(OTHER_CAUSES) or ())
    return tuple(filter(None, (text_of(MAIN_CAUSE, values, settings), *further)))


def _cells(fields: Iterable[AnyField], values: Values, settings: Reference) -> tuple[tuple[str, str], ...]:
    plain = (one for one in fields if not isinstance(one.kind, Rows))
    return tuple((one.label, text) for one in plain if (text := text_of(one, values, settings, unit=True)))


def _member(row: Values, settings: Reference, since: date, died: Mapping[str, date]) -> MemberView:
    assert isinstance(HOUSEHOLD.kind, Rows)
    number, born = row.get(MEMBER_ID) or "", row.get(MEMBER_BORN_ON)
    return MemberView(
        name=row.get(MEMBER_NAME) or "",
        relation=text_of(MEMBER_RELATION, row, settings),
        id_masked=mask_id(number),
        age=age(born, settings.today) if born else None,
        status=text_of(MEMBER_STATUS, row, settings),
        income=text_of(MEMBER_INCOME, row, settings),
        health=text_of(MEMBER_HEALTH, row, settings),
        told=_told(born, died.get(number), since, settings.today),
        cells=_cells(HOUSEHOLD.kind.columns, row, settings),
    )


def _told(born: date | None, died_on: date | None, since: date, today: date) -> str:
    """2026-03-01 去世; 已满18周岁."""
    if died_on is not None:
        return f"{show_date(died_on)} 去世"
    if born is not None and age(born, since) < _OF_AGE <= age(born, today):
        return "已满18周岁"
    return ""
