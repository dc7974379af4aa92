"""Merging, telling apart, taking apart (合并、区分、撤销合并): one row names the other, nothing is moved."""

from uuid import UUID

from sqlalchemy import Select, Table, bindparam, select

from app.core.errors import Forbidden, Invalid, Refused
from app.services import forms, working
from app.services.desk import Desk
from app.services.merging import sides
from app.services.merging.comparing import MERGER, merging_closed, why_not
from app.services.merging.sides import Kind
from db.columns import Key
from db.queries.merged import PEOPLE, UNITS
from db.tables import distinct_pair, person, unit
from db.writer import Writer

__all__ = ["MERGER", "merge", "merging_closed", "set_apart", "undo"]

_LONGEST = 200
_REASON = "reason"
_TABLES: dict[Kind, Table] = {"person": person, "unit": unit}
_ID = bindparam("id", type_=Key)
_STATE: dict[Kind, Select[int, UUID | None]] = {
    "person": select(person.c.version, person.c.merged_into).where(person.c.id == _ID),
    "unit": select(unit.c.version, unit.c.merged_into).where(unit.c.id == _ID),
}
_TOLD = select(distinct_pair.c.id).where(
    distinct_pair.c.one_id == bindparam("one", type_=Key),
    distinct_pair.c.other_id == bindparam("other", type_=Key),
)


def merge(desk: Desk, kind: Kind, loser: UUID, survivor: UUID, reason: str) -> UUID:
    """Say that one row is the other (合并). Gives the one that stands. Only a reviewer may.

    Raises Forbidden, Invalid without a reason, Refused where their numbers differ or both are one already.
    """
    _allow(desk)
    kept = _reason(reason)
    with desk.write(f"merge_{kind}") as w:
        merges = PEOPLE if kind == "person" else UNITS
        lost, stays = merges.root(w, loser), merges.root(w, survivor)
        if lost == stays:
            raise Refused("这两份资料已经合并。")
        closed = why_not(kind, sides.held(desk, w, kind, lost), sides.held(desk, w, kind, stays))
        if closed:
            raise Refused(closed)
        _put(w, kind, lost, stays, kept)
        _name(w, kind, lost, stays)
    return stays


def undo(desk: Desk, kind: Kind, merged: UUID, reason: str) -> UUID:
    """Take a merged row out again (撤销合并), as it was before. Gives its id. Only a reviewer may.

    Raises Forbidden, Invalid without a reason, Refused when it is merged into nothing.
    """
    _allow(desk)
    kept = _reason(reason)
    with desk.write(f"unmerge_{kind}") as w:
        row = w.first(_STATE[kind], id=merged)
        if row is None or row[1] is None:
            raise Refused("这份资料没有合并过，不用撤销。")
        _put(w, kind, merged, None, kept)
        _name(w, kind, merged, row[1])
    return merged


def set_apart(desk: Desk, kind: Kind, one: UUID, other: UUID) -> None:
    """Remember that two rows are not the same (不是同一人), so that nobody is asked again."""
    working.at_work(desk)
    with desk.write(f"set_apart_{kind}") as w:
        merges = PEOPLE if kind == "person" else UNITS
        first, second = sorted((merges.root(w, one), merges.root(w, other)))
        if first == second:
            raise Refused("这两份资料已经合并，请先撤销合并。")
        if w.value(_TOLD, one=first, other=second) is None:
            w.insert(distinct_pair, kind=kind, one_id=first, other_id=second)
        _name(w, kind, first, second)


def _allow(desk: Desk) -> None:
    if closed := merging_closed(desk):
        raise Forbidden(closed)


def _reason(text: str) -> str:
    kept = " ".join(text.split())
    if not kept:
        raise Invalid("请写明理由。", field=_REASON)
    if len(kept) > _LONGEST:
        raise Invalid(f"理由最多 {_LONGEST} 个字，现在有 {len(kept)} 个字。", field=_REASON)
    return forms.drawable(kept, _REASON)


def _put(w: Writer, kind: Kind, key: UUID, into: UUID | None, reason: str) -> None:
    row = w.one(_STATE[kind], id=key)
    w.update(_TABLES[kind], key, row[0], merged_into=into, merge_why=reason)


def _name(w: Writer, kind: Kind, *keys: UUID) -> None:
    for key in keys:
        w.subject(kind, key)
