"""Locking (锁屏): the frame is put aside alive, unreachable and unseen, until its owner's password comes."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clock import Clock, local, show_time, weekday
from app.services import accounts, intake
from app.ui.notify import Notifier
from app.ui.screens.lock import Locked, LockPage
from app.ui.tasks import Runner
from app.ui.window.frame import Frame
from app.ui.window.idle import IDLE_MINUTES
from app.ui.window.shell import Shell

_TICK_MS = 10_000
WRONG = "口令不对。"
GOING_ON = f"空闲 {IDLE_MINUTES} 分钟自动锁屏；锁屏不断打印和备份。"


class Locking(QObject):
    """The locked window (锁屏): `opened()` when its owner is back, `left()` when another signs in."""

    opened = Signal()
    left = Signal()

    def __init__(self, shell: Shell, clock: Clock, notifier: Notifier, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._clock, self._notifier = shell, clock, notifier
        self._runner = Runner(self)
        self._frame: Frame | None = None
        self._caret: QWidget | None = None
        self.page: LockPage | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_time)

    def lock(self, frame: Frame) -> None:
        """Put the frame aside and show who is away; what was typed is kept, the file stays open."""
        if self._frame is not None:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._frame, self._caret = frame, frame.focusWidget()
        frame.rest()
        self.page = LockPage(self._notifier)
        self.page.show_locked(self._locked(frame))
        self.page.asked.connect(self._unlock)
        self.page.left.connect(self.left)
        self._shell.show_page(self.page)
        self._shell.put_aside(frame)
        self._tick.start()
        self.page.start()
        self._await(self.page, frame)

    def drop(self) -> None:
        """The window is locked no more."""
        self._tick.stop()
        if self.page is not None:
            self._shell.drop_page(self.page)
        self.page = self._frame = self._caret = None

    def _locked(self, frame: Frame) -> Locked:
        actor, now = frame.desk.actor, local(self._clock.now())
        who = f"{actor.name}・{accounts.duty_words(actor.held)}・{show_time(now)} 离开窗口"
        drafts = self._notifier.attempt(lambda: intake.drafts(frame.desk), lambda _: None) or ()
        kept = f"您有 {len(drafts)} 份没登记完的内容，已存好，解锁后接着办。" if drafts else ""
        return Locked(who, kept, GOING_ON, self._foot())

    def _foot(self) -> str:
        now = local(self._clock.now())
        office = self._shell.office
        return f"{office}　{weekday(now.date())} {show_time(now)}"

    def _show_time(self) -> None:
        if self.page is not None:
            self.page.show_time(self._foot())

    def _unlock(self, password: str) -> None:
        page, frame = self.page, self._frame
        if page is None or frame is None:
            return
        page.show_busy(busy=True)
        desk = frame.desk
        self._runner.run(lambda _: accounts.unlock(desk, password), self._open, self._refused)

    def _open(self, _: None) -> None:
        frame, caret = self._frame, self._caret
        if frame is None:  # the session ended meanwhile
            return
        self._shell.show_page(frame)
        self.drop()
        frame.resume()
        if caret is not None and frame.isAncestorOf(caret):
            caret.setFocus()
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        if self.page is not None and self._frame is not None:
            self.page.show_fault(self._notifier.notice(error, "解锁").sentence)
            self._await(self.page, self._frame, WRONG)

    def _await(self, page: LockPage, frame: Frame, wrong: str = "") -> None:
        desk = frame.desk
        page.show_waiting(lambda: accounts.waiting(desk.folder, self._clock, desk.actor.id), wrong)
