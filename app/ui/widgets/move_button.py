"""Move button (办理按钮): primary, open, needing a reason, or closed with a lock; its word never changes."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Gap, Height, Type, Weight, font, paint_icon, px
from app.ui.widgets.keycap import draw_key, key_width
from app.ui.widgets.painted import PaintedButton, breadth, fill_box, put, ring, say

_PAD = 13
_GAP = 7
_KEY_GAP = 12


class MoveButton(PaintedButton):
    """A button of 40 px that does a move or an action.

    A closed one stays visible and reachable and never emits `chosen`; its reason is in its description.
    """

    chosen = Signal(str)

    def __init__(
        self,
        code: str,
        word: str,
        *,
        key: str = "",
        icon: str = "",
        primary: bool = False,
        needs_reason: bool = False,
        closed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(code, parent, Type.TAB)
        self.setText(word)
        self.key, self.closed, self.primary = key, closed, primary and not closed
        self._icon = "lock" if closed else icon or ("ban" if needs_reason else "")
        about = f"暂不能办：{closed}" if closed else "要写理由。" if needs_reason else ""
        say(self, word, "，".join(part for part in (about, f"按键 {key}" if key else "") if part))
        self.setToolTip(about)
        self.clicked.connect(self.choose)

    def choose(self) -> None:
        """Do it, unless it is closed."""
        if not self.closed:
            self.chosen.emit(self.code)

    def hitButton(self, pos: QPoint) -> bool:
        """A closed button takes no press."""
        return not self.closed and self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses an open button."""
        if self.closed and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            event.accept()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Icon, word, key cap and the space around them; 40 high."""
        word = breadth(self.text(), font(Type.TAB, bold=self.primary))
        icon = px(Height.ICON_FIELD) + _GAP if self._icon else 0
        key = _KEY_GAP + key_width(self.key) - Gap.TIGHT if self.key and not self.closed else 0
        return QSize(2 * _PAD + icon + word + key, px(Height.BUTTON))

    def minimumSizeHint(self) -> QSize:
        """Never less than its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, word, key cap and ring."""
        painter, middle = QPainter(self), self.height() / 2
        self._paint_ground(painter)
        text = Colour.SHEET if self.primary else Colour.INK3 if self.closed else Colour.INK
        x = float(_PAD)
        if self._icon:
            x += paint_icon(painter, self._icon, text, x, middle, Height.ICON_FIELD) + _GAP
        box = QRectF(x, 0, self.width() - x, self.height())
        put(painter, self.text(), box, text, font(Type.TAB, bold=self.primary))
        if self.key and not self.closed:
            left = self.width() - _PAD + Gap.TIGHT - key_width(self.key)
            draw_key(painter, left, middle, self.key, on_blue=self.primary)
        if self.hasFocus():
            ring(painter, self.whole())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        ground, edge, line = Colour.SHEET, Colour.LINE2, Qt.PenStyle.SolidLine
        if self.closed:
            ground, line = Colour.PAGE, Qt.PenStyle.DashLine
        elif self.primary:
            ground = edge = Colour.DARK if self.isDown() else Colour.BLUE
        elif self.underMouse() or self.isDown():
            ground, edge = Colour.BLUET, Colour.BLUE
        fill_box(painter, self.whole(), ground, edge, line=line, radius=Weight.RADIUS)
