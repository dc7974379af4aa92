"""Controls of the preview (打印选项): printer, paper, tray, copies, place, and the buttons under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.ui.printer import Setup
from app.ui.printer.typed import copies_of, scale_of, show_scale, show_tenths, tenths_of
from app.ui.screens.arrange import column, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox, TickBox
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import icon_label, label, rule
from app.ui.widgets.move_button import MoveButton

SIZES = {
    "roll80": "80 mm 小票", "roll58": "58 mm 小票", "a5": "A5", "a4": "A4", "a4-across": "A4 横",
    "a4x3": "A4 一页三联", "a3": "A3",
}  # fmt: skip
NO_PRINTER = "没有打印机"
USUAL_TRAY = "平常的"
SET = "print_set"


class Controls(QFrame):
    """How a paper is to be printed (打印选项).

    `printer_chosen()`, `resized()` when what the page shows is another, `acted(code)` for the buttons.
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
        self._printer, self._size, self._tray = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._copies, self._right, self._down, self._scale = (QLineEdit() for _ in range(4))
        self._direct, self._turned = TickBox("下次照此直接打"), TickBox("横着进纸，转 90° 打")
        self._data_only = TickBox("套打（不印框线）")
        self._note = label("", tone="second", wrap=True)
        self._set = MoveButton(SET, "", key="Shift+F9", icon="printer")
        self._buttons = (
            MoveButton("print", "打印", key="F9", icon="printer", primary=True),
            self._set,
            MoveButton("ask_printer", "打印机设置…", key="Ctrl+P"),
            MoveButton("save_pdf", "存为 PDF"),
            MoveButton("close_preview", "关闭", key="Esc"),
        )
        self._name()
        now, together, ask, save, close = self._buttons
        whole = column(Scrolled(self._build_grid()), now, together, ask, row(save, close), gap=Gap.CARD)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.INSIDE, Gap.INSIDE)
        self.setLayout(whole)
        self.setFixedWidth(px(Breadth.CONTROLS))

    def _name(self) -> None:
        """Names by which tests and readers find the inputs."""
        names: tuple[tuple[QWidget, str, str], ...] = (
            (self._printer, "printer", "打印机"),
            (self._size, "paper_size", "纸张"),
            (self._tray, "tray", "纸盒"),
            (self._copies, "copies", "份数"),
            (self._right, "offset_right", "向右偏移 毫米"),
            (self._down, "offset_down", "向下偏移 毫米"),
            (self._scale, "scale", "缩放 百分之"),
            (self._direct, "direct", "下次照此直接打"),
            (self._data_only, "data_only", "套打，不印框线"),
            (self._turned, "turned", "横着进纸，转 90° 打"),
        )
        for one, name, words in names:
            one.setObjectName(name)
            one.setAccessibleName(words)
            if isinstance(one, QLineEdit):
                one.setAlignment(Qt.AlignmentFlag.AlignRight)
                one.setFixedHeight(px(Height.FIELD))
                Composition(one, figures=True)

    def _build_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(Gap.ROW)
        grid.setHorizontalSpacing(Gap.CARD)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(3, 1)  # keeps the scroll bar off the units
        across: tuple[QWidget, ...] = (self._title, self._about, rule())
        for at, part in enumerate(across):
            grid.addWidget(part, at, 0, 1, 3)
        self._tray_label = label("纸盒", tone="second")
        fields: tuple[tuple[QWidget, QWidget, str], ...] = (
            (label("打印机", tone="second"), self._printer, ""),
            (label("纸张", tone="second"), self._size, ""),
            (self._tray_label, self._tray, ""),
            (label("份数", tone="second"), self._copies, "份"),
            (label("向右", tone="second"), self._right, "mm"),
            (label("向下", tone="second"), self._down, "mm"),
            (label("缩放", tone="second"), self._scale, "%"),
        )
        at = len(across)
        for named, part, unit in fields:
            grid.addWidget(named, at, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(part, at, 1, 1, 1 if unit else 2)
            if unit:
                grid.addWidget(label(unit, tone="second"), at, 2)
            at += 1
        ticks = column(self._data_only, self._turned, self._direct, gap=0)
        grid.addLayout(ticks, at, 0, 1, 3)
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
        self._data_only.clicked.connect(lambda _: self.resized.emit())
        self._right.editingFinished.connect(self.resized)
        self._down.editingFinished.connect(self.resized)

    # data

    def show_title(self, title: str, about: str, note: str) -> None:
        """Which paper it is, its size and pages, and what a print will say."""
        self._title.setText(title)
        self._about.setText(about)
        self._note.setText(note)

    def show_set(self, kinds: int) -> None:
        """How many papers the same move issued: they print in one action (成套)."""
        self._set.setVisible(kinds > 1)
        self._set.setText(f"一起打 {kinds} 种")
        self._set.updateGeometry()

    def show_printers(self, there: Sequence[str], chosen: str) -> None:
        """The printers of this PC, one of them chosen if it is there."""
        self._printer.clear()
        self._printer.addItems(list(there) or [NO_PRINTER])
        self._printer.setEnabled(bool(there))
        self._printer.setCurrentIndex(max(0, self._printer.findText(chosen)))

    def show_sizes(self, sizes: Sequence[str], *, overprints: bool) -> None:
        """The sizes in which this paper can be drawn, and whether its form is there printed already."""
        self._size.clear()
        for size in sizes:
            self._size.addItem(SIZES.get(size, size), size)
        self._data_only.setVisible(overprints)

    def show_trays(self, trays: Sequence[str]) -> None:
        """The trays of the printer that is chosen; no choice where it names none."""
        self._tray.clear()
        self._tray.addItem(USUAL_TRAY, "")
        for tray in trays:
            self._tray.addItem(tray, tray)
        for one in (self._tray_label, self._tray):
            one.setVisible(bool(trays))

    def show_setup(self, setup: Setup) -> None:
        """How it was printed last on this printer."""
        self._printer.setCurrentIndex(max(0, self._printer.findText(setup.printer)))
        self._copies.setText(str(setup.copies))
        self._right.setText(show_tenths(setup.right))
        self._down.setText(show_tenths(setup.down))
        self._scale.setText(show_scale(setup.scale))
        self._direct.setChecked(setup.direct)
        self._turned.setChecked(setup.turned)
        self._data_only.setChecked(setup.data_only)
        self._size.setCurrentIndex(max(0, self._size.findData(setup.size)))
        self._tray.setCurrentIndex(max(0, self._tray.findData(setup.tray)))

    def printer(self) -> str:
        """The printer that is chosen; "" when there is none."""
        return self._printer.currentText() if self._printer.isEnabled() else ""

    def size_code(self) -> str | None:
        """The size that is chosen; None for the usual one."""
        found = self._size.currentData()
        return str(found) if found else None

    def setup(self) -> Setup:
        """How it is set up now; raises Invalid for senseless figures."""
        copies, scale = copies_of(self._copies.text()), scale_of(self._scale.text())
        return Setup(
            self.printer(), copies, *self._offset(),
            data_only=not self._data_only.isHidden() and self._data_only.isChecked(),
            direct=self._direct.isChecked(),
            size=self.size_code() or "",
            tray=str(self._tray.currentData() or ""),
            turned=self._turned.isChecked(),
            scale=scale,
        )  # fmt: skip

    def shown(self) -> Setup:
        """What the page shows of it: size, place and layers; raises Invalid for senseless figures."""
        return Setup(
            "", 1, *self._offset(),
            data_only=not self._data_only.isHidden() and self._data_only.isChecked(),
            size=self.size_code() or "",
        )  # fmt: skip

    def _offset(self) -> tuple[int, int]:
        return tenths_of(self._right.text(), "向右"), tenths_of(self._down.text(), "向下")
