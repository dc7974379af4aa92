"""Placing of cells (表单排布): two columns with labels at the right edge of theirs, long ones across."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.ui.form.cell import Cell
from app.ui.style import Gap, px


def place_cells(grid: QGridLayout, cells: Sequence[Cell], label_width: int) -> None:
    """Fill a grid of label, field, label, field; a full cell takes a row of its own."""
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Gap.CARD)
    grid.setVerticalSpacing(Gap.ROW)
    for at in (0, 2):
        grid.setColumnMinimumWidth(at, px(label_width))
        grid.setColumnStretch(at + 1, 1)
    top, line, left = Qt.AlignmentFlag.AlignTop, 0, True
    for cell in cells:
        cell.label.setFixedWidth(px(label_width))
        full = cell.field.width == "full"
        if full and not left:
            line, left = line + 1, True
        grid.addWidget(cell.label, line, 0 if left else 2, top)
        grid.addWidget(cell.area, line, 1 if left else 3, 1, 3 if full else 1, top)
        line, left = (line + 1, True) if full or not left else (line, False)
