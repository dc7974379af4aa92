"""The people who work here (人员管理): added with roles and a password by an administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Role
from app.core.errors import Fault, Forbidden, Invalid, NotFound, Refused
from app.core.pinyin import keys
from app.core.text import trimmed
from app.services import front
from app.services.accounts.passwords import check_password, read_name, read_window
from app.services.desk import Desk
from app.services.errors import translated
from app.services.forms import drawable
from app.services.parameters import office_id, reference
from app.services.shelf import SUBJECT
from db.columns import Key, new_key
from db.errors import WrongPassword
from db.keys import Cost, Slots
from db.tables import account, account_role
from db.writer import Writer

_PEOPLE = select(account.c.id, account.c.name, account.c.active, account.c.window).order_by(account.c.id)
_ALL_ROLES = select(account_role.c.account_id, account_role.c.role)
_ONE = select(account.c.id, account.c.version, account.c.name, account.c.active).where(
    account.c.id == bindparam("id", type_=Key)
)
_ROLES = select(account_role.c.id, account_role.c.version, account_role.c.role).where(
    account_role.c.account_id == bindparam("id", type_=Key)
)
_LONGEST_WINDOW = 20


@dataclass(frozen=True, slots=True)
class AccountView:
    """One person as 管理 · 人员 shows him (人员)."""

    id: UUID
    name: str
    roles: tuple[Role, ...]
    active: bool
    window: str


def managing_closed(desk: Desk) -> str:
    """Why this person may not change the people, as a sentence (人员管理受限原因); "" when he may."""
    return "" if desk.actor.has(Role.ADMIN) else "人员由管理员管理。"


def people(desk: Desk) -> tuple[AccountView, ...]:
    """Everyone who works or worked here (人员), in the order they came."""
    with desk.read() as asks:
        roles: dict[UUID, set[Role]] = {}
        for account_id, role in asks.all(_ALL_ROLES):
            roles.setdefault(account_id, set()).add(Role(role))
        return tuple(
            AccountView(one, name, tuple(r for r in Role if r in roles.get(one, set())), bool(active), window)
            for one, name, active, window in asks.all(_PEOPLE)
        )


def add_person(
    desk: Desk,
    name: str,
    roles: Iterable[Role],
    password: str,
    window: str = "",
    *,
    cost: Cost | None = None,
) -> UUID:
    """Add somebody who may sign in (添加人员). Raises Forbidden, Invalid with every fault."""
    _administrator(desk)
    wanted = frozenset(roles)
    shown = _checked_name(desk, name, window, wanted, password)
    made = new_key()
    with translated():
        slots = Slots.load(desk.folder, cost=cost)
        slots.add_user(desk.key, made, password, admin=Role.ADMIN in wanted)
    with desk.write("add_person") as w:
        initials = keys(shown).initials
        w.insert(
            account,
            id=made,
            name=shown,
            initials=initials[0] if initials else "",
            window=read_window(window),
        )
        _put_roles(w, made, wanted)
        _note(w, made)
    _renew_front(desk)
    return made


def change_roles(desk: Desk, account_id: UUID, roles: Iterable[Role]) -> None:
    """Give somebody other roles (改角色). The last administrator stays one."""
    _administrator(desk)
    wanted = frozenset(roles)
    if not wanted:
        raise Invalid("请至少选一个角色。", field="roles")
    with desk.write("change_roles") as w:
        _keep_one_admin(w, account_id, stays=Role.ADMIN in wanted)
        _put_roles(w, account_id, wanted)
        _note(w, account_id)
    _renew_front(desk)


def set_active(desk: Desk, account_id: UUID, *, active: bool) -> None:
    """Close somebody's account or open it again (停用、启用); its password is given anew then."""
    _administrator(desk)
    with desk.write("set_active") as w:
        row = w.first(_ONE, id=account_id)
        if row is None:
            raise NotFound("没有找到这个人员，请重新载入。")
        _keep_one_admin(w, account_id, stays=active)
        w.update(account, account_id, row.version, active=int(active))
        _note(w, account_id)
    if not active:
        with translated():
            slots = Slots.load(desk.folder)
            if account_id in slots.accounts:
                slots.remove(account_id)
    _renew_front(desk)


def reset_password(desk: Desk, account_id: UUID, password: str, *, cost: Cost | None = None) -> None:
    """Give somebody a new password (重设口令), by an administrator."""
    _administrator(desk)
    faults = check_password(password)
    if faults:
        raise Invalid(faults=faults)
    found = next((one for one in people(desk) if one.id == account_id), None)
    if found is None or not found.active:
        raise NotFound("没有找到这个人员，或账号已停用，请重新载入。")
    with translated():
        slots = Slots.load(desk.folder, cost=cost)
        slots.add_user(desk.key, account_id, password, admin=Role.ADMIN in found.roles)
    with desk.write("reset_password") as w:
        w.subject("account", account_id)


def change_own_password(desk: Desk, old: str, new: str) -> None:
    """Change one's own password (改口令). Raises Invalid at `old` or `password`."""
    faults = check_password(new)
    if faults:
        raise Invalid(faults=faults)
    with translated():
        try:
            Slots.load(desk.folder).change_password(desk.actor.id, old, new)
        except WrongPassword:
            raise Invalid("原口令不对，请核对后重新输入。", field="old") from None
    with desk.write("change_password") as w:
        w.subject("account", desk.actor.id)


def _checked_name(desk: Desk, name: str, window: str, roles: frozenset[Role], password: str) -> str:
    """The name as it will stand on papers; Invalid with every fault."""
    faults: list[Fault] = list(check_password(password))
    shown = ""
    try:
        with desk.read() as asks:
            shown = drawable(read_name(name, "name", reference(desk, asks)), "name")
        if any(one.name == shown for one in people(desk)):
            faults.append(Fault("name", f"已有叫“{shown}”的人员，请在姓名后加字区分。"))
    except Invalid as wrong:
        faults += wrong.faults
    if len(trimmed(window)) > _LONGEST_WINDOW:
        faults.append(Fault("window", f"窗口名称最多 {_LONGEST_WINDOW} 个字。"))
    if not roles:
        faults.append(Fault("roles", "请至少选一个角色。"))
    if faults:
        raise Invalid(faults=faults)
    drawable(read_window(window), "window")
    return shown


def _administrator(desk: Desk) -> None:
    if closed := managing_closed(desk):
        raise Forbidden(closed)


def _keep_one_admin(w: Writer, account_id: UUID, *, stays: bool) -> None:
    active = {one for one, _, on, _ in w.all(_PEOPLE) if on}
    admins = {one for one, role in w.all(_ALL_ROLES) if role == Role.ADMIN.value} & active
    if not stays and admins == {account_id}:
        raise Refused("至少要有一位管理员，请先给另一人管理员角色。")


def _put_roles(w: Writer, account_id: UUID, wanted: frozenset[Role]) -> None:
    held = {Role(row.role): row for row in w.all(_ROLES, id=account_id)}
    for role, row in held.items():
        if role not in wanted:
            w.delete(account_role, row.id, row.version)
    new = [role for role in Role if role in wanted and role not in held]
    w.insert_many(account_role, [{"account_id": account_id, "role": role.value} for role in new])


def _note(w: Writer, account_id: UUID) -> None:
    w.subject("account", account_id)
    w.subject(SUBJECT, office_id(w))


def _renew_front(desk: Desk) -> None:
    with desk.read() as asks:
        page = front.made(asks, desk.folder)
    front.save(desk.folder, page)
