"""Choice of a matter (选事项): what can be taken in, by a digit, ↑ ↓ and Enter; Esc leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.engine.matter import ApplicantKind, Matter
from app.services.catalog import Catalog
from app.ui.screens.arrange import clear, column
from app.ui.screens.counter.line_row import LineRow
from app.ui.widgets.labels import rule


@dataclass(frozen=True, slots=True)
class MatterShown:
    """A matter to choose (可办事项): its picture is that of its line, `about` says more."""

    id: str
    icon: str
    name: str
    about: str


def offered(
    catalog: Catalog, kind: ApplicantKind, line: str = "", *, lines_named: bool = False
) -> list[MatterShown]:
    """What this kind of applicant may ask for (可办事项), in one line or in all."""
    icons = {one.code: one for one in catalog.lines}
    found: list[MatterShown] = []
    for matter in catalog.matters:
        if kind in matter.applicants and line in ("", matter.line):
            where = icons[matter.line]
            found.append(
                MatterShown(matter.id, where.icon, matter.name, _about(matter, where.name, lines_named))
            )
    return found


def _about(matter: Matter, line: str, lines_named: bool) -> str:
    return f"{line}・{matter.title}" if lines_named else matter.title


class MatterList(QFrame):
    """Matters in rows (选事项); `begun(matter id)`, `left()` at Esc where the list can be closed."""

    begun = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._closable = closable
        self.setProperty("card", "plain")
        self.setAccessibleName("选事项")
        self._rows: list[LineRow] = []
        self._list = column(gap=0)
        self.setLayout(self._list)

    def show_matters(self, matters: Sequence[MatterShown]) -> None:
        """Show these, digits from 1."""
        clear(self._list)
        self._rows = []
        for digit, one in enumerate(matters, start=1):
            made = LineRow(one.id, digit, one.icon, one.name, self)
            made.begun.connect(self.begun)
            made.show_line(one.about, active=True, timer=None, begin=True)
            self._rows.append(made)
            if digit > 1:
                self._list.addWidget(rule())
            self._list.addWidget(made)

    def begin_current(self) -> None:
        """Begin the one that has the focus, else the first."""
        here = next((one for one in self._rows if one.hasFocus()), next(iter(self._rows), None))
        if here is not None:
            self.begun.emit(here.code)

    def focus_first(self) -> None:
        """Put the focus on the first."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits begin, ↑ ↓ walk, Esc leaves."""
        if event.text().isdecimal() and event.text() != "0":
            place = int(event.text()) - 1
            if place < len(self._rows):
                self.begun.emit(self._rows[place].code)
            return
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.left.emit()
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        here = next((at for at, one in enumerate(self._rows) if one.hasFocus()), -1)
        if step and self._rows:
            self._rows[(here + step) % len(self._rows)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
