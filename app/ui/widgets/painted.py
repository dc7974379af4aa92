"""Painted widgets (自绘部件): their base, and the few strokes of text, box and ring that all of them use."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.style import Colour, Type, Weight, colour, font, pen


def say(widget: QWidget, name: str, description: str = "") -> None:
    """Give a widget its name and description in words, for a screen reader (读屏)."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def breadth(text: str, face: QFont) -> int:
    """The breadth of a text in logical px, rounded up."""
    return math.ceil(QFontMetricsF(face).horizontalAdvance(text))


def wrapped(text: str, face: QFont, width: float) -> list[str]:
    """The lines of a text within a breadth, broken as Qt breaks it (换行): marks stay where they belong."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout, units, lines = QTextLayout(text, face), text.encode("utf-16-le"), list[str]()
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le").rstrip())
    layout.endLayout()
    return lines or [""]


def put(
    painter: QPainter,
    text: str,
    box: QRectF,
    token: Colour = Colour.INK,
    face: QFont | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line of text centred in height within `box`; returns its breadth."""
    shown = face or font()
    painter.setFont(shown)
    painter.setPen(colour(token))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    return breadth(text, shown)


def box_path(box: QRectF, radius: float, notch: float = 0.0) -> QPainterPath:
    """A rounded box, or, with `notch`, a flag whose right end is cut in by so many px."""
    path = QPainterPath()
    if not notch:
        path.addRoundedRect(box, radius, radius)
        return path
    path.moveTo(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.right() - notch, box.center().y())
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path


def fill_box(
    painter: QPainter,
    box: QRectF,
    ground: Colour | None,
    edge: Colour | None,
    *,
    width: float = Weight.HAIR,
    line: Qt.PenStyle = Qt.PenStyle.SolidLine,
    radius: float = Weight.RADIUS_FIELD,
    notch: float = 0.0,
) -> None:
    """Fill and outline a box; the line lies wholly inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0
    path = box_path(box.adjusted(inset, inset, -inset, -inset), radius, notch)
    if ground is not None:
        painter.fillPath(path, colour(ground))
    if edge is not None:
        painter.setPen(pen(edge, width, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def ring(painter: QPainter, box: QRectF, radius: float = Weight.RADIUS) -> None:
    """The focus ring (焦点框): 2 px, inside the box."""
    fill_box(painter, box, None, Colour.RING, width=Weight.FOCUS, radius=radius)


class Painted(QWidget):
    """A widget that paints itself (自绘部件) and says in words what it shows."""

    def __init__(self, parent: QWidget | None = None, role: Type = Type.BODY) -> None:
        super().__init__(parent)
        self.setProperty("type", role.value)

    def whole(self) -> QRectF:
        """The widget's rectangle."""
        return QRectF(self.rect())


class PaintedButton(QAbstractButton):
    """A button that paints itself (自绘按钮); reached by Tab, pressed by Space, never by Enter."""

    def __init__(self, code: str, parent: QWidget | None = None, role: Type = Type.BODY) -> None:
        super().__init__(parent)
        self.code = code
        self.setObjectName(code)
        self.setProperty("type", role.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def whole(self) -> QRectF:
        """The button's rectangle."""
        return QRectF(self.rect())
