"""Who may see and change what hangs on an owner (附件归属与权限): as the owner itself is seen and changed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select

from app.core.errors import Forbidden, NotFound
from app.services import secrecy, working
from app.services.attachments.facts import CASE, PERSON, Owner
from app.services.desk import Desk
from db.columns import Key
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import KEPT, case_file
from db.writer import Writer

_TABLES = {CASE: "case_file", PERSON: "person"}
_CASE = select(case_file.c.line).where(case_file.c.id == bindparam("id", type_=Key))
_CLOSED = "这个案件按规定保密，由经办人和指定的人员办理。"
_GONE = "没有找到附件所属的资料，可能已被删除，请重新查找。"


def admitted(desk: Desk, asks: Reader, owner: Owner) -> bool:
    """Whether a look at it is kept in the journal (查看是否留痕): that of a restricted case.

    Raises NotFound for an owner that is none, Forbidden for one who may not see it.
    """
    if asks.first(_there(owner.kind), id=owner.id) is None:
        raise NotFound(_GONE)
    if owner.kind != CASE:
        return False
    found = secrecy.look(desk, asks, owner.id)
    if not secrecy.may_see(desk.actor, found):
        raise Forbidden(_CLOSED)
    return found.secret


def may_change(desk: Desk, asks: Reader, owner: Owner) -> None:
    """Raises NotFound, and Forbidden unless the person works there (办理权限)."""
    if closed := change_closed(desk, asks, owner):
        raise Forbidden(closed)


def change_closed(desk: Desk, asks: Reader, owner: Owner) -> str:
    """Why this person may change nothing there (不能办理的原因), "" when he may. NotFound, Forbidden."""
    admitted(desk, asks, owner)
    return working.closed_to(desk, asks.one(_CASE, id=owner.id).line if owner.kind == CASE else owner.line)


def touched(w: Writer, owner: Owner) -> None:
    """What an entry of the journal touches (登记对象)."""
    w.subject(owner.kind, owner.id)
    for kind, key in owner.about:
        w.subject(kind, key)


def keys_of(asks: Reader, owner: Owner) -> Sequence[UUID]:
    """Under which keys its files hang (归属键): those of everyone merged into a person too."""
    return list(ids_of(asks, owner.id)) if owner.kind == PERSON else [owner.id]


def _there(kind: str) -> Select[Any]:
    table = KEPT[_TABLES.get(kind, kind)]
    return select(table.c.id).where(table.c.id == bindparam("id", type_=Key))
