"""The encrypted file as an engine (加密数据库引擎): key first, then the settings, few connections."""

from __future__ import annotations

import functools
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from db.errors import Clash, Damaged, DbError, Full, Locked, Missing, NotOurs

FILE_NAME = "center.db"
KEY_BYTES = 32
_PLAIN = b"SQLite format 3\x00"
_HEX = frozenset("0123456789abcdef")
SETTINGS = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -16384",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)
"""What holds for every connection. Without recursive triggers INSERT OR REPLACE passes the triggers."""

_SAYINGS: tuple[tuple[tuple[str, ...], type[Locked | Full | NotOurs | Damaged]], ...] = (
    (("locked", "busy"), Locked),
    (("is full", "readonly", "unable to open", "disk I/O"), Full),
    (("not a database",), NotOurs),
    (("malformed", "decode to UTF-8"), Damaged),
)
"""What the driver's sentences mean."""

BUSY_MS = 5_000
"""How long a connection waits for another's lock, in milliseconds (等待锁的时间)."""


def look_at_header(path: Path) -> None:
    """Raises Missing without a file, NotOurs for a plain SQLite file or one too short to be ours."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN))
    except FileNotFoundError:
        raise Missing(path) from None
    if len(head) < len(_PLAIN) or head == _PLAIN:
        raise NotOurs("not an encrypted data file")


def connect(
    path: Path | str, key: bytes, *, busy_ms: int = BUSY_MS, settings: tuple[str, ...] = SETTINGS
) -> driver.Connection:
    """One connection with key and settings (打开连接); the caller has looked at the header.

    A text instead of a path is a URI, as `file:…?mode=ro`.

    A malformed raw key is silently taken as a passphrase, and no key makes a plain file: so the key
    is 32 bytes, checked as 64 hex digits. Raises NotOurs when the key does not open the file.
    """
    digits = key.hex()
    if len(digits) != 2 * KEY_BYTES or not _HEX.issuperset(digits):
        raise ValueError("the data key has 32 bytes")
    raw = driver.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        timeout=busy_ms / 1000,
        uri=isinstance(path, str),
    )
    try:
        raw.execute(f"PRAGMA key = \"x'{digits}'\"")
        for setting in settings:
            raw.execute(setting)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.Error as error:
        raw.close()
        raise translated(error) or NotOurs(str(error)) from error
    return raw


def make_engine(path: Path, key: bytes, *, busy_ms: int = BUSY_MS) -> Engine:
    """The engine of one file (引擎): the last connection given back is the first given out.

    Few connections: another connection's commit drops a connection's page cache.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=functools.partial(connect, path, key, busy_ms=busy_ms),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=6,
        pool_use_lifo=True,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "handle_error", _translate)
    return engine


def translated(error: BaseException) -> DbError | None:
    """The driver's error in our words (错误翻译); None for a wrong statement, a bug that stays one."""
    if isinstance(error, driver.IntegrityError):
        return Clash(str(error))
    if not isinstance(error, driver.DatabaseError):
        return None
    said = str(error)
    return next((made(said) for words, made in _SAYINGS if any(word in said for word in words)), None)


def known(error: Exception) -> Exception:
    """What to raise for a driver's error: ours, or itself where it is a bug (已知错误或原错误)."""
    return translated(error) or error


def _translate(context: ExceptionContext) -> None:
    ours = translated(context.original_exception)
    if ours is not None:
        raise ours from context.original_exception
