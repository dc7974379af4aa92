"""Tasks (后台任务): long work on one worker thread, its results back in the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
Step = Callable[[int, int], object]


class Cancelled(Exception):
    """The work was asked to stop, and stopped (已取消)."""


class Work(Generic[T]):
    """A piece of work under way (任务). It calls `step` in each chunk, and so stops when asked to."""

    def __init__(self, step: Callable[["Work[T]", int, int], None]) -> None:
        self._stop, self._step = Event(), step

    def step(self, done: int, total: int) -> None:
        """Tell how far it is; raises Cancelled if the clerk wants no more."""
        if self._stop.is_set():
            raise Cancelled
        self._step(self, done, total)

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Slots:
    done: Callable[[object], object]
    failed: Callable[[Exception], object]
    step: Step | None


class Runner(QObject):
    """One worker thread (后台线程); work waits for its turn, the window stays alive.

    `done` and `failed` are called in the thread that made the runner. A cancelled work calls `failed`
    with Cancelled. A runner that is deleted under its work waits for nothing: the work is told to stop at
    its next step, and its end is heard by nobody.
    """

    busy = Signal(bool)
    _ended = Signal(object, object, object)
    _stepped = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # a thread of Python: Qt's pool is waited for while it is deleted, which can stop the whole program
        self._pool = ThreadPoolExecutor(1)
        self._running: set[Future[None]] = set()
        self._slots: dict[object, _Slots] = {}
        self._ended.connect(self._finish)
        self._stepped.connect(self._show_step)

    def run(
        self,
        act: Callable[[Work[T]], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        step: Step | None = None,
    ) -> Work[T]:
        """Start a work; it may be asked to stop by the returned handle."""
        work: Work[T] = Work(self._step)

        def receive(result: object) -> None:
            done(result)  # type: ignore[arg-type]

        self._slots[work] = _Slots(receive, failed, step)
        if len(self._slots) == 1:
            self.busy.emit(True)
        running = self._pool.submit(self._do, act, work)
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return work

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait for the worker (at the end of the program); False when the time ran out."""
        seconds = None if milliseconds < 0 else milliseconds / 1000
        return not wait(list(self._running), seconds).not_done

    def cancel_all(self) -> None:
        """Ask everything under way to stop."""
        for work in list(self._slots):
            if isinstance(work, Work):
                work.cancel()

    def _do(self, act: Callable[[Work[T]], T], work: Work[T]) -> None:
        try:
            result: object = act(work)
        except Exception as error:
            self._end(work, None, error)
        else:
            self._end(work, result, None)

    def _end(self, work: object, result: object, error: Exception | None) -> None:
        """Hand the end over; where the window is gone nobody waits for it."""
        with suppress(RuntimeError):
            self._ended.emit(work, result, error)

    def _step(self, work: object, done: int, total: int) -> None:
        """Hand a step over; where the window is gone the work stops."""
        try:
            self._stepped.emit(work, done, total)
        except RuntimeError as gone:
            raise Cancelled from gone

    def _finish(self, work: object, result: object, error: Exception | None) -> None:
        slots = self._slots.pop(work)
        if not self._slots:
            self.busy.emit(False)
        if error is not None:
            slots.failed(error)
        else:
            slots.done(result)

    def _show_step(self, work: object, done: int, total: int) -> None:
        slots = self._slots.get(work)
        if slots is not None and slots.step is not None:
            slots.step(done, total)
