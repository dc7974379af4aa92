"""Naming who else may see a restricted case (指定知情人): by one who may see it, kept in the journal."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.core.errors import NotFound, Refused
from app.services import record, secrecy, working
from app.services.desk import Desk
from db.reader import Reader
from db.tables import account, case_reader

_STAFF = select(account.c.id, account.c.name).where(account.c.active == 1).order_by(account.c.id)


@dataclass(frozen=True, slots=True)
class Confidant:
    """Somebody of the office who may be named (可指定人员)."""

    id: UUID
    name: str


def candidates(desk: Desk, case_id: UUID) -> tuple[Confidant, ...]:
    """Who may still be named for a case (可指定人员): everyone at work who is not named yet."""
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
        secrecy.admit(desk, asks, found)
        own = {found.clerk_id, found.first_asked_by, *secrecy.readers(asks, case_id)}
        return tuple(Confidant(one, name) for one, name in asks.all(_STAFF) if one not in own)


def named(asks: Reader, case_id: UUID) -> tuple[str, ...]:
    """The names of those who were named (已指定知情人)."""
    own = set(secrecy.readers(asks, case_id))
    return tuple(name for one, name in asks.all(_STAFF) if one in own)


def name_reader(desk: Desk, case_id: UUID, account_id: UUID) -> None:
    """Let somebody see a restricted case (指定知情人). Raises Forbidden, Refused, NotFound."""
    with desk.write("name_reader") as w:
        found = record.load(w, desk.catalog, case_id)
        secrecy.admit(desk, w, found)
        working.at_work(desk, found.matter.line)
        if not found.secret:
            raise Refused("这个案件没有保密，不用指定知情人。")
        if account_id not in {one for one, _ in w.all(_STAFF)}:
            raise NotFound("没有找到这个人员，请重新选择。")
        if account_id not in secrecy.readers(w, case_id):
            w.insert(case_reader, case_id=case_id, account_id=account_id)
        w.subject("case", case_id)
