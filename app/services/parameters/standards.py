"""Parameters (参数): the office's numbers as dated rows; a new value closes the old and names its source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.clock import show_date
from app.core.errors import Fault, Invalid, NotFound
from app.core.money import Money
from app.core.text import trimmed
from app.engine.fields import CodeLists, Typing, text, whole
from app.engine.form import Form, Section
from app.services import forms
from app.services.desk import Desk
from app.services.parameters.changing import SOURCE, VALID_FROM, Dated, When, administrator, note, put_from
from app.services.parameters.reading import reference
from app.services.parameters.seeding import seeded
from db.reader import Reader
from db.tables import parameter

UNIT_WORDS: Mapping[str, str] = {
    "day": "天",
    "workday": "工作日",
    "month": "个月",
    "year": "年",
    "yuan": "元",
    "percent": "%",
    "times": "次",
    "people": "人",
    "yesno": "",
}
"""How the unit of a parameter is said (单位用语); one that is not here is said as it stands."""

YES_NO = ("是", "否")
"""What a parameter may say that is a yes or no (是否)."""

COMMON = "各业务共用"
VALUE = text("value", "新值", limit=200)
_FORM = Form((Section("value", "新值", (VALUE, VALID_FROM, SOURCE)),))
_ROWS = select(parameter).order_by(parameter.c.sort, parameter.c.key, parameter.c.valid_from)
_PERIODS = frozenset(("day", "workday", "month", "year"))
_LONGEST_PERIOD, _MOST = 3660, 1_000_000
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_DOCUMENT = re.compile("《.+》|〔[0-9]{4}〕")
_TYPING = Typing(date.min, CodeLists({}))


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A value with the days it holds (参数一行)."""

    value: str
    from_text: str
    to_text: str
    source: str
    when: When


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter (参数): what holds today and, newest first, every row; `value` "" where none is set (待填).

    `law`: its source is a law (《…》), so that a new value has to name the new one.
    """

    key: str
    name: str
    group: str
    unit: str
    value: str
    from_text: str
    source: str
    law: bool
    rows: tuple[ParameterRow, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table (参数表一行)."""

    dated: Dated
    value: str
    unit: str
    source: str
    sort: int


def parameters(desk: Desk) -> tuple[ParameterView, ...]:
    """Every parameter that is set or asked for by a rule (参数), by line; what is still to be set first."""
    named = _names(desk)
    with desk.read() as asks:
        held = _held(asks)
    groups = {"": COMMON} | {line.code: line.name for line in desk.catalog.lines}
    keys = {**held, **named}
    found = [_view(key, named, groups[_line_of(key, groups)], held.get(key, ()), desk.today) for key in keys]
    words = list(groups.values())
    return tuple(sorted(found, key=lambda one: (words.index(one.group), bool(one.value))))


def set_parameter(desk: Desk, key: str, typed: Mapping[str, str]) -> None:
    """A new value from a day on with its source (起用新值).

    Raises Forbidden, NotFound for a key that nobody knows, Invalid with every fault: a value that does
    not fit its unit; for a value that is law, a source that names no other document.
    """
    administrator(desk)
    named = _names(desk)
    with desk.write("set_parameter") as w:
        every = _held(w)
        held = every.get(key, ())
        if not held and key not in named:
            raise NotFound("没有这个参数，请重新载入。")
        unit = held[-1].unit if held else named[key][1]
        values = forms.read(_FORM, typed, _FORM.fields, reference(desk, w))
        on, source = values[VALID_FROM], values[SOURCE]
        faults = [*_wrong_value(unit, values[VALUE]), *_wrong_source(held, on, source)]
        if faults:
            raise Invalid(faults=faults)
        last = max((row.sort for rows in every.values() for row in rows), default=0)
        sort = held[0].sort if held else last + 1
        columns = {"key": key, "value": stored(unit, values[VALUE]), "unit": unit, "source": source}
        put_from(w, parameter, [row.dated for row in held], on, desk.today, columns | {"sort": sort})
        note(w)


def stored(unit: str, typed: str) -> str:
    """The value as the file keeps it (存储值): a sum without commas. Raises Invalid where it doesn't fit."""
    if unit == "yuan":
        found = Money.parse(typed)
        if found.fen < 0:
            raise Invalid("金额不能是负数。")
        return found.show().replace(",", "")
    if unit == "percent":
        number = trimmed(typed).rstrip("%")
        if not _PERCENT.fullmatch(number):
            raise Invalid("请填百分数，例如 60 或 62.5。")
        return number
    if unit in _PERIODS or unit in {"times", "people"}:
        counted = whole("value", "", high=_LONGEST_PERIOD if unit in _PERIODS else _MOST)
        return str(counted.kind.parse(typed, _TYPING))
    if unit == "yesno" and trimmed(typed) not in YES_NO:
        raise Invalid("请填“是”或“否”。")
    return trimmed(typed) if unit == "yesno" else typed


def shown(unit: str, value: str) -> str:
    """A value as it is read (显示值): 5,000.00 元, 15 工作日."""
    words = UNIT_WORDS.get(unit, unit)
    if unit == "yuan":
        try:
            return f"{Money.parse(value).show()} {words}"
        except Invalid:
            return value
    return f"{value}{words}" if unit == "percent" else f"{value} {words}".strip()


def _wrong_value(unit: str, typed: str) -> list[Fault]:
    try:
        stored(unit, typed)
    except Invalid as wrong:
        return list(wrong.at(VALUE.code).faults)
    return []


def _wrong_source(held: Sequence[_Row], on: date, source: str) -> list[Fault]:
    """A law gives way only to a row that names its new source (法定参数的依据)."""
    before = [row for row in held if row.dated.valid_from <= on]
    old = before[-1].source if before else ""
    if not old.startswith("《") or (source != old and _DOCUMENT.search(source)):
        return []
    return [Fault(SOURCE.code, f"原依据是{old[:40]}，请写明新的依据，例如《…》或带〔年份〕的文号。")]


def _names(desk: Desk) -> dict[str, tuple[str, str]]:
    """Name and unit of each key (参数名称): from the shipped settings, else from the deadline it measures."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("parameter", "asked"):
        for one in seeded(kind):
            found.setdefault(one["key"], (one["name"], one.get("unit", "")))
    for matter in desk.catalog.matters:
        for timer in matter.timers:
            found.setdefault(timer.days, (f"{matter.name}・{timer.label}", timer.unit))
    return found


def _held(asks: Reader) -> dict[str, list[_Row]]:
    """Every row by key, the oldest first."""
    found: dict[str, list[_Row]] = {}
    for row in asks.all(_ROWS):
        dated = Dated(row.id, row.version, row.valid_from, row.valid_to)
        found.setdefault(row.key, []).append(_Row(dated, row.value, row.unit, row.source, row.sort))
    return found


def _view(
    key: str, named: Mapping[str, tuple[str, str]], group: str, held: Sequence[_Row], today: date
) -> ParameterView:
    name, unit = named.get(key, (key, ""))
    now = next((row for row in reversed(held) if row.dated.when(today) == "now"), None)
    unit = held[-1].unit if held else unit
    return ParameterView(
        key,
        name,
        group,
        UNIT_WORDS.get(unit, unit),
        shown(unit, now.value) if now else "",
        show_date(now.dated.valid_from) if now else "",
        now.source if now else "",
        bool(now and now.source.startswith("《")),
        tuple(_row_view(unit, row, today) for row in reversed(held)),
    )


def _row_view(unit: str, row: _Row, today: date) -> ParameterRow:
    until = row.dated.valid_to
    return ParameterRow(
        shown(unit, row.value),
        show_date(row.dated.valid_from),
        show_date(until) if until else "",
        row.source,
        row.dated.when(today),
    )


def _line_of(key: str, groups: Mapping[str, str]) -> str:
    """The line whose parameter it is (所属业务), by the parts of its key; "" for all."""
    return next((part for part in key.split(".")[:2] if part in groups), "")
