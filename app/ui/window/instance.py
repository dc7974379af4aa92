"""One window per data folder (单实例): a second start brings the first window to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1500
_RAISE = b"raise\n"


class Instance(QObject):
    """The only window of a data folder (单实例); `asked()` when another start wants it in front."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = str(folder.expanduser().resolve()).casefold()
        self._name = f"worker-service-center-{hashlib.sha256(place.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def first(self) -> bool:
        """True for the first window; otherwise the first one has been told to come to the front."""
        if self._tell_first():
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # a crash left its socket behind
            if not self._server.listen(self._name):
                return not self._tell_first()
        return True

    def close(self) -> None:
        """Give the name back."""
        self._server.close()

    def _tell_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.waitForDisconnected(_WAIT_MS)
        return True

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.asked.emit()
