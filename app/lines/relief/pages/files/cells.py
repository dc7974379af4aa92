"""What a file says (档案内容): words and texts in two columns under the heads of their sections."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.form.sections import SectionHead
from app.ui.screens.arrange import clear
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, px
from app.ui.widgets.labels import label

_LONG = 24
"""A text of more letters takes a row of its own."""

Told = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Sections as (title, cells); a section without a title has no head."""


class Cells(Scrolled):
    """Cells of sections (档案内容), as many lines as it takes; they scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._grid = QGridLayout()
        super().__init__(self._grid, parent=parent)
        self._grid.setVerticalSpacing(Gap.ROW)
        self._grid.setHorizontalSpacing(Gap.CARD)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for at in (0, 2):
            self._grid.setColumnMinimumWidth(at, px(Gap.LABEL_FORM))
            self._grid.setColumnStretch(at + 1, 1)

    def show_sections(self, sections: Told, nothing: str = "") -> None:
        """Show these; `nothing` where there is none."""
        clear(self._grid)
        line = 0
        for title, cells in sections:
            if title:
                self._grid.addWidget(SectionHead(title), line, 0, 1, 4)
                line += 1
            line = self._show_cells(cells, line)
        if not line and nothing:
            self._grid.addWidget(label(nothing, tone="second", wrap=True), 0, 0, 1, 4)
        self.verticalScrollBar().setValue(0)

    def _show_cells(self, cells: Sequence[tuple[str, str]], line: int) -> int:
        """Put cells from a line on; the line after them."""
        left = True
        for word, text in cells:
            full = len(text) > _LONG or "\n" in text
            if full and not left:
                line, left = line + 1, True
            at = 0 if left else 2
            shown, said = label(word, tone="second", wrap=True), label(text, wrap=True)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setAccessibleName(f"{word} {text}")
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, line, at)
            self._grid.addWidget(said, line, at + 1, 1, 3 if full else 1)
            line, left = (line + 1, True) if full or not left else (line, False)
        return line if left else line + 1
