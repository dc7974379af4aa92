"""The five lines on a card (五条线): what each says of the person, and the way into its matters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.engine.timers import TimerView
from app.ui.screens.arrange import clear, column, holder, row
from app.ui.screens.counter.line_row import LineRow
from app.ui.screens.counter.matter_list import MatterList, MatterShown
from app.ui.style import Gap, Type
from app.ui.widgets.labels import label, rule


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line on the card (业务条线): `begin` when a matter can be taken in there."""

    code: str
    digit: int
    icon: str
    name: str
    text: str
    active: bool
    begin: bool
    timer: TimerView | None = None


class LinesCard(QFrame):
    """The five lines (五条线): ↑ ↓ walk, a digit begins; `begun(line code)`.

    A line with several matters shows them beneath its row: `matter_begun(matter id)`.
    """

    begun = Signal(str)
    matter_begun = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setAccessibleName("五条线")
        self._rows: dict[str, LineRow] = {}
        self._rules: dict[str, QFrame] = {}
        self._digits: dict[str, str] = {}
        self._asked, self._low = "", False
        self.choice = MatterList(self)
        self.choice.setContentsMargins(Gap.WIDE * 2, 0, 0, 0)
        self.choice.hide()
        self.choice.begun.connect(self.matter_begun)
        self.choice.left.connect(self.close_choice)
        self._hint = label("", tone="second")
        head = row(label("五条线", Type.CARD), 1, self._hint)
        self._head = holder(head)
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.TIGHT)
        self._list = column(gap=0)
        self.setLayout(column(self._head, self._list, gap=0))

    def show_lines(self, lines: Sequence[LineShown], hint: str) -> None:
        """Show all lines, those that are not open yet in grey."""
        self._hint.setText(hint)
        self.close_choice()
        if list(self._rows) != [one.code for one in lines]:
            self._make(lines)
        for one in lines:
            self._rows[one.code].show_line(one.text, active=one.active, timer=one.timer, begin=one.begin)

    def arrange(self, *, low: bool) -> None:
        """In a low window the head gives its room, so that all five lines are seen."""
        self._low = low
        self._head.setVisible(not low)
        for one in self._rows.values():
            one.arrange(low=low)

    def begin_current(self) -> None:
        """Begin in the line that has the focus, else in the first where something can be taken in."""
        if self.choice.isVisible():
            self.choice.begin_current()
            return
        usable = [line for line in self._rows.values() if line.open]
        here = next((line for line in usable if line.hasFocus()), next(iter(usable), None))
        if here is not None:
            self.begun.emit(here.code)

    def show_choice(self, line: str, matters: Sequence[MatterShown]) -> None:
        """Show the matters of a line beneath its row; the other lines give room until it is closed."""
        self._list.removeWidget(self.choice)
        self._list.insertWidget(self._list.indexOf(self._rows[line]) + 1, self.choice)
        self.choice.show_matters(matters)
        self._show_rows({line})
        self.choice.show()
        self._asked = line
        self.choice.focus_first()

    def close_choice(self) -> None:
        """Close the matters; the line of which they are has the focus again."""
        self._show_rows(self._rows.keys())
        if self._asked and self.choice.isVisible():
            self._rows[self._asked].setFocus(Qt.FocusReason.TabFocusReason)
        self._asked = ""
        self.choice.hide()

    def _show_rows(self, codes: Collection[str]) -> None:
        for code, one in self._rows.items():
            one.setVisible(code in codes)
            self._rules[code].setVisible(code in codes)

    def focus_first(self) -> None:
        """Put the focus on the first line where something can be taken in."""
        first = next((line for line in self._rows.values() if line.open), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits begin, ↑ ↓ walk."""
        if event.text() in self._digits:
            line = self._rows[self._digits[event.text()]]
            if line.open:
                self.begun.emit(line.code)
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        usable = [line for line in self._rows.values() if line.open]
        here = next((at for at, line in enumerate(usable) if line.hasFocus()), -1)
        if step and usable:
            usable[(here + step) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _make(self, lines: Sequence[LineShown]) -> None:
        self._list.removeWidget(self.choice)
        clear(self._list)
        self._rows, self._rules, self._digits = {}, {}, {str(one.digit): one.code for one in lines}
        for one in lines:
            made = LineRow(one.code, one.digit, one.icon, one.name, self)
            made.begun.connect(self.begun)
            made.arrange(low=self._low)
            self._rows[one.code] = made
            self._rules[one.code] = rule()
            self._list.addWidget(self._rules[one.code])
            self._list.addWidget(made)
