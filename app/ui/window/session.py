"""The Windows session (会话): sleep, a changed clock, a locked or handed-over PC, the end of the session."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from enum import Enum

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_AGAIN_MS = 200
"""A dialogue that was asked to close is gone after so long; until then the window can't be locked."""


class Told(Enum):
    """What Windows tells (系统消息)."""

    WOKEN = "woken"
    LOCKED = "locked"
    LEFT = "left"


_TO_A_WINDOW = b"windows_generic_MSG"
_POWER, _CLOCK, _SESSION = 0x0218, 0x001E, 0x02B1
_RESUMED = frozenset({0x07, 0x12})  # PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC
_TOLD_OF_SESSION = {
    0x2: Told.LEFT,  # WTS_CONSOLE_DISCONNECT
    0x4: Told.LEFT,  # WTS_REMOTE_DISCONNECT
    0x7: Told.LOCKED,  # WTS_SESSION_LOCK
}


def read(message: int, word: int) -> Told | None:
    """What a message of Windows (MSG.message, MSG.wParam) means for the window; None for all others."""
    if message == _CLOCK or (message == _POWER and word in _RESUMED):
        return Told.WOKEN
    return _TOLD_OF_SESSION.get(word) if message == _SESSION else None


class Listener(QAbstractNativeEventFilter):
    """Reads the messages of Windows as they pass (消息筛); it stops none."""

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if kind == _TO_A_WINDOW:
            found = wintypes.MSG.from_address(int(message))
            told = read(found.message, found.wParam)
            if told is not None:
                self._session.hear(told)
        return False, 0


class Session(QObject):
    """What happens to the PC around a signed-in window (会话).

    `woken()` after sleep or when the clock was set; `locked()` when the PC was locked; `left()` when it
    was given to another user or the session ends: then the window closes what it has open.
    """

    woken = Signal()
    locked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listener: Listener | None = None
        self._window, self._open = 0, True
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._end)

    def listen(self, window: QWidget) -> None:
        """Begin to hear what Windows tells the window; on other systems there is nothing to hear."""
        app = QCoreApplication.instance()
        if sys.platform == "win32" and app is not None and self._listener is None:
            self._listener = Listener(self)
            app.installNativeEventFilter(self._listener)
            self._window = int(window.winId())
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(self._window), 0)

    def close(self) -> None:
        """Hear no more: giving the PC to another user tells it twice, and the window is left once."""
        self._open = False
        app = QCoreApplication.instance()
        if sys.platform == "win32" and app is not None and self._listener is not None:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(self._window))
            app.removeNativeEventFilter(self._listener)
            self._listener = None

    def hear(self, told: Told) -> None:
        """React once the message has been handled, not in the middle of it."""
        react = {Told.WOKEN: self.woken.emit, Told.LOCKED: self._lock, Told.LEFT: self._leave}
        QTimer.singleShot(0, self, react[told])

    def _lock(self) -> None:
        self._without_dialogue(self._lock, self.locked)

    def _leave(self) -> None:
        self._without_dialogue(self._leave, self.left)

    def _without_dialogue(self, again: Callable[[], None], signal: SignalInstance) -> None:
        """A dialogue (of a file, of the printer) is closed first: it belongs to a page that will go."""
        dialogue = QApplication.activeModalWidget()
        if dialogue is not None:
            dialogue.close()
            QTimer.singleShot(_AGAIN_MS, self, again)
        elif self._open:
            signal.emit()

    def _end(self) -> None:
        """Windows does not wait."""
        if self._open:
            self.left.emit()
