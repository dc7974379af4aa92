"""Results of a search (查找结果): people and cases beneath their heads, walked from the search box."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.screens.breadth import Breadth
from app.ui.style import Colour, Gap, Height, Type, Weight, colour, font, paint_icon, pen, px
from app.ui.widgets.painted import put

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row (结果行). A head has no target; `spelled` pairs are (letters found, rest) of each syllable."""

    title: str
    right: str = ""
    second: str = ""
    icon: str = ""
    spelled: tuple[tuple[str, str], ...] = ()
    target: object = None

    @property
    def head(self) -> bool:
        """A group's head, which can't be chosen."""
        return self.target is None


def spelled_marks(syllables: Sequence[str], typed: str) -> tuple[tuple[str, str], ...]:
    """Each syllable cut into the letters that were typed and the rest: zsm finds z|hou s|u m|ei."""
    wanted = typed.replace(" ", "").lower()
    if not (wanted.isascii() and wanted.isalpha()):
        return tuple(("", one) for one in syllables)
    if "".join(one[:1] for one in syllables).startswith(wanted):
        return tuple(
            (one[:1], one[1:]) if at < len(wanted) else ("", one) for at, one in enumerate(syllables)
        )
    marks, left = [], wanted if "".join(syllables).startswith(wanted) else ""
    for one in syllables:
        marks.append((one[: len(left)], one[len(left) :]))
        left = left[len(one) :]
    return tuple(marks)


class Rows(QAbstractListModel):
    """The rows of the list (结果)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def load(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row for the delegate, its words for a screen reader."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join(part for part in (row.title, row.second, row.right) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads can't be chosen."""
        if self.rows[index.row()].head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowPainter(QStyledItemDelegate):
    """Draws heads, people and cases."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """28 for a head, 52 for a row."""
        row: Row = index.data(ROW)
        return QSize(100, px(Breadth.RESULT_HEAD if row.head else Breadth.RESULT_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then the row."""
        row: Row = index.data(ROW)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box = QRectF(area)
        painter.save()
        if row.head:
            painter.fillRect(box, colour(Colour.SUNK))
            self._ends(painter, box, row)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(box, colour(Colour.SEL if chosen else Colour.BLUET if hovered else Colour.SHEET))
            if chosen:
                painter.fillRect(
                    QRectF(box.left(), box.top(), Weight.EDGE, box.height()), colour(Colour.BLUE)
                )
            self._two_lines(painter, box, row)
        painter.setPen(pen(Colour.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _ends(self, painter: QPainter, box: QRectF, row: Row) -> None:
        inner = box.adjusted(Gap.WIDE, 0, -Gap.INSIDE, 0)
        put(painter, row.title, inner, Colour.INK2, font(bold=True))
        put(painter, row.right, inner, Colour.INK2, font(), Qt.AlignmentFlag.AlignRight)

    def _two_lines(self, painter: QPainter, box: QRectF, row: Row) -> None:
        inner = box.adjusted(Gap.WIDE, Gap.TIGHT, -Gap.INSIDE, -Gap.TIGHT)
        if row.icon:
            inner.setLeft(
                inner.left()
                + paint_icon(
                    painter, row.icon, Colour.INK2, inner.left(), box.center().y(), Height.ICON_BUTTON
                )
                + Gap.PAGE
            )
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        x = put(painter, row.title, upper, Colour.INK, font(Type.CARD)) + Gap.CARD
        for found, rest in row.spelled:
            if found:
                x += put(painter, found, upper.adjusted(x, 0, 0, 0), Colour.BLUE, font(bold=True))
            x += put(painter, rest, upper.adjusted(x, 0, 0, 0), Colour.INK2) + Gap.TIGHT
        put(painter, row.right, upper, Colour.INK2, font(), Qt.AlignmentFlag.AlignRight)
        put(painter, row.second, lower, Colour.INK2)


class Results(QListView):
    """The list of results; `chosen(target)` while walking, `opened(target)` at a click or Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName("查找结果")
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other results; the first that can be chosen is chosen."""
        self._rows.load(rows)
        self.walk(1)
        if self.target() is None:
            self.chosen.emit(None)

    def target(self) -> object:
        """What the chosen row stands for, or None."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].target if index.isValid() else None

    def walk(self, steps: int) -> None:
        """Go up or down, over the heads."""
        places = [at for at, row in enumerate(self._rows.rows) if not row.head]
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) + steps if here in places else 0
        index = self._rows.index(places[max(0, min(len(places) - 1, at))])
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.chosen.emit(self.target())

    def _clicked(self, index: QModelIndex) -> None:
        if not self._rows.rows[index.row()].head:
            self.chosen.emit(self.target())

    def _open(self, index: QModelIndex) -> None:
        if not self._rows.rows[index.row()].head:
            self.opened.emit(self.target())
