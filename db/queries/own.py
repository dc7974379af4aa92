"""Restricted cases of one's own (本人保密案件): one is their clerk or named in them, and lists show them.

Two indexed ways side by side, since one condition over both would read every case of the line.
"""

from __future__ import annotations

import functools
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Text,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
)

from db.columns import Day, Key
from db.queries.case_rows import CASE_ROWS, CaseRow, Wide
from db.queries.ranges import Due
from db.queries.worklist import Wanted
from db.reader import Reader
from db.tables.cases import case_reader
from db.tables.derived import case_row

_c = case_row.c
_CLERK = bindparam("clerk", type_=Key)
_SECRET: ColumnElement[bool] = literal_column("case_row.secret = 1")
"""Written out, not bound: only then does SQLite see that the index of restricted cases fits."""

_LINES: BindParameter[list[str]] = bindparam("lines", expanding=True)
_LINE = literal_column("+case_row.line", Text)
_MATTER = literal_column("+case_row.matter", Text)
"""A plus before a column keeps SQLite from the indexes that begin with it: they hold every case."""


def rows(reader: Reader, wanted: Wanted, clerk: UUID) -> list[CaseRow]:
    """Those that the list wants (待列出的案件), the most pressing first."""
    found = reader.all(rows_of(*_shape(wanted)), **_values(wanted, clerk))
    return [CaseRow(*row) for row in found]


def total(reader: Reader, wanted: Wanted, clerk: UUID) -> int:
    """How many the list wants (件数)."""
    return reader.value(total_of(*_shape(wanted)), **_values(wanted, clerk)) or 0


def by_state(reader: Reader, wanted: Wanted, clerk: UUID) -> list[tuple[str, str, int]]:
    """How many stand where (各状态件数): matter, state, count."""
    found = reader.all(by_state_of(*_shape(wanted)), **_values(wanted, clerk))
    return [(matter, state, n) for matter, state, n in found]


def _shape(wanted: Wanted) -> tuple[bool, bool, Due]:
    return wanted.pairs is not None, wanted.ended is not None, wanted.due


def _values(wanted: Wanted, clerk: UUID) -> dict[str, object]:
    found: dict[str, object] = {"clerk": clerk, "lines": list(wanted.lines)}
    found |= {"today": wanted.today, "until": wanted.soon_until, "ended": int(bool(wanted.ended))}
    return found | ({} if wanted.pairs is None else {"pairs": list(wanted.pairs)})


@functools.cache
def rows_of(by_pair: bool, with_ended: bool, due: Due) -> Wide:
    """SELECT of the rows themselves."""
    mine = _mine(by_pair, with_ended, due).subquery()
    return CASE_ROWS.where(_c.n.in_(select(mine.c.n))).order_by(_c.due_sort, _c.n)


@functools.cache
def total_of(by_pair: bool, with_ended: bool, due: Due) -> Wide:
    """SELECT of their number."""
    return select(func.count()).select_from(_mine(by_pair, with_ended, due).subquery())


@functools.cache
def by_state_of(by_pair: bool, with_ended: bool, due: Due) -> Wide:
    """SELECT of their number by matter and state."""
    mine = _mine(by_pair, with_ended, due).subquery()
    return (
        select(_c.matter, _c.state, func.count())
        .where(_c.n.in_(select(mine.c.n)))
        .group_by(_c.matter, _c.state)
    )


def _mine(by_pair: bool, with_ended: bool, due: Due) -> CompoundSelect[int]:
    """The n of each, whichever way he came to it, once."""
    where = _where(by_pair, with_ended, due)
    named = select(_c.n).join(case_reader, case_reader.c.case_id == _c.case_id)
    return (
        select(_c.n)
        .where(_c.clerk_id == _CLERK, _c.line.in_(_LINES), *where)
        .union(named.where(case_reader.c.account_id == _CLERK, _LINE.in_(_LINES), *where))
    )


def _where(by_pair: bool, with_ended: bool, due: Due) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_SECRET]
    if with_ended:
        found.append(_c.ended == bindparam("ended"))
    if by_pair:
        found.append(tuple_(_MATTER, _c.state).in_(bindparam("pairs", expanding=True)))
    today = bindparam("today", type_=Day)
    if due is Due.LATE:
        found.append(_c.due_rolled < today)
    if due is Due.SOON:
        found += [_c.due_sort <= bindparam("until", type_=Day), _c.due_rolled >= today]
    return found
