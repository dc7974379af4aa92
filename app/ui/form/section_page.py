"""One section of a form (分组页): its head, and beneath it the fields, made when they are first wanted."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.engine.form import Section
from app.ui.form.cell import Cell
from app.ui.form.place import CellGrid
from app.ui.form.sections import SectionHead
from app.ui.style import Gap


class SectionPage(QWidget):
    """A section (分组页); its head is seen only where no section words stand above the form."""

    def __init__(
        self,
        section: Section,
        cells: tuple[Cell, ...],
        label_width: int,
        parent: QWidget,
        *,
        headed: bool,
    ) -> None:
        super().__init__(parent)
        self.section, self.cells, self._label_width = section, cells, label_width
        self._grid: CellGrid | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Gap.ROW)
        self._head = SectionHead(section.title, self)
        self._head.setVisible(headed)
        self._column.addWidget(self._head)

    @property
    def filled(self) -> bool:
        """Whether the fields are made."""
        return self._grid is not None

    @property
    def gone(self) -> bool:
        """Whether all its fields are taken off."""
        return all(cell.hidden for cell in self.cells)

    def fill(self, watcher: QObject, width: int = 0) -> None:
        """Make the fields, placed for this breadth if it is known; `watcher` sees their events."""
        for cell in self.cells:
            cell.build()
            cell.watch(watcher)
        self._grid = CellGrid(self.cells, self._label_width)
        if width:
            self._grid.fit(width)
        self._column.addLayout(self._grid)

    def fit(self, width: int) -> None:
        """Two columns in this breadth, or one."""
        if self._grid is not None:
            self._grid.fit(width)

    def show_note(self, note: str) -> None:
        """A standard that matters at the end of the head."""
        self._head.show_note(note)

    def missing(self) -> int:
        """How many of the needed fields are still empty."""
        return sum(one.needed and not one.hidden and not one.typed() for one in self.cells)

    def first(self) -> str:
        """The first field that can be typed in, or ""."""
        return next((one.field.code for one in self.cells if one.reachable), "")
