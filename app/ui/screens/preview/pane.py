"""Preview pane (预览): the paper at the left, how it is to be printed at the right."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import papers, working
from app.services.desk import Desk
from app.services.papers import PaperView
from app.ui import printer
from app.ui.notify import Notifier
from app.ui.printer import Device, Remembered, Setup
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.page import Page
from app.ui.screens.preview.controls import SIZES, Controls
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Gap, Type
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import label

REMEMBERED = "printing.json"


class PreviewPane(Page):
    """A paper before it is printed (预览); `closed()`, `printed()` after it was printed or saved."""

    closed = Signal()
    printed = Signal()

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self.paper: PaperView | None = None
        self._remembered = Remembered(desk.folder / REMEMBERED)

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
        self.listen("Ctrl+P", self.ask_printer)

    # data

    def show_paper(self, paper: PaperView) -> None:
        """Show a paper as it would be printed now; the first one has the pane made."""
        if self.paper is None:
            self._build()
            self._wire()
        self.paper = paper
        self.controls.show_title(paper.title, "", _note(paper.prints))
        kept = self._remembered.last(paper.code)
        self.controls.show_printers(printer.printers(), kept.printer if kept else "")
        self.controls.show_sizes(papers.sizes(self._desk, paper.id))
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
        return self.attempt(lambda: printer.chosen(kept), "打印") is not None and self.print_now()

    def save_to(self, target: Path) -> bool:
        """Save the paper as a PDF file; it counts as a print."""
        paper, offset = self.paper, self.attempt(self.controls.offset, "存")
        if paper is None or offset is None:
            return False

        def act() -> bool:
            made = self._out(paper, "exported", self.controls.size_code(), _millimetres(offset))
            printer.save_pdf(made, target)
            return True

        if not self.attempt(act, "存"):
            return False
        self.strip.show_strip("done", f"已存到“{target.name}”。")
        self._counted(paper)
        return True

    # slots

    def back(self) -> bool:
        """Close the preview."""
        self.closed.emit()
        return True

    def print_now(self) -> bool:
        """Print as it is set up now; True when it went to the printer."""
        setup = self.attempt(self.controls.setup, "打印")
        return setup is not None and self._print(setup)

    def ask_printer(self) -> None:
        """Print as the system's own dialogue sets it up; nothing happens when it is cancelled."""
        paper, setup = self.paper, self.attempt(self.controls.setup, "打印")
        if paper is None or setup is None:
            return
        asked = self.attempt(lambda: printer.ask(setup, paper.title, self), "打印")
        if asked is None:
            return
        used, to = asked
        if used.printer != setup.printer:
            kept = self._remembered.of(paper.code, used.printer)
            used = replace(used, right=kept.right, down=kept.down, direct=kept.direct)
        self.controls.show_setup(used)
        self._print(used, to)

    def _act(self, code: str) -> None:
        if code == "print":
            self.print_now()
        elif code == "ask_printer":
            self.ask_printer()
        elif code == "save_pdf":
            self._ask_where()
        else:
            self.closed.emit()

    def _print(self, setup: Setup, to: Device | None = None) -> bool:
        """What can be refused is asked of the printer first: a print that never came is not counted."""
        paper = self.paper
        if paper is None:
            return False

        def act() -> Setup:
            ready = printer.chosen(setup) if to is None else setup
            out = to or printer.device(ready)
            printer.fit(out, self.sheets.pdf())
            made = self._out(paper, "printed", ready.size or None, _millimetres((ready.right, ready.down)))
            used = printer.send(made, ready, paper.title, out)
            self._remembered.keep(paper.code, used)
            return used

        used = self.attempt(act, "打印")
        if used is None:
            return False
        self.strip.show_strip("done", f"已送到“{used.printer}”，{used.copies} 份。")
        self._counted(paper)
        return True

    def _ask_where(self) -> None:
        if self.paper is None:
            return
        name = self.paper.number or self.paper.title
        target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", f"{name}.pdf", "PDF (*.pdf)")
        if target:
            self.save_to(Path(target))

    def _out(self, paper: PaperView, how: papers.How, size: str | None, offset: tuple[float, float]) -> bytes:
        """The sheet that leaves the office, counted; one of a damaged file's copy is marked instead."""
        if working.only_reading(self._desk):
            return papers.pdf(self._desk, paper.id, size, offset)
        return papers.print_out(self._desk, paper.id, how, size, offset).pdf

    def _counted(self, paper: PaperView) -> None:
        if working.only_reading(self._desk):
            return
        self.paper = replace(paper, prints=paper.prints + 1)
        self._draw()
        self.printed.emit()

    def _draw(self) -> None:
        paper = self.paper
        if paper is None:
            return

        def act() -> bytes:
            offset = _millimetres(self.controls.offset())
            return papers.pdf(self._desk, paper.id, self.controls.size_code(), offset)

        pdf = self.notifier.attempt(
            act, lambda notice: self.strip.show_strip("stop", notice.sentence), "预览"
        )
        if pdf is not None:
            self.sheets.show_pdf(pdf)
            times = f"已打印 {paper.prints} 次" if paper.prints else "未打印"
            size = SIZES.get(self.controls.size_code() or "", "")
            about = "・".join((size, f"{self.sheets.count()} 页", times))
            self.controls.show_title(paper.title, about, _note(paper.prints))

    def _recall(self) -> None:
        if self.paper is not None:
            self.controls.show_setup(self._remembered.of(self.paper.code, self.controls.printer()))
            self._draw()


def _millimetres(tenths: tuple[int, int]) -> tuple[float, float]:
    right, down = tenths
    return right / 10, down / 10


def _note(prints: int) -> str:
    if not prints:
        return "打印会记入经过；再打会印“补打”。"
    return f"打过 {prints} 次，再打会印“补打 第{prints + 1}次”，并记入经过。"
