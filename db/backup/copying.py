"""A copy of the data file while it is in use (联机备份): one state of it, whoever goes on saving."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from db.engine import SETTINGS, connect, look_at_header, translated
from db.errors import Damaged, NotOurs

Watch = Callable[[int, int], None]
"""Gets how much is done and how much there is; to cancel, it raises (进度)."""

PAGES = 256
"""Pages in one step (每步页数): about a millisecond, so that whoever saves waits no longer."""

_COPY = ("PRAGMA cipher_log_level = NONE", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")
"""A copy that is not whole is thrown away, so that it needs neither a journal nor a sync."""

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class State:
    """One state of a data file (数据状态): schema, office, last entry of the journal, rows of all tables."""

    revision: str
    office: str
    station: str
    n: int
    hash: str
    rows: int


def copy(source: Path, key: bytes, target: Path, watch: Watch) -> State:
    """Copies the file page by page inside one read transaction (联机备份); gives the state it holds.

    Without that transaction the copy would begin again at each save of another. The copy is no longer
    in WAL mode, so that it can be read where nothing can be written. Raises the errors of the ground.
    """
    look_at_header(source)
    with closing(connect(source, key)) as here:
        try:
            here.execute("BEGIN")
            found = state(here)
            with closing(connect(target, key, settings=_COPY)) as there:
                here.backup(there, pages=PAGES, progress=_telling(watch))
                there.execute("PRAGMA journal_mode = DELETE")
            here.execute("ROLLBACK")
        except driver.Error as error:
            raise translated(error) or error from error
    return found


def _telling(watch: Watch) -> Callable[[int, int, int], None]:
    def tell(_status: int, left: int, whole: int) -> None:
        watch(whole - left, whole)

    return tell


def state(raw: driver.Connection) -> State:
    """The state that an open transaction sees (数据状态), at the file's own revision. Raises NotOurs."""
    try:
        ((revision,),) = raw.execute("SELECT version_num FROM alembic_version").fetchall()
        office = raw.execute("SELECT name, station FROM office LIMIT 1").fetchone() or ("", "")
        last = raw.execute("SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1").fetchone() or (0, b"")
        names = [name for (name,) in raw.execute(_TABLES)]
        counted = 'SELECT count(*) FROM "{}"'
        rows = sum(raw.execute(counted.format(name)).fetchone()[0] for name in names)
    except (driver.OperationalError, ValueError) as error:
        raise translated(error) or NotOurs("no data file of this program") from error
    return State(str(revision), str(office[0]), str(office[1]), int(last[0]), last[1].hex(), rows)


def opens(path: Path, key: bytes) -> None:
    """Raises NotOurs unless the key opens the file (核对密钥); nothing of it is changed."""
    look_at_header(path)
    connect(path, key, settings=SETTINGS[:1]).close()


def check(path: Path, key: bytes, wanted: State) -> None:
    """Tries a copy that was unpacked (试恢复): opens it with the key and reads all of it. Raises Damaged.

    The check of the cipher proves each page, byte for byte, to be one that was written with this key;
    the quick check proves that the pages make up whole tables; then the links of the rows, the last
    entry of the journal and the number of rows. Each row's hash, the whole chain and the indexes are
    for `db.proof`, which takes minutes where this takes seconds; a restore does it too.
    """
    look_at_header(path)
    with closing(connect(path, key, settings=SETTINGS[:1])) as raw:
        try:
            raw.execute("BEGIN")
            for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA quick_check"):
                for (said,) in raw.execute(pragma):
                    if said != "ok":
                        raise Damaged(str(said))
            hanging = raw.execute("PRAGMA foreign_key_check").fetchone()
            if hanging is not None:
                raise Damaged(f"foreign key of {hanging[0]}")
            if state(raw) != wanted:
                raise Damaged("the copy is not the state that was copied")
        except driver.Error as error:
            raise translated(error) or error from error
