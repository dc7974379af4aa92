"""Rows asked page by page (分页行): a model that never loads a whole list and scrolls on for ever."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.page import Page
from app.ui.table.columns import Cell, Column, spoken, words

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which the delegate finds a cell's content."""


class PagedRows(QAbstractTableModel, Generic[T]):
    """A lazy model (分页行). `ask(cursor)` gives the page after a keyset cursor, None for the first one."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[T] = []
        self._ask: Callable[[str | None], Page[T]] | None = None
        self._next: str | None = None
        self.total = 0

    def load(self, ask: Callable[[str | None], Page[T]]) -> None:
        """Start a list: the first page is asked for at once, the others while scrolling."""
        self.beginResetModel()
        self._ask = ask
        first = ask(None)
        self._rows = list(first.rows)
        self._next, self.total = first.next, first.total
        self.endResetModel()

    def row_at(self, at: int) -> T | None:
        """The row at a place, None outside of what was loaded."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, wanted: Callable[[T], bool]) -> int:
        """The place of the first loaded row that `wanted` is true for, -1 for none."""
        return next((at for at, row in enumerate(self._rows) if wanted(row)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were loaded so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether a page follows."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page and add its rows."""
        if parent.isValid() or self._ask is None or self._next is None:
            return
        page = self._ask(self._next)
        if page.rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()
        self._next, self.total = page.next, page.total

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words, words for a reader, alignment, or the cell itself for the delegate."""
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == CELL:
            return column.cell(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return words(column.cell(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.head} {spoken(column.cell(row))}"
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def cell(self, at: int, column: int) -> Cell:
        """The cell at a place; IndexError outside of what was loaded."""
        return self.columns[column].cell(self._rows[at])


def _alignment(column: Column[T]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)
