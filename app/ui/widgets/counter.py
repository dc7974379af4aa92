"""Counters and filters (计数钮、筛选): how many there are, and which of them the list shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Gap, Height, Type, Weight, font, paint_icon, px
from app.ui.widgets.chip import chip_width, draw_chip
from app.ui.widgets.flowing import Flow
from app.ui.widgets.painted import PaintedButton, breadth, fill_box, put, ring, say

CounterKind = Literal["", "soon", "late"]

_PAD = 12
_GAP = 7
_LOOKS = {"": ("", Colour.INK), "soon": ("hourglass", Colour.AMBER), "late": ("flag", Colour.RED)}


class CounterButton(PaintedButton):
    """A counter (计数钮): word and figure; zero is grey; `chosen(code)`."""

    chosen = Signal(str)

    def __init__(
        self, code: str, word: str, kind: CounterKind = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(code, parent, Type.COUNTER)
        self.setCheckable(True)
        self._word, self._kind, self._key, self._figure = word, kind, key, 0
        self.clicked.connect(self._choose)
        self.show_figure(0)

    def show_figure(self, figure: int) -> None:
        """Show how many there are."""
        self._figure = figure
        say(self, f"{self._word} {figure} 件", f"按键 {self._key}" if self._key else "")
        self.updateGeometry()
        self.update()

    def _choose(self) -> None:
        self.setChecked(True)
        self.chosen.emit(self.code)

    def sizeHint(self) -> QSize:
        """Icon, word and figure."""
        icon = px(Height.ICON) + Gap.TIGHT if _LOOKS[self._kind][0] else 0
        figure = breadth(f"{self._figure:,}", font(Type.COUNTER))
        return QSize(
            2 * _PAD + icon + breadth(self._word, font(bold=True)) + _GAP + figure, px(Height.COUNTER)
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, icon, word and figure."""
        painter, chosen = QPainter(self), self.isChecked()
        ground = Colour.BLUET if self.underMouse() and not chosen else Colour.SHEET
        edge = Colour.BLUE if chosen else Colour.LINE
        fill_box(painter, self.whole(), ground, edge, width=Weight.FOCUS, radius=Weight.RADIUS)
        icon, token = _LOOKS[self._kind]
        if not self._figure:
            token = Colour.INK3
        x = float(_PAD)
        if icon:
            x += paint_icon(painter, icon, token, x, self.height() / 2) + Gap.TIGHT
        box = QRectF(x, 0, self.width() - x, self.height())
        words = Colour.INK if chosen else Colour.INK2 if self._figure else Colour.INK3
        x = put(painter, self._word, box, words, font(bold=chosen)) + _GAP
        put(painter, f"{self._figure:,}", box.adjusted(x, -1, 0, -1), token, font(Type.COUNTER))
        if self.hasFocus():
            ring(painter, self.whole())
        painter.end()


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter (筛选): its words and, if counted, how many."""

    code: str
    word: str
    count: int | None = None


class FilterChip(PaintedButton):
    """A chip that filters (筛选)."""

    def __init__(self, shown: Filter, parent: QWidget) -> None:
        super().__init__(shown.code, parent)
        self.setCheckable(True)
        self._words = shown.word if shown.count is None else f"{shown.word} {shown.count}"
        say(self, self._words, "筛选")

    def sizeHint(self) -> QSize:
        """As a chip."""
        return QSize(chip_width(self._words), px(Height.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blue when chosen, plain otherwise."""
        painter = QPainter(self)
        draw_chip(painter, 0, self.height() / 2, self._words, "blue" if self.isChecked() else "plain")
        if self.hasFocus():
            ring(painter, self.whole())
        painter.end()


class FilterChips(Flow):
    """Filters on as many lines as they need (筛选), one or none chosen; `chosen(code)`, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Gap.ROW, parent)
        self._chips: dict[str, FilterChip] = {}

    def show_filters(self, filters: Sequence[Filter], current: str = "") -> None:
        """Show other filters, `current` being the chosen one."""
        for chip in self._chips.values():
            self.items.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for one in filters:
            chip = FilterChip(one, self)
            chip.setChecked(one.code == current)
            chip.clicked.connect(lambda on=False, code=one.code: self._choose(code, on=on))
            self._chips[one.code] = chip
            self.items.addWidget(chip)
            chip.show()

    def current(self) -> str:
        """The chosen filter's code, or empty."""
        return next((code for code, chip in self._chips.items() if chip.isChecked()), "")

    def _choose(self, code: str, *, on: bool) -> None:
        for other, chip in self._chips.items():
            chip.setChecked(on and other == code)
        self.chosen.emit(code if on else "")
