"""Grid of rows (明细输入): a small table inside a form; typed as the JSON that its kind parses."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.core.errors import Invalid
from app.engine.fields import AnyField, Typing
from app.engine.rows import Rows
from app.ui.form.inputs import Feel, Input
from app.ui.form.make import make_input
from app.ui.style import Colour, Gap, Height, icon, px
from app.ui.widgets.labels import label

MOST = 200
_ACROSS = 6
"""So many cells stand beside one another at most; rows of more columns take several lines."""

_LEAST = 78
"""So broad is a cell at least."""


class GridInput(QWidget):
    """Rows of the same fields (明细); an empty row always waits at the end, Enter walks through the cells.

    A cell's objectName is `code.row.column`, rows counted from 1.
    """

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert isinstance(field.kind, Rows)
        self.setObjectName(field.code)
        self.feel = Feel(self)
        self._field, self._typing, self._columns = field, typing, field.kind.columns
        self._rows: list[dict[str, Input]] = []
        self._bins: list[QPushButton] = []
        self._fixed = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Gap.TIGHT)
        self._heads = [
            label(column.label + (f"（{column.unit}）" if column.unit else ""), tone="second")
            for column in self._columns
        ]
        self._lines, self._across = 1, 0
        self._fit(_ACROSS)
        self._add_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow a row takes more lines."""
        super().resizeEvent(event)
        self._fit(max(1, (self.width() - px(Height.CHIP)) // (px(_LEAST) + Gap.TIGHT)))

    def _fit(self, most: int) -> None:
        """Put as many cells beside one another as there is room for, on lines of the same length."""
        lines = -(-len(self._columns) // min(most, _ACROSS))
        across = -(-len(self._columns) // lines)
        if across == self._across:
            return
        for at in range(max(across, self._across) + 1):
            self._grid.setColumnStretch(at, 0)
        self._lines, self._across = lines, across
        for at, column in enumerate(self._columns):
            self._grid.addWidget(self._heads[at], *self._place(0, at))
            wide = 2 if column.width == "full" else 1
            self._grid.setColumnStretch(at % across, max(wide, self._grid.columnStretch(at % across)))
        self._place_rows()

    def _place_rows(self) -> None:
        for line, row in enumerate(self._rows, start=1):
            for at, cell in enumerate(row.values()):
                self._grid.addWidget(cell.widget(), *self._place(line, at))
            self._grid.addWidget(self._bins[line - 1], line * self._lines, self._across)

    def typed(self) -> str:
        """The filled rows as JSON; "" for none."""
        rows = [{code: cell.typed() for code, cell in row.items() if cell.typed()} for row in self._rows]
        filled = [row for row in rows if row]
        return json.dumps(filled, ensure_ascii=False) if filled else ""

    def show_text(self, text: str) -> None:
        """Show rows from their JSON, without a signal."""
        while self._rows:
            self._drop(0)
        for texts in json.loads(text) if text else ():
            self._add_row()
            for code, cell in self._rows[-1].items():
                cell.show_text(str(texts.get(code, "")))
        self._add_row()
        self.set_fixed(self._fixed)

    def settle(self) -> str:
        """The sentence of what is wrong with the rows, or ""."""
        try:
            self._field.kind.parse(self.typed() or "[]", self._typing)
        except Invalid as fault:
            return fault.sentence
        return ""

    def set_fixed(self, fixed: bool) -> None:
        """Read-only cells; the waiting row and the removing buttons go."""
        self._fixed = fixed
        for at, row in enumerate(self._rows):
            waiting = at == len(self._rows) - 1 and at > 0
            for cell in row.values():
                cell.set_fixed(fixed)
                cell.widget().setVisible(not (fixed and waiting))
            self._bins[at].setVisible(not fixed and at < len(self._rows) - 1)

    def widget(self) -> QWidget:
        """The first cell takes the focus."""
        return next(iter(self._rows[0].values())).widget()

    def _add_row(self) -> None:
        line, row = len(self._rows) + 1, {}
        for at, column in enumerate(self._columns):
            cell = make_input(column, self._typing)
            cell.feel.edited.connect(self._edited)
            cell.feel.entered.connect(self.feel.entered)
            cell.feel.backward.connect(self.feel.backward)
            cell.feel.left.connect(lambda own=cell: self._left(own))
            cell.feel.onward.connect(lambda own=cell: self._onward(own))
            self._grid.addWidget(cell.widget(), *self._place(line, at))
            cell.widget().show()
            row[column.code] = cell
        self._rows.append(row)
        self._add_bin(line)
        self._name()

    def _place(self, line: int, at: int) -> tuple[int, int]:
        """Where the cell of a column stands in the grid; line 0 is the head."""
        return line * self._lines + at // self._across, at % self._across

    def _add_bin(self, line: int) -> None:
        button = QPushButton()
        button.setProperty("link", "true")
        button.setIcon(icon("x", Colour.INK2))
        button.setFixedSize(px(Height.CHIP), px(Height.CHIP))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setVisible(False)
        button.clicked.connect(lambda _=False, own=button: self._remove(own))
        self._grid.addWidget(button, line * self._lines, self._across)
        self._bins.append(button)

    def _name(self) -> None:
        for at, row in enumerate(self._rows, start=1):
            for column in self._columns:
                widget = row[column.code].widget()
                widget.setObjectName(f"{self._field.code}.{at}.{column.code}")
                widget.setAccessibleName(f"{self._field.label} 第 {at} 行 {column.label}{column.unit}")
            self._bins[at - 1].setAccessibleName(f"去掉第 {at} 行")
            self._bins[at - 1].setObjectName(f"{self._field.code}.{at}.remove")

    def _drop(self, at: int) -> None:
        for widget in (*(cell.widget() for cell in self._rows[at].values()), self._bins[at]):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        del self._rows[at], self._bins[at]

    def _remove(self, button: QPushButton) -> None:
        self._drop(self._bins.index(button))
        self._place_rows()
        self._name()
        self.feel.edited.emit()

    def _edited(self) -> None:
        if any(cell.typed() for cell in self._rows[-1].values()) and len(self._rows) < MOST:
            self._bins[-1].setVisible(True)
            self._add_row()
        self.feel.edited.emit()

    def _left(self, cell: Input) -> None:
        cell.settle()
        self.feel.left.emit()

    def _onward(self, cell: Input) -> None:
        cells = [own for row in self._rows for own in row.values()]
        at = cells.index(cell)
        waiting = at >= len(cells) - len(self._columns) and not any(
            own.typed() for own in self._rows[-1].values()
        )
        if waiting or at + 1 == len(cells):
            self.feel.onward.emit()
        else:
            cells[at + 1].widget().setFocus(Qt.FocusReason.TabFocusReason)
