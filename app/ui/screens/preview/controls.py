"""Controls of the preview (打印选项): printer, paper size, copies, offset, and the buttons under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.core.errors import Invalid
from app.core.text import half_width
from app.ui.printer import Setup
from app.ui.screens.arrange import column, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox, TickBox
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import icon_label, label, rule
from app.ui.widgets.move_button import MoveButton

SIZES = {"roll80": "80 mm 小票", "a5": "A5", "a4": "A4", "a4-across": "A4 横"}
NO_PRINTER = "没有打印机"


class Controls(QFrame):
    """How a paper is to be printed (打印选项).

    `printer_chosen()`, `resized()` when its size or offset is another, `acted(code)` for the buttons.
    """

    printer_chosen = Signal()
    resized = Signal()
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self._title, self._about = label("", Type.CARD, wrap=True), label("", tone="second", wrap=True)
        self._printer, self._size = ChoiceBox(), ChoiceBox()
        self._copies, self._right, self._down = QLineEdit(), QLineEdit(), QLineEdit()
        self._direct = TickBox("下次照此直接打")
        self._note = label("", tone="second", wrap=True)
        self._buttons = (
            MoveButton("print", "打印", key="F9", icon="printer", primary=True),
            MoveButton("ask_printer", "打印机设置…", key="Ctrl+P"),
            MoveButton("save_pdf", "存为 PDF"),
            MoveButton("close_preview", "关闭", key="Esc"),
        )
        names: dict[str, QWidget] = {
            "printer": self._printer, "paper_size": self._size, "copies": self._copies,
            "offset_right": self._right, "offset_down": self._down, "direct": self._direct,
        }  # fmt: skip
        for name, named in names.items():
            named.setObjectName(name)
        self._printer.setAccessibleName("打印机")
        self._size.setAccessibleName("纸张")
        for one, words in (
            (self._right, "向右偏移 毫米"),
            (self._down, "向下偏移 毫米"),
            (self._copies, "份数"),
        ):
            one.setAccessibleName(words)
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
            one.setFixedHeight(px(Height.FIELD))
            Composition(one, figures=True)
        now, ask, save, close = self._buttons
        whole = column(Scrolled(self._build_grid()), now, ask, row(save, close), gap=Gap.CARD)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.INSIDE, Gap.INSIDE)
        self.setLayout(whole)
        self.setFixedWidth(px(Breadth.CONTROLS))

    def _build_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(Gap.CARD)
        grid.setHorizontalSpacing(Gap.CARD)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(3, 1)  # keeps the scroll bar off the units
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
        return grid

    def _wire(self) -> None:
        for button in self._buttons:
            button.chosen.connect(self.acted)
        self._printer.activated.connect(lambda _: self.printer_chosen.emit())
        self._size.activated.connect(lambda _: self.resized.emit())
        self._right.editingFinished.connect(self.resized)
        self._down.editingFinished.connect(self.resized)

    # data

    def show_title(self, title: str, about: str, note: str) -> None:
        """Which paper it is, its size and pages, and what a print will say."""
        self._title.setText(title)
        self._about.setText(about)
        self._note.setText(note)

    def show_printers(self, there: Sequence[str], chosen: str) -> None:
        """The printers of this PC, one of them chosen if it is there."""
        self._printer.clear()
        self._printer.addItems(list(there) or [NO_PRINTER])
        self._printer.setEnabled(bool(there))
        self._printer.setCurrentIndex(max(0, self._printer.findText(chosen)))

    def show_sizes(self, sizes: Sequence[str]) -> None:
        """The sizes in which this paper can be drawn."""
        self._size.clear()
        for size in sizes:
            self._size.addItem(SIZES.get(size, size), size)

    def show_setup(self, setup: Setup) -> None:
        """How it was printed last on this printer."""
        self._printer.setCurrentIndex(max(0, self._printer.findText(setup.printer)))
        self._copies.setText(str(setup.copies))
        self._right.setText(f"{setup.right / 10:.1f}")
        self._down.setText(f"{setup.down / 10:.1f}")
        self._direct.setChecked(setup.direct)
        self._size.setCurrentIndex(max(0, self._size.findData(setup.size)))

    def printer(self) -> str:
        """The printer that is chosen; "" when there is none."""
        return self._printer.currentText() if self._printer.isEnabled() else ""

    def size_code(self) -> str | None:
        """The size that is chosen; None for the usual one."""
        found = self._size.currentData()
        return str(found) if found else None

    def offset(self) -> tuple[int, int]:
        """The offset in tenths of a millimetre, right and down; raises Invalid when it is none."""
        return _tenths(self._right.text(), "向右"), _tenths(self._down.text(), "向下")

    def setup(self) -> Setup:
        """How it is set up now; raises Invalid for senseless figures."""
        copies = half_width(self._copies.text()).strip()
        if not copies.isdecimal() or not 1 <= int(copies) <= 99:
            raise Invalid("份数应在 1 到 99 之间。")
        right, down = self.offset()
        return Setup(
            self.printer(),
            int(copies),
            right,
            down,
            direct=self._direct.isChecked(),
            size=self.size_code() or "",
        )


def _tenths(text: str, word: str) -> int:
    """An offset in tenths of a millimetre; Invalid when it is none or beyond 50 mm."""
    try:
        found = round(float(half_width(text).strip() or "0") * 10)
    except (ValueError, OverflowError):
        found = 10_000
    if not -500 <= found <= 500:
        raise Invalid(f"{word}偏移应在 -50.0 到 50.0 毫米之间。")
    return found
