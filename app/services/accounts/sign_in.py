"""Signing in (登录): a password opens the file and says who acts; the recovery code gives a new one."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Actor
from app.core.clock import Clock
from app.core.errors import Forbidden, Invalid, NotFound
from app.services import backups, front, parameters
from app.services.accounts.duties import held_by
from app.services.accounts.passwords import check_password
from app.services.accounts.patience import counted, recovery_counted
from app.services.backups import Watch, unwatched
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import translated
from db.columns import Key
from db.database import Database, open_file
from db.errors import Older, WrongPassword
from db.keys import Slots
from db.reader import Reader
from db.tables import account, office

_ACCOUNT = select(account.c.name, account.c.active, account.c.window).where(
    account.c.id == bindparam("id", type_=Key)
)
_STATION = select(office.c.station)
_WRONG = "口令不对，请核对后重新输入。"
_WRONG_CODE = "恢复码不对，请对照恢复页逐组核对。"


def sign_in(
    folder: Path,
    clock: Clock,
    catalog: Catalog,
    user_id: UUID | None,
    password: str,
    watch: Watch = unwatched,
) -> Desk:
    """The desk of this person, or without one of whoever the password opens (登录), administrators first.

    `watch` is told how far an older file is brought up. Raises Invalid at `password` when nothing opens.
    """
    return _open(folder, clock, catalog, user_id, password, watch)


def sign_in_any(folder: Path, clock: Clock, catalog: Catalog, password: str, name: str | None = None) -> Desk:
    """The same by the name instead (按姓名登录).

    Raises NotFound for an unknown name or a folder without data, Invalid when nothing opens.
    """
    user_id = None
    if name is not None:
        page = front.read(folder)
        users = page.users if page else ()
        user_id = next((user.id for user in users if user.name == name.strip()), None)
        if user_id is None:
            raise NotFound(f"没有叫“{name.strip()}”的人员，请核对姓名。")
    return _open(folder, clock, catalog, user_id, password, unwatched)


def recover(
    folder: Path, clock: Clock, catalog: Catalog, code: str, user_id: UUID, new_password: str
) -> Desk:
    """A new password by the recovery code (用恢复码重设口令), and the desk it opens."""
    faults = check_password(new_password)
    if faults:
        raise Invalid(faults=faults)
    page = front.read(folder)
    admin = any(user.admin for user in (page.users if page else ()) if user.id == user_id)
    with translated():
        slots = Slots.load(folder)
        with recovery_counted(folder, clock, _WRONG_CODE, "code"):
            key = slots.open_with_recovery(code)
        database = _database(folder, key, clock, catalog)
        actor = _actor_or_close(database, user_id)
        slots.add_user(key, user_id, new_password, admin=admin)
    desk = Desk(database, clock, catalog, actor, folder, key)
    with desk.write("recover_password") as w:
        w.subject("account", user_id)
    return desk


def unlock(desk: Desk, password: str) -> None:
    """The clerk is back at his window (解锁). Raises Invalid at `password`, Forbidden once he is closed."""
    with translated(), counted(desk.folder, desk.clock, desk.actor.id, _WRONG, "password"):
        _, key = Slots.load(desk.folder).open_with_password(desk.actor.id, password)
        if key != desk.key:
            raise WrongPassword("the slot opens another file")
    with desk.read() as asks:
        actor_of(asks, desk.actor.id)


def _open(
    folder: Path, clock: Clock, catalog: Catalog, user_id: UUID | None, password: str, watch: Watch
) -> Desk:
    with translated():
        with counted(folder, clock, user_id, _WRONG, "password"):
            found, key = Slots.load(folder).open_with_password(user_id, password)
        database = _database(folder, key, clock, catalog, watch)
        actor = _actor_or_close(database, found)
    desk = Desk(database, clock, catalog, actor, folder, key)
    parameters.bring(desk)
    if front.read(folder) is None:
        with desk.read() as asks:
            page = front.made(asks, folder)
        front.save(folder, page)
    return desk


def _database(folder: Path, key: bytes, clock: Clock, catalog: Catalog, watch: Watch = unwatched) -> Database:
    """The open file; one of an older program is backed up and brought up first (升级旧数据)."""
    try:
        return open_file(folder, key)
    except Older:
        backups.upgrade(folder, key, clock, catalog, watch)
        return open_file(folder, key)


def _actor_or_close(database: Database, account_id: UUID) -> Actor:
    """Who the account is; the file is closed again when it may not be used."""
    try:
        with database.read() as asks:
            return actor_of(asks, account_id)
    except BaseException:
        database.close()
        raise


def actor_of(asks: Reader, account_id: UUID) -> Actor:
    """The person of an account (操作人). Raises Forbidden for one who is no longer active."""
    row = asks.first(_ACCOUNT, id=account_id)
    if row is None or not row.active:
        raise Forbidden("这个账号已停用，请联系管理员。")
    return Actor(account_id, row.name, held_by(asks, account_id), asks.value(_STATION) or "", row.window)
