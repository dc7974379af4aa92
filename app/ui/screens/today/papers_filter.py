"""What the register of papers shows (文书台账筛选): a series of numbers, a fate, a day."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.errors import Invalid
from app.engine.fields import CodeLists, Typing, day
from app.services.desk import Desk
from app.services.papers import Fate, Series, Wanted
from app.ui.screens.arrange import row
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox
from app.ui.style import Gap, Height, px
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import label

WITHOUT = "没有单独编号"
FATES = (
    (Fate.ANY, "全部"),
    (Fate.WAITING, "未打印"),
    (Fate.VOIDED, "作废"),
    (Fate.REVERSED, "已冲红"),
    (Fate.RED, "红字"),
)
_DAY = day("day", "日期")


class PapersFilter(QWidget):
    """Series, fate and day beside one another (台账筛选); `changed()` when another is wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all: tuple[Series, ...] = ()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.series, self.fate, self.day = ChoiceBox(), ChoiceBox(), QLineEdit()
        named: Sequence[tuple[QWidget, str, str]] = (
            (self.series, "paper_series", "编号种类"),
            (self.fate, "paper_fate", "去向"),
            (self.day, "paper_day", "开具日期"),
        )
        for part, name, word in named:
            part.setObjectName(name)
            part.setAccessibleName(word)
            part.setFixedHeight(px(Height.FIELD))
        for fate, word in FATES:
            self.fate.addItem(word, fate)
        self.day.setPlaceholderText("日期 1123、t=今天")
        Composition(self.day, figures=True)
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.day.setFixedWidth(px(Breadth.LIST // 3))
        parts = row(self.series, label("去向", tone="second"), self.fate, self.day, 1, gap=Gap.CARD)
        self.setLayout(parts)

    def _wire(self) -> None:
        self.series.activated.connect(lambda _: self.changed.emit())
        self.fate.activated.connect(lambda _: self.changed.emit())
        self.day.editingFinished.connect(self._day_typed)
        self._typed = ""

    # data

    def show_series(self, found: tuple[Series, ...]) -> None:
        """The series that there are; the one that was chosen stays so."""
        if found == self._all and self.series.count():
            return
        chosen = self.series.currentText()
        self._all = found
        self.series.blockSignals(True)
        self.series.clear()
        for one in found:
            self.series.addItem(f"{one.label} {one.year} 年")
        self.series.addItem(WITHOUT)
        self.series.setCurrentIndex(max(0, self.series.findText(chosen)))
        self.series.blockSignals(False)

    def show_day(self, text: str) -> None:
        """A day that was read, as fields show it."""
        self._typed = text
        self.day.setText(text)

    def wanted(self) -> Wanted:
        """What is looked for now. Raises Invalid where the day is none."""
        at = self.series.currentIndex()
        chosen = self._all[at] if 0 <= at < len(self._all) else None
        text = self.day.text().strip()
        on = None
        if text:
            try:
                on = _DAY.kind.parse(text, Typing(self._desk.today, CodeLists({})))
            except Invalid as wrong:
                raise Invalid(f"日期没看懂。{wrong.sentence}") from None
        fate = self.fate.currentData()
        return Wanted(chosen, Fate(fate) if fate else Fate.ANY, on)

    # slots

    def _day_typed(self) -> None:
        if self.day.text() != self._typed:
            self._typed = self.day.text()
            self.changed.emit()
