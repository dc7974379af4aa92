"""Looking at a damaged file (损坏文件只读): a copy of it aside is opened, the original is not touched.

Opening a file in WAL mode writes beside it, and an encrypted page is healed or lost by the next
checkpoint: so nothing is opened where the damage lies.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from sqlalchemy import Engine

from db.atomic import patiently
from db.database import Database, refuse_revision
from db.engine import FILE_NAME, look_at_header, make_engine
from db.errors import Damaged, Full, NotOurs, OnlyReading, Unreadable
from db.mark import FILE_NAME as MARK_NAME
from db.reader import Reader
from db.writer import Actor

FOLDER = "reading"
"""Where the copy lies in the data folder (副本文件夹); what a broken-off look left goes at the next one."""


class Reading(Database):
    """A copy that is only read (只读副本). A page that cannot be read is Unreadable, a write OnlyReading."""

    reading = True

    def __init__(self, path: Path, engine: Engine) -> None:
        super().__init__(path, engine)
        self._aside = path.parent

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Questions to the copy (只读). Raises Unreadable where the answer lies on a damaged page."""
        try:
            with super().read() as reader:
                yield reader
        except (Damaged, NotOurs) as error:
            raise Unreadable(str(error)) from error

    def write(self, actor: Actor, command: str, *, at: datetime) -> NoReturn:
        """Raises OnlyReading (不能办理)."""
        raise OnlyReading(command)

    def draft(self, owner: UUID, key: str, text: str | None, at: datetime) -> NoReturn:
        """Raises OnlyReading (不存草稿)."""
        raise OnlyReading("draft")

    def derive(self) -> NoReturn:
        """Raises OnlyReading (不重建)."""
        raise OnlyReading("derive")

    def close(self) -> None:
        """Closes the copy and takes it away (关闭并删去副本)."""
        super().close()
        shutil.rmtree(self._aside, ignore_errors=True)


def open_copy(folder: Path, key: bytes) -> Reading:
    """Opens a copy of the data file of a folder to look at (打开副本); the original stays as it is.

    Raises as `open_file` does, but for damage it takes what can be read; NotOurs too where its first
    page is lost, Full where there is no room for the copy.
    """
    look_at_header(folder / FILE_NAME)
    aside = _copied(folder)
    try:
        database = Reading(aside / FILE_NAME, make_engine(aside / FILE_NAME, key))
        refuse_revision(database)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return database


def _copied(folder: Path) -> Path:
    """The file with its WAL in a folder of its own: in the data folder, else where the system keeps such."""
    try:
        return _copy(folder, folder / FOLDER)
    except Full:
        return _copy(folder, Path(tempfile.mkdtemp(prefix=FOLDER)))


def _copy(folder: Path, aside: Path) -> Path:
    def act() -> None:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True, exist_ok=True)
        for name in (FILE_NAME, f"{FILE_NAME}-wal", MARK_NAME):
            if (folder / name).exists():
                shutil.copyfile(folder / name, aside / name)

    try:
        patiently(act, aside)
    except Full:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return aside
