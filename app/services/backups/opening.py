"""A backup opened aside (备份打开核对): unpacked, proven row by row, beside the present data."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Actor
from app.core.clock import Clock, local
from app.core.errors import Damaged, Forbidden, Invalid, NotFound, Refused
from app.core.paths import why_refused
from app.services.backups import folders, kinship, numbering
from app.services.backups.attached import Attached, attached
from app.services.backups.facts import Backup, LostLine, NumberLine, Relation, Secret, Watch, unwatched
from app.services.backups.listing import GONE, told
from app.services.backups.progress import Way
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import translated
from app.services.upkeep import Source
from db import proof
from db.atomic import patiently
from db.backup.copying import State, check, opens
from db.backup.package import Manifest, manifest_of, unpack
from db.backup.present import Present, present
from db.columns import Key
from db.database import Database, open_file
from db.engine import FILE_NAME
from db.errors import Damaged as TornFile
from db.errors import Missing, Newer, NotOurs, WrongPassword
from db.front import load
from db.journal import holds
from db.keys import Slots, shared
from db.tables import account
from db.upgrade import PROGRAM, upgrade_file

ASIDE = "restoring-"
"""How the folders begin that a backup is unpacked in (解包文件夹)."""

JUMP = 1_000
"""How many numbers are left out where nobody knows the last printed one (默认跳号)."""

_PASSES = 3
"""Unpack, check, verify."""

_SPARE = 8_000_000
_BY_CODE = "恢复码"
_NAMES = select(account.c.name).where(account.c.active == 1).order_by(account.c.id)
_ACCOUNT = select(account.c.name, account.c.active).where(account.c.id == bindparam("id", type_=Key))
_WRONG = "口令不对。请用做这份备份时的口令，或现在的口令。"
_WRONG_CODE = "恢复码不对，请对照恢复页逐组核对。"
_CLOSED = "做这份备份时还没有这个账号，或已停用。请另一位人员来恢复。"
_TORN = "这份备份没有通过校验，不能用来恢复，现有数据没有改动。请换另一份备份。"


@dataclass(frozen=True, slots=True)
class _Found:
    """The backup and what opened it; `today` if a slot of the present data did."""

    path: Path
    manifest: Manifest
    key: bytes = field(repr=False)
    account_id: UUID | None
    today: bool


@dataclass(slots=True)
class Aside:
    """A backup that was opened aside and proven (已核对的备份); to be closed, or used as a context.

    `names` may sign in after a restore, `numbers` are asked before it, `lost` and `others` tell what has
    to be entered again; `attached` are the attached files that it names.
    """

    desk: Desk
    folder: Path
    backup: Backup
    relation: Relation
    numbers: tuple[NumberLine, ...]
    lost: tuple[LostLine, ...]
    others: str
    names: tuple[str, ...]
    rows: int
    attached: Attached
    same_key: bool = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of it and takes the folder aside away (关闭)."""
        self.desk.database.close()
        shutil.rmtree(self.desk.folder, ignore_errors=True)


def open_aside(
    path: Path, folder: Path, clock: Clock, catalog: Catalog, secret: Secret, watch: Watch = unwatched
) -> Aside:
    """Open a backup beside the present data of `folder`, or of a folder that has none yet (打开备份核对).

    For a worker thread; `watch` may raise to cancel. Nothing of the present data changes. Raises Invalid
    at `password` or `code`, Damaged for a backup that does not hold, Busy, Refused, Forbidden.
    """
    with translated():
        manifest = _manifest(path)
        way = Way(watch, _PASSES, manifest.size)
        with _unpacked(path, folder, manifest, way) as aside:
            key, account_id, today = _key(aside, folder, secret)
            found = _Found(path, manifest, key, account_id, today)
            return _opened(folder, aside, clock, catalog, found, way)


def _manifest(path: Path) -> Manifest:
    try:
        return manifest_of(path)
    except TornFile:
        raise Damaged(_TORN) from None
    except Missing:
        raise NotFound(GONE) from None


@contextmanager
def _unpacked(path: Path, folder: Path, manifest: Manifest, way: Way) -> Iterator[Path]:
    """The folder aside with the files of the backup; gone again if anything fails."""
    refused = why_refused(folder)
    if refused is not None:
        raise Refused(refused)
    patiently(lambda: folder.mkdir(parents=True, exist_ok=True), folder)
    folders.room_for(folder, manifest.size + _SPARE)
    aside = Path(patiently(lambda: tempfile.mkdtemp(prefix=ASIDE, dir=folder), folder))
    try:
        try:
            unpack(path, aside, way.step())
        except TornFile:
            raise Damaged(_TORN) from None
        yield aside
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _key(aside: Path, folder: Path, secret: Secret) -> tuple[bytes, UUID | None, bool]:
    """The key of the backup, whose password it was, whether a slot of today gave it.

    The backup's own slots are tried first, then today's, which count only if they open the backup.
    """
    for place in (aside, folder):
        try:
            slots = Slots.load(place)
            account_id, key = _tried(slots, secret)
            opens(aside / FILE_NAME, key)
        except (Missing, TornFile, Newer, WrongPassword, NotOurs):
            continue
        return key, account_id, place == folder
    if secret.code:
        raise Invalid(_WRONG_CODE, field="code")
    raise Invalid(_WRONG, field="password")


def _tried(slots: Slots, secret: Secret) -> tuple[UUID | None, bytes]:
    if secret.code:
        return None, slots.open_with_recovery(secret.code)
    return slots.open_with_password(secret.account, secret.password)


def _opened(folder: Path, aside: Path, clock: Clock, catalog: Catalog, found: _Found, way: Way) -> Aside:
    """The backup, proven and brought up to this program, beside the present data."""
    state = found.manifest.state
    way.step()
    try:
        check(aside / FILE_NAME, found.key, state)
        upgrade_file(aside, found.key, clock.now(), Source(catalog))
        database = open_file(aside, found.key)
    except (TornFile, NotOurs):
        raise Damaged(_TORN) from None
    try:
        actor = _actor(database, found.account_id, state.station)
        rows = _proven(database, catalog, state.rows, way.step())
        desk = Desk(database, clock, catalog, actor, aside, found.key)
        return _beside(folder, desk, found, rows)
    except BaseException:
        database.close()
        raise


def _beside(folder: Path, desk: Desk, found: _Found, rows: int) -> Aside:
    """What the clerk decides on: how it stands to the present data, numbers, what would be lost."""
    state = found.manifest.state
    now = present(folder / FILE_NAME, found.key, state)
    with desk.read() as asks:
        goes_on = now is not None and holds(asks, now.state.n, bytes.fromhex(now.state.hash))
        taken = numbering.taken(asks)
        names = tuple(name for (name,) in asks.all(_NAMES))
    station = now.state.station if now else _station(folder)
    numbers = numbering.Numbers(state.station, _years(found.manifest, desk), taken, _sequences(now, state))
    return Aside(
        desk,
        folder,
        told(found.path, found.manifest, second=folders.second_of(folder) == found.path.parent),
        kinship.relation(state, now, station, goes_on=goes_on),
        numbering.lines(desk.catalog, numbers, JUMP),
        kinship.lost(desk.catalog, now),
        kinship.others(now),
        names,
        rows,
        attached(desk, folder, tuple(filter(None, (found.path.parent, folders.second_of(folder))))),
        found.today or now is not None or shared(desk.folder, folder),
    )


def _station(folder: Path) -> str | None:
    """The station of data that cannot be read (现有站点), "" where nothing tells it, None without data."""
    if not (folder / FILE_NAME).exists():
        return None
    try:
        return load(folder).station
    except (Missing, TornFile):
        return ""


def _sequences(now: Present | None, state: State) -> Mapping[tuple[str, int], int] | None:
    """The numbers of the present data; another station's are none of ours."""
    return now.sequences if now is not None and now.state.station == state.station else None


def _years(manifest: Manifest, desk: Desk) -> tuple[int, ...]:
    """The years that may have given numbers since the backup was made."""
    first = local(manifest.made_at).year
    return tuple(range(first, max(desk.today.year, first) + 1))


def _actor(database: Database, account_id: UUID | None, station: str) -> Actor:
    """Who restores (恢复人). Raises Forbidden for one who may not work in the backup."""
    if account_id is None:
        return Actor(PROGRAM.id, _BY_CODE, frozenset(), station)
    with database.read() as asks:
        row = asks.first(_ACCOUNT, id=account_id)
    if row is None or not row.active:
        raise Forbidden(_CLOSED)
    return Actor(account_id, row.name, frozenset(), station)


def _proven(database: Database, catalog: Catalog, whole: int, watch: Watch) -> int:
    """Every row, link and entry holds (逐行校验); search and lists are computed anew if they alone do not."""
    source = Source(catalog)
    found = proof.verify(database, source, watch=lambda rows: watch(min(rows, whole), whole))
    if found.faults and all(fault.kind == "search" for fault in found.faults):
        proof.rebuild(database, source)
        found = proof.verify(database, source)
    if not found.ok:
        raise Damaged(_TORN)
    return found.rows
