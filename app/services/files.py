"""Files for people and of the program (导出与随数据的小文件): put whole, in plain words when it can't be."""

from pathlib import Path

from app.core.errors import Busy
from app.services.errors import translated
from db.atomic import patiently, write_whole
from db.errors import Full, Held


def save(target: Path, data: bytes) -> None:
    """Put a file where the clerk wants it (导出). Raises Busy: what is in the way, and what to do."""
    try:
        write_whole(target, data)
    except Held:
        raise Busy(f"“{target.name}”正被别的程序占用，没有存成。请关掉打开它的程序，稍等再存。") from None
    except Full:
        raise Busy(f"没有存到“{target.name}”。请换一个能写的文件夹。") from None


def keep(path: Path, data: bytes) -> None:
    """Put a small file of the program beside the data (保存小文件). Raises Busy."""
    with translated():
        patiently(lambda: path.parent.mkdir(parents=True, exist_ok=True), path)
        write_whole(path, data)


def add(path: Path, text: str, largest: int) -> None:
    """Add to a log (写日志), which becomes `.old.log` once it has more bytes than `largest`. Raises Busy."""

    def act() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > largest:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(text)

    with translated():
        patiently(act, path)
