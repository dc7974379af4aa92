"""A row of a grid (明细行): the cells that stand in its line, the texts of its other columns, its buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.engine.fields import AnyField, Typing
from app.ui.form.inputs import Input
from app.ui.form.make import make_input
from app.ui.style import Colour, Height, icon, px
from app.ui.widgets.labels import Link


@dataclass(eq=False, slots=True)
class GridRow:
    """One row (明细行); `rest` holds the texts of the columns that open beneath it."""

    cells: dict[str, Input]
    bin: QPushButton
    more: Link | None = None
    rest: dict[str, str] = field(default_factory=dict)

    def typed(self) -> dict[str, str]:
        """What is typed, by column; empty ones are left out."""
        line = {code: cell.typed() for code, cell in self.cells.items()}
        return {code: text for code, text in (line | self.rest).items() if text}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show texts by column."""
        for code, cell in self.cells.items():
            cell.show_text(str(texts.get(code, "")))
        self.rest = {code: str(text) for code, text in texts.items() if code not in self.cells}
        self.tell_more()

    def tell_more(self) -> None:
        """Say at the button how many of the other columns are filled."""
        if self.more is not None:
            filled = sum(bool(text) for text in self.rest.values())
            self.more.setText(f"更多 {filled}" if filled else "更多")

    def set_fixed(self, fixed: bool, *, hidden: bool, last: bool) -> None:
        """Read-only or not; a waiting row that is read-only is hidden, the last one has no bin."""
        for cell in self.cells.values():
            cell.set_fixed(fixed)
            cell.widget().setVisible(not hidden)
        if self.more is not None:
            self.more.setVisible(not hidden)
        self.bin.setVisible(not fixed and not last)

    def name(self, field: AnyField, columns: Sequence[AnyField], n: int) -> None:
        """Names for the place it has now, rows counted from 1."""
        for column in columns:
            widget = self.cells[column.code].widget()
            widget.setObjectName(f"{field.code}.{n}.{column.code}")
            widget.setAccessibleName(f"{field.label} 第 {n} 行 {column.label}{column.unit}")
        self.bin.setAccessibleName(f"去掉第 {n} 行")
        self.bin.setObjectName(f"{field.code}.{n}.remove")
        if self.more is not None:
            self.more.setObjectName(f"{field.code}.{n}.more")
            self.more.setAccessibleName(f"第 {n} 行的其他栏目")

    def widgets(self) -> tuple[QWidget, ...]:
        """All that stands in its line."""
        return (
            *(cell.widget() for cell in self.cells.values()),
            self.bin,
            *((self.more,) if self.more is not None else ()),
        )

    def first(self) -> QWidget:
        """Its first cell."""
        return next(iter(self.cells.values())).widget()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether this is one of its cells."""
        return any(cell.widget() is widget for cell in self.cells.values())


def make_row(columns: Sequence[AnyField], typing: Typing, *, more: bool) -> GridRow:
    """A row of empty cells (空行), with a button for its other columns if it has `more`."""
    row = GridRow({column.code: make_input(column, typing) for column in columns}, _make_bin())
    if more:
        row.more = Link("", "更多")
        row.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.more.setToolTip("更多 Alt+↓")
    return row


def _make_bin() -> QPushButton:
    button = QPushButton()
    button.setProperty("link", "true")
    button.setIcon(icon("x", Colour.INK2))
    button.setFixedSize(px(Height.CHIP), px(Height.CHIP))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setVisible(False)
    return button
