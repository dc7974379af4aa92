"""Keeper (草稿保管): what is typed is kept at most every two seconds, and at once when one leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


class Keeper(QObject):
    """Calls `keep` two seconds after the first edit that was not kept yet (草稿保管)."""

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep at once what was not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def forget(self) -> None:
        """There is nothing to keep any more."""
        self._timer.stop()
