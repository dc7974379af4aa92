"""Grid of rows (明细输入): a small table inside a form; typed as the JSON that its kind parses."""

import json

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.core.errors import Invalid
from app.engine.fields import AnyField, Typing
from app.engine.rows import RowFault, Rows
from app.ui.form.grid_row import GridRow, make_row
from app.ui.form.inputs import Feel, Input
from app.ui.form.row_fold import RowFold
from app.ui.form.row_layout import RowLayout
from app.ui.style import restyle

MOST = 200


class GridInput(QWidget):
    """Rows of the same fields (明细); an empty row always waits at the end, Enter walks through the cells.

    A cell's objectName is `code.row.column`, rows counted from 1. Columns that are not shown in the line
    open beneath the row by Alt+↓; while they are open they follow the caret from row to row.
    """

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert isinstance(field.kind, Rows)
        self.setObjectName(field.code)
        self.feel = Feel(self)
        self._field, self._kind, self._typing = field, field.kind, typing
        shown = field.kind.shown or len(field.kind.columns)
        self._columns, self._others = field.kind.columns[:shown], field.kind.columns[shown:]
        self._rows: list[GridRow] = []
        self._fold: RowFold | None = None
        self._open: GridRow | None = None
        self._faulty: QWidget | None = None
        self._watcher: QObject | None = None
        self._fixed = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self._grid = RowLayout(self._columns, self, more=bool(self._others))
        self._add_row()

    def _wire(self) -> None:
        if self._others:
            for keys, slot in (("Alt+Down", self._open_here), ("Alt+Up", self._close)):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow a row takes more lines."""
        super().resizeEvent(event)
        if self._grid.fit(self.width()):
            self._place_rows()

    def _place_rows(self) -> None:
        self._grid.put(self._rows)
        if self._fold is not None and self._open is not None:
            self._grid.put_fold(self._fold, self._rows.index(self._open) + 1)

    # data

    def typed(self) -> str:
        """The rows as JSON, an empty one among them kept so that each keeps its number; "" for none."""
        rows = [row.typed() for row in self._rows]
        while rows and not rows[-1]:
            rows.pop()
        return json.dumps(rows, ensure_ascii=False) if rows else ""

    def show_text(self, text: str) -> None:
        """Show rows from their JSON, without a signal."""
        self._close()
        while self._rows:
            self._drop(self._rows[0])
        for texts in json.loads(text) if text else ():
            self._add_row()
            self._rows[-1].show_texts(texts)
        self._add_row()
        self.set_fixed(self._fixed)

    def settle(self) -> str:
        """The sentence of what is wrong with the rows, or ""."""
        fault = self._fault()
        return fault.sentence if fault is not None and not self._under_way(fault) else ""

    def _under_way(self, fault: Invalid) -> bool:
        """Whether what is missing in a row may still be typed: the caret is in it."""
        if not isinstance(fault, RowFault):
            return False
        row, caret = self._rows[fault.n - 1], QApplication.focusWidget()
        folded = row is self._open and caret is not None and self.isAncestorOf(caret)
        inside = folded or row.holds(caret)
        return inside and not row.typed().get(fault.column)

    def point(self, sentence: str) -> None:
        """The cell that a sentence is about takes focus and mark in place of the first one."""
        fault = self._fault() if sentence else None
        if self._faulty is not None:
            restyle(self._faulty, state="")
            self._faulty = None
        if isinstance(fault, RowFault) and fault.sentence == sentence:
            row = self._rows[fault.n - 1]
            if fault.column not in row.cells:
                self._unfold(row)
            self._faulty = self._cell(row, fault.column)

    def _fault(self) -> Invalid | None:
        try:
            self._kind.parse(self.typed() or "[]", self._typing)
        except Invalid as fault:
            return fault
        return None

    def _cell(self, row: GridRow, code: str) -> QWidget | None:
        if code in row.cells:
            return row.cells[code].widget()
        return self._fold.cell(code) if self._fold is not None else None

    def set_fixed(self, fixed: bool) -> None:
        """Read-only cells; the waiting row and the removing buttons go."""
        self._fixed = fixed
        for at, row in enumerate(self._rows):
            last = at == len(self._rows) - 1
            row.set_fixed(fixed, hidden=fixed and last and at > 0, last=last)
        if self._fold is not None:
            self._fold.set_fixed(fixed)

    def watch(self, watcher: QObject) -> None:
        """Let `watcher` see the events of every cell, those to come too."""
        self._watcher = watcher
        for row in self._rows:
            self._let_watch(row.widgets())

    def _let_watch(self, widgets: tuple[QWidget, ...]) -> None:
        if self._watcher is not None:
            for widget in widgets:
                widget.installEventFilter(self._watcher)

    def widget(self) -> QWidget:
        """The cell that takes the focus: the faulty one, else the first."""
        return self._faulty or self._rows[0].first()

    # rows

    def _add_row(self) -> None:
        row = make_row(self._columns, self._typing, more=bool(self._others))
        for cell in row.cells.values():
            cell.feel.edited.connect(self._edited)
            cell.feel.entered.connect(lambda own=row: self._entered(own))
            cell.feel.backward.connect(self.feel.backward)
            cell.feel.left.connect(lambda own=cell: self._left(own))
            cell.feel.onward.connect(lambda own=cell, row=row: self._onward(row, own))
        if row.more is not None:
            row.more.chosen.connect(lambda _, own=row: self._more_chosen(own))
        row.bin.clicked.connect(lambda _=False, own=row.bin: self._remove(own))
        self._rows.append(row)
        self._place_rows()
        for widget in row.widgets():
            widget.setVisible(widget is not row.bin)
        self._let_watch(row.widgets())
        self._name()

    def _name(self) -> None:
        for n, row in enumerate(self._rows, start=1):
            row.name(self._field, self._columns, n)

    def _drop(self, row: GridRow) -> None:
        if self._faulty is not None and row.holds(self._faulty):
            self._faulty = None
        for widget in row.widgets():
            self._grid.removeWidget(widget)
            widget.setObjectName("")  # until it is gone the name is that of the one that takes its place
            widget.hide()
            widget.deleteLater()
        self._rows.remove(row)

    def _remove(self, button: QPushButton) -> None:
        row = next(one for one in self._rows if one.bin is button)
        if row is self._open:
            self._close()
        self._drop(row)
        self._name()
        self._show_open()
        self._edited()

    # the other columns of a row

    def _more_chosen(self, row: GridRow) -> None:
        if row is self._open:
            self._close()
        else:
            self._unfold(row)
            self._focus_fold()

    def _open_here(self) -> None:
        here = next((row for row in self._rows if row.holds(self.focusWidget())), None)
        if here is not None:
            self._unfold(here)
            self._focus_fold()

    def _focus_fold(self) -> None:
        if self._fold is not None:
            self._fold.focus_first()

    def _unfold(self, row: GridRow) -> None:
        if self._fold is None:
            self._fold = RowFold(self._others, self._typing, self)
            self._fold.edited.connect(self._rest_edited)
            self._fold.left.connect(self.feel.left)
            self._fold.onward.connect(self._leave_fold)
            self._fold.closed.connect(self._close)
            self._fold.set_fixed(self._fixed)
            self._let_watch(self._fold.widgets())
        self._open = row
        self._show_open()
        self._fold.show()

    def _show_open(self) -> None:
        """The fold shows its row and stands beneath it."""
        row = self._open
        if row is not None and self._fold is not None:
            n, name = self._rows.index(row) + 1, next(iter(row.cells.values())).typed()
            title = f"第 {n} 行{f'　{name}' if name else ''}"
            self._fold.show_row(f"{self._field.code}.{n}", title, row.rest)
        self._place_rows()

    def _close(self) -> None:
        if self._fold is None or self._open is None:
            return
        row, inside = self._open, self._fold.isAncestorOf(self.focusWidget())
        self._open = None
        self._grid.removeWidget(self._fold)
        self._fold.hide()
        if inside:
            row.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _rest_edited(self, code: str, text: str) -> None:
        if self._open is not None:
            self._open.rest[code] = text
            self._open.tell_more()
            self._edited()

    def _leave_fold(self) -> None:
        if self._open is not None:
            self._next_row(self._open)

    # slots

    def _entered(self, row: GridRow) -> None:
        if self._open is not None and self._open is not row:
            self._open = row
            self._show_open()
        self.feel.entered.emit()

    def _edited(self) -> None:
        self.point("")
        if self._rows[-1].typed() and len(self._rows) < MOST:
            self._rows[-1].bin.setVisible(True)
            self._add_row()
        self.feel.edited.emit()

    def _left(self, cell: Input) -> None:
        cell.settle()
        self.feel.left.emit()

    def _onward(self, row: GridRow, cell: Input) -> None:
        cells = list(row.cells.values())
        at = cells.index(cell) + 1
        if row is self._rows[-1] and not row.typed():
            self.feel.onward.emit()
        elif at < len(cells):
            cells[at].widget().setFocus(Qt.FocusReason.TabFocusReason)
        elif row is self._open:
            self._focus_fold()
        else:
            self._next_row(row)

    def _next_row(self, row: GridRow) -> None:
        at = self._rows.index(row) + 1
        if at == len(self._rows):
            self.feel.onward.emit()
        else:
            self._rows[at].first().setFocus(Qt.FocusReason.TabFocusReason)
