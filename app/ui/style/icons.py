"""Icons (图标): Lucide drawings in a token's colour, drawn for the screen they are seen on and kept by Qt."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resources
from app.ui.style.scale import px
from app.ui.style.tokens import Colour, Height

_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The steps in which systems enlarge a screen."""


def pixmap(name: str, token: Colour = Colour.INK, size: int = Height.ICON, ratio: float = 1.0) -> QPixmap:
    """A Lucide icon, `size` logical px at a device ratio; FileNotFoundError if there is none."""
    side = round(size * ratio)
    key = f"{name}/{token.value}/{side}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    text = _drawing(name).replace("currentColor", token.value)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


@cache
def _drawing(name: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


def icon(name: str, token: Colour = Colour.INK) -> QIcon:
    """A Lucide icon for a button or an action, for each size and ratio in which these show it.

    Pixmaps, not an icon engine of our own: Qt lets go of icons after Python has ended.
    """
    made = QIcon()
    for side in {px(Height.ICON), px(Height.ICON_FIELD)}:
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, token, side, ratio))
            made.addPixmap(pixmap(name, Colour.LINE2, side, ratio), QIcon.Mode.Disabled)
    return made


def paint_icon(
    painter: QPainter, name: str, token: Colour, x: float, middle: float, size: int = Height.ICON
) -> float:
    """Draw an icon with its left at `x`, centred on `middle`; returns the breadth it took."""
    side = px(size)
    _draw(painter, name, token, x, round(middle - side / 2) + side / 2, side)
    return side


def _draw(painter: QPainter, name: str, token: Colour, x: float, middle: float, side: int) -> None:
    """Pixel on pixel: the drawing begins on a pixel of the screen and is never stretched."""
    ratio = painter.device().devicePixelRatio()
    picture = pixmap(name, token, side, ratio)
    shape = painter.deviceTransform()
    corner = shape.map(QPointF(x, middle - side / 2))
    back, _ = shape.inverted()
    place = back.map(QPointF(round(corner.x()), round(corner.y())))
    painter.drawPixmap(QRectF(place, picture.deviceIndependentSize()), picture, QRectF(picture.rect()))
