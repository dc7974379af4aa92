"""Tab strip (页签): digit, word and a red flag with the count of what is overdue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.style import Arrangement, Colour, Gap, Height, Type, Weight, colour, font, pen, px
from app.ui.widgets.painted import PaintedButton, breadth, fill_box, put, ring, say

_PAD = 10
_GAP = 6
_NOTCH = 4
_SMALL_FLAG = 12
_FLAG_AIR = 10


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab (页签): the page's code and its word; `short` where it is narrow, `digit` 0 for its place."""

    code: str
    word: str
    short: str = ""
    digit: int = 0


class TabButton(PaintedButton):
    """One folder tab (页签)."""

    def __init__(self, tab: Tab, digit: int, parent: QWidget) -> None:
        super().__init__(tab.code, parent, Type.TAB)
        self.setCheckable(True)
        self._tab, self._digit = tab, digit
        self._late, self._short, self._figured = 0, False, True
        self._describe()

    def show_late(self, late: int) -> None:
        """Show how many of this tab's cases are overdue."""
        self._late = late
        self._describe()

    def arrange(self, arrangement: Arrangement) -> None:
        """Narrower windows: first the flag loses its figure, then the word is shortened."""
        self._figured = arrangement == Arrangement.WIDE
        self._short = arrangement == Arrangement.NARROW
        self._describe()

    def _describe(self) -> None:
        late = f"超期 {self._late} 件" if self._late else "没有超期"
        say(self, f"{self._digit} {self._tab.word}", f"{late}，按键 Alt+{self._digit}")
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return self._tab.short or self._tab.word if self._short else self._tab.word

    def _flag_width(self) -> int:
        return breadth(str(self._late), font(bold=True)) + _FLAG_AIR

    def sizeHint(self) -> QSize:
        """Digit, word and flag; as high as the strip."""
        digit = breadth(str(self._digit), font(Type.TAB)) + _GAP
        flag = self._flag_width() + Gap.TIGHT if self._late and self._figured else 0
        word = breadth(self._word(), font(Type.TAB, bold=True))
        return QSize(2 * _PAD + digit + word + flag, px(Height.TABS))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the folder tab."""
        painter, chosen = QPainter(self), self.isChecked()
        top = px(5)
        if chosen:
            self._paint_open(painter, top)
        box = QRectF(_PAD, top, self.width(), self.height() - top)
        x = put(painter, str(self._digit), box, Colour.INK2, font(Type.TAB)) + _GAP
        token = Colour.INK if chosen else Colour.INK2
        x += put(painter, self._word(), box.adjusted(x, 0, 0, 0), token, font(Type.TAB, bold=chosen))
        if self._late:
            self._paint_flag(painter, _PAD + x + Gap.TIGHT, box)
        if self.hasFocus():
            ring(painter, self.whole().adjusted(1, top + 3, -1, -2))
        painter.end()

    def _paint_open(self, painter: QPainter, top: int) -> None:
        box = self.whole().adjusted(0, top, 0, 0)
        painter.fillRect(box, colour(Colour.PAGE))
        painter.setPen(pen(Colour.LINE2))
        painter.drawLine(0, top, 0, self.height())
        painter.drawLine(self.width() - 1, top, self.width() - 1, self.height())
        painter.fillRect(QRectF(0, top, self.width(), Weight.BRAND), colour(Colour.RED))

    def _paint_flag(self, painter: QPainter, x: float, tab: QRectF) -> None:
        """Beside the word with its figure, or small at the upper corner, where it takes no room."""
        if not self._figured:
            corner = QRectF(self.width() - _SMALL_FLAG, tab.top() + Gap.TIGHT, _SMALL_FLAG, px(12))
            fill_box(painter, corner, Colour.RED, None, notch=_NOTCH)
            return
        height = px(18)
        box = QRectF(x, round(tab.center().y() - height / 2), self._flag_width(), height)
        fill_box(painter, box, Colour.RED, None, notch=_NOTCH)
        put(painter, str(self._late), box.adjusted(4, 0, 0, 0), Colour.SHEET, font(bold=True))


class TabStrip(QWidget):
    """The tabs of the window (页签); `chosen(code)` by mouse, Alt+digit, or ← → and Space."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("页签")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, TabButton] = {}
        for place, tab in enumerate(tabs, start=1):
            digit = tab.digit or place
            button = TabButton(tab, digit, self)
            button.clicked.connect(lambda _=False, code=tab.code: self._choose(code))
            shortcut = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            shortcut.activated.connect(lambda code=tab.code: self._choose(code))
            self._buttons[tab.code] = button
            row.addWidget(button)

    def set_current(self, code: str) -> None:
        """Mark a tab as open, without a signal."""
        for own, button in self._buttons.items():
            button.setChecked(own == code)
            button.update()

    def current(self) -> str:
        """The code of the open tab, or empty."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def show_late(self, late: Mapping[str, int]) -> None:
        """Show the overdue counts by code; a tab that is left out has none."""
        for code, button in self._buttons.items():
            button.show_late(late.get(code, 0))

    def arrange(self, arrangement: Arrangement) -> None:
        """Follow the width of the window."""
        for button in self._buttons.values():
            button.arrange(arrangement)

    def button(self, code: str) -> TabButton:
        """The button of a tab; KeyError when there is none."""
        return self._buttons[code]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → walk along the tabs."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        buttons = list(self._buttons.values())
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), -1)
        if step and at >= 0:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _choose(self, code: str) -> None:
        self.set_current(code)
        self.chosen.emit(code)
