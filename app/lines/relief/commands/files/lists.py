"""Lists of the register as statements (档案列表查询): which files each shows, all counted in one."""

import functools
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)

from app.lines.relief.fields.register import ACTIVE, CLOSED, LAPSED, MOVED, OUT
from db.columns import Day, Key
from db.queries.case_rows import Wide
from db.tables import (
    benefit,
    hardship_event,
    hardship_file,
    hardship_member,
    hardship_version,
    person,
    person_search,
    unit,
)

TWICE, ENDED, ALL = "twice", "ended", "all"
LISTS: Mapping[str, str] = {
    ACTIVE: "在档",
    "unchanged": "一年未更新",
    "unaided": "今年未帮扶",
    "never_aided": "建档后未帮扶",
    "due_month": "本月复核",
    "due_7": "7日内到期",
    "due_30": "30日内到期",
    "due_60": "60日内到期",
    "overdue": "已超期",
    "no_card": "无银行卡",
    TWICE: "疑似重复",
    OUT: "脱困",
    CLOSED: "注销",
    LAPSED: "退档",
    MOVED: "转出",
    ENDED: "已退出",
    ALL: "全部",
}
"""What a list may show, in the order of its chips (列表); §1.1 and §1.4 of the relief file."""

ENDS = (OUT, CLOSED, LAPSED, MOVED, ENDED)
"""The lists of files that ended, the latest first (已退出的列表)."""

FILTERS = ("text", "category", "level", "cause", "town")

_f, _v, _p, _s = hardship_file.c, hardship_version.c, person.c, person_search.c
_TODAY = bindparam("today", type_=Day)
_DUE = ("due_7", "due_30", "due_60")


def days_of(today: date) -> dict[str, object]:
    """The days that the lists are held against (比对日期)."""
    first = today.replace(day=1)
    following = (first.replace(day=28).toordinal()) + 4
    month_end = date.fromordinal(date.fromordinal(following).replace(day=1).toordinal() - 1)
    leap = (today.month, today.day) == (2, 29)
    year_ago = date(today.year - 1, 2, 28) if leap else today.replace(year=today.year - 1)
    ahead = {f"{one}_on": date.fromordinal(today.toordinal() + int(one[4:])) for one in _DUE}
    return {
        "today": today,
        "year": today.year,
        "year_ago": year_ago,
        "month_start": first,
        "month_end": month_end,
        **ahead,
    }


def _standing() -> CTE:
    """Each file's person, and up from him whom he was merged into (保留档): the last one stands for him."""
    start = select(_f.person_id.label("start"), _p.id.label("id"), _p.merged_into.label("into"))
    up = start.join(person, _p.id == _f.person_id).distinct().cte("up", recursive=True)
    return up.union(select(up.c.start, _p.id, _p.merged_into).join(up, _p.id == up.c.into))


def _kin(up: CTE) -> CTE:
    """Each file's person and everybody merged with him (并档全部): down from the one who stands for him."""
    start = select(up.c.start.label("start"), up.c.id.label("id")).where(up.c.into.is_(None))
    down = start.cte("down", recursive=True)
    return down.union(select(down.c.start, _p.id).join(down, _p.merged_into == down.c.id))


_UP = _standing()
_KIN = _kin(_UP)


def _aided(*conditions: ColumnElement[bool]) -> Select[UUID]:
    """The files whose person received relief (帮扶过的档案): what was taken back does not count."""
    return (
        select(_f.id)
        .join(_KIN, _KIN.c.start == _f.person_id)
        .join(benefit, benefit.c.person_id == _KIN.c.id)
        .where(benefit.c.line == "relief", *conditions)
        .group_by(_f.id)
        .having(func.sum(benefit.c.amount) > 0)
    )


def _due(until: str) -> ColumnElement[bool]:
    return _f.review_due_on.between(_TODAY, bindparam(until, type_=Day))


_IN = _f.state == ACTIVE
_ENTERED = exists().where(
    hardship_event.c.file_id == _f.id, hardship_event.c.on_day >= bindparam("year_ago", type_=Day)
)
_CARD = func.coalesce(func.nullif(_v.account_no, ""), func.nullif(_p.account_no, ""))
_SAME = _f.id.in_(bindparam("same", expanding=True, type_=Key))
_WHERE: Mapping[str, ColumnElement[bool]] = {
    ACTIVE: _IN,
    "unchanged": and_(_IN, _f.reviewed_on < bindparam("year_ago", type_=Day), not_(_ENTERED)),
    "unaided": and_(_IN, _f.id.not_in(_aided(benefit.c.year == bindparam("year")))),
    "never_aided": and_(_IN, _f.id.not_in(_aided(benefit.c.received_on >= _f.opened_on))),
    "due_month": and_(
        _IN,
        _f.review_due_on.between(bindparam("month_start", type_=Day), bindparam("month_end", type_=Day)),
    ),
    **{one: and_(_IN, _due(f"{one}_on")) for one in _DUE},
    "overdue": and_(_IN, _f.review_due_on < _TODAY),
    "no_card": and_(_IN, _CARD.is_(None)),
    TWICE: and_(_IN, _SAME),
    **{one: _f.state == one for one in (OUT, CLOSED, LAPSED, MOVED)},
    ENDED: not_(_IN),
    ALL: literal(value=True),
}
NOW = (
    select(_v.id)
    .where(_v.file_id == _f.id, _v.from_on <= _TODAY)
    .order_by(_v.from_on.desc(), _v.version_n.desc())
    .limit(1)
    .correlate(hardship_file)
    .scalar_subquery()
)
"""The version of a file that is in force today (现行版本)."""

_HELD = and_(_v.file_id == _f.id, _v.id == NOW)
"""A file beside its version: the first half is what the file is looked up by."""

_FROM = (
    hardship_file.join(person, _p.id == _f.person_id)
    .outerjoin(hardship_version, _HELD)
    .outerjoin(person_search, _s.person_id == _p.id)
    .outerjoin(unit, unit.c.id == _p.unit_id)
)
_FOUND = bindparam("text", type_=Text)
_NARROWER: Mapping[str, ColumnElement[bool]] = {
    "text": or_(
        _p.name.contains(_FOUND, escape="\\"),
        _s.full.contains(_FOUND, escape="\\"),
        _s.initials.contains(_FOUND, escape="\\"),
        func.lower(_f.number).contains(_FOUND, escape="\\"),
        func.lower(_f.national_no).contains(_FOUND, escape="\\"),
        func.lower(_p.id_number).endswith(_FOUND, escape="\\"),
    ),
    "category": _f.category == bindparam("category"),
    "level": _f.level == bindparam("level"),
    "cause": _v.main_cause == bindparam("cause"),
    "town": _p.town_code == bindparam("town"),
}
_LISTED = (
    _f.id,
    _f.person_id,
    _p.name,
    unit.c.name.label("unit"),
    _p.town_code,
    _f.category,
    _f.level,
    _v.main_cause,
    _f.number,
    _f.national_no,
    _f.state,
    _f.review_due_on,
    _f.ended_on,
)
CHOICES: Wide = select(_f.category, _f.level, _v.main_cause, _p.town_code).select_from(_FROM).distinct()
"""What stands in the register (档案中出现的代码)."""

SHARED: Wide = (
    select(
        _f.id,
        _f.number,
        _UP.c.id.label("stands"),
        func.coalesce(func.nullif(_v.account_no, ""), func.nullif(_p.account_no, "")).label("card"),
    )
    .select_from(_FROM.join(_UP, and_(_UP.c.start == _f.person_id, _UP.c.into.is_(None))))
    .where(_IN)
    .order_by(_f.id)
)
"""Whose each file in force is, and its bank card (疑似重复依据)."""

_owner, _other = person.alias("owner"), hardship_file.alias("other")
MEMBERS: Wide = (
    select(
        _f.id,
        _f.number,
        _other.c.id.label("other_id"),
        _other.c.number.label("other"),
        hardship_member.c.name,
    )
    .join(hardship_version, _HELD)
    .join(hardship_member, hardship_member.c.version_id == _v.id)
    .join(_owner, _owner.c.id_number == hardship_member.c.id_number)
    .join(_other, _other.c.person_id == _owner.c.id)
    .where(_IN, _other.c.state == ACTIVE, _other.c.id != _f.id)
    .order_by(_f.id)
)
"""Members of a file in force who have one themselves (成员另有档案)."""


@functools.cache
def counted(filters: frozenset[str]) -> Wide:
    """How many files each list has under these filters (计数), in the order of LISTS."""
    sums = (func.sum(case((condition, 1), else_=0)).label(code) for code, condition in _WHERE.items())
    return select(*sums).select_from(_FROM).where(*_narrowed(filters))


@functools.cache
def paged(what: str, filters: frozenset[str], *, after: bool) -> Wide:
    """One page of a list (一页): files in force as their review falls due, ended ones the latest first."""
    key, last = (_f.ended_on, True) if what in ENDS else (_f.review_due_on, False)
    conditions = [_WHERE[what], *_narrowed(filters)]
    if after:
        on, there = bindparam("after_on", type_=Day), bindparam("after", type_=Key)
        further = key < on if last else key > on
        conditions.append(or_(further, and_(key == on, _f.id < there if last else _f.id > there)))
    order = (key.desc(), _f.id.desc()) if last else (key, _f.id)
    return select(*_LISTED).select_from(_FROM).where(*conditions).order_by(*order).limit(bindparam("limit"))


def _narrowed(filters: frozenset[str]) -> list[ColumnElement[bool]]:
    return [_NARROWER[one] for one in FILTERS if one in filters]
