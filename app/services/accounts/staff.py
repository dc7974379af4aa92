"""The people who work here (人员管理): added with roles and a password by an administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from app.core.actor import EVERY_LINE, Held, Post, Role
from app.core.errors import Fault, Forbidden, Invalid, NotFound, Refused
from app.core.pinyin import keys
from app.core.text import trimmed
from app.printing.fonts import undrawable
from app.services import front
from app.services.accounts.duties import held_by_all, put_held
from app.services.accounts.passwords import check_password, read_name, read_window
from app.services.accounts.patience import counted
from app.services.desk import Desk
from app.services.errors import translated
from app.services.forms import drawable, sentence
from app.services.parameters import office_id, reference
from app.services.shelf import SUBJECT
from db.columns import Key, new_key
from db.keys import Cost, Slots
from db.tables import account
from db.writer import Writer

_PEOPLE = select(account.c.id, account.c.name, account.c.active, account.c.window).order_by(account.c.id)
_ONE = select(account.c.id, account.c.version, account.c.name, account.c.active).where(
    account.c.id == bindparam("id", type_=Key)
)
_WRONG = "原口令不对，请核对后重新输入。"
_LONGEST_WINDOW = 20
_ADMIN = Held(Role.ADMIN)
"""An administrator is one for the whole office, never for one line."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """One person as 管理 · 人员 shows him (人员): what he holds, for all lines or for one."""

    id: UUID
    name: str
    held: frozenset[Held]
    active: bool
    window: str

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held in any line (角色), in their order."""
        return tuple(role for role in Role if any(one.duty is role for one in self.held))

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts held in any line (岗位), in their order."""
        return tuple(post for post in Post if any(one.duty is post for one in self.held))


def managing_closed(desk: Desk) -> str:
    """Why this person may not change the people, as a sentence (人员管理受限原因); "" when he may."""
    return "" if desk.actor.has(Role.ADMIN) else "人员由管理员管理。"


def people(desk: Desk) -> tuple[AccountView, ...]:
    """Everyone who works or worked here (人员), in the order they came."""
    with desk.read() as asks:
        held = held_by_all(asks)
        return tuple(
            AccountView(one, name, held.get(one, frozenset()), bool(active), window)
            for one, name, active, window in asks.all(_PEOPLE)
        )


def add_person(
    desk: Desk,
    name: str,
    held: Iterable[Held],
    password: str,
    window: str = "",
    *,
    cost: Cost | None = None,
) -> UUID:
    """Add somebody who may sign in (添加人员). Raises Forbidden, Invalid with every fault."""
    _administrator(desk)
    wanted = frozenset(held)
    shown = _checked_name(desk, name, window, wanted, password)
    made = new_key()
    with translated():
        slots = Slots.load(desk.folder, cost=cost)
        slots.add_user(desk.key, made, password, admin=_ADMIN in wanted)
    with desk.write("add_person") as w:
        initials = keys(shown).initials
        w.insert(
            account,
            id=made,
            name=shown,
            initials=initials[0] if initials else "",
            window=read_window(window),
        )
        put_held(w, made, wanted)
        _note(w, made)
    _renew_front(desk)
    return made


def change_duties(desk: Desk, account_id: UUID, held: Iterable[Held]) -> None:
    """Give somebody other roles and posts (改职责), each for all lines or for one.

    The last administrator stays one. Raises Forbidden, Refused, Invalid at `held`.
    """
    _administrator(desk)
    wanted = frozenset(held)
    faults = _wrong_duties(desk, wanted)
    if faults:
        raise Invalid(faults=faults)
    with desk.write("change_duties") as w:
        _keep_one_admin(w, account_id, stays=_ADMIN in wanted)
        put_held(w, account_id, wanted)
        _note(w, account_id)
    _renew_front(desk)


def change_window(desk: Desk, account_id: UUID, window: str) -> None:
    """Somebody sits at another window (改窗口), "" at none. Raises Forbidden, NotFound, Invalid."""
    _administrator(desk)
    faults = _wrong_window(window)
    if faults:
        raise Invalid(faults=faults)
    with desk.write("change_window") as w:
        row = _found(w, account_id)
        w.update(account, account_id, row.version, window=read_window(window))
        _note(w, account_id)


def set_active(desk: Desk, account_id: UUID, *, active: bool) -> None:
    """Close somebody's account or open it again (停用、启用); its password is given anew then."""
    _administrator(desk)
    with desk.write("set_active") as w:
        row = _found(w, account_id)
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
        slots.add_user(desk.key, account_id, password, admin=_ADMIN in found.held)
    with desk.write("reset_password") as w:
        w.subject("account", account_id)


def change_own_password(desk: Desk, old: str, new: str) -> None:
    """Change one's own password (改口令). Raises Invalid at `old` or `password`."""
    faults = check_password(new)
    if faults:
        raise Invalid(faults=faults)
    with translated(), counted(desk.folder, desk.clock, desk.actor.id, _WRONG, "old"):
        Slots.load(desk.folder).change_password(desk.actor.id, old, new)
    with desk.write("change_password") as w:
        w.subject("account", desk.actor.id)


def _checked_name(desk: Desk, name: str, window: str, held: frozenset[Held], password: str) -> str:
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
    faults += [*_wrong_window(window), *_wrong_duties(desk, held)]
    if faults:
        raise Invalid(faults=faults)
    return shown


def _wrong_window(window: str) -> list[Fault]:
    """What is wrong with the name of a window (窗口问题), at `window`."""
    if len(trimmed(window)) > _LONGEST_WINDOW:
        return [Fault("window", f"窗口名称最多 {_LONGEST_WINDOW} 个字。")]
    marks = undrawable(read_window(window))
    return [Fault("window", sentence(marks))] if marks else []


def _found(w: Writer, account_id: UUID) -> Row[UUID, int, str, int]:
    row = w.first(_ONE, id=account_id)
    if row is None:
        raise NotFound("没有找到这个人员，请重新载入。")
    return row


def _administrator(desk: Desk) -> None:
    if closed := managing_closed(desk):
        raise Forbidden(closed)


def _keep_one_admin(w: Writer, account_id: UUID, *, stays: bool) -> None:
    active = {one for one, _, on, _ in w.all(_PEOPLE) if on}
    admins = {one for one, held in held_by_all(w).items() if _ADMIN in held} & active
    if not stays and admins == {account_id}:
        raise Refused("至少要有一位管理员，请先给另一人管理员角色。")


def _wrong_duties(desk: Desk, held: frozenset[Held]) -> list[Fault]:
    """What is wrong with the duties that somebody shall hold (职责问题), at `held`."""
    if not held:
        return [Fault("held", "请至少选一个角色或岗位。")]
    known = {EVERY_LINE, *(line.code for line in desk.catalog.lines)}
    if any(one.line not in known for one in held):
        return [Fault("held", "业务线不对，请重新载入后再选。")]
    if any(one.duty is Role.ADMIN and one.line for one in held):
        return [Fault("held", "管理员管全部业务，请选在“全部业务”一行。")]
    return []


def _note(w: Writer, account_id: UUID) -> None:
    w.subject("account", account_id)
    w.subject(SUBJECT, office_id(w))


def _renew_front(desk: Desk) -> None:
    with desk.read() as asks:
        page = front.made(asks, desk.folder)
    front.save(desk.folder, page)
