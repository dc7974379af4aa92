"""Blocks of the person card (卡片各块): who it is, the five lines, money, deadlines, papers missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.engine.timers import TimerView
from app.ui.screens.arrange import clear, column, row, wrapped
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.line_row import LineRow
from app.ui.style import Gap, Type, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.labels import Link, label, rule


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


class PersonSheet(QFrame):
    """Who it is (职工): name, sex and age, chips, masked numbers; `revealed()` asks to see them whole."""

    revealed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self._name, self._about = label("", Type.PERSON), label("", tone="second")
        self._name.setWordWrap(True)
        self._chips = row(gap=Gap.ROW)
        self._pairs = QGridLayout()
        self._pairs.setHorizontalSpacing(Gap.CARD)
        self._pairs.setVerticalSpacing(Gap.ROW)
        self._pairs.setColumnStretch(1, 1)
        self._reveal = Link("reveal", "显示")
        self._reveal.chosen.connect(lambda _: self.revealed.emit())
        head = row(self._name, self._about, 1)
        inner = column(head, self._chips, self._pairs, gap=Gap.ROW)
        inner.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.PAGE)
        self.setLayout(inner)

    def show_person(
        self,
        name: str,
        about: str,
        chips: Sequence[tuple[str, ChipKind]],
        pairs: Sequence[tuple[str, str]],
        *,
        masked: bool,
    ) -> None:
        """Show the person; `masked` offers to see the numbers whole, beside the first pair."""
        self._name.setText(name)
        self._about.setText(about)
        clear(self._chips)
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind))
        self._chips.addStretch(1)
        self._pairs.removeWidget(self._reveal)
        self._reveal.setParent(self)
        clear(self._pairs)
        for at, (word, value) in enumerate(pairs):
            head = label(word, tone="second")
            head.setMinimumWidth(px(Breadth.LABEL_CARD))
            text = wrapped(label(value or "—"))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._pairs.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            self._pairs.addWidget(text, at, 1)
        self._reveal.setVisible(masked and bool(pairs))
        if masked and pairs:
            self._pairs.addWidget(self._reveal, 0, 2)


class LinesCard(QFrame):
    """The five lines (五条线): ↑ ↓ walk, a digit begins; `begun(line code)`."""

    begun = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setAccessibleName("五条线")
        self._rows: dict[str, LineRow] = {}
        self._digits: dict[str, str] = {}
        self._hint = label("", tone="second")
        head = row(label("五条线", Type.CARD), 1, self._hint)
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.TIGHT)
        self._list = column(gap=0)
        self.setLayout(column(head, self._list, gap=0))

    def show_lines(self, lines: Sequence[LineShown], hint: str) -> None:
        """Show all lines, those that are not open yet in grey."""
        self._hint.setText(hint)
        if list(self._rows) != [one.code for one in lines]:
            self._make(lines)
        for one in lines:
            self._rows[one.code].show_line(one.text, active=one.active, timer=one.timer, begin=one.begin)

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
        clear(self._list)
        self._rows, self._digits = {}, {str(one.digit): one.code for one in lines}
        for one in lines:
            made = LineRow(one.code, one.digit, one.icon, one.name, self)
            made.begun.connect(self.begun)
            self._rows[one.code] = made
            self._list.addWidget(rule())
            self._list.addWidget(made)


class MoneyCard(Card):
    """What was received this year (今年已领)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sum = label("", Type.GROUP)
        super().__init__("今年已领", "banknote", self._sum, parent)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_money(self, total: str, parts: Sequence[tuple[str, str]]) -> None:
        """Show the sum and what it is made of."""
        self._sum.setText(total)
        clear(self._list)
        for words, amount in parts or (("今年还没有领过", ""),):
            self._list.addLayout(row(label(words, tone="second"), 1, label(amount)))


class TimersCard(Card):
    """Open deadlines (未结时限)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("未结时限", "timer", None, parent)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_timers(self, timers: Sequence[tuple[TimerView, str, str]]) -> None:
        """Show (timer, its day, what it is about); hidden when there is none."""
        self.setVisible(bool(timers))
        self.set_title(f"未结时限 {len(timers)}")
        clear(self._list)
        for timer, day, about in timers:
            badge = TimerBadge()
            badge.show_badge(timer.look, timer.words, timer.label, timer.due_on)
            self._list.addLayout(row(badge, 1, label(day, tone="second")))
            self._list.addWidget(label(about, wrap=True))


class MissingCard(Card):
    """Papers that are still missing (缺的材料), with the line that waits for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("缺的材料", "file-text", None, parent)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """Show (paper, line); hidden when there is none."""
        self.setVisible(bool(missing))
        self.set_title(f"缺的材料 {len(missing)}")
        clear(self._list)
        for paper, line in missing:
            self._list.addLayout(row(label(paper, wrap=True), 1, label(line, tone="second")))
