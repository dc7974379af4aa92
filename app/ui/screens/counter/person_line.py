"""Person line (当事人条): whose card it is, in one line, where the window has no room for the whole sheet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from app.ui.screens.arrange import clear, row
from app.ui.style import Gap, Type, px
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.labels import label

_HIGH = 44


class PersonLine(QFrame):
    """Name, sex and age, chips, unit (当事人条)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setFixedHeight(px(_HIGH))
        self._name, self._about = label("", Type.CASE), label("", tone="second")
        self._chips = row(gap=Gap.ROW)
        self._unit = label("", tone="second")
        whole = row(self._name, self._about, self._chips, 1, self._unit, gap=Gap.PAGE)
        whole.setContentsMargins(Gap.INSIDE, 0, Gap.INSIDE, 0)
        self.setLayout(whole)

    def show_line(self, name: str, about: str, chips: Sequence[tuple[str, ChipKind]], unit: str) -> None:
        """Show whose card it is."""
        self._name.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._unit.setText(unit)
        clear(self._chips)
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind))
