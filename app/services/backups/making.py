"""Making a backup (做备份): a copy of one state, packed, tried by a restore aside, only then named."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import Busy, CenterError, Damaged
from app.core.release import VERSION
from app.services import front
from app.services.backups import folders
from app.services.backups.attached import lacking
from app.services.backups.facts import Backup, Made, Watch, Why, unwatched
from app.services.backups.generations import kept
from app.services.backups.listing import current, named, read, told
from app.services.backups.progress import Way
from app.services.desk import Desk
from app.services.errors import translated
from db.atomic import move, patiently, read_whole, remove, sync_folder, write_whole
from db.backup import package
from db.backup.copying import check, copy
from db.backup.package import Manifest
from db.engine import FILE_NAME
from db.errors import Damaged as TornFile
from db.errors import DbError, Full, NotOurs, Torn
from db.keys import FILE_NAME as KEYS_NAME

_ASIDE = "aside-"
_PASSES = 5
"""Copy, pack, unpack, check, second place."""

_SPARE = 8_000_000
"""Bytes that stay free beside the backup."""

_LEFT = timedelta(hours=1)
_NOT_PROVEN = "备份试恢复没有通过，没有留下这份备份。请再备份一次；还不行，请联系管理员校验数据。"
_SECOND_AWAY = "第二个备份文件夹 {} 现在不在，这次只备份在本机。请插上 U 盘或接通后再备份。"
_SECOND_FAILED = "第二个备份文件夹没有备份成，这次只备份在本机。{}"
_AWAY = "写到一半断了，U 盘可能拔掉或已满。请插好或换一个，再备份一次。"
_TORN = "写进去的和读出来的不一样，请换一个 U 盘或文件夹。"


def make(desk: Desk, why: Why, watch: Watch = unwatched) -> Made:
    """Back up what the file holds now, while others go on saving (立即备份), in both places.

    For a worker thread. `watch` may raise to cancel; a cancelled or failed one leaves no file. Where
    nothing was saved since the last one, and nobody asked, only the second place gets what it lacks.
    Raises Busy where the disk is full, Damaged where the trial restore fails; the second may fail alone.
    """
    found, second = current(desk), folders.second_folder(desk)
    there = next((one for one in found if not one.second), None)
    if there is None or why == "asked":
        return made(desk.folder, desk.key, desk.clock, why, second, watch)
    lacking = None if any(one.second for one in found) else second
    return Made(there, _second(there, lacking, Way(watch, 1, there.size)))


def made(
    folder: Path, key: bytes, clock: Clock, why: Why, second: Path | None, watch: Watch = unwatched
) -> Made:
    """The same with the key alone, for a file of any revision (备份旧版本数据)."""
    at, place = clock.now(), folders.own(folder)
    with translated():
        size = _size(folder)
        patiently(lambda: place.mkdir(parents=True, exist_ok=True), place)
        _clear(place, at)
        folders.room_for(place, 2 * size + _SPARE)
        way = Way(watch, _PASSES, size)
        with _aside(place) as aside:
            part = _packed(folder, key, aside, at, why, way)
            manifest = _tried(part, key, aside / "trial", way)
            target = folders.free_name(place, folders.name_of(manifest.state.station, at))
            move(part, target)
        sync_folder(place)
    backup = told(target, manifest, second=False)
    front.backed_up(folder, at)
    prune(place, target, at)
    sentences = _second(backup, second, way)
    if second is not None and not sentences:
        prune(second, target, at)
    way.end()
    return Made(backup, sentences)


def _size(folder: Path) -> int:
    """Bytes of the data with what is not folded back into it yet."""
    names = (FILE_NAME, f"{FILE_NAME}-wal")
    return sum((folder / name).stat().st_size for name in names if (folder / name).exists())


@contextmanager
def _aside(place: Path) -> Iterator[Path]:
    """A folder of its own that is gone afterwards, whatever happens."""
    aside = Path(patiently(lambda: tempfile.mkdtemp(prefix=_ASIDE, dir=place), place))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _packed(folder: Path, key: bytes, aside: Path, at: datetime, why: Why, way: Way) -> Path:
    """The package under another name; the copy that it was made from is gone again."""
    found = copy(folder / FILE_NAME, key, aside / FILE_NAME, way.step())
    write_whole(aside / KEYS_NAME, read_whole(folder / KEYS_NAME))
    part = aside / "backup.part"
    package.pack(
        part, (aside / FILE_NAME, aside / KEYS_NAME), Manifest(VERSION, at, why, found, {}), way.step()
    )
    remove(aside / FILE_NAME)
    return part


def _tried(part: Path, key: bytes, trial: Path, way: Way) -> Manifest:
    """Unpacks it as a restore does and reads it (试恢复). Raises Damaged, Full."""
    trial.mkdir()
    try:
        manifest = package.unpack(part, trial, way.step())
        way.step()
        check(trial / FILE_NAME, key, manifest.state)
    except (TornFile, NotOurs) as error:
        raise Damaged(_NOT_PROVEN) from error
    shutil.rmtree(trial, ignore_errors=True)
    return manifest


def _second(backup: Backup, second: Path | None, way: Way) -> tuple[str, ...]:
    """The same file in the second place, read back by its hash (第二备份); sentences where it failed."""
    watch = way.step()
    if second is None:
        return ()
    if not second.is_dir():
        return (_SECOND_AWAY.format(second),)
    try:
        send(backup, second, watch)
    except CenterError as error:
        return (_SECOND_FAILED.format(error.sentence),)
    return ()


def send(backup: Backup, folder: Path, watch: Watch = unwatched) -> Path:
    """Copy a backup into another folder and read it back by its hash (另存备份); gives the copy.

    The attached files that the folder has not yet go before it: where a backup lies its files are.
    Raises Busy, Damaged, Refused; nothing is left of a failed copy.
    """
    files = lacking(backup.path.parent, folder)
    whole = files.size + backup.size
    folders.room_for(folder, whole + _SPARE)
    target = folders.free_name(folder, backup.path.name)
    part = target.with_name(target.name + folders.PART)
    try:
        with _worded():
            _clear(folder, backup.made_at)
            files.carry(watch, whole)
            seal = package.send(backup.path, part, lambda done, _: watch(files.size + done, whole))
            if package.seal_of(part, unwatched) != seal:
                raise TornFile("the copy")
            move(part, target)
            sync_folder(folder)
    finally:
        with suppress(Full):
            remove(part)
    return target


@contextmanager
def _worded() -> Iterator[None]:
    """What goes wrong with the copy, in words of its own."""
    try:
        yield
    except (TornFile, Torn):
        raise Damaged(_TORN) from None
    except (DbError, OSError):
        raise Busy(_AWAY) from None


def prune(place: Path, newest: Path, now: datetime) -> None:
    """Takes the backups of this station away that no rule keeps (清理旧备份); never a foreign file.

    One that cannot be removed stays until the next time.
    """
    station = folders.station_in(newest.name)
    found = [one for path in named(place) if (one := read(path, second=False)) and one.proven]
    ours = {one.path: one.made_at for one in found if one.station == station}
    stay = kept(ours.values(), now)
    for path, moment in ours.items():
        if moment not in stay and path != newest:
            with suppress(Full):
                remove(path)


def _clear(place: Path, now: datetime) -> None:
    """What a killed backup left goes (清理残留); what is young may be another's at work."""
    parts = (path for path in place.glob(f"*{folders.PART}") if folders.station_in(path.stem))
    for path in (*place.glob(f"{_ASIDE}*"), *parts):
        with suppress(OSError, Full):
            if path.stat().st_mtime > (now - _LEFT).timestamp():
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                remove(path)
