"""Steps (办理进度): done filled with a check, now ringed and bold, to come hollow on a dotted line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Height, Weight, colour, font, pen, px
from app.ui.widgets.painted import Painted, breadth, put, say

MOST = 7
_DONE = 6.0
_NOW = 8.0
_NEXT = 5.0
_CLEAR = 3


class Steps(Painted):
    """The way of a case (办理进度), at most seven steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._now = 0

    def show_steps(self, words: Sequence[str], now: int) -> None:
        """Show the steps; `now` is the index of the present one, len(words) when all are done."""
        if len(words) > MOST:
            raise ValueError("at most seven steps")
        self._words, self._now = tuple(words), now
        told = [
            f"{word}{'已完成' if at < now else '正在办' if at == now else '未到'}"
            for at, word in enumerate(self._words)
        ]
        say(self, f"办理进度：{self._words[now] if now < len(words) else '全部办完'}", "，".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """As broad as its words with some air, 48 high."""
        return QSize(sum(breadth(word, font(bold=True)) + 12 for word in self._words), px(Height.STEPS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, marks and words."""
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centres = self._centres()
        for at in range(len(centres) - 1):
            self._paint_line(painter, at, centres[at], centres[at + 1])
        for at, (word, centre) in enumerate(zip(self._words, centres, strict=True)):
            self._paint_mark(painter, at, centre)
            now = at == self._now
            token = Colour.INK if now else Colour.INK2
            box = QRectF(centre.x() - 100, px(22), 200, px(Height.LABEL))
            put(painter, word, box, token, font(bold=now), Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _centres(self) -> list[QPointF]:
        pad = max(breadth(self._words[0], font(bold=True)), breadth(self._words[-1], font(bold=True))) / 2 + 2
        step = (self.width() - 2 * pad) / max(1, len(self._words) - 1)
        return [QPointF(round(pad + at * step), px(12)) for at in range(len(self._words))]

    def _paint_line(self, painter: QPainter, at: int, left: QPointF, right: QPointF) -> None:
        done = at < self._now
        width = Weight.FOCUS if done else Weight.HAIR
        painter.setPen(
            pen(
                Colour.BLUE if done else Colour.LINE2,
                width,
                Qt.PenStyle.SolidLine if done else Qt.PenStyle.DotLine,
            )
        )
        air = _NOW + _CLEAR - 1
        painter.drawLine(QPointF(left.x() + air, left.y()), QPointF(right.x() - air, right.y()))

    def _paint_mark(self, painter: QPainter, at: int, centre: QPointF) -> None:
        if at < self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.BLUE))
            painter.drawEllipse(centre, _DONE, _DONE)
            painter.setPen(pen(Colour.SHEET, 1.4))
            corner = [centre + QPointF(-2.6, 0.2), centre + QPointF(-0.7, 2.1), centre + QPointF(2.7, -1.9)]
            painter.drawPolyline(corner)
        elif at == self._now:
            painter.setBrush(colour(Colour.SHEET))
            painter.setPen(pen(Colour.BLUE, Weight.FOCUS))
            painter.drawEllipse(centre, _NOW, _NOW)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.BLUE))
            painter.drawEllipse(centre, 4.0, 4.0)
        else:
            painter.setBrush(colour(Colour.SHEET))
            painter.setPen(pen(Colour.LINE2, 1.2))
            painter.drawEllipse(centre, _NEXT, _NEXT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
