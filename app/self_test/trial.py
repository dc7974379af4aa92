"""The trial (试跑): a folder, an office and a window that are there for the self-test alone."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.core.clock import FixedClock, SystemClock
from app.core.drives import drive_of
from app.core.errors import Busy, Refused
from app.room import catalog_of
from app.rooms import ROOMS
from app.services import upkeep
from app.services.demo.trial import office
from app.services.desk import Desk
from app.ui.window.entrance import Entrance
from app.ui.window.shell import Shell

_PATIENCE = 60.0
"""Seconds after which what should come by itself counts as not coming."""


class Trial:
    """What the checks hand on to one another (试跑): a check that lacks what an earlier one made fails."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "职工服务中心 自检" / "data"
        self.clock = FixedClock.on(SystemClock().today())
        self.catalog = catalog_of(ROOMS)
        self.office = office(self.clock.today())
        self.numbers: tuple[str, ...] = ()
        self.shell: Shell | None = None
        self.entrance: Entrance | None = None
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The administrator's desk. Raises Refused when no office was made."""
        if self._desk is None:
            raise Refused("数据文件没有建成，这一项没有做。")
        return self._desk

    @desk.setter
    def desk(self, made: Desk) -> None:
        self._desk = made

    def without_paths(self, sentence: str) -> str:
        """A sentence without the folders of this computer (隐去路径): they hold the user's name."""
        for place in (self.home, Path.home()):
            sentence = sentence.replace(str(place), "…")
        return sentence

    def close(self) -> None:
        """Let go of the file and the window (收尾)."""
        if self.shell is not None:
            self.shell.close()
        if self._desk is not None:
            upkeep.close(self._desk)

    def tidy(self) -> str:
        """收尾: window and file are let go of, and everything can be removed."""
        self.close()
        shutil.rmtree(self.home)
        return "试用的文件都已删除"


def wait(until: Callable[[], bool], what: str) -> None:
    """Let the window live until something holds (等待). Raises Busy when it takes too long."""
    end = monotonic() + _PATIENCE
    while not until():
        if monotonic() > end:
            raise Busy(f"等了 {_PATIENCE:.0f} 秒，{what}。")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def kind_of(folder: Path) -> str:
    """What kind of drive a folder lies on (所在盘), "unknown" when nobody can tell."""
    with contextlib.suppress(OSError):
        return drive_of(folder).value
    return "unknown"
