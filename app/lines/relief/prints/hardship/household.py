"""The household on paper (家庭成员表): the columns of the published form, the rest only where filled in."""

from dataclasses import replace

from app.engine.counter.forms import table_of
from app.engine.fields import AnyField
from app.engine.matter import PaperFacts
from app.engine.prints import Cells, Column, Entry, Section, Table
from app.engine.rows import Rows
from app.engine.values import Values
from app.lines.relief.fields import content as of
from app.lines.relief.prints.hardship.entries import (
    cell,
    for_hand,
    household_of,
    line,
    names_column,
    years_of,
)
from app.lines.relief.prints.parts import reckoned

_NAME, _CELLS = 32, 22
"""What a name takes of the width, in half millimetres like its neighbours; the columns of a row of cells."""
_COLUMNS = (
    Column("关系", 22, "centre"),
    Column("性别", 17, "centre"),
    Column("身份证号", 69),
    Column("年龄", 17, "centre"),
    Column("健康状况", 35),
    Column("身份", 37),
    Column("单位或学校", 47),
    Column("月收入（元）", 32, "right"),
)
_MAIN: tuple[AnyField, ...] = (
    of.MEMBER_NAME,
    of.MEMBER_RELATION,
    of.MEMBER_SEX,
    of.MEMBER_ID,
    of.MEMBER_BORN_ON,
    of.MEMBER_HEALTH,
    of.MEMBER_STATUS,
    of.MEMBER_PLACE,
    of.MEMBER_INCOME,
)
_EMPTY_MEMBERS, _EMPTY_EXPENSES = 5, 3
"""Rows left for the hand (空行): the published table has five for members."""


def members(facts: PaperFacts, empty: int = _EMPTY_MEMBERS) -> Table:
    """The members (家庭成员), and lines for the hand where none is known."""
    rows = tuple(_line(facts, one) for one in household_of(facts))
    columns = (names_column(facts, _NAME), *_COLUMNS)
    return Table(columns, rows, empty=0 if rows else empty if for_hand(facts) else 1)


def household(facts: PaperFacts) -> Section:
    """The members, and below them what else is known of each (家庭成员)."""
    more = (_more(facts, one) for one in household_of(facts))
    return Section("家庭成员", (members(facts), *(line(*one) for one in more if one)))


def money(facts: PaperFacts) -> tuple[Section, ...]:
    """Income, spending, and each step of the means test where it is reckoned (收入、支出、测算)."""
    lost = (line(cell(facts, of.LOSS, (5, 17))),) if of.LOSS in facts.values else ()
    heads = line(cell(facts, of.HEAD_COUNT, (5, 6)), cell(facts, of.PER_HEAD, (5, 6), strong=True))
    tables = (("刚性支出", expenses(facts)), ("经济测算", reckoned(facts)))
    return (
        Section("收入支出", (*income_rows(facts), heads, *lost)),
        *(Section(label, tuple(replace(one, title="") for one in found)) for label, found in tables if found),
    )


def income_rows(facts: PaperFacts) -> tuple[Cells, ...]:
    """What comes in, and the sum of what must be spent (收入)."""
    return (
        line(cell(facts, of.OWN_INCOME, (5, 6)), cell(facts, of.OTHER_INCOME, (5, 6))),
        line(cell(facts, of.HOUSEHOLD_INCOME, (5, 6)), cell(facts, of.RIGID, (5, 6))),
    )


def expenses(facts: PaperFacts) -> tuple[Table, ...]:
    """The rows of rigid spending (刚性支出); lines for the hand on an empty form."""
    if of.EXPENSES in facts.values:
        return (table_of(of.EXPENSES, facts),)
    return (table_of(of.EXPENSES, facts, _EMPTY_EXPENSES),) if for_hand(facts) else ()


def _line(facts: PaperFacts, member: Values) -> tuple[str, ...]:
    years = years_of(facts, member)
    known = {of.MEMBER_BORN_ON.code: "" if years is None else str(years)}
    return tuple(
        known.get(one.code, one.kind.show(member[one], facts.codes) if one in member else "") for one in _MAIN
    )


def _more(facts: PaperFacts, member: Values) -> tuple[Entry, ...]:
    """何志明 | 民族 汉族；婚姻状况 已婚; nothing where nothing else is known."""
    kind = of.HOUSEHOLD.kind
    assert isinstance(kind, Rows)
    others = (one for one in kind.columns if one not in _MAIN and one in member)
    said = (f"{one.label} {one.kind.show(member[one], facts.codes)}{one.unit}".strip() for one in others)
    words, wide = "；".join(said), names_column(facts, 3).share
    named = Entry("", member[of.MEMBER_NAME], (0, wide))
    return (named, Entry("", words, (0, _CELLS - wide))) if words else ()
