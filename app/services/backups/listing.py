"""The backups that there are (备份清单): from their names and manifests alone, without a key."""

from datetime import timedelta
from pathlib import Path

from app.core.clock import Clock, local, short_day, show_time
from app.services.backups import folders
from app.services.backups.facts import Backup, Look, Status, Watch, unwatched
from app.services.desk import Desk
from db.backup.package import Manifest, manifest_of, seal_of
from db.engine import FILE_NAME
from db.errors import Damaged, DbError, Missing, Newer
from db.journal import head

_OLD = timedelta(days=1)
_CLOSING = timedelta(minutes=10)
GONE = "这份备份不在了，U 盘要先插好。请核对位置，或换另一份备份。"
_FAULTS: tuple[tuple[type[DbError], str], ...] = (
    (Newer, "这份备份由较新版本的程序做成。请先更新程序，再用它恢复。"),
    (Damaged, "这份文件不是本系统的备份，或者不完整、被改动过，不能用。请换另一份备份。"),
    (Missing, GONE),
)
_UNREADABLE = "这份备份读不出来。请换另一份，或把它复制到本机硬盘上再试。"


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in both places (备份清单), newest first; what cannot be read is left out."""
    found = [*_in(folders.own(folder), second=False)]
    second = folders.second_of(folder)
    if second is not None:
        found += _in(second, second=True)
    return tuple(
        sorted(found, key=lambda one: (one.made_at, one.entries, not one.second, one.path), reverse=True)
    )


def _in(folder: Path, *, second: bool) -> list[Backup]:
    return [one for path in named(folder) if (one := read(path, second=second)) is not None]


def named(folder: Path) -> list[Path]:
    """The files in a folder that have a backup's name (备份文件); none where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if folders.station_in(path.name))
    except OSError:
        return []


def read(path: Path, *, second: bool) -> Backup | None:
    """What a file with a backup's name says of itself (读备份清单), None where it is torn or no backup."""
    try:
        return told(path, manifest_of(path), second=second)
    except (DbError, OSError):
        return None


def told(path: Path, manifest: Manifest, *, second: bool) -> Backup:
    """A backup by its manifest (一份备份)."""
    state = manifest.state
    return Backup(
        path,
        manifest.made_at,
        state.station,
        state.office,
        state.n,
        path.stat().st_size,
        folders.station_in(path.name) == state.station,
        second,
        manifest.why,
        state.hash,
    )


def look(path: Path, folder: Path, watch: Watch = unwatched) -> Look:
    """A backup without a key (查看备份): whether each byte is as it was written, what it says of itself."""
    second = folders.second_of(folder)
    try:
        seal_of(path, watch)
        return Look(path, told(path, manifest_of(path), second=second == path.parent), "")
    except (DbError, OSError) as error:
        fault = next((words for kind, words in _FAULTS if isinstance(error, kind)), _UNREADABLE)
        return Look(path, None, fault)


def current(desk: Desk) -> tuple[Backup, ...]:
    """The proven backups that hold all that was saved (最新状态的备份), in both places."""
    with desk.read() as asks:
        last = head(asks)
    told_last = last.n, last.hash.hex()
    return tuple(one for one in listed(desk.folder) if one.proven and (one.entries, one.head) == told_last)


def due(desk: Desk) -> bool:
    """Whether something was saved that is in no proven backup (是否该备份), or not in the second place."""
    found = current(desk)
    second = folders.second_folder(desk)
    return not any(not one.second for one in found) or (
        second is not None and second.is_dir() and not any(one.second for one in found)
    )


def status(folder: Path, clock: Clock) -> Status:
    """How it stands with the backups (备份状态), from files alone; a share that sleeps may take a while."""
    found, second = listed(folder), folders.second_of(folder)
    newest = next((one for one in found if one.proven), None)
    if newest is None:
        return Status(None, second, "还没有备份。", True)
    said = f"备份 {_shown(newest)} 已试恢复"
    if second is None:
        return Status(newest, None, f"{said}，只在本机，还没有第二个备份文件夹。", True)
    if not second.is_dir():
        return Status(newest, second, f"{said}，第二个备份文件夹现在不在，请插上 U 盘或接通。", True)
    elsewhere = next((one for one in found if one.second and one.proven), None)
    if elsewhere is None or elsewhere.made_at < newest.made_at:
        where = f"第二个文件夹里的是 {_shown(elsewhere)}" if elsewhere else "第二个文件夹里还没有"
        return Status(newest, second, f"{said}，{where}。", True)
    return Status(newest, second, said, _old(folder, newest, clock))


def _shown(one: Backup) -> str:
    return f"{short_day(local(one.made_at).date())} {show_time(one.made_at)}"


def _old(folder: Path, newest: Backup, clock: Clock) -> bool:
    """Whether it is over a day old though the data was written since; closing writes a little too."""
    times = [path.stat().st_mtime for path in _data(folder) if path.exists()]
    written = max(times, default=0) > (newest.made_at + _CLOSING).timestamp()
    return written and clock.now() - newest.made_at > _OLD


def _data(folder: Path) -> tuple[Path, Path]:
    return folder / FILE_NAME, folder / f"{FILE_NAME}-wal"
