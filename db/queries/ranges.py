"""The SQL of the worklist (待办列表语句): ranges of an index walked side by side, put in order at the end."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from db.columns import Day
from db.queries.case_rows import CASE_ROWS, Wide
from db.tables.derived import case_row, case_tally

_c = case_row.c
_t = case_tally.c


class Sort(StrEnum):
    """What a list is sorted by (排序)."""

    DUE = "due"
    APPLICANT = "applicant"
    STATE = "state"
    NUMBER = "number"


class Due(StrEnum):
    """Which deadlines (时限筛选): any, those that end soon, those that are past."""

    ANY = "any"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes the SQL of a page (查询形状); the values come as parameters.

    A range is one pair of matter and state, or one line with ended or not; `resumed` says of each
    whether it goes on behind a row. `few`: so few rows have the wanted deadline that they are all
    fetched and then sorted; else the index of the wanted order is walked, passing over the others.
    """

    by_pair: bool
    with_ended: bool
    due: Due
    secret: bool
    sort: Sort
    down: bool
    resumed: tuple[bool, ...]
    few: bool = False

    @property
    def in_order_of_due(self) -> bool:
        """Whether each range lies in the order of its deadlines anyway."""
        return self.sort is Sort.DUE or (self.by_pair and self.sort is Sort.STATE)


KEYS: dict[Sort, tuple[str, ...]] = {
    Sort.DUE: ("due_sort", "n"),
    Sort.APPLICANT: ("applicant_key", "n"),
    Sort.STATE: ("state_order", "due_sort", "n"),
    Sort.NUMBER: ("number", "n"),
}


"""The columns that make each order, the last one n."""


@functools.lru_cache(maxsize=128)
def page_of(shape: Shape) -> Wide:
    """SELECT of one page: the ranges side by side, each no longer than a page, then put in order."""
    ranges = [select(_range(shape, at).subquery()) for at in range(len(shape.resumed))]
    found = (union_all(*ranges) if len(ranges) > 1 else ranges[0]).subquery()
    keys = [found.c[name] for name in KEYS[shape.sort]]
    ordered = [key.desc() for key in keys] if shape.down else keys
    return (
        CASE_ROWS.join(found, found.c.n == _c.n).order_by(*ordered).limit(bindparam("limit", type_=Integer))
    )


def _range(shape: Shape, at: int) -> Wide:
    """One range in the wanted order, no longer than a page."""
    names = KEYS[shape.sort]
    walked = names[1:] if shape.by_pair and shape.sort is Sort.STATE else names
    keys = [_key(name, shape) for name in walked]
    found = select(*(_c[name] for name in names)).where(*_where(shape, at))
    if shape.resumed[at]:
        here = tuple_(*keys)
        last = tuple_(*(bindparam(f"after_{name}", type_=_c[name].type) for name in walked))
        found = found.where(here < last if shape.down else here > last)
    ordered = [key.desc() for key in keys] if shape.down else keys
    return found.order_by(*ordered).limit(bindparam("limit", type_=Integer))


def _key(name: str, shape: Shape) -> ColumnElement[object]:
    """A sort key; a plus before it keeps SQLite on the index of deadlines."""
    return literal_column(f"+case_row.{name}") if shape.few else _c[name]


def _due(shape: Shape) -> ColumnElement[str]:
    """The day that is filtered; a plus before it keeps SQLite on the index of the wanted order."""
    free = shape.few or shape.in_order_of_due
    return _c.due_sort if free else literal_column("+case_row.due_sort", Text)


def _where(shape: Shape, at: int) -> list[ColumnElement[bool]]:
    first, second = _place(at)
    if shape.by_pair:
        found = [_c.matter == first, _c.state == second]
    else:
        found = [_c.line == first, _c.ended == second]
    if shape.with_ended:
        found.append(_c.ended == bindparam("ended"))
    if shape.due is Due.SOON:
        found += [
            _due(shape) <= bindparam("until", type_=Day),
            _c.due_rolled >= bindparam("today", type_=Day),
        ]
    if shape.due is Due.LATE:
        found += [_due(shape) < bindparam("today", type_=Day), _c.due_rolled < bindparam("today", type_=Day)]
    if not shape.secret:
        found.append(_c.secret == 0)
    return found


def _place(at: int) -> tuple[ColumnElement[object], ColumnElement[object]]:
    return bindparam(f"first_{at}", type_=Text), bindparam(f"second_{at}")


@functools.lru_cache(maxsize=128)
def count_of(shape: Shape) -> Select[int]:
    """Counts the ranges in the index of deadlines, which holds all it asks for."""
    counts = [
        select(func.count().label("found")).select_from(case_row).where(*_where(shape, at))
        for at in range(len(shape.resumed))
    ]
    found = (union_all(*counts) if len(counts) > 1 else counts[0]).subquery()
    return select(func.sum(found.c.found))


@functools.lru_cache(maxsize=128)
def tally_of(shape: Shape) -> Select[int]:
    """The sum of the tally over the ranges, whatever the deadlines."""
    places: list[ColumnElement[bool]] = []
    for at in range(len(shape.resumed)):
        first, second = _place(at)
        if shape.by_pair:
            places.append(and_(_t.matter == first, _t.state == second))
        else:
            places.append(and_(_t.line == first, _t.ended == second))
    counted = select(func.sum(_t.count)).where(or_(*places))
    if shape.with_ended:
        counted = counted.where(_t.ended == bindparam("ended"))
    return counted if shape.secret else counted.where(_t.secret == 0)
