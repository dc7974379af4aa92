"""Facts (事实): words at the left, what they say at the right, as many lines as it takes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.screens.arrange import clear
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap
from app.ui.widgets.labels import label


class Facts(Scrolled):
    """Pairs of a word and a text (事实); they scroll where there are more than fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._grid = QGridLayout()
        super().__init__(self._grid, parent=parent)
        self._grid.setVerticalSpacing(Gap.ROW)
        self._grid.setHorizontalSpacing(Gap.CARD)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, Gap.LABEL_CASE)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; what has no text shows a dash."""
        clear(self._grid)
        for at, (word, text) in enumerate(facts):
            shown = label(word, tone="second")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            said = label(text or "—", wrap=True)
            said.setAccessibleName(f"{word} {text or '无'}")
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, at, 0)
            self._grid.addWidget(said, at, 1)
