"""A year on one sheet (年历): twelve months; days off are filled, made-up working days are boxed."""

from calendar import Calendar as Weeks
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.services.parameters import YearView
from app.ui.style import Colour, Gap, Height, Weight, font, px
from app.ui.widgets.painted import Painted, fill_box, put, say

_ACROSS, _DOWN, _WEEKS = 6, 2, 6
_NAMES = "一二三四五六日"
_SATURDAY = 5
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class YearSheet(Painted):
    """The sheet (年历); today is ringed, a day off is on green, a day worked in exchange in an amber box."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: YearView | None = None
        self._today = date.min

    def show_year(self, seen: YearView, today: date) -> None:
        """Show another year."""
        self._seen, self._today = seen, today
        say(self, f"{seen.year} 年年历", ranges(seen))
        self.update()

    def sizeHint(self) -> QSize:
        """Six months across, two down."""
        return QSize(_ACROSS * 7 * px(Height.LABEL), _DOWN * self._month_height(px(Height.KEY)))

    def minimumSizeHint(self) -> QSize:
        """Rows that still can be read."""
        return QSize(_ACROSS * 7 * px(Height.LINE), _DOWN * self._month_height(px(Height.LINE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The twelve months."""
        if self._seen is None:
            return
        painter = QPainter(self)
        breadth = (self.width() + Gap.WIDE) / _ACROSS
        height = self.height() / _DOWN
        for n in range(12):
            left, top = n % _ACROSS * breadth, n // _ACROSS * height
            self._paint_month(painter, n + 1, QRectF(left, top, breadth - Gap.WIDE, height))
        painter.end()

    def _month_height(self, line: int) -> int:
        return (2 + _WEEKS) * line

    def _paint_month(self, painter: QPainter, month: int, box: QRectF) -> None:
        assert self._seen is not None
        wide, high = box.width() / 7, box.height() / (2 + _WEEKS)
        put(painter, f"{month} 月", QRectF(box.left(), box.top(), box.width(), high), face=font(bold=True))
        for at, word in enumerate(_NAMES):
            cell = QRectF(box.left() + at * wide, box.top() + high, wide, high)
            put(painter, word, cell, Colour.INK3, align=_MIDDLE)
        for down, week in enumerate(Weeks().monthdatescalendar(self._seen.year, month)):
            for at, day in enumerate(week):
                if day.month == month:
                    left, top = box.left() + at * wide, box.top() + (2 + down) * high
                    self._paint_day(painter, day, QRectF(left, top, wide, high))

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        assert self._seen is not None
        special = self._seen.days.get(day)
        inside = cell.adjusted(1, 1, -1, -1)
        token = Colour.INK3 if day.weekday() >= _SATURDAY else Colour.INK
        if special is not None and special.kind == "off":
            fill_box(painter, inside, Colour.GREENT, None)
            token = Colour.GREEN
        elif special is not None:
            fill_box(painter, inside, Colour.AMBERT, Colour.AMBERL)
            token = Colour.AMBER
        if day == self._today:
            fill_box(painter, inside, None, Colour.RING, width=Weight.FOCUS)
        put(painter, str(day.day), cell, token, font(bold=special is not None), _MIDDLE)


def ranges(seen: YearView) -> str:
    """Days off and made-up days in words (放假与调休): 元旦 1月1日至3日；… 调休上班 1月4日、…"""
    offs: dict[str, list[date]] = {}
    for day, special in sorted(seen.days.items()):
        if special.kind == "off":
            offs.setdefault(special.festival or "放假", []).append(day)
    works = [_short(day) for day, special in sorted(seen.days.items()) if special.kind == "work"]
    told = [f"{name} {_span(days)}" for name, days in offs.items()]
    return "；".join(told) + (f"。调休上班 {'、'.join(works)}。" if works else "。") if told or works else ""


def _span(days: list[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return _short(first)
    if (last - first).days != len(days) - 1:
        return "、".join(_short(day) for day in days)
    return (
        f"{_short(first)}至{last.day}日" if first.month == last.month else f"{_short(first)}至{_short(last)}"
    )


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
