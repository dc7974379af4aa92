"""Start of the window (启动窗口): excepthook, one window per folder, the sign-in page, then the rest."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QThread, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.core.clock import Clock, SystemClock, local
from app.core.paths import FOLDER, POINTER, Place, find_place, resources, usual_home
from app.core.release import command
from app.ui.screens.door import Door, door
from app.ui.screens.notice import NoticePage
from app.ui.screens.place import PlacePage
from app.ui.screens.sign_in import SignInPage
from app.ui.style import dress, load_fonts
from app.ui.window.instance import Instance, mark_running
from app.ui.window.shell import PROGRAM, Shell
from db import front
from db.atomic import patiently, write_whole
from db.errors import Damaged, Full, Missing

if TYPE_CHECKING:
    from app.ui.notify import Notifier
    from app.ui.window.entrance import Entrance

BACKUP = ".zgbf"
"""How the name of a backup ends (备份后缀)."""

HEAVY = ("app.core.pinyin", "sqlalchemy", "app.printing.pdf", "app.rooms", "app.ui.window.entrance")
"""What is imported after the first paint, behind the page that takes a name and a password meanwhile."""


def main(argv: Sequence[str]) -> int:
    """Open the window over the data folder of `--data DIR`, or the usual one; the exit code.

    With `--close` the window that is open over it is told to close, as the setup does before an upgrade.
    """
    place = data_place(argv)
    if "--close" in argv:
        return close_first(place.folder)
    mark_running()
    app = QApplication([PROGRAM, *qt_arguments(argv)])
    app.setWindowIcon(QIcon(str(resources() / "icons" / "center.ico")))
    sys.excepthook = _early_hook
    instance, backup = Instance(place.folder), backup_in(argv)
    if not instance.first(backup):
        return 0
    start = Start(place, backup)
    instance.asked.connect(start.shell.raise_up)
    instance.restoring.connect(start.restore)
    instance.dismissed.connect(start.dismiss)
    start.begin()
    code = app.exec()
    start.wait()
    instance.close()
    if start.again:
        program, *words = command()
        QProcess.startDetached(program, [*words, *qt_arguments(argv)])
    return code


def close_first(folder: Path) -> int:
    """Tell the window that is open over this folder to close; 0 also where there is none."""
    core = QCoreApplication([PROGRAM])
    Instance(folder, core).dismiss_first()
    return 0


def data_place(argv: Sequence[str]) -> Place:
    """Where the data lies: in the folder named by `--data`, or where this user's does."""
    words = list(argv)
    for at, word in enumerate(words):
        if word.startswith("--data="):
            return find_place(Path(word.removeprefix("--data=")))
        if word == "--data" and at + 1 < len(words):
            return find_place(Path(words[at + 1]))
    return find_place(None)


def backup_in(argv: Sequence[str]) -> Path | None:
    """The backup that was named or double-clicked (要恢复的备份): `--restore FILE`, or a file of its kind."""
    words = list(argv)
    if "--restore" in words[:-1]:
        return Path(words[words.index("--restore") + 1]).absolute()
    return next((Path(word).absolute() for word in words if word.lower().endswith(BACKUP)), None)


def point_to(folder: Path) -> None:
    """Write into `folder.txt` where the data lies. Raises Full.

    A folder that holds other things gets one of its own for the data, unless data lies there already.
    """
    from app.services.accounts.entrance import has_data

    ours = folder == usual_home() or has_data(folder) or not (folder.is_dir() and any(folder.iterdir()))
    home = folder if ours else folder / FOLDER
    for made in (home, usual_home()):
        patiently(partial(made.mkdir, parents=True, exist_ok=True), made)
    write_whole(usual_home() / POINTER, f"{home}\n".encode())


def qt_arguments(argv: Sequence[str]) -> list[str]:
    """What is left for Qt: `-platform NAME`."""
    words = list(argv)
    return words[at : at + 2] if "-platform" in words and (at := words.index("-platform")) >= 0 else []


def door_of(folder: Path, clock: Clock) -> Door | None:
    """What front.json says for the sign-in page; None where there is no data yet or it must be made anew."""
    try:
        found = front.load(folder)
    except (Missing, Damaged, Full):
        return None
    users = tuple((str(user.id), user.name) for user in found.users)
    backup = f"备份 {local(found.backup_at):%m-%d %H:%M} 已试恢复" if found.backup_at is not None else ""
    return door(found.office, found.station, users, backup, found.calendar_year, clock)


class Loader(QThread):
    """Imports what the first page did not need (后台加载)."""

    whole = False
    """Whether all of it is there; what fails goes to the excepthook."""

    def run(self) -> None:
        """Import them one after another."""
        for name in HEAVY:
            import_module(name)
        self.whole = True


class Start:
    """From the first paint to the way in (启动)."""

    def __init__(self, place: Place, backup: Path | None = None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        load_fonts()
        dress(app)
        self.place, self.folder, self._backup = place, place.folder, backup
        self._clock = SystemClock()
        self.shell = Shell()
        self.sign_in: SignInPage | None = None
        self.entrance: Entrance | None = None
        self.again = False
        """Whether the program shall be started once more, over another folder (换文件夹重开)."""
        self._loader = Loader()
        self._loader.finished.connect(self._loaded)
        self._early: tuple[str, str] | None = None

    def begin(self) -> None:
        """Show the first page at once and load the rest behind it."""
        if self.place.sentence:
            page = PlacePage()
            page.show_place(self.place)
            page.settled.connect(lambda folder: self._settle(page, folder))
            self.shell.show_page(page)
            self.shell.show()
            return
        self._paint_first()
        self.shell.show()
        QTimer.singleShot(0, self._loader.start)

    def restore(self, backup: Path) -> None:
        """A backup was double-clicked while the window is open."""
        if self.entrance is None:
            self._backup = backup
        else:
            self.entrance.offer(backup)

    def wait(self) -> None:
        """Wait for what is under way; for the end of the program."""
        self._loader.wait()

    def dismiss(self) -> None:
        """The setup wants the program away: it does not wait for a backup, which the next start makes up."""
        self.shell.close_now()
        QApplication.closeAllWindows()

    def _settle(self, page: PlacePage, folder: Path) -> None:
        """The data lies in this folder from now on: remember it, and start there."""
        try:
            point_to(folder)
        except Full:
            page.show_refusal(f"没能记下这个文件夹：{usual_home()} 写不进去。请管理员给它写的权限。", folder)
            return
        self.again = True
        QApplication.quit()

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

    def _loaded(self) -> None:
        if not self._loader.whole:
            return
        gc.freeze()  # what is loaded stays: a search for garbage among it would stop the window for 0.1 s
        from app.printing.fonts import warm
        from app.room import catalog_of
        from app.rooms import ROOMS
        from app.ui.notify import install
        from app.ui.window.entrance import Entrance
        from app.ui.window.keeping import Keeping

        notifier = install(self.folder)
        catalog = catalog_of(ROOMS)
        pages = {room.line.code: room.pages()[0] for room in ROOMS}
        keeping = Keeping(self.shell, notifier, self.shell)
        self.entrance = Entrance(self.shell, self.folder, self._clock, catalog, notifier, pages, keeping)
        told = self._finish_restore(notifier)
        self.entrance.open(None if told else self.sign_in)
        load_fonts(rare=True)
        Thread(target=warm, daemon=True).start()
        if told:
            self.entrance.tell(told)
        if self._backup is not None:
            self.entrance.restore(self._backup)
        elif self._early is not None and not told:
            self.entrance.sign_in(*self._early)

    def _finish_restore(self, notifier: "Notifier") -> str:
        """A restore that was cut off is done or undone before anything opens the file; a sentence says so."""
        from app.services import backups

        failed: list[str] = []
        told = notifier.attempt(
            lambda: backups.finish(self.folder), lambda notice: failed.append(notice.sentence)
        )
        return told or "".join(failed)


def _early_hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Until notify takes over: say that the start failed, and end, instead of a window that never works."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)
