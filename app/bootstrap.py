"""Start of the window (启动窗口): excepthook, one window per folder, the sign-in page, then the rest."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.core.clock import Clock, SystemClock, local
from app.core.paths import data_home, why_refused
from app.ui.screens.door import Door, door
from app.ui.screens.notice import NoticePage
from app.ui.screens.sign_in import SignInPage
from app.ui.style import dress, load_fonts
from app.ui.window.instance import Instance
from app.ui.window.shell import PROGRAM, Shell
from db import front
from db.errors import Damaged, Missing

if TYPE_CHECKING:
    from app.ui.window.entrance import Entrance

HEAVY = ("app.core.pinyin", "sqlalchemy", "app.printing.pdf", "app.rooms", "app.ui.window.entrance")
"""What is imported after the first paint, one part per turn of the event loop."""


def main(argv: Sequence[str]) -> int:
    """Open the window over the data folder of `--data DIR`, or the usual one; the exit code."""
    folder = data_folder(argv)
    app = QApplication([PROGRAM, *qt_arguments(argv)])
    sys.excepthook = _early_hook
    instance = Instance(folder)
    if not instance.first():
        return 0
    start = Start(folder)
    instance.asked.connect(start.shell.raise_up)
    start.begin()
    code = app.exec()
    instance.close()
    return code


def data_folder(argv: Sequence[str]) -> Path:
    """The folder named by `--data`, or the user's local application data."""
    words = list(argv)
    for at, word in enumerate(words):
        if word.startswith("--data="):
            return Path(word.removeprefix("--data="))
        if word == "--data" and at + 1 < len(words):
            return Path(words[at + 1])
    return data_home()


def qt_arguments(argv: Sequence[str]) -> list[str]:
    """What is left for Qt: `-platform NAME`."""
    words = list(argv)
    return words[at : at + 2] if "-platform" in words and (at := words.index("-platform")) >= 0 else []


def door_of(folder: Path, clock: Clock) -> Door | None:
    """What front.json says for the sign-in page; None where there is no data yet or it must be made anew."""
    try:
        found = front.load(folder)
    except (Missing, Damaged):
        return None
    users = tuple((str(user.id), user.name) for user in found.users)
    backup = f"备份 {local(found.backup_at):%m-%d %H:%M} 已试恢复" if found.backup_at is not None else ""
    return door(found.office, found.station, users, backup, found.calendar_year, clock)


class Start:
    """From the first paint to the way in (启动)."""

    def __init__(self, folder: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        load_fonts()
        dress(app)
        self.folder = folder
        self._clock = SystemClock()
        self.shell = Shell()
        self.sign_in: SignInPage | None = None
        self.entrance: Entrance | None = None
        self._heavy = list(HEAVY)
        self._early: tuple[str, str] | None = None

    def begin(self) -> None:
        """Show the first page at once and load the rest behind it."""
        refused = why_refused(self.folder)
        if refused is not None:
            self.shell.show_page(NoticePage("这个文件夹不能存放数据", refused, str(self.folder)))
            self.shell.show()
            return
        self._paint_first()
        self.shell.show()
        QTimer.singleShot(0, self._load)

    def _paint_first(self) -> None:
        known = door_of(self.folder, self._clock)
        if known is None:
            self.shell.show_page(NoticePage("正在准备首次设置", "马上就好。", icon="hourglass"))
            return
        self.sign_in = SignInPage()
        self.sign_in.show_door(known)
        self.sign_in.asked.connect(self._asked_early)
        self.shell.show_office(known.office)
        self.shell.show_page(self.sign_in)
        self.sign_in.start()

    def _asked_early(self, user: str, password: str) -> None:
        if self.entrance is None and self.sign_in is not None:
            self._early = (user, password)
            self.sign_in.show_busy(busy=True)

    def _load(self) -> None:
        if self._heavy:
            import_module(self._heavy.pop(0))
            QTimer.singleShot(0, self._load)
            return
        from app.printing.fonts import warm
        from app.room import catalog_of
        from app.rooms import ROOMS
        from app.ui.notify import install
        from app.ui.window.entrance import Entrance

        notifier = install(self.folder)
        catalog = catalog_of(ROOMS)
        pages = {room.line.code: room.pages()[0] for room in ROOMS}
        self.entrance = Entrance(self.shell, self.folder, self._clock, catalog, notifier, pages)
        self.entrance.open(self.sign_in)
        load_fonts(rare=True)
        Thread(target=warm, daemon=True).start()
        if self._early is not None:
            self.entrance.sign_in(*self._early)


def _early_hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Until notify takes over: say that the start failed, and end, instead of a window that never works."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)
