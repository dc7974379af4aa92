"""One window per data folder (单实例): a second start brings the first window to the front."""

import hashlib
import os
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if sys.platform == "win32":
    import ctypes

MUTEX = "Local\\WorkerServiceCenter"
"""By this name the setup knows that the program runs (互斥体); `resources/setup/running.nsh` has it too."""
_WAIT_MS, _ANSWER_MS = 1500, 10_000
"""How long a second start waits for a first one to listen, and, if it is busy, to hear it out."""
_TRIES, _PAUSE_S = 20, 0.25
_RAISE, _CLOSE, _RESTORE = b"raise\n", b"close\n", b"restore "


def mark_running() -> None:
    """Let the setup see that the program runs, until this process ends (运行标记); only on Windows."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)


class Instance(QObject):
    """The only window of a data folder (单实例).

    `asked()` when another start wants it in front, `restoring(path)` when that was a double click on a
    backup, `dismissed()` when the setup wants it closed.
    """

    asked = Signal()
    restoring = Signal(object)
    dismissed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = str(folder.expanduser().resolve()).casefold()
        self._name = f"worker-service-center-{hashlib.sha256(place.encode()).hexdigest()[:24]}"
        self._lock = QLockFile(f"{QDir.tempPath()}/{self._name}.lock")  # of two at once one is the first
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def first(self, backup: Path | None = None) -> bool:
        """True for the first window; otherwise that one was told to come to the front, or of this backup."""
        word = _RAISE if backup is None else _RESTORE + os.fsencode(backup).hex().encode() + b"\n"
        for _ in range(_TRIES):
            if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
                QLocalServer.removeServer(self._name)  # a crash left its socket behind
                return self._server.listen(self._name) or not self._tell_first(word)
            if self._tell_first(word):
                return False
            time.sleep(_PAUSE_S)  # it does not listen yet, or is just closing
        return False

    def dismiss_first(self) -> bool:
        """Tell the first window to close as by its own cross (关闭已开的窗口); False if there is none."""
        return self._tell_first(_CLOSE)

    def close(self) -> None:
        """Give the name back."""
        self._server.close()
        self._lock.unlock()

    def _tell_first(self, word: bytes) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(word)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.waitForDisconnected(_ANSWER_MS)
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:  # it goes with the server
            socket.readyRead.connect(partial(self._answer, socket))
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        word = bytes(socket.readLine().data())
        socket.disconnectFromServer()
        if word == _CLOSE:
            self.dismissed.emit()
            return
        self.asked.emit()
        if word.startswith(_RESTORE):
            told = bytes.fromhex(word.removeprefix(_RESTORE).decode())
            self.restoring.emit(Path(os.fsdecode(told)))
