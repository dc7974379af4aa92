"""Key cap (键帽): the key that does a thing, drawn as a small box; and a line of keys with their words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Height, font, px
from app.ui.widgets.painted import Painted, breadth, fill_box, put, say

_PAD = 5
_GAP = 6
_APART = 12


def key_width(key: str) -> int:
    """The breadth of a key cap in logical px."""
    return 2 * _PAD + breadth(key, font())


def draw_key(painter: QPainter, x: float, middle: float, key: str, *, on_blue: bool = False) -> int:
    """Draw a key cap with its left at `x`, centred on `middle`; returns its breadth."""
    width, height = key_width(key), px(Height.KEY)
    box = QRectF(x, round(middle - height / 2), width, height)
    fill_box(painter, box, None if on_blue else Colour.SHEET, Colour.SEALED if on_blue else Colour.LINE3)
    put(painter, key, box.adjusted(_PAD, 0, 0, 0), Colour.SHEET if on_blue else Colour.INK2)
    return width


class KeyCap(Painted):
    """One key (键帽)."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        say(self, key, f"按键 {key}")

    def sizeHint(self) -> QSize:
        """As broad as its letters."""
        return QSize(key_width(self._key), px(Height.KEY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        draw_key(painter, 0, self.height() / 2, self._key)
        painter.end()


class KeyLine(Painted):
    """Keys with their words in one line (按键提示): F1 按键  F2 新登记."""

    def __init__(self, keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_keys(keys)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show (key, words) pairs."""
        self._keys = tuple(keys)
        say(self, "按键", "，".join(f"{key} {words}" for key, words in self._keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As broad as all of them."""
        each = [key_width(key) + _GAP + breadth(words, font()) for key, words in self._keys]
        return QSize(sum(each) + _APART * max(0, len(each) - 1), px(Height.CHIP))

    def minimumSizeHint(self) -> QSize:
        """May be narrowed: what does not fit is left off as a whole."""
        return QSize(0, px(Height.CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many whole pairs as fit."""
        painter, x, middle = QPainter(self), 0, self.height() / 2
        for key, words in self._keys:
            taken = key_width(key) + _GAP + breadth(words, font())
            if x + taken > self.width():
                break
            draw_key(painter, x, middle, key)
            put(painter, words, QRectF(x + key_width(key) + _GAP, 0, taken, self.height()), Colour.INK2)
            x += taken + _APART
        painter.end()
