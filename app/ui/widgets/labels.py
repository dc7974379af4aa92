"""Labels (文字): page title, group head, link, icon; words in a role of type and a tone."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from app.ui.style import Colour, Height, Type, Weight, colour, paint_icon, px
from app.ui.widgets.painted import Painted, fill_box, say

Tone = Literal["", "second", "hint", "blue", "late", "fault", "amber", "green"]


class Wrapping(QLabel):
    """Words that wrap (换行文字): always as high as all their lines, whatever layout holds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Other words: other lines."""
        super().setText(text)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth: other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as there is room, as high as that makes it; one line before it has a place."""
        laid = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(1, self.heightForWidth(self.width()) if laid else self.fontMetrics().height())


def label(
    text: str = "",
    role: Type = Type.BODY,
    tone: Tone = "",
    *,
    bold: bool = False,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label in a role of type and a tone; plain text, never HTML."""
    made = (Wrapping if wrap else QLabel)(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", role.value)
    made.setProperty("tone", tone)
    made.setText(text)
    if bold:
        made.setProperty("weight", "bold")
    return made


class IconLabel(QWidget):
    """An icon among words (图标), drawn for the screen it is seen on; centred in its height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = "", Colour.INK2, Height.ICON

    def show_icon(self, name: str, token: Colour, size: int) -> None:
        """Show another icon."""
        self._name, self._token, self._size = name, token, size
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The icon, as high as a line at least."""
        return QSize(px(self._size), max(px(self._size), px(Height.LINE)))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it at the left."""
        painter = QPainter(self)
        paint_icon(painter, self._name, self._token, 0, self.height() / 2, self._size)
        painter.end()


def icon_label(
    name: str, token: Colour = Colour.INK2, size: int = Height.ICON, parent: QWidget | None = None
) -> IconLabel:
    """A label that shows an icon."""
    made = IconLabel(parent)
    made.show_icon(name, token, size)
    return made


def show_icon(target: IconLabel, name: str, token: Colour = Colour.INK2, size: int = Height.ICON) -> None:
    """Show another icon in a label."""
    target.show_icon(name, token, size)


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline across."""
    made = QFrame(parent)
    made.setProperty("rule", "across")
    return made


class Link(QPushButton):
    """Words in blue that open something (链接); `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.code = code
        self.setObjectName(code)
        self.setProperty("link", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _=False: self.chosen.emit(self.code))


class Emblem(Painted):
    """The emblem (标志): a plain red square with a drawn 工."""

    def __init__(self, side: int = Height.EMBLEM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        say(self, "职工服务中心")

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._side), px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square and three bars."""
        painter, side = QPainter(self), px(self._side)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        fill_box(painter, box, Colour.RED, None, radius=Weight.RADIUS)
        bar = side / 8
        for left, top, width, height in (
            (0.24, 0.26, 0.52, bar),
            (0.5 - bar / side / 2, 0.26, bar / side, side * 0.48),
            (0.2, 0.63, 0.6, bar),
        ):
            painter.fillRect(
                QRectF(side * left, box.top() + side * top, side * width, height), colour(Colour.SHEET)
            )
        painter.end()
