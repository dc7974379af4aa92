"""Timeline (经过): what happened to a case, newest on top; each entry with time, mark, title and who."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import Colour, Height, colour, factor, font, paint_icon, pen, px
from app.ui.widgets.painted import Painted, breadth, put, say, wrapped

_MARKS = {
    "paper": ("file-text", Colour.INK2),
    "money": ("banknote", Colour.GREEN),
    "back": ("undo-2", Colour.AMBER),
    "note": ("message-square", Colour.INK2),
    "late": ("flag", Colour.RED),
    "viewed": ("eye", Colour.INK2),
}
_SPOKEN = {"late": "超期", "back": "退回", "viewed": "查看"}
_AIR = 4
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Event:
    """One entry (经过): `mark` is move, paper, money, back, note, late or viewed."""

    when: str
    mark: str
    title: str
    second: str = ""


class Timeline(Painted):
    """The entries of a case (经过); they are never edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._measured: dict[tuple[int, float], tuple[int, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show entries, newest first."""
        if self._events == tuple(events):
            return
        self._events, self._measured = tuple(events), {}
        told = [
            " ".join(part for part in (one.when, _SPOKEN.get(one.mark, ""), one.title, one.second) if part)
            for one in self._events
        ]
        say(self, f"经过 {len(told)} 条", "；".join(told))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all entries at a breadth."""
        return sum(self.heights(width))

    def sizeHint(self) -> QSize:
        """At the breadth of a side column."""
        width = max(self.width(), px(220))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May be cut at the bottom: the newest stay."""
        return QSize(px(160), px(Height.EVENT))

    def heights(self, width: int) -> tuple[int, ...]:
        """The height of each entry; measured once for a breadth and a size of type, it is asked often."""
        known = width, factor()
        if known not in self._measured:
            left = self._left()
            self._measured[known] = tuple(self._height(event, width, left) for event in self._events)
        return self._measured[known]

    def _left(self) -> int:
        return max((breadth(event.when, font()) for event in self._events), default=0)

    def _texts(self, event: Event) -> tuple[tuple[str, QFont, Colour], ...]:
        strong = event.mark in {"move", "late"}
        first = (event.title, font(bold=strong), Colour.RED if event.mark == "late" else Colour.INK)
        return (first, (event.second, font(), Colour.INK2)) if event.second else (first,)

    def _line_height(self, text: str, face: QFont, width: int) -> int:
        return px(Height.LINE) * len(wrapped(text, face, max(width, _NARROWEST)))

    def _height(self, event: Event, width: int, left: int) -> int:
        room = width - left - px(Height.ICON) - 3 * _AIR
        texts = self._texts(event)
        taken = sum(self._line_height(text, face, room) for text, face, _ in texts)
        return taken + (_AIR + 2 if len(texts) > 1 else _AIR + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries and the thread between their marks."""
        painter, top, left, line = QPainter(self), 0, self._left(), px(20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = left + 2 * _AIR + px(Height.ICON) / 2 - 2
        heights = self.heights(self.width())
        for at, (one, height) in enumerate(zip(self._events, heights, strict=True)):
            put(painter, one.when, QRectF(0, top, left, line), Colour.INK2, align=Qt.AlignmentFlag.AlignRight)
            if at + 1 < len(self._events):
                self._paint_thread(painter, centre, top + line, top + height)
            self._paint_mark(painter, one.mark, centre, top + line / 2)
            self._paint_texts(painter, one, centre + px(Height.ICON) / 2 + _AIR + 2, top)
            top += height
        painter.end()

    def _paint_thread(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        painter.setPen(pen(Colour.LINE3, 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, max(top + 4, bottom)))

    def _paint_mark(self, painter: QPainter, mark: str, x: float, middle: float) -> None:
        if mark not in _MARKS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.BLUE))
            painter.drawEllipse(QPointF(x, middle), px(5), px(5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        name, token = _MARKS[mark]
        paint_icon(painter, name, token, x - px(Height.ICON) / 2, middle)

    def _paint_texts(self, painter: QPainter, event: Event, x: float, top: float) -> None:
        width, line = max(self.width() - x, _NARROWEST), px(Height.LINE)
        for text, face, token in self._texts(event):
            for words in wrapped(text, face, width):
                put(painter, words, QRectF(x, top, width, line), token, face)
                top += line
