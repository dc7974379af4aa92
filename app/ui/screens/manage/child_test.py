"""The self-test as a process of its own (自检进程): the window stays alive, and a crash stays there."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, QTemporaryDir, QTimer, Signal

from app.core.findings import Findings
from app.core.release import command

_LOOK_MS = 200
_RESULT = "self-test.json"


class ChildTest(QObject):
    """A self-test under way (自检进程) on a folder that is gone afterwards.

    `stepped(findings)` as they come, `ended(findings)` with the last of them, None when there are none.
    """

    stepped = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process, self._timer = QProcess(self), QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._process.finished.connect(self._finish)
        # on Windows it is told within `start`, elsewhere later
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._folder: QTemporaryDir | None = None
        self.cancelled = False

    @property
    def running(self) -> bool:
        """Whether it is under way (正在自检)."""
        return self._folder is not None

    def start(self) -> None:
        """Start the program a second time, to try itself."""
        self._folder, self.cancelled = QTemporaryDir(), False
        program, *words = command()
        words += ["--self-test", str(self._result()), "--data", self._folder.path()]
        self._process.start(program, words)
        self._timer.start()

    def cancel(self) -> None:
        """End it; what it made goes with its folder."""
        self.cancelled = True
        self._process.kill()

    def _result(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.path()) / _RESULT

    def _read(self) -> Findings | None:
        """What it has found so far; None while nothing, or half a file, is there."""
        with contextlib.suppress(OSError, ValueError):
            return Findings.read(self._result().read_text(encoding="utf-8"))
        return None

    def _look(self) -> None:
        found = self._read()
        if found is not None:
            self.stepped.emit(found)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        found = self._read()
        self._folder = None
        self.ended.emit(found)
