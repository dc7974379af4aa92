"""Hardship files for tests of the window (测试档案): in force at once, without a case."""

from datetime import date
from uuid import UUID

from app.core.money import Money
from app.engine.values import Values
from app.lines.relief.commands.files import opening
from app.lines.relief.commands.files.opening import NewFile
from app.lines.relief.fields.aid import ACCOUNT_NO
from app.lines.relief.fields.content import (
    HOUSEHOLD,
    MAIN_CAUSE,
    MARRIAGE,
    MEMBER_BORN_ON,
    MEMBER_HEALTH,
    MEMBER_INCOME,
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_STATUS,
    WORK_STATE,
)
from app.lines.relief.fields.hardship import DEEP
from app.lines.relief.line import FILE_LETTERS
from app.services import numbers
from tests.kit.factories import House, worker

HUSBAND = (
    Values()
    .put(MEMBER_NAME, "方国强")
    .put(MEMBER_RELATION, "11")
    .put(MEMBER_BORN_ON, date(1978, 3, 12))
    .put(MEMBER_STATUS, "work")
    .put(MEMBER_INCOME, Money(420_000))
    .put(MEMBER_HEALTH, "01")
)
"""A member of the household (家庭成员)."""


def filed(
    at: House,
    n: int = 1,
    *,
    on: date = date(2026, 3, 5),
    category: str = DEEP,
    card: str = "",
    **person: str,
) -> UUID:
    """The file of worker n with her husband, opened on a day (在档档案)."""
    person_id = worker(at, n, **person)
    values = Values().put(MAIN_CAUSE, "6").put(MARRIAGE, "1").put(WORK_STATE, "1").put(HOUSEHOLD, (HUSBAND,))
    if card:
        values = values.put(ACCOUNT_NO, card)
    with at.admin.write("import_table") as w:
        number = numbers.take_case(w, FILE_LETTERS, at.admin.actor.station, at.admin.today.year)
        new = NewFile(person_id, number, category, "county", on, at.admin.today, values)
        return opening.enter(w, new)
