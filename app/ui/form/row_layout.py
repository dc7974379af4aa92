"""Placing of rows (明细排布): heads, the cells of each row beneath them, its fold beneath the open row."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.engine.fields import AnyField
from app.ui.form.grid_row import GridRow
from app.ui.style import Gap, Height, px
from app.ui.widgets.labels import label

_ACROSS = 6
"""So many cells stand beside one another at most; rows of more columns take several lines."""

_LEAST = 78
_LEAST_OF = {"idnumber": 168, "bankcard": 168, "creditcode": 168, "date": 112}
"""So broad is a cell at least: what is typed in it is seen whole."""


class RowLayout(QGridLayout):
    """A grid of lines of the same length (明细格阵); each row has a line to spare, which its fold takes."""

    def __init__(self, columns: Sequence[AnyField], parent: QWidget, *, more: bool) -> None:
        super().__init__(parent)
        self._columns, self._more = tuple(columns), more
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Gap.TIGHT)
        self._heads = [
            label(column.label + (f"（{column.unit}）" if column.unit else ""), tone="second")
            for column in self._columns
        ]
        self._lines, self._across = 1, 0
        self.fit(0)

    def fit(self, width: int) -> bool:
        """As many cells beside one another as there is room for, on lines of the same length.

        Tells whether the rows are to be put anew; without a breadth the lines are as long as they may be.
        """
        across = next(one for one in self._ways() if one == 1 or not width or self._needs(one) <= width)
        if across == self._across:
            return False
        for at in range(max(across, self._across) + 2):
            self.setColumnStretch(at, 0)
        self._lines, self._across = -(-len(self._columns) // across), across
        for at, head in enumerate(self._heads):
            self.addWidget(head, *self._place(0, at))
        for at, least in enumerate(self._leasts(across)):
            self.setColumnStretch(at, least)
        return True

    def _ways(self) -> Iterator[int]:
        """How many cells may stand on a line, for one line, two lines and so on."""
        count = len(self._columns)
        yield from (-(-count // lines) for lines in range(-(-count // _ACROSS), count + 1))

    def _leasts(self, across: int) -> list[int]:
        """How broad each place on the line must be for the cells that stand there."""
        return [max(map(_least, self._columns[at::across])) for at in range(across)]

    def _needs(self, across: int) -> int:
        beside = px(Height.CHIP) + (px(_LEAST) if self._more else 0)
        return sum(px(one) + Gap.TIGHT for one in self._leasts(across)) + beside

    def put(self, rows: Sequence[GridRow]) -> None:
        """Put all rows where they belong now."""
        for line, row in enumerate(rows, start=1):
            for at, cell in enumerate(row.cells.values()):
                self.addWidget(cell.widget(), *self._place(line, at))
            first = self._place(line, 0)[0]
            if row.more is not None:
                self.addWidget(row.more, first, self._across)
            self.addWidget(row.bin, first, self._across + 1)

    def put_fold(self, fold: QWidget, line: int) -> None:
        """Put the fold beneath a row, counted from 1."""
        self.addWidget(fold, self._place(line + 1, 0)[0] - 1, 0, 1, self._across + 2)

    def _place(self, line: int, at: int) -> tuple[int, int]:
        """Where the cell of a column stands; line 0 is the head."""
        return line * (self._lines + 1) + at // self._across, at % self._across


def _least(column: AnyField) -> int:
    return 2 * _LEAST if column.width == "full" else _LEAST_OF.get(column.kind.kind, _LEAST)
