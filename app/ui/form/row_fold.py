"""Fold of a row (行内更多): the columns that have no room in the line, as labelled cells beneath it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.engine.fields import AnyField, Typing
from app.ui.form.inputs import Input
from app.ui.form.make import make_input
from app.ui.style import Gap, Height, px
from app.ui.widgets.labels import Link, label

_MOST, _LEAST = 3, 118
"""So many cells stand beside one another at most, each so broad at least."""


class RowFold(QFrame):
    """The other columns of one row (行内更多).

    `edited(code, text)` by hand, `left()` when the caret leaves a cell, `onward()` at Enter in the last
    one, `closed()`.
    """

    edited = Signal(str, str)
    left = Signal()
    onward = Signal()
    closed = Signal()

    def __init__(self, columns: Sequence[AnyField], typing: Typing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self._columns = tuple(columns)
        self._cells: dict[str, Input] = {one.code: make_input(one, typing) for one in columns}
        self._labels: list[QLabel] = []
        self._across = 0
        self._build()
        self._wire()

    def _build(self) -> None:
        self._title = label("", tone="blue", bold=True)
        self._close = Link("close_more", "收起 Alt+↑")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.CARD)
        self._grid.setVerticalSpacing(Gap.ROW)
        for column in self._columns:
            unit = f"（{column.unit}）" if column.unit else ""
            made = label(column.label + unit, tone="second", wrap=True)
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made.setFixedWidth(px(Gap.LABEL_FORM))
            made.setMinimumHeight(px(Height.FIELD))
            self._labels.append(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.CARD, Gap.ROW, Gap.CARD, Gap.CARD)
        whole.setSpacing(Gap.ROW)
        whole.addLayout(head)
        whole.addLayout(self._grid)
        self._place(_MOST)

    def _wire(self) -> None:
        self._close.chosen.connect(lambda _: self.closed.emit())
        for code, cell in self._cells.items():
            cell.feel.edited.connect(lambda code=code: self._edited(code))
            cell.feel.left.connect(lambda code=code: self._left(code))
            cell.feel.onward.connect(lambda code=code: self._onward(code))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cells beside one another as there is room for."""
        super().resizeEvent(event)
        one = px(Gap.LABEL_FORM) + px(_LEAST) + 2 * Gap.CARD
        self._place(max(1, min(_MOST, (self.width() - 2 * Gap.CARD) // one)))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        while self._grid.takeAt(0) is not None:
            pass
        for at, (column, words) in enumerate(zip(self._columns, self._labels, strict=True)):
            line, left = at // across, 2 * (at % across)
            self._grid.addWidget(words, line, left)
            self._grid.addWidget(self._cells[column.code].widget(), line, left + 1)
        for at in range(_MOST):
            self._grid.setColumnStretch(2 * at + 1, int(at < across))

    # data

    def show_row(self, prefix: str, title: str, texts: Mapping[str, str]) -> None:
        """Show the other columns of a row; `prefix` begins the names of its cells."""
        self._title.setText(title)
        for column in self._columns:
            cell = self._cells[column.code]
            cell.show_text(texts.get(column.code, ""))
            cell.widget().setObjectName(f"{prefix}.{column.code}")
            cell.widget().setAccessibleName(f"{title} {column.label}{column.unit}")

    def set_fixed(self, fixed: bool) -> None:
        """Read-only or not."""
        for cell in self._cells.values():
            cell.set_fixed(fixed)

    def cell(self, code: str) -> QWidget | None:
        """The cell of a column, None when it is none of these."""
        found = self._cells.get(code)
        return found.widget() if found is not None else None

    def widgets(self) -> tuple[QWidget, ...]:
        """All cells."""
        return tuple(cell.widget() for cell in self._cells.values())

    def focus_first(self) -> None:
        """The caret goes into the first cell."""
        self.widgets()[0].setFocus(Qt.FocusReason.TabFocusReason)

    # slots

    def _edited(self, code: str) -> None:
        self.edited.emit(code, self._cells[code].typed())

    def _left(self, code: str) -> None:
        cell = self._cells[code]
        before = cell.typed()
        cell.settle()
        if cell.typed() != before:
            self.edited.emit(code, cell.typed())
        self.left.emit()

    def _onward(self, code: str) -> None:
        codes = list(self._cells)
        at = codes.index(code) + 1
        if at == len(codes):
            self.onward.emit()
        else:
            self._cells[codes[at]].widget().setFocus(Qt.FocusReason.TabFocusReason)
