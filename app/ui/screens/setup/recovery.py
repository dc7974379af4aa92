"""The recovery step (恢复页): printed or saved, then two groups are typed back from paper."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QStackedWidget, QWidget

from app.ui import printer
from app.ui.notify import Notifier, show
from app.ui.printer import Setup
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Colour, Gap, Height, Type, px, restyle
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import icon_label, label, show_icon
from app.ui.widgets.move_button import MoveButton
from app.ui.widgets.strip import Strip

ASKED = (2, 5)
"""Which groups are typed back, counted from 1."""
TITLE = "恢复页"


class RecoveryStep(QWidget):
    """The recovery sheet (恢复页); `changed()` when printed, saved or typed back; it is never kept."""

    changed = Signal()

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._pdf: Callable[[], bytes] | None = None
        self._groups: tuple[str, ...] = ()
        self._given = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.sheets = SheetView()
        self._hidden = self._build_hidden()
        self._place = QStackedWidget()
        self._place.addWidget(self.sheets)
        self._place.addWidget(self._hidden)
        self._print = MoveButton("print", "打印恢复页", key="F9", icon="printer")
        self._save = MoveButton("save_pdf", "存为 PDF", icon="download")
        self._marks = [icon_label("circle", Colour.INK3, Height.ICON_BUTTON) for _ in range(3)]
        self.strip = Strip()
        self._inputs = {n: QLineEdit() for n in ASKED}
        asked = row(gap=Gap.CARD)
        for n, one in self._inputs.items():
            one.setObjectName(f"group_{n}")
            one.setAccessibleName(f"第 {n} 组")
            one.setFixedWidth(px(Breadth.GROUP))
            one.setMaxLength(4)
            Composition(one, figures=True)
            asked.addWidget(label(f"第 {n} 组", tone="second"))
            asked.addWidget(one)
        asked.addStretch(1)
        self._asked = holder(asked)
        self._asked.setEnabled(False)
        words = (
            "打印两张，或存为 PDF 后到别处打印",
            "两人当面签名，装封，入保险柜",
            "照纸上输入第 2 组和第 5 组，证明纸印清楚了",
        )
        first, *others = [
            row(mark, label(f"{n}　{text}", wrap=True), gap=Gap.CARD)
            for n, (mark, text) in enumerate(zip(self._marks, words, strict=True), 1)
        ]
        for line in (first, *others):
            line.setStretch(1, 1)
        ways = row(self._print, self._save, 1)
        left = Scrolled(column(first, ways, *others, self._asked, self.strip, 1, gap=Gap.WIDE))
        whole = row(left, self._place, gap=Gap.WIDE)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        self.setLayout(whole)

    def _build_hidden(self) -> QWidget:
        made = QFrame()
        made.setProperty("card", "sheet")
        dots = label("●●●●　●●●●　●●●●\n●●●●　●●●●　●●●●", Type.GROUP, "hint")
        inner = column(
            1,
            icon_label("eye-off", Colour.INK2, Height.ICON_EMPTY),
            label("恢复码已印在纸上，屏幕不再显示。", bold=True),
            dots,
            1,
        )
        inner.setContentsMargins(*(2 * Gap.INSIDE,) * 4)
        made.setLayout(inner)
        return made

    def _wire(self) -> None:
        self._print.chosen.connect(self.print_now)
        self._save.chosen.connect(self._ask_where)
        for one in self._inputs.values():
            one.textEdited.connect(lambda _, one=one: self._typed(one))

    def show_sheet(self, pdf: Callable[[], bytes], groups: Sequence[str]) -> None:
        """Show the sheet; `pdf` draws it anew each time, so that nothing of it is kept."""
        self._pdf, self._groups = pdf, tuple(groups)
        self.sheets.show_pdf(pdf())
        self._print.setFocus()

    def closed(self) -> str:
        """Why it can't go on yet, as a sentence; "" when the groups are right."""
        if not self._given:
            return "恢复页还没有打印或存下来。"
        for n, one in self._inputs.items():
            typed = one.text().strip().upper()
            if len(typed) < len(self._groups[n - 1]):
                return f"第 {n} 组还没有输完。"
            if typed != self._groups[n - 1]:
                return f"第 {n} 组和恢复页不一样，请照纸再输一次。"
        return ""

    def save_to(self, target: Path) -> None:
        """Save the sheet as a PDF file."""
        pdf = self._pdf
        if pdf is not None and self._try(lambda: printer.save_pdf(pdf(), target)):
            self._was_given(f"已存到“{target.name}”。打印后请把这个文件删掉。")

    def forget(self) -> None:
        """The code leaves the memory of the window."""
        self._pdf, self._groups = None, ()

    def print_now(self, _code: str = "") -> None:
        """Print two copies."""
        pdf = self._pdf
        if pdf is not None and self._try(lambda: printer.send(pdf(), Setup(copies=2), TITLE)):
            self._was_given("已送打印机，两张。")

    def _ask_where(self, _code: str) -> None:
        target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", f"{TITLE}.pdf", "PDF (*.pdf)")
        if target:
            self.save_to(Path(target))

    def _try(self, act: Callable[[], object]) -> bool:
        done = self._notifier.attempt(lambda: (act(), True), lambda notice: show(notice, self.strip), "打印")
        return done is not None

    def _was_given(self, told: str) -> None:
        self._given = True
        show_icon(self._marks[0], "circle-check", Colour.GREEN, Height.ICON_BUTTON)
        show_icon(self._marks[2], "circle-dot", Colour.BLUE, Height.ICON_BUTTON)
        self._place.setCurrentWidget(self._hidden)
        self._asked.setEnabled(True)
        self.strip.show_strip("done", told)
        self._inputs[ASKED[0]].setFocus()
        self.changed.emit()

    def _typed(self, one: QLineEdit) -> None:
        upper = one.text().upper()
        if upper != one.text():
            one.setText(upper)
        wrong = self.closed()
        restyle(
            one,
            state="fault"
            if len(upper) == 4 and "不一样" in wrong and wrong.startswith(f"第 {one.objectName()[-1]}")
            else "",
        )
        self.changed.emit()
