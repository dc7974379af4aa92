"""The worklist (待办列表): any filter, any order, each page from where the last one ended."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

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
from db.queries.case_rows import CASE_ROWS, CaseRow, Wide
from db.reader import Reader
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
class Wanted:
    """What a list shows (筛选条件).

    `lines` are taken with `ended` (None: both); `pairs` of matter and state, if given, narrow further
    and are then looked up one by one, so that a rare state costs no more than a common one. Soon means
    a safe day up to `soon_until` that is not yet late; late means the rolled day lies before `today`.
    Without `secret` the restricted cases are left out.
    """

    lines: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] | None = None
    ended: bool | None = False
    due: Due = Due.ANY
    today: date = date.min
    soon_until: date = date.min
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One page (一页): `next` opens the following one, None on the last."""

    rows: tuple[CaseRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What makes the SQL of a page; the values come as parameters."""

    by_pair: bool
    with_ended: bool
    due: Due
    secret: bool
    sort: Sort
    down: bool
    resumed: tuple[bool, ...]


_Arm = tuple[int | str, int | str]
_Cursor = dict[str, int | str]
_KEYS: dict[Sort, tuple[str, ...]] = {
    Sort.DUE: ("due_sort", "n"),
    Sort.APPLICANT: ("applicant_key", "n"),
    Sort.STATE: ("state_order", "due_sort", "n"),
    Sort.NUMBER: ("number", "n"),
}


_ORDER_OF = (
    select(_c.state_order)
    .where(_c.matter == bindparam("matter"), _c.state == bindparam("state"))
    .order_by(_c.due_sort)
    .limit(1)
)


def page(
    reader: Reader,
    wanted: Wanted,
    sort: Sort,
    *,
    down: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> Listed:
    """One page of the list (取一页), behind the row that `after` names. ValueError for a foreign `after`."""
    cursor = _read_cursor(after, sort) if after else {}
    arms = [(arm, bool(cursor)) for arm in _arms(wanted)]
    if cursor and sort is Sort.STATE and wanted.pairs is not None:
        arms = _arms_behind(reader, arms, int(cursor["after_state_order"]), down=down)
    if not arms:
        return Listed((), None)
    shape = _shape(wanted, sort, tuple(resumed for _, resumed in arms), down=down)
    values = {**_values(wanted, [arm for arm, _ in arms]), **cursor, "limit": limit + 1}
    rows = [CaseRow(*row) for row in reader.all(_page(shape), **values)]
    return Listed(tuple(rows[:limit]), _cursor(rows[limit - 1], sort) if len(rows) > limit else None)


def total(reader: Reader, wanted: Wanted) -> int:
    """How many rows the whole list has (总数): from the tally, or for deadlines from a range of the index."""
    arms = _arms(wanted)
    if not arms:
        return 0
    shape = _shape(wanted, Sort.DUE, (False,) * len(arms), down=False)
    counted = _tally(shape) if wanted.due is Due.ANY else _count(shape)
    return reader.value(counted, **_values(wanted, arms)) or 0


def _shape(wanted: Wanted, sort: Sort, resumed: tuple[bool, ...], *, down: bool) -> _Shape:
    by_pair = wanted.pairs is not None
    return _Shape(
        by_pair, by_pair and wanted.ended is not None, wanted.due, wanted.secret, sort, down, resumed
    )


def _arms(wanted: Wanted) -> list[_Arm]:
    """The ranges of the index that are walked side by side: matter and state, or line and ended."""
    if wanted.pairs is not None:
        return list(dict.fromkeys(wanted.pairs))
    ended = (0, 1) if wanted.ended is None else (int(wanted.ended),)
    return list(product(dict.fromkeys(wanted.lines), ended))


def _arms_behind(
    reader: Reader, arms: list[tuple[_Arm, bool]], order: int, *, down: bool
) -> list[tuple[_Arm, bool]]:
    """Sorted by state, an arm lies wholly before the cursor, wholly behind it, or holds it."""
    found: list[tuple[_Arm, bool]] = []
    for arm, _ in arms:
        mine = reader.value(_ORDER_OF, matter=arm[0], state=arm[1])
        if mine is not None and (mine <= order if down else mine >= order):
            found.append((arm, mine == order))
    return found


def _values(wanted: Wanted, arms: list[_Arm]) -> dict[str, object]:
    values: dict[str, object] = {
        "today": wanted.today,
        "until": wanted.soon_until,
        "ended": int(bool(wanted.ended)),
    }
    for at, (first, second) in enumerate(arms):
        values |= {f"first_{at}": first, f"second_{at}": second}
    return values


def _cursor(row: CaseRow, sort: Sort) -> str:
    return json.dumps([sort.value, *(getattr(row, name) for name in _KEYS[sort])], ensure_ascii=False)


def _read_cursor(after: str, sort: Sort) -> _Cursor:
    held = json.loads(after)
    names = _KEYS[sort]
    if not isinstance(held, list) or held[:1] != [sort.value] or len(held) != len(names) + 1:
        raise ValueError("not a cursor of this order")
    return {f"after_{name}": value for name, value in zip(names, held[1:], strict=True)}


@functools.lru_cache(maxsize=128)
def _page(shape: _Shape) -> Wide:
    ranges = [select(_range(shape, at).subquery()) for at in range(len(shape.resumed))]
    found = (union_all(*ranges) if len(ranges) > 1 else ranges[0]).subquery()
    keys = [found.c[name] for name in _KEYS[shape.sort]]
    ordered = [key.desc() for key in keys] if shape.down else keys
    return (
        CASE_ROWS.join(found, found.c.n == _c.n).order_by(*ordered).limit(bindparam("limit", type_=Integer))
    )


def _range(shape: _Shape, at: int) -> Wide:
    """One range in the wanted order, no longer than a page."""
    names = _KEYS[shape.sort]
    walked = names[1:] if shape.by_pair and shape.sort is Sort.STATE else names
    keys = [_key(name, shape) for name in walked]
    found = select(*(_c[name] for name in names)).where(*_where(shape, at))
    if shape.resumed[at]:
        here = tuple_(*keys)
        last = tuple_(*(bindparam(f"after_{name}", type_=_c[name].type) for name in walked))
        found = found.where(here < last if shape.down else here > last)
    ordered = [key.desc() for key in keys] if shape.down else keys
    return found.order_by(*ordered).limit(bindparam("limit", type_=Integer))


def _key(name: str, shape: _Shape) -> ColumnElement[object]:
    """A sort key; where deadlines are filtered a plus keeps SQLite on the index of deadlines."""
    if shape.due is not Due.ANY and shape.sort is not Sort.DUE:
        return literal_column(f"+case_row.{name}")
    return _c[name]


def _where(shape: _Shape, at: int) -> list[ColumnElement[bool]]:
    first, second = _place(at)
    if shape.by_pair:
        found = [_c.matter == first, _c.state == second]
    else:
        found = [_c.line == first, _c.ended == second]
    if shape.with_ended:
        found.append(_c.ended == bindparam("ended"))
    if shape.due is Due.SOON:
        found += [
            _c.due_sort <= bindparam("until", type_=Day),
            _c.due_rolled >= bindparam("today", type_=Day),
        ]
    if shape.due is Due.LATE:
        found += [_c.due_sort < bindparam("today", type_=Day), _c.due_rolled < bindparam("today", type_=Day)]
    if not shape.secret:
        found.append(_c.secret == 0)
    return found


def _place(at: int) -> tuple[ColumnElement[object], ColumnElement[object]]:
    return bindparam(f"first_{at}", type_=Text), bindparam(f"second_{at}")


@functools.lru_cache(maxsize=128)
def _count(shape: _Shape) -> Select[int]:
    """Counts the ranges in the index of deadlines, which holds all it asks for."""
    counts = [
        select(func.count().label("found")).select_from(case_row).where(*_where(shape, at))
        for at in range(len(shape.resumed))
    ]
    found = (union_all(*counts) if len(counts) > 1 else counts[0]).subquery()
    return select(func.sum(found.c.found))


@functools.lru_cache(maxsize=128)
def _tally(shape: _Shape) -> Select[int]:
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
