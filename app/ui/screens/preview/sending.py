"""Sending papers to printers (送打): one after the other, a band at a time, the window stays alive."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import Busy
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier
from app.ui.printer import Done, Stopped, queue
from app.ui.screens.preview.output import Order, going_out

_END: Done = (-1, -1)
Fate = tuple[Order, Notice]


@dataclass(slots=True)
class Outcome:
    """What became of the papers (送打结果): sent, stopped in the middle, refused, not begun."""

    sent: list[Order] = field(default_factory=list)
    stopped: list[Fate] = field(default_factory=list)
    refused: list[Fate] = field(default_factory=list)
    left: list[Order] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether every paper went out."""
        return not (self.stopped or self.refused or self.left)

    @property
    def failed(self) -> list[Fate]:
        """Those that did not go out whole, with the reason (没打成)."""
        return [*self.stopped, *self.refused]

    @property
    def ended(self) -> int:
        """With how many it is done, one way or the other (已处理)."""
        return len(self.sent) + len(self.failed)


class Sending(QObject):
    """Papers under way to their printers (送打).

    `advanced(done, of)` counts papers, `ended(Outcome)` comes once. A printer that fails is not tried
    again for the papers after it; those for others go on.
    """

    advanced = Signal(int, int)
    ended = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notifier = desk, notifier
        self._left: list[Order] = []
        self._now: tuple[Order, Generator[Done, None, None]] | None = None
        self._dead: dict[str, Notice] = {}
        self._outcome, self._stopping, self._pages = Outcome(), False, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether papers are under way."""
        return self._timer.isActive()

    def start(self, orders: Sequence[Order]) -> bool:
        """Send these papers; False while others are under way."""
        if self.busy or not orders:
            return False
        self._left, self._dead = list(orders), {}
        self._outcome, self._stopping = Outcome(), False
        self._timer.start()
        return True

    def cancel(self) -> None:
        """Begin no further paper; one of many pages stops after the page that is under way."""
        self._stopping = True

    def _step(self) -> None:
        """A band, or the next paper."""
        if self._now is None:
            self._begin()
            return
        order, bands = self._now

        def act() -> Done | Busy:
            try:
                return next(bands, _END)
            except Busy as error:
                return error

        found = self._notifier.attempt(act, lambda notice: self._refuse(order, notice), "打印")
        if isinstance(found, Busy):
            self._fail(order, found)
        elif found is not None:
            self._look(order, found)

    def _begin(self) -> None:
        if self._stopping or not self._left:
            self._end()
            return
        order = self._left.pop(0)
        if order.setup.printer in self._dead:
            self._refuse(order, self._dead[order.setup.printer])
            return
        try:
            ready = order if order.to is not None else replace(order, setup=queue.chosen(order.setup))
        except Busy as error:
            self._fail(order, error)
        else:
            self._now, self._pages = (ready, going_out(self._desk, ready)), 0

    def _look(self, order: Order, done: Done) -> None:
        """A paper is at its end, or stops between two pages where that was asked for."""
        if done == _END:
            self._outcome.sent.append(order)
            self._next()
        elif self._stopping and self._pages < done[0] < done[1]:
            words = f"“{order.title}”打完第 {done[0]} 页停下了，共 {done[1]} 页。"
            self._outcome.stopped.append((order, Notice("mind", "", words)))
            self._next()
        else:
            self._pages = done[0]

    def _fail(self, order: Order, error: Busy) -> None:
        """The printer does not go on: in the middle of a paper, or before its print was entered."""
        notice = self._notifier.notice(error, "打印")
        self._dead[order.setup.printer] = notice
        if isinstance(error, Stopped):
            self._outcome.stopped.append((order, notice))
            self._next()
        else:
            self._refuse(order, notice)

    def _refuse(self, order: Order, notice: Notice) -> None:
        self._outcome.refused.append((order, notice))
        self._next()

    def _next(self) -> None:
        if self._now is not None:
            self._now[1].close()
        self._now = None
        done = self._outcome.ended
        self.advanced.emit(done, done + len(self._left))

    def _end(self) -> None:
        self._timer.stop()
        self._outcome.left, self._left = self._left, []
        self.ended.emit(self._outcome)
