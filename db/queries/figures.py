"""Figures of a period (期间统计): counts by matter, and the rows behind each, over indexed days.

Every count names its matter, what happened (the end state or the move, else empty) and whether the case
is restricted, so that the tables count all and the rows can leave some out.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Text,
    bindparam,
    func,
    literal,
    literal_column,
    null,
    select,
    tuple_,
)

from db.columns import Key
from db.queries.case_rows import Wide
from db.tables.cases import case_file, case_step
from db.tables.derived import case_row
from db.tables.payments import payment
from db.tables.people import person

FIRST_DAY = select(func.min(case_row.c.opened_at))
"""When the first case was taken in (首件登记时刻)."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where a kind of figure comes from (统计来源): its rows, its day, and what stands on each row."""

    rows: FromClause
    day: ColumnElement[Any]
    key: ColumnElement[Any]
    case: ColumnElement[Any]
    matter: ColumnElement[Any]
    what: ColumnElement[Any]
    secret: ColumnElement[Any]
    amount: ColumnElement[Any]


_f, _r, _s, _p = case_file.c, case_row.c, case_step.c, payment.c
_NOTHING = literal("")
_BY_DAY = literal_column("+case_row.matter", Text)
"""The matter; the plus before it keeps SQLite on the index of the day."""

_GROUNDS: dict[str, _Ground] = {
    "opened": _Ground(
        case_row, _r.opened_at, _r.case_id, _r.case_id, _r.matter, _NOTHING, _r.secret, literal(0)
    ),
    "accepted": _Ground(case_file, _f.accepted_on, _f.id, _f.id, _f.matter, _NOTHING, _f.secret, literal(0)),
    "ended": _Ground(case_file, _f.ended_on, _f.id, _f.id, _f.matter, _f.state, _f.secret, literal(0)),
    "moved": _Ground(
        case_step.join(case_file, _f.id == _s.case_id),
        _s.at, _s.id, _s.case_id, _f.matter, _s.move, _f.secret, literal(0),
    ),
    "paid": _Ground(
        payment.outerjoin(case_file, _f.id == _p.case_id),
        _p.paid_on, _p.id, _p.case_id, _p.kind, _NOTHING, func.coalesce(_f.secret, 0), _p.amount,
    ),
}  # fmt: skip


@functools.cache
def counted(by: str) -> Wide:
    """SELECT matter, what, restricted, count, sum from day `start` until before day `end` (计数)."""
    ground = _GROUNDS[by]
    found = (
        select(
            ground.matter, ground.what, ground.secret, func.count(), func.coalesce(func.sum(ground.amount), 0)
        )
        .select_from(ground.rows)
        .where(*_within(by, ground))
    )
    return found.group_by(ground.matter, ground.what, ground.secret)


@functools.cache
def listed(by: str) -> Wide:
    """SELECT the rows behind a figure, the restricted left out (明细), after the key `after` of day `start`.

    Columns: key, day, case, person, matter, state, applicant, number, amount; what was paid without a case
    has none of its own and is named by its person or who received it. Binds besides those of `counted`:
    after, limit, and the matters, or for `ended` the pairs of matter and end state.
    """
    ground = _GROUNDS[by]
    where = [
        *_within(by, ground),
        ground.secret == 0,
        (ground.day > bindparam("start", type_=ground.day.type))
        | (ground.key > bindparam("after", type_=Key)),
    ]
    if by == "ended":
        where.append(tuple_(ground.matter, ground.what).in_(bindparam("pairs", expanding=True)))
    else:
        matter = _BY_DAY if ground.rows is case_row else ground.matter
        where.append(matter.in_(bindparam("matters", expanding=True)))
    return (
        select(ground.key, ground.day, _r.case_id, *_shown(by))
        .select_from(_joined(by, ground))
        .where(*where)
        .order_by(ground.day, ground.key)
        .limit(bindparam("limit"))
    )


def _joined(by: str, ground: _Ground) -> FromClause:
    """The rows with the list row of their case; a payment without a case with its person."""
    if ground.rows is case_row:
        return ground.rows
    if by != "paid":
        return ground.rows.join(case_row, _r.case_id == ground.case)
    return ground.rows.outerjoin(case_row, _r.case_id == ground.case).outerjoin(
        person, person.c.id == _p.person_id
    )


def _shown(by: str) -> tuple[ColumnElement[Any], ...]:
    """Person, matter, state, applicant, number, amount of a row."""
    if by != "paid":
        return (_r.person_id, _r.matter, _r.state, _r.applicant, _r.number, null())
    name = func.coalesce(_r.applicant, person.c.name, _p.receiver)
    return (_p.person_id, _p.kind, _r.state, name, func.coalesce(_r.number, ""), _p.amount)


def _within(by: str, ground: _Ground) -> list[ColumnElement[bool]]:
    """The period, and for moves which of them."""
    found = [
        ground.day >= bindparam("start", type_=ground.day.type),
        ground.day < bindparam("end", type_=ground.day.type),
    ]
    if by == "moved":
        found.append(ground.what.in_(bindparam("moves", expanding=True)))
    return found
