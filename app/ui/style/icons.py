"""Icons (图标): Lucide drawings in a token's colour, rendered once per size and kept by Qt."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resources
from app.ui.style.scale import px
from app.ui.style.tokens import Colour, Height


def pixmap(name: str, token: Colour = Colour.INK, size: int = Height.ICON, ratio: float = 1.0) -> QPixmap:
    """A Lucide icon, `size` logical px at a device ratio; FileNotFoundError if there is none."""
    key = f"{name}/{token.value}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", token.value).replace('stroke-width="2"', 'stroke-width="1.75"')
    made = QPixmap(QSize(size, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, token: Colour = Colour.INK, size: int = Height.ICON) -> QIcon:
    """A Lucide icon for a button or an action."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.screens() else 1.0
    return QIcon(pixmap(name, token, px(size), ratio))


def paint_icon(
    painter: QPainter, name: str, token: Colour, x: float, middle: float, size: int = Height.ICON
) -> float:
    """Draw an icon with its left at `x`, centred on `middle`; returns the breadth it took."""
    side = px(size)
    picture = pixmap(name, token, side, painter.device().devicePixelRatio())
    painter.drawPixmap(QRectF(x, round(middle - side / 2), side, side), picture, QRectF(picture.rect()))
    return side
