"""Preview pane (预览): the paper at the left, printer, paper size, copies and offset at the right."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QLineEdit, QWidget

from app.core.errors import Invalid
from app.services import papers
from app.services.desk import Desk
from app.services.papers import PaperView
from app.ui import printer
from app.ui.notify import Notifier
from app.ui.printer import Remembered, Setup
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox, TickBox
from app.ui.screens.page import Page
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import icon_label, label, rule
from app.ui.widgets.move_button import MoveButton

SIZES = {"roll80": "80 mm 小票", "a5": "A5", "a4": "A4", "a4-across": "A4 横"}
NO_PRINTER = "没有打印机"
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
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.sheets = SheetView()
        self._turn = label("", tone="second")
        keys = KeyLine((("PgUp", ""), ("PgDn", "翻页"), ("Ctrl+＋/－", "放大")))
        head = row(label("预览", Type.CARD), 1, keys, self._turn)
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        controls = QFrame()
        controls.setLayout(self._build_controls())
        controls.setFixedWidth(px(Breadth.CONTROLS))
        body = row(self.sheets, controls, gap=0)
        body.setStretch(0, 1)
        whole = column(head, body, self.strip, gap=0)
        whole.setStretch(1, 1)
        framed = sheet(whole, across=1, down=1)
        self.setLayout(column(framed))

    def _build_controls(self) -> QGridLayout:
        self._title, self._about = label("", Type.CARD, wrap=True), label("", tone="second", wrap=True)
        self._printer, self._size = ChoiceBox(), ChoiceBox()
        self._copies, self._right, self._down = QLineEdit(), QLineEdit(), QLineEdit()
        self._direct = TickBox("下次照此直接打")
        self._note = label("", tone="second", wrap=True)
        self._print = MoveButton("print", "打印", key="F9", icon="printer", primary=True)
        self._save = MoveButton("save_pdf", "存为 PDF", icon="download")
        self._close = MoveButton("close_preview", "关闭预览", key="Esc")
        names: dict[str, QWidget] = {
            "printer": self._printer, "paper_size": self._size, "copies": self._copies,
            "offset_right": self._right, "offset_down": self._down, "direct": self._direct,
        }  # fmt: skip
        for name, named in names.items():
            named.setObjectName(name)
        for one, words in (
            (self._right, "向右偏移 毫米"),
            (self._down, "向下偏移 毫米"),
            (self._copies, "份数"),
        ):
            one.setAccessibleName(words)
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
            one.setFixedHeight(px(Height.FIELD))
        grid = QGridLayout()
        grid.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.INSIDE, Gap.INSIDE)
        grid.setVerticalSpacing(Gap.CARD)
        grid.setHorizontalSpacing(Gap.CARD)
        grid.setColumnStretch(1, 1)
        self._place(grid)
        return grid

    def _place(self, grid: QGridLayout) -> None:
        across: tuple[QWidget, ...] = (self._title, self._about, rule())
        for at, part in enumerate(across):
            grid.addWidget(part, at, 0, 1, 3)
        fields: tuple[tuple[str, QWidget, str], ...] = (
            ("打印机", self._printer, ""),
            ("纸张", self._size, ""),
            ("份数", self._copies, "份"),
            ("向右", self._right, "mm"),
            ("向下", self._down, "mm"),
        )
        for at, (word, part, unit) in enumerate(fields, start=len(across)):
            grid.addWidget(label(word, tone="second"), at, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(part, at, 1, 1, 1 if unit else 2)
            if unit:
                grid.addWidget(label(unit, tone="second"), at, 2)
        at = len(across) + len(fields)
        grid.addWidget(self._direct, at, 1, 1, 2)
        grid.addWidget(rule(), at + 1, 0, 1, 3)
        note = row(icon_label("info"), self._note, gap=Gap.ROW)
        note.setStretch(1, 1)
        grid.addLayout(note, at + 2, 0, 1, 3)
        grid.setRowStretch(at + 3, 1)
        for below, button in enumerate((self._print, self._save, self._close), start=at + 4):
            grid.addWidget(button, below, 0, 1, 3)

    def _wire(self) -> None:
        self.sheets.turned.connect(lambda page, of: self._turn.setText(f"{page} / {of}"))
        self._print.chosen.connect(self.print_now)
        self._save.chosen.connect(self._ask_where)
        self._close.chosen.connect(lambda _: self.closed.emit())
        self._size.activated.connect(lambda _: self._draw())
        self._printer.activated.connect(lambda _: self._recall())
        self._printer.activated.connect(lambda _: self._draw())
        self._right.editingFinished.connect(self._draw)
        self._down.editingFinished.connect(self._draw)

    # data

    def show_paper(self, paper: PaperView) -> None:
        """Show a paper as it would be printed now."""
        self.paper = paper
        self._title.setText(paper.title)
        self._fill_printers(paper)
        self._fill_sizes(paper)
        self._recall()
        self._tell(paper)
        self._draw()

    def start(self) -> None:
        """The focus goes to the pages, so that PgDn turns them."""
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_directly(self, paper: PaperView) -> bool:
        """Print at once as last time, if that was wanted; False when the preview has to be shown."""
        kept = self._remembered.last(paper.code)
        if kept is None or not kept.direct:
            return False
        self.show_paper(paper)
        return self.print_now()

    def save_to(self, target: Path) -> bool:
        """Save the paper as a PDF file; it counts as a print."""
        paper, offset = self.paper, self.attempt(self._offset, "存")
        if paper is None or offset is None:
            return False

        def act() -> bool:
            made = papers.print_out(self._desk, paper.id, "exported", self._chosen_size(), offset)
            printer.save_pdf(made.pdf, target)
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

    def print_now(self, _code: str = "") -> bool:
        """Print as it is set up now; True when it went to the printer."""
        paper, setup = self.paper, self.attempt(self._setup, "打印")
        if paper is None or setup is None:
            return False
        offset = (setup.right / 10, setup.down / 10)

        def act() -> Setup:
            ready = printer.chosen(setup)
            made = papers.print_out(self._desk, paper.id, "printed", self._chosen_size(), offset)
            used = printer.send(made.pdf, ready, paper.title)
            self._remembered.keep(paper.code, used)
            return used

        used = self.attempt(act, "打印")
        if used is None:
            return False
        self.strip.show_strip("done", f"已送到“{used.printer}”，{used.copies} 份。")
        self._counted(paper)
        return True

    def _ask_where(self, _code: str) -> None:
        if self.paper is None:
            return
        name = f"{self.paper.title} {self.paper.number}".strip()
        target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", f"{name}.pdf", "PDF (*.pdf)")
        if target:
            self.save_to(Path(target))

    def _counted(self, paper: PaperView) -> None:
        self.paper = replace(paper, prints=paper.prints + 1)
        self._tell(self.paper)
        self._draw()
        self.printed.emit()

    def _draw(self) -> None:
        paper = self.paper
        if paper is None:
            return

        def act() -> bytes:
            return papers.pdf(self._desk, paper.id, self._chosen_size(), self._offset())

        pdf = self.notifier.attempt(
            act, lambda notice: self.strip.show_strip("stop", notice.sentence), "预览"
        )
        if pdf is not None:
            self.sheets.show_pdf(pdf)
            times = f"已打印 {paper.prints} 次" if paper.prints else "未打印"
            size = SIZES.get(self._chosen_size() or "", "")
            self._about.setText("・".join((size, f"{self.sheets.count()} 页", times)))

    def _tell(self, paper: PaperView) -> None:
        n = paper.prints
        self._note.setText(
            f"打过 {n} 次，再打会印“补打 第{n + 1}次”，并记入经过。"
            if n
            else "打印会记入经过；再打会印“补打”。"
        )

    def _fill_printers(self, paper: PaperView) -> None:
        there = printer.printers()
        self._printer.clear()
        self._printer.addItems(list(there) or [NO_PRINTER])
        self._printer.setEnabled(bool(there))
        kept = self._remembered.last(paper.code)
        if kept is not None:
            self._printer.setCurrentIndex(max(0, self._printer.findText(kept.printer)))

    def _fill_sizes(self, paper: PaperView) -> None:
        self._size.clear()
        for size in papers.sizes(self._desk, paper.id):
            self._size.addItem(SIZES.get(size, size), size)

    def _recall(self) -> None:
        if self.paper is not None:
            kept = self._remembered.of(self.paper.code, self._printer.currentText())
            self._copies.setText(str(kept.copies))
            self._right.setText(f"{kept.right / 10:.1f}")
            self._down.setText(f"{kept.down / 10:.1f}")
            self._direct.setChecked(kept.direct)
            self._size.setCurrentIndex(max(0, self._size.findData(kept.size)))

    def _chosen_size(self) -> str | None:
        found = self._size.currentData()
        return str(found) if found else None

    def _offset(self) -> tuple[float, float]:
        return _tenths(self._right.text(), "向右") / 10, _tenths(self._down.text(), "向下") / 10

    def _setup(self) -> Setup:
        copies = self._copies.text().strip()
        if not copies.isdecimal() or not 1 <= int(copies) <= 99:
            raise Invalid("份数应在 1 到 99 之间。")
        name = self._printer.currentText() if self._printer.isEnabled() else ""
        right, down = _tenths(self._right.text(), "向右"), _tenths(self._down.text(), "向下")
        size = self._chosen_size() or ""
        return Setup(name, int(copies), right, down, direct=self._direct.isChecked(), size=size)


def _tenths(text: str, word: str) -> int:
    """An offset in tenths of a millimetre; Invalid when it is none or beyond 50 mm."""
    try:
        found = round(float(text.strip() or "0") * 10)
    except ValueError:
        found = 10_000
    if not -500 <= found <= 500:
        raise Invalid(f"{word}偏移应在 -50.0 到 50.0 毫米之间。")
    return found
