"""Waiting after wrong passwords (试错等待): asks each second how long yet, and tells it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY_MS = 1000


class Waiting(QObject):
    """Counts a wait down (试错等待): `told(sentence)` each second, "" once when it is over."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Callable[[], str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)

    def begin(self, left: Callable[[], str]) -> bool:
        """Tell from now on what `left` says, if it says anything; whether it does."""
        said = left()
        self._left = left if said else None
        if not said:
            self._timer.stop()
            return False
        self._timer.start()
        self.told.emit(said)
        return True

    def stop(self) -> None:
        """Nobody waits any more."""
        self._left = None
        self._timer.stop()

    @property
    def waits(self) -> bool:
        """Whether it is still too early (还在等); asked anew, not of the last second."""
        return self._left is not None and bool(self._left())

    def tick(self) -> None:
        """A second has passed."""
        if self._left is None:
            return
        said = self._left()
        if not said:
            self.stop()
        self.told.emit(said)
