"""The worklist (待办列表): any filter, any order, each page from where the last one ended."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from sqlalchemy import bindparam, func, select

from db.queries.case_rows import CaseRow
from db.queries.ranges import KEYS, Due, Shape, Sort, count_of, page_of, tally_of
from db.reader import Reader
from db.tables.derived import case_row, case_tally

__all__ = ["Due", "Listed", "Sort", "Wanted", "by_state", "page", "total"]

_c = case_row.c

_Arm = tuple[int | str, int | str]
_Cursor = dict[str, int | str]


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


_ORDER_OF = (
    select(_c.state_order)
    .where(_c.matter == bindparam("matter"), _c.state == bindparam("state"))
    .order_by(_c.due_sort)
    .limit(1)
)


_t = case_tally.c
BY_STATE = (
    select(_t.matter, _t.state, func.sum(_t.count))
    .where(
        _t.line.in_(bindparam("lines", expanding=True)),
        _t.ended == bindparam("ended"),
        _t.secret <= bindparam("secret"),
    )
    .group_by(_t.matter, _t.state)
)
"""The tally by matter and state, with the restricted cases or without (状态计数)."""


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
    if wanted.due is not Due.ANY and not shape.in_order_of_due:
        shape = replace(shape, few=_few(reader, wanted, limit))
    values = {**_values(wanted, [arm for arm, _ in arms]), **cursor, "limit": limit + 1}
    rows = [CaseRow(*row) for row in reader.all(page_of(shape), **values)]
    return Listed(tuple(rows[:limit]), _cursor(rows[limit - 1], sort) if len(rows) > limit else None)


def total(reader: Reader, wanted: Wanted) -> int:
    """How many rows the whole list has (总数): from the tally, or for deadlines from a range of the index."""
    arms = _arms(wanted)
    if not arms:
        return 0
    shape = _shape(wanted, Sort.DUE, (False,) * len(arms), down=False)
    counted = tally_of(shape) if wanted.due is Due.ANY else count_of(shape)
    return reader.value(counted, **_values(wanted, arms)) or 0


def by_state(reader: Reader, wanted: Wanted) -> list[tuple[str, str, int]]:
    """How many cases stand in each state (各状态件数), from the tally: matter, state, count."""
    found = reader.all(
        BY_STATE,
        lines=list(wanted.lines),
        ended=int(bool(wanted.ended)),
        secret=int(wanted.secret),
    )
    return [(matter, state, n) for matter, state, n in found]


def _few(reader: Reader, wanted: Wanted, limit: int) -> bool:
    """Whether fetching all L rows of O costs less than walking until a page is full, about limit · O / L."""
    found, among = total(reader, wanted), total(reader, replace(wanted, due=Due.ANY))
    return found * found < limit * among


def _shape(wanted: Wanted, sort: Sort, resumed: tuple[bool, ...], *, down: bool) -> Shape:
    by_pair = wanted.pairs is not None
    return Shape(
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
    return json.dumps([sort.value, *(getattr(row, name) for name in KEYS[sort])], ensure_ascii=False)


def _read_cursor(after: str, sort: Sort) -> _Cursor:
    held = json.loads(after)
    names = KEYS[sort]
    if not isinstance(held, list) or held[:1] != [sort.value] or len(held) != len(names) + 1:
        raise ValueError("not a cursor of this order")
    return {f"after_{name}": value for name, value in zip(names, held[1:], strict=True)}
