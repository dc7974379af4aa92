"""List view (列表): rows in pages, one chosen; ↑ ↓ PgUp PgDn walk, Enter opens."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.core.page import Page
from app.ui.style import Height, px
from app.ui.table.columns import Column
from app.ui.table.model import PagedRows
from app.ui.table.painting import CellPainter, Head, cell_width, paint_focused

T = TypeVar("T")
SAMPLE = 60
"""Rows that are measured for the breadth of the columns."""


class ListView(QTableView, Generic[T]):
    """A list (列表) over pages.

    `chosen(row)` when another row is chosen, `opened(row)` at Enter or double click,
    `sort_asked(column code, descending)` at a click on a sortable head.
    """

    chosen = Signal(object)
    opened = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, columns: Sequence[Column[T]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows: PagedRows[T] = PagedRows(columns, self)
        self.head = Head(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(Height.ROW))
        self.verticalHeader().setMinimumSectionSize(px(Height.CHIP))
        self.head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def load(self, ask: Callable[[str | None], Page[T]]) -> None:
        """Show a list from its first page; `ask(cursor)` gives the following ones."""
        self.rows.load(ask)
        self.fit()
        if self.rows.rowCount():
            self.scrollToTop()

    def total(self) -> int:
        """How many rows there are in all, loaded or not."""
        return self.rows.total

    def current(self) -> T | None:
        """The chosen row."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def place(self) -> int:
        """The place of the chosen row, from 1; 0 for none."""
        return self.currentIndex().row() + 1

    def choose(self, wanted: Callable[[T], bool]) -> bool:
        """Choose the first loaded row that `wanted` is true for; False when there is none."""
        at = self.rows.place_of(wanted)
        if at >= 0:
            self.selectRow(at)
            self.scrollTo(self.rows.index(at, 0))
        return at >= 0

    def choose_first(self) -> None:
        """Choose the first row, if there is one."""
        if self.rows.rowCount():
            self.selectRow(0)

    def walk(self, steps: int) -> None:
        """Go up or down by so many rows; a search box does this from afar."""
        last = self.rows.rowCount() - 1
        if last < 0:
            return
        at = max(0, min(last, self.currentIndex().row() + steps))
        self.selectRow(at)
        self.scrollTo(self.rows.index(at, 0))

    def show_sorted(self, code: str, *, descending: bool = False) -> None:
        """Show by which column the list is sorted; "" for none."""
        codes = [column.code for column in self.rows.columns]
        self.head.show_sorted(codes.index(code) if code in codes else -1, descending=descending)

    def fit(self) -> None:
        """Give the columns their breadth; names, numbers and badges are never cut, other texts at last."""
        widths = [self._needed(at) for at in range(len(self.rows.columns))]
        spare = self.viewport().width() - sum(widths)
        columns = self.rows.columns
        yielding = [
            at for at, column in enumerate(columns) if not (column.width or column.bold or column.number)
        ]
        if spare < 0:
            yielding = [at for at in yielding if isinstance(self._first(at), str)]
        for at in yielding:
            widths[at] = max(px(Height.BUTTON), widths[at] + spare // len(yielding))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _first(self, at: int) -> object:
        return self.rows.cell(0, at) if self.rows.rowCount() else ""

    def _needed(self, at: int) -> int:
        column, sample = self.rows.columns[at], range(min(self.rows.rowCount(), SAMPLE))
        cells = (cell_width(self.rows.cell(n, at), bold=column.bold) for n in sample)
        return max(column.width, cell_width(column.head + " ▲", bold=True), *cells, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth: the columns follow."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the walking keys do what they do in every list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row is chosen now."""
        super().selectionChanged(selected, deselected)
        row = self.current()
        if row is not None and selected.indexes():
            self.chosen.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the ring of the current one while the list has the focus."""
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            paint_focused(painter, self._row_box(index))
            painter.end()

    def _row_box(self, index: QModelIndex) -> QRect:
        box = self.visualRect(index)
        return QRect(0, box.top(), self.viewport().width(), box.height() - 1)

    def _open(self, at: int) -> None:
        row = self.rows.row_at(at)
        if row is not None:
            self.opened.emit(row)

    def _sort(self, at: int) -> None:
        column = self.rows.columns[at]
        if column.sortable:
            descending = self.head.sorted_by == at and not self.head.descending
            self.head.show_sorted(at, descending=descending)
            self.sort_asked.emit(column.code, descending)
