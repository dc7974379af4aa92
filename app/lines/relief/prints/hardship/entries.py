"""Cells of the hardship file on paper (档案表格子): a field in its cell, choices to tick, who is of age."""

from dataclasses import replace

from app.core.clock import local
from app.core.identity import age
from app.engine.counter.forms import shown
from app.engine.counter.papers import by_hand, sheet
from app.engine.fields import AnyField, Field
from app.engine.head import PHONE
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Cells, Choice, Column, Document, Entry, Row, Rows
from app.engine.values import Values
from app.lines.relief.fields.content import HOUSEHOLD, MEMBER_BORN_ON, MEMBER_NAME

OF_AGE = 18
"""Years at which somebody signs for himself (成年), Civil Code article 17."""
_LONG_NAME = 8
"""Characters of a name that wants a wider column."""


def for_hand(facts: PaperFacts) -> bool:
    """Whether nobody has typed anything and the form is filled in by hand (空白表)."""
    return all(one.computed for one in facts.matter.form.fields if one in facts.values)


def line(*entries: Entry) -> Cells:
    """A row of cells (一行格)."""
    return Cells(entries)


def room(high: int) -> Cells:
    """A row of so many mm left free for the hand (空白格)."""
    return Cells((Entry("", columns=(0, 12), by_hand=True),), high=high)


def said(
    facts: PaperFacts, label: str, value: str, columns: tuple[int, int], *, strong: bool = False
) -> Entry:
    """A text in its cell (文字格), empty on a form for the hand."""
    empty = for_hand(facts)
    return Entry(label, "" if empty else value, columns, strong=strong, by_hand=empty)


def cell(
    facts: PaperFacts, field: AnyField, columns: tuple[int, int], label: str = "", *, strong: bool = False
) -> Entry:
    """A field in its cell (栏目格), under its own label or a shorter one."""
    return said(facts, label or field.label, shown(field, facts), columns, strong=strong)


def later(facts: PaperFacts, field: AnyField, columns: tuple[int, int], label: str = "") -> Entry:
    """A field that a hand fills in where it is not known yet (后填格)."""
    return Entry(label or field.label, shown(field, facts), columns, by_hand=True)


def choices(facts: PaperFacts, field: Field[str]) -> tuple[Choice, ...]:
    """Every entry of its list to tick (选项), and the chosen one where it is retired."""
    chosen = facts.values.get(field)
    items = facts.offered.items(field.kind.list_name)
    found = tuple(Choice(one.name, ticked=one.code == chosen) for one in items)
    known = chosen is None or any(one.code == chosen for one in items)
    return found if known else (*found, Choice(shown(field, facts), ticked=True))


def ticked(facts: PaperFacts, *fields: Field[bool]) -> tuple[Choice, ...]:
    """Yes-or-no fields as choices of one row (是否项)."""
    return tuple(Choice(one.label, ticked=_yes(facts, one)) for one in fields)


def _yes(facts: PaperFacts, field: Field[bool]) -> bool:
    answer = facts.values.get(field)
    return answer is True


def names_column(facts: PaperFacts, share: int) -> Column:
    """The column of the household's names (姓名列), twice as wide where one is long."""
    names = (facts.person.name, *(one[MEMBER_NAME] for one in household_of(facts)))
    return Column("姓名", 2 * share if any(len(one) > _LONG_NAME for one in names) else share)


def years_of(facts: PaperFacts, member: Values) -> int | None:
    """The age of a member on the day of the paper (年龄); None where his birth date is not known."""
    born = member.get(MEMBER_BORN_ON)
    return None if born is None else age(born, local(facts.issued_at).date())


def adults(facts: PaperFacts) -> tuple[Values, ...]:
    """The members who sign for themselves (成年成员); one of unknown age is asked to sign."""
    young = minors(facts)
    return tuple(one for one in household_of(facts) if one not in young)


def minors(facts: PaperFacts) -> tuple[Values, ...]:
    """The members for whom a guardian signs (未成年成员)."""
    aged = ((one, years_of(facts, one)) for one in household_of(facts))
    return tuple(one for one, years in aged if years is not None and years < OF_AGE)


def household_of(facts: PaperFacts) -> tuple[Values, ...]:
    """The members of his household (家庭成员)."""
    return facts.values.get(HOUSEHOLD) or ()


def form_sheet(
    facts: PaperFacts, title: str, blocks: tuple[Block, ...], form_code: str, pages: int = 0
) -> Document:
    """A form that hands sign (表单): the office puts no seal of its own on it; `pages` it should not pass."""
    return replace(sheet(facts, title, blocks, form_code), seal="", fit=pages)


def said_of_applicant(facts: PaperFacts) -> Rows:
    """Who applies, in two lines over a promise or an authority (申请人)."""
    person = facts.person
    return by_hand(
        Rows(
            (
                Row("申请人", person.name, strong=True, half=True, whole=True),
                Row("联系电话", shown(PHONE, facts) or person.phone, half=True),
                Row("家庭住址", person.address),
            )
        )
    )
