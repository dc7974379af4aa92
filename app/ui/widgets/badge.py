"""Timer badge (时限牌): words, shape and colour say together how near a deadline is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import Colour, Height, Weight, font, paint_icon, px
from app.ui.widgets.painted import Painted, breadth, fill_box, put, say

_PAD = 7
_GAP = 4
_NOTCH = 7


class TimerShown(Protocol):
    """What a badge needs to know of a timer (时限); the engine's TimerView has it."""

    @property
    def look(self) -> str:
        """One of far, soon, today, late, stopped, provisional, done."""

    @property
    def words(self) -> str:
        """还剩 3 个工作日, 超期 5 天 …"""

    @property
    def due_on(self) -> date | None:
        """The day it ends, if known."""

    @property
    def label(self) -> str:
        """What the timer is for: 书面告知."""


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    text: Colour
    ground: Colour | None
    edge: Colour | None
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    bold: bool = False
    notch: int = 0


_LOOKS = {
    "far": _Look("clock", Colour.INK2, Colour.SHEET, Colour.LINE2),
    "soon": _Look("hourglass", Colour.AMBER, Colour.AMBERT, Colour.AMBERL),
    "today": _Look("bell", Colour.SHEET, Colour.AMBER, None, bold=True),
    "late": _Look("flag", Colour.SHEET, Colour.RED, None, bold=True, notch=_NOTCH),
    "stopped": _Look("pause", Colour.INK2, Colour.SHEET, Colour.LINE2, Qt.PenStyle.DashLine),
    "provisional": _Look(
        "circle-question-mark", Colour.INK2, Colour.SHEET, Colour.LINE2, Qt.PenStyle.DotLine
    ),
    "done": _Look("check", Colour.GREEN, None, None),
}


def badge_width(kind: str, words: str) -> int:
    """The breadth of a badge in logical px; KeyError for a kind that does not exist."""
    look = _LOOKS[kind]
    return _PAD + px(Height.ICON) + _GAP + breadth(words, font(bold=look.bold)) + _PAD + 1 + look.notch


def draw_badge(painter: QPainter, x: float, middle: float, kind: str, words: str) -> int:
    """Draw a badge with its left at `x`, centred on `middle`, also for delegates; returns its breadth."""
    look = _LOOKS[kind]
    width, height = badge_width(kind, words), px(Height.BADGE)
    box = QRectF(x, round(middle - height / 2), width, height)
    if look.ground is not None:
        radius = Weight.RADIUS_FIELD
        fill_box(painter, box, look.ground, look.edge, line=look.line, radius=radius, notch=look.notch)
    taken = paint_icon(painter, look.icon, look.text, x + _PAD, middle)
    put(painter, words, box.adjusted(_PAD + taken + _GAP, 0, 0, 0), look.text, font(bold=look.bold))
    return width


class TimerBadge(Painted):
    """A timer's badge (时限牌) as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._words = "far", ""

    def show_badge(self, kind: str, words: str, label: str = "", due_on: date | None = None) -> None:
        """Show a kind with its words; label and due day go into the description."""
        self._kind, self._words = kind, words
        due = f"到期日 {due_on.month} 月 {due_on.day} 日" if due_on is not None else ""
        say(self, words, "，".join(part for part in (label, words, due) if part))
        self.updateGeometry()
        self.update()

    def show_timer(self, timer: TimerShown, *, with_label: bool = False) -> None:
        """Show a timer; `with_label` writes what it is for before the words."""
        words = f"{timer.label} {timer.words}" if with_label and timer.label else timer.words
        self.show_badge(timer.look, words, timer.label, timer.due_on)

    def sizeHint(self) -> QSize:
        """As broad as its words, 24 high."""
        return QSize(badge_width(self._kind, self._words), px(Height.BADGE))

    def minimumSizeHint(self) -> QSize:
        """Never less than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge at the left."""
        painter = QPainter(self)
        draw_badge(painter, 0, self.height() / 2, self._kind, self._words)
        painter.end()
