"""Automatic backups (自动备份): every half hour if something changed, and before the file is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.services import backups
from app.services.backups import Made, Status
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.closing import ClosingPage
from app.ui.tasks import Cancelled, Runner, Work
from app.ui.window.frame import Frame
from app.ui.window.shell import Shell

EVERY_MS = 30 * 60_000
"""Half an hour of work at most lies on one disk alone (定时备份间隔)."""

_PATIENCE_MS = 5000


class Keeping(QObject):
    """Keeps the backups of the window (备份保管) and tells its status bar how it stands."""

    def __init__(self, shell: Shell, notifier: Notifier, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._notifier = shell, notifier
        self._runner = Runner(self)
        self._frame: Frame | None = None
        self._last: Work[Made | None] | None = None
        self._asked: object = None
        self._then: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self.page: ClosingPage | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.back_up)

    def begin(self, frame: Frame) -> None:
        """Somebody works: tell how it stands, and look every half hour."""
        self._frame = frame
        frame.changed.connect(self._changed)
        self.timer.start()
        self._tell()

    def end(self) -> None:
        """The file is closed next: nothing reads it any more."""
        self.timer.stop()
        self.stay()
        self._frame = None
        self._runner.cancel_all()
        self._runner.wait(_PATIENCE_MS)

    # by time

    def back_up(self) -> None:
        """Back up what is in no backup yet, in silence; work goes on."""
        frame = self._frame
        if frame is None or self._last is not None:
            return
        desk = frame.desk
        frame.show_backup("正在备份", mind=False)
        self._runner.run(lambda work: _if_due(desk, work), self._backed_up, self._failed)

    def _backed_up(self, made: Made | None) -> None:
        self._tell()

    def _failed(self, error: Exception) -> None:
        if self._frame is not None and not isinstance(error, Cancelled):
            self._frame.show_backup(f"没有备份成：{self._notifier.notice(error, '备份').sentence}", mind=True)

    def _changed(self, kind: str, _number: object) -> None:
        if kind == "backup":
            self._tell()

    def _tell(self) -> None:
        if self._frame is not None:
            desk = self._frame.desk
            self._runner.run(lambda _: backups.status(desk.folder, desk.clock), self._show, self._failed)

    def _show(self, status: Status) -> None:
        if self._frame is not None:
            self._frame.show_backup(status.sentence, mind=status.mind)

    # before closing

    def before(self, word: str, then: Callable[[], object]) -> bool:
        """Back up first if something changed, then go on; False where nobody works.

        What is shown meanwhile appears only when there is something to back up.
        """
        if self._frame is None:
            return False
        if self._last is None:
            desk, asked = self._frame.desk, object()
            self._then, self._asked = then, asked
            if self.page is not None:
                self.page.show_closing(word)
            self._last = self._runner.run(
                lambda work: _if_due(desk, work, "close"),
                lambda _: self._go_on(asked),
                lambda error: self._not_backed_up(asked, error),
                lambda done, whole: self._show_step(asked, word, done, whole),
            )
        return True

    def _show_step(self, asked: object, word: str, done: int, whole: int) -> None:
        if asked is not self._asked:  # a step that was on its way when it was given up
            return
        if self.page is None:
            self._before = self._shell.current()
            self.page = ClosingPage(self._notifier)
            self.page.show_closing(word)
            self.page.skipped.connect(self._skip)
            self.page.stayed.connect(self.stay)
            self._shell.show_page(self.page)
            self.page.start()
        self.page.show_step(done, whole)

    def _skip(self) -> None:
        asked = self._asked
        self._cancel()
        self._asked = asked
        self._go_on(asked)

    def stay(self) -> None:
        """The window stays: what was asked before closing is given up."""
        self._cancel()
        self._then = None
        self._drop()

    def _cancel(self) -> None:
        work, self._last, self._asked = self._last, None, None
        if work is not None:
            work.cancel()

    def _not_backed_up(self, asked: object, error: Exception) -> None:
        if asked is not self._asked or isinstance(error, Cancelled):
            return
        if self.page is not None:
            self._last = None
            self.page.show_failure(self._notifier.notice(error, "备份").sentence)
        else:
            self._go_on(asked)

    def _go_on(self, asked: object) -> None:
        if asked is not self._asked:
            return
        then, self._then, self._last, self._asked = self._then, None, None, None
        if then is not None:
            self._drop()
            then()

    def _drop(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            if self._before is not None:
                self._shell.show_page(self._before)
            self._shell.drop_page(page)
        self._before = None


def _if_due(desk: Desk, work: Work[Made | None], why: backups.Why = "time") -> Made | None:
    """Back up only what is in no backup yet."""
    return backups.make(desk, why, work.step) if backups.due(desk) else None
