"""The PC of the data (所在电脑): whether a folder was copied from another one, and who may say it stays."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.actor import EVERY_LINE, Role
from app.core.clock import local, long_day
from app.core.computer import Computer
from app.core.errors import Forbidden
from app.services.desk import Desk
from app.services.parameters import note, reference
from db.reader import Reader
from db.tables import computer
from db.writer import Writer

_COMPUTER = select(
    computer.c.id, computer.c.version, computer.c.mark, computer.c.host, computer.c.since_at
).limit(1)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The data belongs to another PC (数据属于另一台电脑): its name, since when; why one may not move it."""

    host: str
    since: str
    closed: str


def elsewhere(desk: Desk, here: Computer) -> Elsewhere | None:
    """Where the data belongs if not here (数据是否属于本机); data that knows no PC yet belongs here from now.

    Two copies in use would give out the same numbers, so nobody works here before an answer.
    """
    with desk.read() as asks:
        found = asks.first(_COMPUTER)
    if found is None:
        with desk.write("note_computer") as w:
            put_computer(w, here)
            note(w)
        return None
    if found.mark == here.mark:
        return None
    return Elsewhere(found.host, long_day(local(found.since_at).date()), _closed(desk))


def bring_here(desk: Desk, here: Computer) -> None:
    """The former PC is retired, the data belongs here (原电脑已停用). Raises Forbidden."""
    if closed := _closed(desk):
        raise Forbidden(closed)
    with desk.write("change_computer") as w:
        put_computer(w, here)
        note(w)


def put_computer(w: Writer, here: Computer) -> None:
    """This PC as the one that the data belongs to (登记电脑), by whoever acts."""
    row: dict[str, object] = {"mark": here.mark, "host": here.host, "backup_folder": None}
    row |= {"since_at": w.at, "account_id": w.actor.id}
    found = w.first(_COMPUTER)
    if found is None:
        w.insert(computer, **row)
    else:
        w.update(computer, found.id, found.version, **row)


def _closed(desk: Desk) -> str:
    """Why this person may not say that the former PC is retired; "" when he may."""
    if desk.actor.has(Role.ADMIN):
        return ""
    with desk.read() as asks:
        return f"请管理员签到后确认，管理员有{_administrators(desk, asks)}。"


def _administrators(desk: Desk, asks: Reader) -> str:
    makers = reference(desk, asks).holders(EVERY_LINE).get(Role.ADMIN, ())
    return "、".join(one.name for one in makers)
