"""Preview pane (预览): the paper at the left, how it is to be printed at the right."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import papers, working
from app.services.desk import Desk
from app.services.papers import PaperView
from app.ui import printer
from app.ui.notify import Notifier, show
from app.ui.printer import Remembered, Setup
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.page import Page
from app.ui.screens.preview import wording
from app.ui.screens.preview.bulk import NOT_OUT, enter_not_out, show_question
from app.ui.screens.preview.controls import SET, SIZES, Controls
from app.ui.screens.preview.output import Order, entered, sheets
from app.ui.screens.preview.sending import Outcome, Sending
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Gap, Type
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import label

REMEMBERED = "printing.json"
LOOK_AGAIN = 3_000
"""Milliseconds after which a printer that took a paper is asked whether it stands still."""


class PreviewPane(Page):
    """A paper before it is printed (预览).

    `closed()`, `printed()` after it was printed or saved, `needed(paper id)` when it was printed without
    being seen and that failed.
    """

    closed = Signal()
    printed = Signal()
    needed = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self.paper: PaperView | None = None
        self._remembered = Remembered(desk.folder / REMEMBERED)
        self._sending = Sending(desk, notifier, self)
        self._stopped: list[Order] = []

    # build

    def _build(self) -> None:
        self.sheets = SheetView()
        self.controls = Controls()
        self._turn = label("", tone="second")
        keys = KeyLine((("PgUp", ""), ("PgDn", "翻页"), ("Ctrl+＋/－", "放大")))
        head = row(label("预览", Type.CARD), 1, keys, self._turn)
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        body = row(self.sheets, self.controls, gap=0)
        body.setStretch(0, 1)
        whole = column(head, body, self.strip, gap=0)
        whole.setStretch(1, 1)
        framed = sheet(whole, across=1, down=1)
        self.setLayout(column(framed))
        framed.show()

    def _wire(self) -> None:
        self.sheets.turned.connect(lambda page, of: self._turn.setText(f"{page} / {of}"))
        self.controls.printer_chosen.connect(self._recall)
        self.controls.resized.connect(self._draw)
        self.controls.acted.connect(self._act)
        self._sending.ended.connect(self._end)
        self.strip.chosen.connect(self._answer)
        self.listen("Ctrl+P", self.ask_printer)

    # data

    def show_paper(self, paper: PaperView) -> None:
        """Show a paper as it would be printed now; the first one has the pane made."""
        if self.paper is None:
            self._build()
            self._wire()
        self.paper = paper
        self.controls.show_title(paper.title, "", wording.note(paper))
        kept = self._remembered.last(paper.code)
        self.controls.show_printers(printer.printers(), kept.printer if kept else "")
        self.controls.show_sizes(papers.sizes(self._desk, paper.id), overprints=paper.overprints)
        self.controls.show_set(len(papers.together(self._desk, paper.id)))
        self._recall()

    def start(self) -> None:
        """The focus goes to the pages, so that PgDn turns them."""
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_directly(self, paper: PaperView) -> bool:
        """Print at once as last time, if that was wanted; False when the preview has to be shown."""
        kept = self._remembered.last(paper.code)
        if kept is None or not kept.direct:
            return False
        self.show_paper(paper)
        return self._send([Order(paper.id, paper.title, kept)])

    def save_to(self, target: Path) -> bool:
        """Save the paper as a PDF file; it counts as a print."""
        paper, setup = self.paper, self.attempt(self.controls.shown, "存")
        if paper is None or setup is None:
            return False

        def act() -> bool:
            printer.save_pdf(entered(self._desk, paper.id, "exported", setup), target)
            return True

        if not self.attempt(act, "存"):
            return False
        self._counted()
        self.strip.show_strip("done", f"已存到“{target.name}”。")
        return True

    # slots

    def back(self) -> bool:
        """Close the preview."""
        self.closed.emit()
        return True

    def print_now(self) -> bool:
        """Print as it is set up now; False when nothing was begun."""
        setup, paper = self.attempt(self.controls.setup, "打印"), self.paper
        if setup is None or paper is None:
            return False
        return self._send([Order(paper.id, paper.title, setup)])

    def print_set(self, unseen: PaperView | None = None) -> bool:
        """Print all papers that the same move issued (成套打印), each as it was printed last.

        `unseen` names one of them where the preview is not open.
        """
        if unseen is not None and not self.isVisible():
            self.show_paper(unseen)
        paper = self.paper
        setup = self.attempt(self.controls.setup, "打印") if paper is not None else None
        if setup is None or paper is None:
            return False
        every = self.attempt(lambda: papers.together(self._desk, paper.id), "打印") or ()
        return self._send([Order(one.id, one.title, self._setup_of(one, setup)) for one in every])

    def ask_printer(self) -> None:
        """Print as the system's own dialogue sets it up; nothing happens when it is cancelled."""
        paper, setup = self.paper, self.attempt(self.controls.setup, "打印")
        if paper is None or setup is None or self._sending.busy:
            return
        asked = self.attempt(lambda: printer.ask(setup, paper.title, self), "打印")
        if asked is None:
            return
        used, to = asked
        if used.printer != setup.printer:
            kept = self._remembered.of(paper.code, used.printer)
            used = replace(kept, copies=used.copies, size=used.size, data_only=used.data_only)
        self.controls.show_setup(used)
        self._send([Order(paper.id, paper.title, used, to)])

    def _act(self, code: str) -> None:
        if code == "print":
            self.print_now()
        elif code == SET:
            self.print_set()
        elif code == "ask_printer":
            self.ask_printer()
        elif code == "save_pdf":
            self._ask_where()
        else:
            self.closed.emit()

    def _setup_of(self, one: PaperView, front: Setup) -> Setup:
        """The paper in front as its controls say, the others as last time."""
        if self.paper is not None and one.id == self.paper.id:
            return front
        return self._remembered.last(one.code) or Setup()

    def _send(self, orders: list[Order]) -> bool:
        if self._sending.busy:
            self.strip.show_strip("info", "上一份还在送往打印机，送完再打。")
            return False
        self.strip.hide()
        return self._sending.start(orders)

    def _end(self, outcome: Outcome) -> None:
        """What went out is remembered and counted; what did not is told, and what stopped is asked about."""
        if outcome.sent or outcome.stopped:
            self._counted()
        self._stopped = [order for order, _ in outcome.stopped]
        if not outcome.whole and not self.isVisible() and self.paper is not None:
            self.needed.emit(self.paper.id)
        if self._stopped and not working.only_reading(self._desk):
            show_question(self.strip, wording.failed(outcome))
        elif outcome.failed:
            self._tell_failed(outcome)
        else:
            self.strip.show_strip("done", wording.sent(outcome.sent))
            self._look_again(outcome.sent[-1].setup.printer)
        self._keep(outcome.sent)

    def _tell_failed(self, outcome: Outcome) -> None:
        if outcome.sent or len(outcome.failed) > 1:
            told = wording.failed(outcome)
            self.strip.show_refusal("没有全打成", told, kind="mind", right=wording.NOT_LOST)
        else:
            show(outcome.failed[0][1], self.strip)

    def _keep(self, orders: list[Order]) -> None:
        """Remember how each was printed; a file that can't be written undoes no print."""

        def act() -> None:
            for order in orders:
                self._remembered.keep(papers.view(self._desk, order.paper_id).code, order.setup)

        self.notifier.attempt(
            act, lambda notice: self.strip.show_strip("mind", f"打印送出了。{notice.sentence}")
        )

    def _look_again(self, name: str) -> None:
        """A printer may take a paper and stand still: what it holds comes out later, once."""
        told = self.strip.sentence()

        def look() -> None:
            if self.strip.sentence() == told and self.isVisible() and printer.stands_still(name):
                words = f"“{name}”收下了，可是停着，可能缺纸或卡纸。弄好后它会接着打，不用再打一次。"
                self.strip.show_strip("mind", words)

        QTimer.singleShot(LOOK_AGAIN, self, look)

    def _answer(self, code: str) -> None:
        """What the clerk saw come out of a print that stopped."""
        stopped, self._stopped = self._stopped, []
        self.strip.hide()
        if code == NOT_OUT and stopped:
            told = self.attempt(lambda: enter_not_out(self._desk, stopped), "登记")
            self._counted()
            if told:
                self.strip.show_strip("done", told)

    def _ask_where(self) -> None:
        if self.paper is None:
            return
        name = self.paper.number or self.paper.title
        target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", f"{name}.pdf", "PDF (*.pdf)")
        if target:
            self.save_to(Path(target))

    def _counted(self) -> None:
        """The paper as it stands after a print."""
        if self.paper is None or working.only_reading(self._desk):
            return
        shown: UUID = self.paper.id
        self.paper = papers.view(self._desk, shown)
        self._draw()
        self.printed.emit()

    def _draw(self) -> None:
        paper = self.paper
        if paper is None:
            return
        pdf = self.notifier.attempt(
            lambda: sheets(self._desk, paper.id, self.controls.shown()),
            lambda notice: self.strip.show_strip("stop", notice.sentence),
            "预览",
        )
        if pdf is not None:
            self.sheets.show_pdf(pdf)
            times = f"已打印 {paper.prints} 次" if paper.prints else "未打印"
            size = SIZES.get(self.controls.size_code() or "", "")
            about = "・".join((size, f"{self.sheets.count()} 页", times))
            self.controls.show_title(paper.title, about, wording.note(paper))

    def _recall(self) -> None:
        if self.paper is not None:
            name = self.controls.printer()
            self.controls.show_trays(printer.trays(name) if name else ())
            self.controls.show_setup(self._remembered.of(self.paper.code, name))
            self._draw()
