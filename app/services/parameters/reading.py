"""Reading what the office set (读取设置): everything that holds on a day, in one object."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from app.core.actor import EVERY_LINE, Duty, duty
from app.core.errors import Damaged
from app.core.workdays import Calendar
from app.engine.fields import CodeItem, CodeLists
from app.engine.flow import Maker
from app.engine.materials import MaterialRule
from app.engine.matter import Office
from app.services.desk import Desk
from app.services.shelf import SUBJECT, Reference
from db.columns import Day
from db.reader import Reader
from db.tables import (
    account,
    account_role,
    calendar_year,
    code_item,
    holiday,
    journal_subject,
    material_rule,
    office,
    parameter,
    wording,
)

_CHANGED = select(func.max(journal_subject.c.n)).where(journal_subject.c.kind == SUBJECT)
_OFFICE = select(office)
_LETTER_WORD = select(office.c.letter_word)
_ON = bindparam("on", type_=Day)
_PHRASES = (
    select(wording.c.paper, wording.c.slot, wording.c.text)
    .where(wording.c.valid_from <= _ON)
    .order_by(wording.c.valid_from)
)
_RULES = (
    select(parameter.c.key, parameter.c.value, parameter.c.source)
    .where(parameter.c.valid_from <= _ON, or_(parameter.c.valid_to.is_(None), parameter.c.valid_to >= _ON))
    .order_by(parameter.c.valid_from)
)
_ITEMS = select(
    code_item.c.list,
    code_item.c.code,
    code_item.c.name,
    code_item.c.initials,
    code_item.c.valid_from,
    code_item.c.valid_to,
).order_by(code_item.c.list, code_item.c.sort, code_item.c.valid_from)
_OFFERED = (
    select(code_item.c.code, code_item.c.name)
    .where(
        code_item.c.list == bindparam("list"),
        code_item.c.valid_from <= _ON,
        or_(code_item.c.valid_to.is_(None), code_item.c.valid_to >= _ON),
    )
    .order_by(code_item.c.sort, code_item.c.valid_from)
)
_MATERIALS = (
    select(material_rule)
    .where(
        material_rule.c.valid_from <= _ON,
        or_(material_rule.c.valid_to.is_(None), material_rule.c.valid_to >= _ON),
    )
    .order_by(material_rule.c.matter, material_rule.c.sort)
)
_HOLIDAYS = select(holiday.c.on_day, holiday.c.kind)
_YEARS = select(calendar_year.c.year)
_STAFF = (
    select(account_role.c.line, account_role.c.role, account.c.id, account.c.name)
    .join(account, account.c.id == account_role.c.account_id)
    .where(account.c.active == 1)
    .order_by(account.c.id)
)


def reference(desk: Desk, asks: Reader) -> Reference:
    """What the office set, as it holds today (当日设置); read again only after a change."""
    entry = asks.value(_CHANGED) or 0
    kept = desk.shelf.kept(entry, desk.today)
    return kept or desk.shelf.keep(entry, _read(asks, desk.today))


def office_id(asks: Reader) -> UUID:
    """The key of the office's row (单位主键), under which the journal names every change of settings."""
    return _office(asks)[0]


def rules(asks: Reader, on: date) -> dict[str, str]:
    """The parameters in force on a day, by key (参数)."""
    return {row.key: row.value for row in asks.all(_RULES, on=on)}


def sources(asks: Reader, on: date) -> dict[str, str]:
    """The document behind each parameter in force on a day (参数依据)."""
    return {row.key: row.source for row in asks.all(_RULES, on=on)}


def words_of(asks: Reader, listed: str, on: date) -> dict[str, str]:
    """One code list as it is offered on a day (代码文字): its words by code."""
    rows = asks.all(_OFFERED, list=listed, on=on)
    return {row.code: row.name for row in rows}


def materials(asks: Reader, on: date) -> dict[str, tuple[MaterialRule, ...]]:
    """The lists of materials in force on a day, by matter id (材料清单)."""
    found: dict[str, list[MaterialRule]] = {}
    for row in asks.all(_MATERIALS, on=on):
        rule = MaterialRule(
            row.code,
            row.name,
            row.form,
            row.copies,
            row.need,
            row.condition,
            row.if_so or "",
            bool(row.fixed),
        )
        found.setdefault(row.matter, []).append(rule)
    return {matter: tuple(listed) for matter, listed in found.items()}


def calendar(asks: Reader) -> Calendar:
    """The calendar of working days as it is loaded now (工作日历)."""
    days = asks.all(_HOLIDAYS)
    return Calendar(
        days_off=frozenset(day for day, kind in days if kind == "off"),
        make_up=frozenset(day for day, kind in days if kind == "work"),
        years=frozenset(year for (year,) in asks.all(_YEARS)),
    )


def _read(asks: Reader, today: date) -> Reference:
    office_id, found = _office(asks)
    offered, words = _lists(asks, today)
    return Reference(
        today,
        office_id,
        found,
        rules(asks, today),
        offered,
        words,
        calendar(asks),
        materials(asks, today),
        _staff(asks),
        phrases(asks, today),
        asks.value(_LETTER_WORD) or "",
        sources(asks, today),
    )


def phrases(asks: Reader, on: date) -> dict[str, str]:
    """The words of papers that the office changed (现行用语), by the id of their slot."""
    return {f"{paper}.{slot}": text for paper, slot, text in asks.all(_PHRASES, on=on)}


def _office(asks: Reader) -> tuple[UUID, Office]:
    row = asks.first(_OFFICE)
    if row is None:
        raise Damaged("数据文件里没有单位信息，请联系管理员从备份恢复。")
    return row.id, Office(row.name, row.union_name, row.station, row.phone, row.hotline, row.address)


def _lists(asks: Reader, on: date) -> tuple[CodeLists, CodeLists]:
    """The lists as offered on the day, and with everything that ever stood in them, each by its last name."""
    offered: dict[str, list[CodeItem]] = {}
    known: dict[str, dict[str, CodeItem]] = {}
    for listed, code, name, initials, valid_from, valid_to in asks.all(_ITEMS):
        item = CodeItem(code, name, initials)
        words = known.setdefault(listed, {})
        if valid_from <= on or code not in words:
            words[code] = item
        if valid_from <= on and (valid_to is None or on <= valid_to):
            offered.setdefault(listed, []).append(item)
    return CodeLists({listed: tuple(items) for listed, items in offered.items()}), CodeLists(
        {listed: tuple(items.values()) for listed, items in known.items()}
    )


def _staff(asks: Reader) -> dict[str, dict[Duty, tuple[Maker, ...]]]:
    found: dict[str, dict[Duty, list[Maker]]] = {}
    for line, stored, account_id, name in asks.all(_STAFF):
        there = found.setdefault(line or EVERY_LINE, {})
        there.setdefault(duty(stored), []).append(Maker(account_id, name))
    return {line: {held: tuple(makers) for held, makers in duties.items()} for line, duties in found.items()}
