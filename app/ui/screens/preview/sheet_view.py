"""Sheet view (页面预览): pages on the desk, whole or enlarged; PgUp PgDn turn them."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.printing import image
from app.ui.style import Colour, Gap, colour, pen
from app.ui.widgets.painted import say

_POINTS = 72.0
_ZOOMS = (0.0, 1.0, 1.5, 2.0, 3.0)
"""Times 96 dpi; 0 shows the whole page."""
_SHADE = 3
_SMALLEST, _LARGEST = 0.1, 2.2
"""Times its own size that a whole page is drawn at, at least and at most."""


class Source(Protocol):
    """Pages to look at (页面来源): a PDF, a scan; sizes in pt."""

    def count(self) -> int:
        """How many pages."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of one."""
        ...

    def drawn(self, page: int, dpi: float) -> image.PageImage:
        """One at a resolution."""
        ...


class Sheet(QWidget):
    """One page on the desk (页面)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()

    def show_picture(self, picture: QImage) -> None:
        """Show the image of a page."""
        self._picture = picture
        self.setMinimumSize(self._size() + QSize(2 * Gap.PAGE, 2 * Gap.PAGE))
        self.update()

    def picture(self) -> QImage:
        """The image that is shown."""
        return self._picture

    def _size(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, and the page in its middle with an edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Colour.DESK))
        size = self._size()
        place = QPoint(
            (self.width() - size.width()) // 2, max(Gap.PAGE, (self.height() - size.height()) // 2)
        )
        painter.fillRect(
            place.x() + _SHADE, place.y() + _SHADE, size.width(), size.height(), colour(Colour.SCROLL)
        )
        painter.drawImage(place, self._picture)
        painter.setPen(pen(Colour.LINE3))
        painter.drawRect(place.x() - 1, place.y() - 1, size.width() + 1, size.height() + 1)
        painter.end()


class SheetView(QScrollArea):
    """Pages to look at (页面预览); `turned(page, of)`."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = Sheet()
        self.setWidget(self._sheet)
        self._source: Source | None = None
        self._pdf, self._page, self._count, self._zoom = b"", 0, 0, 0

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF from its first page."""
        self._pdf = pdf
        self.show_pages(image.Pdf(pdf))

    def show_pages(self, source: Source) -> None:
        """Show pages from the first one."""
        self._source, self._page, self._count = source, 0, source.count()
        self._draw()

    def forget(self) -> None:
        """Show nothing; the pages don't stay in memory."""
        self._source, self._pdf, self._count = None, b"", 0
        self._sheet.show_picture(QImage())

    def pdf(self) -> bytes:
        """The PDF that is shown; empty before the first one."""
        return self._pdf

    def picture(self) -> QImage:
        """The image of the page in front."""
        return self._sheet.picture()

    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def turn(self, step: int) -> None:
        """Go to another page."""
        self._page = max(0, min(self._count - 1, self._page + step))
        self._draw()

    def zoom(self, step: int) -> None:
        """Enlarge or make smaller; the smallest is the whole page."""
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + step))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp PgDn turn, Ctrl+plus and Ctrl+minus enlarge."""
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if key in turns:
            self.turn(turns[key])
        elif control and key in zooms:
            self.zoom(zooms[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """On a screen of another ratio the page is drawn anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole page follows the room."""
        super().resizeEvent(event)
        if not self._zoom:
            self._draw()

    def _draw(self) -> None:
        if self._source is None:
            return
        ratio = self.devicePixelRatioF()
        found = self._source.drawn(self._page, self._dpi(self._source) * ratio)
        made = QImage(found.data, found.width, found.height, found.stride, QImage.Format.Format_RGB32).copy()
        made.setDevicePixelRatio(ratio)
        self._sheet.show_picture(made)
        say(self, f"第 {self._page + 1} 页，共 {self._count} 页")
        self.turned.emit(self._page + 1, self._count)

    def _dpi(self, source: Source) -> float:
        if _ZOOMS[self._zoom]:
            return 96 * _ZOOMS[self._zoom]
        width, height = source.size(self._page)
        room = self.viewport().size() - QSize(3 * Gap.PAGE, 3 * Gap.PAGE)
        fit = min(room.width() / width, room.height() / height)
        return _POINTS * max(_SMALLEST, min(_LARGEST, fit))
