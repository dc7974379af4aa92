"""Bulk print (批量打印): hundreds of papers to one printer, with progress; it says how many went out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.services import papers
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.printer import queue
from app.ui.screens.arrange import column
from app.ui.screens.preview import wording
from app.ui.screens.preview.output import Order
from app.ui.screens.preview.sending import Outcome, Sending
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.strip import Strip
from app.ui.widgets.ways import Way

CAME_OUT, NOT_OUT = "came_out", "not_out"


class BulkPrint(QFrame):
    """Many papers under way to a printer (批量打印), hidden until it starts; `ended(Outcome)`."""

    ended = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notifier = desk, notifier
        self._stopped: list[Order] = []
        self._build()
        self._wire()
        self.hide()

    def _build(self) -> None:
        self.progress, self.strip = ProgressStrip(), Strip()
        self._sending = Sending(self._desk, self._notifier, self)
        self.setLayout(column(self.progress, self.strip, gap=0))

    def _wire(self) -> None:
        self.progress.cancelled.connect(self._sending.cancel)
        self._sending.advanced.connect(lambda done, of: self.progress.step(done, of, "份"))
        self._sending.ended.connect(self._end)
        self.strip.chosen.connect(self._answer)
        self.strip.closed.connect(self.hide)

    @property
    def busy(self) -> bool:
        """Whether papers are under way."""
        return self._sending.busy

    # slots

    def start(self, asked: Sequence[Order]) -> bool:
        """Print these papers in this order, each an entry of its own; False when it did not begin."""
        if self.busy or not asked:
            return False
        self.strip.hide()
        self.show()

        def act() -> list[Order]:
            ready = {setup: queue.chosen(setup) for setup in {one.setup for one in asked}}
            return [replace(one, setup=ready[one.setup]) for one in asked]

        orders = self._notifier.attempt(act, lambda notice: show(notice, self.strip), "打印")
        if orders is None:
            return False
        places = "、".join(dict.fromkeys(f"“{one.setup.printer}”" for one in orders))
        self.progress.start(f"正在打印到{places}", leaves="取消后，已送出的照样打完", icon="printer")
        self.progress.step(0, len(orders), "份")
        return self._sending.start(orders)

    def _end(self, outcome: Outcome) -> None:
        self.progress.finish()
        self._stopped = [order for order, _ in outcome.stopped]
        told = wording.counted(outcome)
        if self._stopped:
            show_question(self.strip, told)
        else:
            self.strip.show_strip("done" if outcome.whole else "mind", told)
        self.ended.emit(outcome)

    def _answer(self, code: str) -> None:
        """What the clerk saw of the papers that stopped."""
        stopped, self._stopped = self._stopped, []
        self.strip.hide()
        if code == NOT_OUT:
            told = self._notifier.attempt(
                lambda: enter_not_out(self._desk, stopped), lambda notice: show(notice, self.strip), "登记"
            )
            if told:
                self.strip.show_strip("done", told)


def show_question(strip: Strip, told: str) -> None:
    """Ask whether anything came out of a print that stopped (纸上打出来了吗)."""
    strip.show_refusal(
        "纸上打出来了吗",
        f"{told}打出来一点也算；文书还在，再打会印“补打”。",
        kind="mind",
        right="",
        ways=(Way(CAME_OUT, "打出来了"), Way(NOT_OUT, "一点没打出来")),
    )


def enter_not_out(desk: Desk, orders: Sequence[Order]) -> str:
    """Enter that nothing came out of these (登记没打出来); what the clerk is told then."""
    for order in orders:
        papers.not_out(desk, order.paper_id)
    return "记下了。这次不算，下次打出来的不印“补打”。"
