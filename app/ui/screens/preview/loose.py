"""A loose sheet (散页): what is printed and is none of the papers, such as the calibration sheet."""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.notify import Notifier
from app.ui.printer import Done, Job, Setup, queue

_END: Done = (-1, -1)


class LooseSheet(QObject):
    """One sheet on its way to a printer (散页), a band at a time; `sent(Setup)` or `failed(Notice)`."""

    sent = Signal(object)
    failed = Signal(object)

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._setup = Setup()
        self._bands: Generator[Done, None, None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self, pdf: bytes, setup: Setup, title: str) -> None:
        """Print it as this set-up says; nothing while another is under way."""
        if self._bands is None:
            self._setup, self._bands = setup, _going_out(pdf, setup, title)
            self._timer.start()

    def _step(self) -> None:
        bands = self._bands
        if bands is None:
            return
        done = self._notifier.attempt(lambda: next(bands, _END), self.failed.emit, "打印")
        if done is None or done == _END:
            self._timer.stop()
            self._bands = None
        if done == _END:
            self.sent.emit(self._setup)


def _going_out(pdf: bytes, setup: Setup, title: str) -> Generator[Done, None, None]:
    ready = queue.chosen(setup)
    job = Job(queue.device(ready), title, turned=ready.turned, scale=ready.scale)
    job.begin(pdf)
    try:
        yield from job.bands(pdf)
    finally:
        job.cancel()
