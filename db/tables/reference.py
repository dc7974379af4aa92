"""What the office sets by dated rows (参数与代码): numbers, parameters, code lists, materials, calendar."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, UniqueConstraint

from db.columns import Day, day, flag, maybe_day, maybe_text, needed, whole, words
from db.tables.base import Kept, table


class SequenceColumns(Kept):
    """The last number taken of a kind in a year (编号序列)."""

    kind = needed()
    year = whole()
    last = whole()


class NumberSkipColumns(Kept):
    """Numbers that are never given out, from `first` to `last` (停用号段), as after a restore; why."""

    kind = needed()
    year = whole()
    first = whole()
    last = whole()
    reason = needed()


class ParameterColumns(Kept):
    """A county rule as a dated row (参数): `value` as text in `unit`, with its source (文号)."""

    key = needed()
    value = needed()
    unit = words()
    valid_from = day()
    valid_to = maybe_day()
    source = words()
    sort = whole(0)


class CodeItemColumns(Kept):
    """One entry of a code list (代码项), dated; `initials` are the pinyin initials that find it."""

    list = needed()
    code = needed()
    name = needed()
    initials = words()
    sort = whole(0)
    valid_from = day()
    valid_to = maybe_day()
    source = words()


class MaterialRuleColumns(Kept):
    """One material that a matter wants (材料清单), dated; `fixed` 1 = no override may waive it."""

    matter = needed()
    code = needed()
    name = needed()
    form = needed()
    copies = whole(1)
    need = needed()
    condition = words()
    fixed = flag()
    sort = whole(0)
    valid_from = day()
    valid_to = maybe_day()
    source = words()
    if_so = maybe_text()


class AgencyColumns(Kept):
    """Another body that people are sent to (办理去向): name, address, telephone, hours."""

    code = needed()
    name = needed()
    address = words()
    phone = words()
    hours = words()
    sort = whole(0)


class HolidayColumns(Kept):
    """A day off or a week-end day worked (节假日与调休)."""

    on_day = Column(Day, nullable=False, unique=True)
    kind = needed()
    why = words()
    festival = words()


class CalendarYearColumns(Kept):
    """A year whose holidays are loaded (已导入年份), with the notice it came from."""

    year = Column(Integer, nullable=False, unique=True)
    source = words()


sequence = table("sequence", SequenceColumns, UniqueConstraint("kind", "year"))
number_skip = table(
    "number_skip",
    NumberSkipColumns,
    UniqueConstraint("kind", "year", "first"),
    CheckConstraint("first <= last", name="range"),
)
parameter = table("parameter", ParameterColumns, UniqueConstraint("key", "valid_from"))
code_item = table("code_item", CodeItemColumns, UniqueConstraint("list", "code", "valid_from"))
material_rule = table(
    "material_rule",
    MaterialRuleColumns,
    UniqueConstraint("matter", "code", "valid_from"),
    CheckConstraint("form IN ('original', 'copy', 'either')", name="form"),
    CheckConstraint("need IN ('required', 'deferrable', 'conditional')", name="need"),
)
holiday = table("holiday", HolidayColumns, CheckConstraint("kind IN ('off', 'work')", name="kind"))
agency = table("agency", AgencyColumns, UniqueConstraint("code"))
calendar_year = table("calendar_year", CalendarYearColumns)
