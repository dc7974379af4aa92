"""Painting of a list (列表绘制): cells with badges and chips, the chosen row, heads with arrows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.style import Colour, Height, Weight, colour, font, pen, px
from app.ui.table.columns import Badge, Cell, Column, Mark
from app.ui.table.model import CELL, PagedRows
from app.ui.widgets.badge import badge_width, draw_badge
from app.ui.widgets.chip import chip_width, draw_chip
from app.ui.widgets.painted import breadth, put, ring

PAD = 9
Index = QModelIndex | QPersistentModelIndex


def cell_width(cell: Cell, *, bold: bool) -> int:
    """The breadth that a cell needs, with the space around it."""
    if isinstance(cell, Badge):
        return badge_width(cell.look, cell.words) + 2 * PAD
    if isinstance(cell, Mark):
        return chip_width(cell.words, cell.icon) + 2 * PAD
    return breadth(cell, font(bold=bold)) + 2 * PAD


class CellPainter(QStyledItemDelegate):
    """Draws the cells (单元格)."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As broad as its content, a row high."""
        cell: Cell = index.data(CELL)
        return QSize(cell_width(cell, bold=self._column(index).bold), px(Height.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, line beneath."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(area)
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, colour(Colour.SEL if chosen else Colour.BLUET if hovered else Colour.SHEET))
        painter.setPen(pen(Colour.LINE))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(box.left(), box.top(), Weight.EDGE, box.height()), colour(Colour.BLUE))
        self._paint_cell(painter, box.adjusted(PAD, 0, -PAD, -1), index)
        painter.restore()

    def _column(self, index: Index) -> Column[object]:
        model = index.model()
        assert isinstance(model, PagedRows)
        return model.columns[index.column()]

    def _paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        cell: Cell = index.data(CELL)
        column = self._column(index)
        if isinstance(cell, Badge):
            draw_badge(painter, box.left(), box.center().y() + 0.5, cell.look, cell.words)
        elif isinstance(cell, Mark):
            draw_chip(painter, box.left(), box.center().y() + 0.5, cell.words, cell.kind, cell.icon)
        else:
            face = font(bold=column.bold)
            align = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            shown = cell
            if not column.bold and not column.number:
                shown = QFontMetricsF(face).elidedText(cell, Qt.TextElideMode.ElideRight, box.width() + 1)
            put(painter, shown, box, Colour.INK, face, align)


class Head(QHeaderView):
    """Heads of the columns (表头): sunk, bold, with ▲ or ▼ where the list is sorted by it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_by, self.descending = -1, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(px(Height.TABLE_HEAD))
        self.setStretchLastSection(True)

    def show_sorted(self, column: int, *, descending: bool) -> None:
        """Show by which column the list is sorted, -1 for none."""
        self.sorted_by, self.descending = column, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """One head."""
        model = self.model()
        if not isinstance(model, PagedRows):
            return
        box, column = QRectF(rect), model.columns[logical]
        painter.save()
        painter.fillRect(box, colour(Colour.SUNK))
        painter.setPen(pen(Colour.LINE))
        painter.drawLine(QPointF(box.right() - 0.5, box.top()), QPointF(box.right() - 0.5, box.bottom()))
        painter.setPen(pen(Colour.LINE2))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        words = column.head
        if logical == self.sorted_by:
            words += " ▼" if self.descending else " ▲"
        align = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        put(painter, words, box.adjusted(PAD, 0, -PAD, -1), Colour.INK2, font(bold=True), align)
        painter.restore()


def paint_focused(painter: QPainter, box: QRect) -> None:
    """The focus ring of the current row."""
    ring(painter, QRectF(box), 0)
