"""Idle time (空闲): nobody touched keyboard or mouse for ten minutes."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

IDLE_MINUTES = 10
"""After so long without a hand on it the window locks itself.

An office cannot set it: longer, and who passes the counter reads what a worker confided; shorter, and
the clerk is locked out while the worker looks for a paper.
"""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Watches the window for hands (空闲): `passed()` once when there was none for so long."""

    passed = Signal()

    def __init__(self, parent: QObject, milliseconds: int = IDLE_MINUTES * 60_000) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.passed)
        self._window: QWindow | None = None

    def begin(self, window: QWindow | None) -> None:
        """Count from now; the window's own events alone are looked at, which are few."""
        self.stop()
        if window is not None:
            self._window = window
            window.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hand starts the time anew."""
        if event.type() in _TOUCHES:
            self._timer.start()
        return False
