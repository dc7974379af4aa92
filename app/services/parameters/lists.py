"""Code lists (代码表): entries added, renamed and retired from a day on; national lists only shown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import bindparam, select

from app.core.clock import show_date
from app.core.errors import Invalid, NotFound, Refused
from app.core.pinyin import keys
from app.engine.fields import text
from app.engine.form import Form, Section
from app.services import forms
from app.services.desk import Desk
from app.services.parameters.changing import (
    SOURCE,
    VALID_FROM,
    Dated,
    When,
    administrator,
    end_from,
    note,
    put_from,
)
from app.services.parameters.reading import reference
from app.services.parameters.seeding import NATIONAL, seeded
from db.reader import Reader
from db.tables import code_item

Lock = Literal["", "national", "bound"]
"""What may be done to a list (可改程度): everything, nothing (国家标准), only renaming (程序按代码办事)."""

LOCKED: Mapping[Lock, str] = {
    "": "",
    "national": "这是国家标准或行政区划代码，只能看。",
    "bound": "程序按这些代码办事，只能改名称，不能增减。",
}
"""Why a list can't be changed, as a sentence (受限原因)."""

NAME = text("name", "名称", limit=200)
_FORM = Form((Section("item", "代码项", (NAME, VALID_FROM, SOURCE)),))
_RETIRE = Form((Section("retire", "停用", (VALID_FROM,)),))
_ROWS = select(code_item).order_by(code_item.c.list, code_item.c.sort, code_item.c.valid_from)
_OF_LIST = (
    select(code_item)
    .where(code_item.c.list == bindparam("list"))
    .order_by(code_item.c.sort, code_item.c.valid_from)
)
_NUMBERED = re.compile(r"([A-Za-z]*)([0-9]+)")


@dataclass(frozen=True, slots=True)
class ListView:
    """A code list (代码表): how many entries are offered today, and why it can't be changed."""

    code: str
    name: str
    count: int
    source: str
    lock: Lock


@dataclass(frozen=True, slots=True)
class ItemView:
    """An entry as one row (代码项): its name over some days."""

    code: str
    name: str
    from_text: str
    to_text: str
    source: str
    when: When


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of the table (代码表一行)."""

    dated: Dated
    code: str
    name: str
    sort: int
    source: str


def lists(desk: Desk) -> tuple[ListView, ...]:
    """Every list that has a name (代码表), the office's own first."""
    named = _names()
    with desk.read() as asks:
        rows = asks.all(_ROWS)
    offered: dict[str, int] = {}
    sources: dict[str, str] = {}
    for row in rows:
        dated = Dated(row.id, row.version, row.valid_from, row.valid_to)
        offered[row.list] = offered.get(row.list, 0) + (dated.when(desk.today) == "now")
        sources[row.list] = row.source
    found = [
        ListView(code, name, offered[code], sources[code], lock)
        for code, (name, lock) in named.items()
        if code in offered
    ]
    return tuple(sorted(found, key=lambda one: one.lock == "national"))


def items(desk: Desk, list_code: str) -> tuple[ItemView, ...]:
    """All rows of a list in its order (代码项): what holds, what comes, what was."""
    with desk.read() as asks:
        found = _items(asks, list_code)
    return tuple(_view(one, desk.today) for one in found)


def add_item(desk: Desk, list_code: str, typed: Mapping[str, str]) -> str:
    """A new entry from a day on (添加代码项); gives its code, which follows those that are there."""
    _changeable(desk, list_code, renaming=False)
    with desk.write("add_code_item") as w:
        values = forms.read(_FORM, typed, _FORM.fields, reference(desk, w))
        held = _items(w, list_code)
        _unlike(held, values[NAME], values[VALID_FROM], "")
        code = _next_code([one.code for one in held])
        sort = max((one.sort for one in held), default=0) + 1
        columns = _columns(list_code, code, values[NAME], sort, values[SOURCE])
        put_from(w, code_item, (), values[VALID_FROM], desk.today, columns)
        note(w)
    return code


def rename_item(desk: Desk, list_code: str, code: str, typed: Mapping[str, str]) -> None:
    """Another name from a day on (改名): old papers keep the old one."""
    _changeable(desk, list_code, renaming=True)
    with desk.write("rename_code_item") as w:
        values = forms.read(_FORM, typed, _FORM.fields, reference(desk, w))
        every = _items(w, list_code)
        held = _of(every, code)
        _unlike(every, values[NAME], values[VALID_FROM], code)
        columns = _columns(list_code, code, values[NAME], held[0].sort, values[SOURCE])
        put_from(w, code_item, [one.dated for one in held], values[VALID_FROM], desk.today, columns)
        note(w)


def retire_item(desk: Desk, list_code: str, code: str, typed: Mapping[str, str]) -> None:
    """An entry is offered no more from a day on (停用); it still reads in old cases."""
    _changeable(desk, list_code, renaming=False)
    with desk.write("retire_code_item") as w:
        values = forms.read(_RETIRE, typed, _RETIRE.fields, reference(desk, w))
        held = _of(_items(w, list_code), code)
        end_from(w, code_item, [one.dated for one in held], values[VALID_FROM], desk.today)
        note(w)


def _changeable(desk: Desk, list_code: str, *, renaming: bool) -> None:
    """Raises Forbidden, NotFound, or Refused where the list is not the office's."""
    administrator(desk)
    named = _names().get(list_code)
    if named is None:
        raise NotFound("没有这张代码表，请重新载入。")
    lock = named[1]
    if lock == "national" or (lock == "bound" and not renaming):
        raise Refused(LOCKED[lock])


def _unlike(held: Sequence[_Item], name: str, on: date, code: str) -> None:
    """Raises Invalid where another entry has this name on that day or later."""
    for one in held:
        until = one.dated.valid_to
        if one.name == name and one.code != code and (until is None or until >= on):
            raise Invalid(f"已有“{name[:20]}”，请换一个名称。", field=NAME.code)


def _next_code(there: Sequence[str]) -> str:
    """The code after those that are there (下一代码): N28 → N29, 7 → 8, words → u1."""
    found = [_NUMBERED.fullmatch(code) for code in there]
    numbered = [one for one in found if one is not None]
    heads = {one[1] for one in numbered}
    if not numbered or len(numbered) < len(found) or len(heads) > 1:
        numbered = [one for one in numbered if one[1] == "u"]
        return f"u{max((int(one[2]) for one in numbered), default=0) + 1}"
    last = max(numbered, key=lambda one: int(one[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def _columns(list_code: str, code: str, name: str, sort: int, source: str) -> dict[str, object]:
    initials = keys(name).initials
    return {
        "list": list_code,
        "code": code,
        "name": name,
        "initials": initials[0] if initials else "",
        "sort": sort,
        "source": source,
    }


def _names() -> dict[str, tuple[str, Lock]]:
    """Name and lock of each list (代码表名称), from the shipped settings."""
    found: dict[str, tuple[str, Lock]] = {}
    for one in seeded("list"):
        fixed: Lock = "national" if one["source"].startswith("GB") else "bound" if one.get("bound") else ""
        found.setdefault(one["code"], (one["name"], fixed))
    return found | {code: (name, "national") for code, (name, _, _) in NATIONAL.items()}


def _items(asks: Reader, list_code: str) -> list[_Item]:
    found = []
    for row in asks.all(_OF_LIST, list=list_code):
        dated = Dated(row.id, row.version, row.valid_from, row.valid_to)
        found.append(_Item(dated, row.code, row.name, row.sort, row.source))
    return found


def _of(every: Sequence[_Item], code: str) -> list[_Item]:
    held = [one for one in every if one.code == code]
    if not held:
        raise NotFound("没有找到这一项，请重新载入。")
    return held


def _view(one: _Item, today: date) -> ItemView:
    until = one.dated.valid_to
    return ItemView(
        one.code,
        one.name,
        show_date(one.dated.valid_from),
        show_date(until) if until else "",
        one.source,
        one.dated.when(today),
    )
