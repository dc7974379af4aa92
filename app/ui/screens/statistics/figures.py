"""Figures (统计表): matters by months; the caret walks from figure to figure, Enter opens its rows."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.statistics import Row, Table, shown
from app.ui.screens.breadth import Breadth
from app.ui.style import Colour, Gap, Height, Weight, colour, font, pen, px
from app.ui.widgets.painted import breadth, put, ring

Index = QModelIndex | QPersistentModelIndex
HEADS = ("事项", *(f"{month} 月" for month in range(1, 13)), "合计")
_PAD, _INDENT = 8, 16
_GROUNDS = {"line": Colour.SUNK, "all": Colour.SUNK, "matter": Colour.SHEET}


class FigureModel(QAbstractTableModel):
    """The table as Qt asks for it (统计表模型)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table: Table | None = None

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def row(self, at: int) -> Row | None:
        """The row at a place."""
        rows = self.table.rows if self.table is not None else ()
        return rows[at] if 0 <= at < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The matter, twelve months and the year."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words, and words for a reader."""
        row = self.row(index.row())
        if row is None or self.table is None:
            return None
        words = row.label if not index.column() else shown(self.table.measure, self._value(row, index))
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.label} {HEADS[index.column()]} {words}" if index.column() else words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int((side | Qt.AlignmentFlag.AlignVCenter).value)
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _value(self, row: Row, index: Index) -> int:
        return row.cells[index.column() - 1].value


class FigurePainter(QStyledItemDelegate):
    """Draws names and figures (统计单元格): a figure that opens its rows is blue and underlined."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, line beneath, ring."""
        model = index.model()
        row = model.row(index.row()) if isinstance(model, FigureModel) else None
        if row is None:
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(area)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and index.column() > 0
        painter.save()
        painter.fillRect(box, colour(Colour.SEL if chosen else _GROUNDS[row.kind]))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - Weight.HAIR, box.width(), Weight.HAIR), colour(Colour.LINE)
        )
        face = font(bold=row.kind != "matter")
        words = str(index.data())
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        if index.column():
            self._figure(painter, inner, words, row)
        else:
            left = _INDENT if row.kind == "matter" else 0
            metrics, room = QFontMetricsF(face), inner.width() - left + 1
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            put(painter, text, inner.adjusted(left, 0, 0, 0), Colour.INK, face)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            ring(painter, box.adjusted(0, 0, 0, -1), 0)
        painter.restore()

    def _figure(self, painter: QPainter, box: QRectF, words: str, row: Row) -> None:
        opens = words != "—"
        face = font(bold=row.kind != "matter")
        token = Colour.BLUE if opens else Colour.INK3
        put(painter, words, box, token, face, Qt.AlignmentFlag.AlignRight)
        if opens:
            under = round(box.center().y() + QFontMetricsF(face).ascent() / 2 + 1)
            painter.setPen(pen(Colour.BLUE))
            painter.drawLine(round(box.right()) - breadth(words, face), under, round(box.right()), under)


class FigureTable(QTableView):
    """The table (统计表); `opened(row, month)` at Enter or a click on a figure, month 0 being the year."""

    opened = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("统计表")
        self.setObjectName("figures")
        self._model = FigureModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FigurePainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(Height.TABLE_HEAD))
        self.verticalHeader().setMinimumSectionSize(px(Height.CHIP))
        heads = self.horizontalHeader()
        heads.setFixedHeight(px(Height.TABLE_HEAD))
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)

    def show_table(self, table: Table) -> None:
        """Show a table; the caret stays at its place."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (0, len(HEADS) - 1)
        self._model.show_table(table)
        self._fit()
        self.setCurrentIndex(self._model.index(*place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months share the room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure under the caret."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        width = self.viewport().width()
        figures = len(HEADS) - 1
        name = max(px(Breadth.FIGURE_NAME), self._longest())
        each = max((width - name) // figures, px(Height.BUTTON))
        self.setColumnWidth(0, width - each * figures)
        for at in range(1, len(HEADS)):
            self.setColumnWidth(at, each)

    def _longest(self) -> int:
        table = self._model.table
        names = [row.label for row in table.rows] if table is not None else []
        return (
            max((breadth(one, font(bold=True)) for one in names), default=0) + _INDENT + 2 * _PAD + Gap.TIGHT
        )

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None and index.column() and row.cells[index.column() - 1].value:
            self.opened.emit(row, index.column() % (len(HEADS) - 1))
