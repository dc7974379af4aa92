"""Placing of cells (表单排布): two columns with labels at the right edge of theirs, or a single one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.ui.form.cell import Cell
from app.ui.style import Gap, px

_LEAST = 166
"""So broad is a field at least where two stand beside one another: the number of an identity card fits."""


class CellGrid(QGridLayout):
    """A grid of label, field, label, field (表单格阵); a full cell takes a row of its own."""

    def __init__(self, cells: Sequence[Cell], label_width: int) -> None:
        super().__init__()
        self._cells, self._label_width, self._double = tuple(cells), label_width, False
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(Gap.CARD)
        self.setVerticalSpacing(Gap.ROW)
        for cell in cells:
            if not cell.above:
                cell.label.setFixedWidth(px(label_width))
        self._place(double=True)

    def fit(self, width: int) -> None:
        """Two columns in this breadth, or one."""
        double = width >= 2 * px(self._label_width + _LEAST) + 3 * Gap.CARD
        if double != self._double:
            self._place(double=double)

    def _place(self, *, double: bool) -> None:
        while self.takeAt(0) is not None:
            pass
        self._double = double
        self.setColumnMinimumWidth(0, px(self._label_width))
        self.setColumnMinimumWidth(2, px(self._label_width) if double else 0)
        self.setColumnStretch(1, 1)
        self.setColumnStretch(3, int(double))
        top, line, left = Qt.AlignmentFlag.AlignTop, 0, True
        for cell in self._cells:
            full = cell.field.width == "full" or not double
            if full and not left:
                line, left = line + 1, True
            if cell.above:
                self.addWidget(cell.label, line, 0, 1, 4, top)
                self.addWidget(cell.area, line + 1, 0, 1, 4, top)
                line += 2
                continue
            self.addWidget(cell.label, line, 0 if left else 2, top)
            self.addWidget(cell.area, line, 1 if left else 3, 1, 3 if full and double else 1, top)
            line, left = (line + 1, True) if full or not left else (line, False)
