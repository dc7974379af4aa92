"""Duties of a person as rows (职责): a role or a post, for one line or for all; read and put."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import EVERY_LINE, Held, Post, Role, duty
from db.columns import Key
from db.reader import Reader
from db.tables import account_role
from db.writer import Writer

_ALL = select(account_role.c.account_id, account_role.c.role, account_role.c.line)
_ROWS = select(account_role.c.id, account_role.c.version, account_role.c.role, account_role.c.line).where(
    account_role.c.account_id == bindparam("id", type_=Key)
)
_ORDER = {one: n for n, one in enumerate((*Role, *Post))}


def held_by(asks: Reader, account_id: UUID) -> frozenset[Held]:
    """What somebody holds (所任职责)."""
    return frozenset(_held(role, line) for _, _, role, line in asks.all(_ROWS, id=account_id))


def held_by_all(asks: Reader) -> Mapping[UUID, frozenset[Held]]:
    """What everybody holds (全部职责), by account."""
    found: dict[UUID, set[Held]] = {}
    for account_id, role, line in asks.all(_ALL):
        found.setdefault(account_id, set()).add(_held(role, line))
    return {account_id: frozenset(held) for account_id, held in found.items()}


def put_held(w: Writer, account_id: UUID, wanted: frozenset[Held]) -> None:
    """What somebody holds from now on (登记职责); what is no longer held goes."""
    there = {_held(row.role, row.line): row for row in w.all(_ROWS, id=account_id)}
    for held, row in there.items():
        if held not in wanted:
            w.delete(account_role, row.id, row.version)
    new = [held for held in in_order(wanted) if held not in there]
    rows = [{"account_id": account_id, "role": one.duty.value, "line": one.line or None} for one in new]
    w.insert_many(account_role, rows)


def in_order(held: Iterable[Held]) -> tuple[Held, ...]:
    """Duties in their fixed order (排序): roles before posts, those for all lines first."""
    return tuple(sorted(held, key=lambda one: (_ORDER[one.duty], one.line)))


def duty_words(held: Iterable[Held]) -> str:
    """The names of what is held, each once (职责名称): 经办、信访岗."""
    return "、".join(dict.fromkeys(one.duty.label for one in in_order(held)))


def _held(stored: str, line: str | None) -> Held:
    return Held(duty(stored), line or EVERY_LINE)
