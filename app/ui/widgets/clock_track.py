"""Clock track (期限条): a statutory limit from its start to its last day, today, what is late."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import short_day, show_day
from app.ui.style import Colour, Height, Weight, colour, font, pen, px
from app.ui.widgets.painted import Painted, breadth, put, say

_BAR = 8
_TICK = 4
_AIR = 10


class ClockTrack(Painted):
    """A limit in calendar days (期限条): passed blue, to come dotted, beyond the last day red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_track(date.min, date.min, date.min, "")

    def show_track(self, start_on: date, last_on: date, today: date, label: str) -> None:
        """Show a limit; `label` says what it is for."""
        self._start, self._last, self._today = start_on, last_on, today
        late = f"，超期 {(today - last_on).days} 天" if today > last_on else ""
        days = (("起算", start_on), ("到期", last_on), ("今天", today))
        say(self, f"{label}期限{late}", "，".join(f"{word} {show_day(day)}" for word, day in days))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the bar with its tick, and for the days beneath."""
        return QSize(px(240), px(_BAR + 2 * _TICK + Height.LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, the tick of today and the days."""
        painter = QPainter(self)
        late = self._today > self._last
        last, now = self._place(self._last), self._place(self._today)
        self._fill(painter, 0, self.width(), Colour.SUNK)
        self._fill(painter, 0, min(last, now), Colour.LINE2 if late else Colour.BLUE)
        if late:
            self._fill(painter, last, now, Colour.RED)
        else:
            painter.setPen(pen(Colour.LINE2, Weight.HAIR, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(now, px(_TICK), self.width() - now - 1, px(_BAR) - 1))
        edge = last if late else now
        tick = QRectF(min(edge, self.width() - 2) - 1, 0, Weight.FOCUS, px(_BAR + 2 * _TICK))
        painter.fillRect(tick, colour(Colour.INK))
        self._write_days(painter, last, now, late=late)
        painter.end()

    def _place(self, day: date) -> float:
        whole = max((max(self._last, self._today) - self._start).days, 1)
        return self.width() * min(max((day - self._start).days / whole, 0.0), 1.0)

    def _fill(self, painter: QPainter, left: float, right: float, token: Colour) -> None:
        painter.fillRect(QRectF(left, px(_TICK), right - left, px(_BAR)), colour(token))

    def _write_days(self, painter: QPainter, last: float, now: float, *, late: bool) -> None:
        """The start at the left, the last day and today at their places; what has no room is left out."""
        top, right = px(_BAR + 2 * _TICK), float(self.width())
        free = put(painter, f"{short_day(self._start)} 起", self._box(0, top), Colour.INK2) + _AIR
        due = (last, f"{_day(self._last, self._start)} 到期", Colour.INK2)
        today = (now, "今天", Colour.RED if late else Colour.INK)
        for place, words, token in (today, due) if late else (due, today):
            wide = breadth(words, font())
            left = max(float(free), min(place - wide / 2, right - wide))
            if left + wide <= right:
                put(painter, words, self._box(left, top), token)
                right = left - _AIR

    def _box(self, left: float, top: float) -> QRectF:
        return QRectF(left, top, self.width() - left, px(Height.LINE))


def _day(day: date, start: date) -> str:
    """11-18, with the year when it is not that of the start."""
    return short_day(day) if day.year == start.year else f"{day.year}-{short_day(day)}"
