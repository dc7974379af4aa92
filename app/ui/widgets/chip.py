"""Chip (标签): a fact in a small tinted box; never an action."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Height, font, paint_icon, px
from app.ui.widgets.painted import Painted, breadth, fill_box, put, say

ChipKind = Literal["blue", "plain", "green", "amber", "dark"]

_PAD = 7
_GAP = 4
_LOOKS: dict[str, tuple[Colour, Colour, Colour]] = {
    "blue": (Colour.BLUE, Colour.BLUET, Colour.BLUEL),
    "plain": (Colour.INK2, Colour.SUNK, Colour.LINE3),
    "green": (Colour.GREEN, Colour.GREENT, Colour.GREENL),
    "amber": (Colour.AMBER, Colour.AMBERT, Colour.AMBERL),
    "dark": (Colour.SHEET, Colour.DARK, Colour.DARK),
}


def chip_width(words: str, icon: str = "", *, bold: bool = False) -> int:
    """The breadth of a chip in logical px."""
    return 2 * _PAD + breadth(words, font(bold=bold)) + (px(Height.ICON) + _GAP if icon else 0)


def draw_chip(
    painter: QPainter, x: float, middle: float, words: str, kind: str, icon: str = "", *, bold: bool = False
) -> int:
    """Draw a chip with its left at `x`, centred on `middle`, also for delegates; returns its breadth."""
    text, ground, edge = _LOOKS[kind]
    width, height = chip_width(words, icon, bold=bold), px(Height.CHIP)
    box = QRectF(x, round(middle - height / 2), width, height)
    fill_box(painter, box, ground, edge)
    taken = paint_icon(painter, icon, text, x + _PAD, middle) + _GAP if icon else 0
    put(painter, words, box.adjusted(_PAD + taken, 0, 0, 0), text, font(bold=bold))
    return width


class Chip(Painted):
    """A chip (标签): blue state, plain fact, green in force, amber missing or draft, dark confidential."""

    def __init__(
        self,
        words: str = "",
        kind: ChipKind = "plain",
        icon: str = "",
        *,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.show_chip(words, kind, icon, strong=strong)

    def show_chip(
        self, words: str, kind: ChipKind = "plain", icon: str = "", *, strong: bool = False
    ) -> None:
        """Show other words; a state is `strong` (bold)."""
        self._words, self._kind, self._icon, self._bold = words, kind, icon, strong
        say(self, words, words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As broad as its words, 24 high."""
        return QSize(chip_width(self._words, self._icon, bold=self._bold), px(Height.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never less than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip at the left."""
        painter = QPainter(self)
        draw_chip(painter, 0, self.height() / 2, self._words, self._kind, self._icon, bold=self._bold)
        painter.end()
