"""First start (首次设置): the office, its station, the first administrator, the recovery code."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.core.actor import Actor, Role, everywhere
from app.core.clock import Clock
from app.core.computer import this_computer
from app.core.errors import Fault, Invalid, Refused
from app.core.paths import why_refused
from app.core.pinyin import keys
from app.core.text import trimmed
from app.printing.fonts import undrawable
from app.services import front
from app.services.accounts.computer import put_computer
from app.services.accounts.duties import put_held
from app.services.accounts.entrance import has_data
from app.services.accounts.passwords import check_password, read_window
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import translated
from app.services.forms import sentence
from app.services.parameters import place_of, seed
from app.services.shelf import SUBJECT
from db.atomic import move, patiently, sync_folder
from db.columns import new_key
from db.database import open_file
from db.engine import FILE_NAME
from db.front import FILE_NAME as FRONT_NAME
from db.keys import FILE_NAME as KEYS_NAME
from db.keys import Cost, Slots, recovery_code
from db.tables import account, office
from db.upgrade import create_file
from db.writer import Writer

_STAGE = "new"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first administrator fills in (首次设置内容); `station_no` is the number of this PC, 1–99."""

    office: str
    union_name: str
    place_code: str
    station_no: str
    admin_name: str
    password: str
    phone: str = ""
    hotline: str = "12351"
    address: str = ""
    letter_word: str = ""
    window: str = ""
    roles: tuple[Role, ...] = ()


def set_up(
    folder: Path, clock: Clock, catalog: Catalog, wanted: SetUp, *, cost: Cost | None = None
) -> tuple[Desk, tuple[str, ...]]:
    """Make the data of an office (首次设置). Gives its desk and the groups of the recovery code.

    Everything is made aside and moved in place when whole. Raises Invalid with every fault, Refused
    where the folder cannot hold data or holds some already.
    """
    station = _checked(wanted)
    _free(folder)
    stage = folder / _STAGE
    _clear(stage)
    actor = Actor(
        new_key(),
        wanted.admin_name.strip(),
        everywhere((Role.ADMIN, *wanted.roles)),
        station,
        wanted.window,
    )
    code = recovery_code()
    with translated():
        key = _make(stage, clock, actor, wanted, code, cost)
        _move_in(stage, folder)
        database = open_file(folder, key)
    return Desk(database, clock, catalog, actor, folder, key), tuple(code.split("-"))


def _make(stage: Path, clock: Clock, actor: Actor, wanted: SetUp, code: str, cost: Cost | None) -> bytes:
    """All three files, whole, in the folder aside; gives the data key."""
    slots, key = Slots.create(stage, cost=cost)
    slots.add_user(key, actor.id, wanted.password, admin=True)
    slots.add_recovery(key, code)
    database = create_file(stage, key, clock.now())
    try:
        with database.write(actor, "set_up", at=clock.now()) as w:
            _enter(w, actor, wanted)
        with database.read() as asks:
            page = front.made(asks, stage)
    finally:
        database.close()
    front.save(stage, page)
    return key


def _enter(w: Writer, actor: Actor, wanted: SetUp) -> None:
    office_id = w.insert(
        office,
        name=wanted.office.strip(),
        union_name=wanted.union_name.strip(),
        station=actor.station,
        place_code=wanted.place_code,
        phone=wanted.phone.strip(),
        hotline=wanted.hotline.strip(),
        address=wanted.address.strip(),
        letter_word=wanted.letter_word.strip(),
    )
    initials = keys(actor.name).initials
    w.insert(
        account,
        id=actor.id,
        name=actor.name,
        initials=initials[0] if initials else "",
        window=read_window(wanted.window),
    )
    put_held(w, actor.id, actor.held)
    put_computer(w, this_computer())
    seed(w)
    w.subject(SUBJECT, office_id)
    w.subject("account", actor.id)


def _checked(wanted: SetUp) -> str:
    """The station's code; Invalid with every fault."""
    texts = {
        "office": (wanted.office, "单位名称"),
        "union_name": (wanted.union_name, "工会名称"),
        "admin_name": (wanted.admin_name, "管理员姓名"),
    }
    faults = [Fault(code, f"请填写{label}。") for code, (text, label) in texts.items() if not text.strip()]
    drawn = {code: text for code, (text, _) in texts.items()}
    drawn |= {"phone": wanted.phone, "hotline": wanted.hotline, "address": wanted.address}
    for code, text in drawn.items():
        if len(text) > _LONGEST:
            faults.append(Fault(code, f"最多 {_LONGEST} 个字，现在有 {len(text)} 个字。"))
        elif marks := undrawable(text):
            faults.append(Fault(code, sentence(marks)))
    faults += check_password(wanted.password)
    number = trimmed(wanted.station_no)
    if not re.fullmatch("0?[1-9]|[1-9][0-9]", number):
        faults.append(Fault("station_no", "站点号应在 1 到 99 之间。"))
    try:
        letters = place_of(wanted.place_code).letters
    except Invalid as wrong:
        letters = ""
        faults += wrong.faults
    if faults:
        raise Invalid(faults=faults)
    return f"{letters}{int(number):02d}"


def _free(folder: Path) -> None:
    """Raises Refused unless the folder can take the data of a new office."""
    if has_data(folder):
        raise Refused("这个文件夹里已有数据，没有改动它。请换一个空文件夹。")
    reason = why_refused(folder)
    if reason:
        raise Refused(reason)


def _clear(stage: Path) -> None:
    """The folder aside, empty: what an interrupted set-up left goes. Raises Busy."""
    with translated():
        if stage.exists():
            patiently(lambda: shutil.rmtree(stage), stage)
        patiently(lambda: stage.mkdir(parents=True), stage)


def _move_in(stage: Path, folder: Path) -> None:
    """The files into their place, the data last; keys left by an interrupted set-up step aside."""
    left = folder / KEYS_NAME
    if left.exists():
        move(left, folder / f"{KEYS_NAME}.left")
    for name in (KEYS_NAME, FRONT_NAME, FILE_NAME):
        move(stage / name, folder / name)
    sync_folder(folder)
    shutil.rmtree(stage, ignore_errors=True)
