"""Where the bytes lie (附件存放): beside the data; what is lost there comes back from the second folder."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from app.services import front
from app.services.desk import Desk
from app.services.errors import translated
from db.attachments import BESIDE, FOLDER, Store
from db.errors import DbError, Gone, Torn
from db.reader import Reader
from db.tables import attachment

_SHOWN = 20
_NAMED = (
    select(attachment.c.sha256, attachment.c.size, attachment.c.name)
    .distinct()
    .order_by(attachment.c.sha256, attachment.c.name)
)


def _unwatched(_done: int, _whole: int) -> None:
    """Nobody looks on."""


def store(desk: Desk) -> Store:
    """The files of the desk's data (附件库)."""
    return Store(desk.folder / FOLDER, desk.key)


def fetched(desk: Desk, sha256: str) -> bytes:
    """The bytes, proven (取附件). Where they are gone or torn the second backup folder gives them back.

    Raises NotFound, Refused where that has none either, Busy.
    """
    with translated():
        here = store(desk)
        try:
            return here.get(sha256)
        except (Gone, Torn):
            with desk.read() as asks:
                second = front.second_folder(asks)
            if not second:
                raise
            with suppress(DbError):
                found = Store(Path(second) / BESIDE, desk.key).get(sha256)
                here.put(found)
                return found
            raise


def check(desk: Desk, watch: Callable[[int, int], None] = _unwatched) -> tuple[bool, tuple[str, ...]]:
    """Whether every attached file is there and whole (校验附件), and lines that say so; none without any.

    `watch` gets the bytes so far, and all of them.
    """
    with desk.read() as asks:
        named = dict(_named(asks))
    whole, done, lost = sum(size for size, _ in named.values()), 0, list[str]()
    with translated():
        here = store(desk)
        for sha256, (size, name) in named.items():
            try:
                here.get(sha256)
            except Gone:
                lost.append(f"附件不在：{name}")
            except Torn:
                lost.append(f"附件损坏：{name}")
            done += size
            watch(done, whole)
    if not named:
        return True, ()
    if not lost:
        return True, (f"附件 {len(named):,} 个，全部完好。",)
    more = (f"还有 {len(lost) - _SHOWN:,} 个。",) if len(lost) > _SHOWN else ()
    head = (
        f"附件 {len(named):,} 个，有 {len(lost):,} 个打不开。请接上第二个备份文件夹逐个打开一次，就会补回。"
    )
    return False, (head, *lost[:_SHOWN], *more)


def _named(asks: Reader) -> Iterator[tuple[str, tuple[int, str]]]:
    for sha256, size, name in asks.all(_NAMED):
        yield sha256, (size, name)
