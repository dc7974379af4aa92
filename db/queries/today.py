"""What is due (到期事项) and what one day brought (当日计数), over all lines, for one person's eyes.

Binds of every question: `me` the person, `inside` the lines whose restricted cases he may see.
"""

from __future__ import annotations

import functools
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from db.columns import Day, Key, Moment
from db.queries.case_rows import CASE_ROWS, Wide
from db.tables.cases import case_file, case_reader, case_step
from db.tables.derived import case_row
from db.tables.journal import journal
from db.tables.papers import paper, paper_event
from db.tables.payments import payment
from db.tables.payouts import payout_order
from db.tables.visits import visit, visit_case

_r, _f = case_row.c, case_file.c
_ME = bindparam("me", type_=Key)
_TODAY, _UNTIL = bindparam("today", type_=Day), bindparam("until", type_=Day)
_FROM, _BEFORE = bindparam("start", type_=Moment), bindparam("end", type_=Moment)
_FRESH = bindparam("fresh", type_=Moment)


class Group(StrEnum):
    """When it is due (到期分组): past, today, within three working days."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


def _seen(
    secret: Column[int], line: Column[str], clerk: Column[UUID], case_id: Column[UUID]
) -> ColumnElement[bool]:
    """Whether he may see the case: not restricted, of a line he is let into, his own, or it names him."""
    named = select(case_reader.c.case_id).where(case_reader.c.account_id == _ME)
    return or_(
        secret == 0,
        line.in_(bindparam("inside", expanding=True)),
        clerk == _ME,
        case_id.in_(named),
    )


_ROW_SEEN = _seen(_r.secret, _r.line, _r.clerk_id, _r.case_id)
_FILE_SEEN = _seen(_f.secret, _f.line, _f.clerk_id, _f.id)
_DUE: dict[Group, ColumnElement[bool]] = {
    Group.LATE: and_(_r.due_sort < _TODAY, _r.due_rolled < _TODAY),
    Group.TODAY: and_(_r.due_sort <= _TODAY, _r.due_rolled >= _TODAY),
    Group.SOON: and_(_r.due_sort > _TODAY, _r.due_sort <= _UNTIL, _r.due_rolled >= _TODAY),
}
_NEXT = tuple_(_r.matter, _r.state).in_(bindparam("pairs", expanding=True))
_OPEN_TO_ALL: ColumnElement[bool] = literal_column("case_row.secret = 0")
"""Written out, not bound: only then does SQLite see that the index of a clerk's deadlines fits."""

_MINE = or_(_r.clerk_id == _ME, _NEXT)


@functools.cache
def due(group: Group, lines: int, *, mine: bool) -> Wide:
    """The cases of a group, the longest overdue first, behind `after_due`, `after_n` (到期案件).

    So many lines, `line_0` and so on, are walked side by side, each no further than a page; mine are those
    of which he is the clerk, or whose matter and state is in `pairs`.
    """
    behind = tuple_(_r.due_sort, _r.n) > tuple_(bindparam("after_due", type_=Text), bindparam("after_n"))
    limit = bindparam("limit", type_=Integer)
    ranges = [
        select(
            select(_r.n)
            .where(_r.line == bindparam(f"line_{at}"), *_open(mine), _ROW_SEEN, _DUE[group], behind)
            .order_by(_r.due_sort, _r.n)
            .limit(limit)
            .subquery()
        )
        for at in range(lines)
    ]
    found = (union_all(*ranges) if lines > 1 else ranges[0]).subquery()
    return CASE_ROWS.join(found, found.c.n == _r.n).order_by(_r.due_sort, _r.n).limit(limit)


@functools.cache
def due_counts() -> Wide:
    """By line how many are late, due today, due soon (到期计数).

    The restricted cases are counted beside the others, which then are all found in the index of deadlines.
    """
    open_to_all = (*_of_lines(), _r.ended == 0, _r.due_sort <= _UNTIL, _OPEN_TO_ALL)
    return _summed(_r.line, open_to_all, (*_of_lines(), *_restricted()))


@functools.cache
def own_counts() -> Wide:
    """By matter how many of mine are late, due today, due soon (本人到期计数).

    Those of which he is the clerk and those whose next step is his are each found in an index of their own.
    """
    due_now = (_r.ended == 0, _r.due_sort <= _UNTIL, _OPEN_TO_ALL)
    return _summed(
        _r.matter,
        (_NEXT, *due_now),
        (_r.clerk_id == _ME, *_of_lines(), ~_NEXT, *due_now),
        (*_of_lines(), *_restricted(), _MINE),
    )


def _summed(by: Column[str], *ranges: tuple[ColumnElement[bool], ...]) -> Wide:
    """The counts of several ranges together."""
    counts = [func.sum(case((_DUE[group], 1), else_=0)).label(group) for group in Group]
    found = union_all(
        *(select(by.label("what"), *counts).where(*where).group_by(by) for where in ranges)
    ).subquery()
    sums = (func.sum(found.c[group]) for group in Group)
    return select(found.c.what, *sums).group_by(found.c.what)


def _of_lines() -> tuple[ColumnElement[bool]]:
    return (_r.line.in_(bindparam("lines", expanding=True)),)


def _restricted() -> tuple[ColumnElement[bool], ...]:
    return _r.ended == 0, _r.due_sort <= _UNTIL, _r.secret == 1, _ROW_SEEN


def _open(mine: bool) -> list[ColumnElement[bool]]:
    return [_r.ended == 0, _MINE] if mine else [_r.ended == 0]


NEVER_BEFORE = (date.min.isoformat(), 0)
"""Where the first page begins (首页起点)."""


def within(at: Column[datetime], entry: Column[int]) -> tuple[ColumnElement[bool], ...]:
    """What a sheet covers (本单范围): of its days, and what was entered after the close of the day before."""
    return at >= _FROM, at < _BEFORE, or_(at >= _FRESH, entry > bindparam("after"))


MOVES = (
    select(_f.matter, case_step.c.move, case_step.c.n, case_step.c.to_state, func.count())
    .join(case_file, _f.id == case_step.c.case_id)
    .where(
        case_step.c.move.in_(bindparam("moves", expanding=True)),
        *within(case_step.c.at, case_step.c.entry),
        _FILE_SEEN,
    )
    .group_by(_f.matter, case_step.c.move, case_step.c.n, case_step.c.to_state)
)
"""The moves of a day by matter, move, place in the case and state they came to (当日流转)."""

_PAID = payment.c.amount > 0
PAID: Wide = (
    select(
        payment.c.kind,
        func.sum(case((_PAID, 1), else_=0)),
        func.sum(case((_PAID, payment.c.amount), else_=0)),
        func.sum(case((_PAID, 0), else_=1)),
        func.sum(case((_PAID, 0), else_=payment.c.amount)),
    )
    .outerjoin(case_file, _f.id == payment.c.case_id)
    .where(
        payment.c.paid_on >= bindparam("first", type_=Day),
        payment.c.paid_on <= bindparam("day", type_=Day),
        or_(payment.c.case_id.is_(None), _FILE_SEEN),
    )
    .group_by(payment.c.kind)
)
"""What was paid on a day by the kind of payment, and what of earlier payments was taken back (当日发放)."""

PRINTED = (
    select(paper_event.c.what, func.min(paper_event.c.n, 2), func.count())
    .join(paper, paper.c.id == paper_event.c.paper_id)
    .outerjoin(case_file, _f.id == paper.c.case_id)
    .where(
        paper_event.c.n > 0,
        *within(paper_event.c.at, paper_event.c.entry),
        or_(paper.c.case_id.is_(None), _FILE_SEEN),
    )
    .group_by(paper_event.c.what, func.min(paper_event.c.n, 2))
)
"""The papers of a day: printed or exported, for the first time (1) or again (2) (当日文书)."""

_KIND = func.substr(paper.c.number, 1, 1)
_o = payout_order.c
_ORDERED = (
    select(func.sum(_o.amount))
    .where(_o.case_id == paper.c.case_id, _o.entry == paper.c.entry)
    .correlate(paper)
    .scalar_subquery()
    .label("ordered")
)
NUMBERED: Wide = (
    select(_KIND, paper.c.number, paper.c.facts, _ORDERED)
    .outerjoin(case_file, _f.id == paper.c.case_id)
    .where(
        *within(paper.c.issued_at, paper.c.entry),
        _KIND.in_(bindparam("kinds", expanding=True)),
        or_(paper.c.case_id.is_(None), _FILE_SEEN),
    )
    .order_by(paper.c.number)
)
"""The money papers that a day issued (当日票据), by number, with what the same step ordered to pay, 分."""

VOIDED: Wide = (
    select(_KIND, paper.c.number, paper.c.facts, _ORDERED, paper_event.c.detail)
    .join(paper, paper.c.id == paper_event.c.paper_id)
    .outerjoin(case_file, _f.id == paper.c.case_id)
    .where(
        paper_event.c.what == "voided",
        *within(paper_event.c.at, paper_event.c.entry),
        _KIND.in_(bindparam("kinds", expanding=True)),
        or_(paper.c.case_id.is_(None), _FILE_SEEN),
    )
    .order_by(paper.c.number)
)
"""The money papers that a day voided, whenever they were issued (当日作废), and why."""

_ABOUT = select(visit_case.c.id).where(visit_case.c.visit_id == visit.c.id)
_ABOUT_SEEN = _ABOUT.join(case_file, _f.id == visit_case.c.case_id).where(_FILE_SEEN)
VISITS = (
    select(visit.c.channel, func.count())
    .where(*within(visit.c.at, visit.c.entry), or_(~_ABOUT.exists(), _ABOUT_SEEN.exists()))
    .group_by(visit.c.channel)
)
"""Who came on a day, by channel (当日来访); those who came only for what he may not see are left out."""


@functools.cache
def open_counts() -> Wide:
    """By line how many cases are open (在办), the restricted ones counted beside the others."""
    open_to_all = select(_r.line.label("line")).where(*_of_lines(), _r.ended == 0, _OPEN_TO_ALL)
    restricted = select(_r.line).where(*_of_lines(), _r.ended == 0, _r.secret == 1, _ROW_SEEN)
    found = union_all(open_to_all, restricted).subquery()
    return select(found.c.line, func.count()).group_by(found.c.line)


LAST_BEFORE = select(journal.c.n).where(journal.c.moment < _FROM).order_by(journal.c.n.desc()).limit(1)
"""The last entry of the journal before a moment (此前最后一条日志), found from the end."""

ACTORS = (
    select(journal.c.actor_name)
    .where(journal.c.n > bindparam("after"))
    .group_by(journal.c.actor_name)
    .order_by(func.min(journal.c.n))
)
"""Who did anything since an entry (当日操作人), in the order they began."""
