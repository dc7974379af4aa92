"""Scale of the look (大字): the large-print factor, and fonts, pens and lengths under it.

The factor is a property of the application object, so that no module holds it.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QPen

from app.ui.style.tokens import FAMILIES, POINTS, Arrangement, Colour, Type, Weight

LARGE_PRINT = 1.25
SMALLER_LARGE_PRINT = 1.1
FACTOR = "largePrint"
_NARROW, _MEDIUM, _LOW = 1000, 1280, 500


def arrangement(width: int) -> Arrangement:
    """The arrangement for a window of `width` logical px; in large print at most the medium one."""
    room = width / factor()
    if room < _NARROW:
        return Arrangement.NARROW
    return Arrangement.MEDIUM if room < _MEDIUM or factor() > 1 else Arrangement.WIDE


def low(height: int) -> bool:
    """Whether a window of `height` logical px is so low that hints and margins give their room (ui.md §3)."""
    return height / factor() < _LOW


def factor() -> float:
    """The large-print factor in force: 1.0, 1.1 or 1.25."""
    app = QCoreApplication.instance()
    value = app.property(FACTOR) if app is not None else None
    return float(value) if isinstance(value, int | float) and value else 1.0


def px(length: float) -> int:
    """A height in logical px with the large-print factor."""
    return round(length * factor())


def colour(token: Colour) -> QColor:
    """The QColor of a token."""
    return QColor(token.value)


def pen(token: Colour, width: float = Weight.HAIR, line: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen in a token's colour; dotted and dashed lines are drawn at their own rhythm."""
    made = QPen(colour(token), width, line)
    if line == Qt.PenStyle.DashLine:
        made.setDashPattern([3.5, 2.0])
    elif line == Qt.PenStyle.DotLine:
        made.setDashPattern([1.0, 1.6])
    return made


def font(role: Type = Type.BODY, *, bold: bool | None = None) -> QFont:
    """The font of a type role for painted widgets; `bold` overrides the role's weight."""
    points, heavy = POINTS[role]
    made = QFont(list(FAMILIES))
    made.setPointSizeF(points * factor())
    made.setBold(heavy if bold is None else bold)
    return made
