"""Choosing outside a matter's form (选项): a drop-down with its arrow, a box to tick."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from app.ui.style import Colour, Gap, Height, font, paint_icon, px
from app.ui.widgets.materials import paint_tick
from app.ui.widgets.painted import breadth, put, ring


class ChoiceBox(QComboBox):
    """A drop-down (下拉选项) with the arrow that the style sheet leaves out."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - px(Height.ICON) - Gap.CARD
        token = Colour.INK2 if self.isEnabled() else Colour.LINE2
        paint_icon(painter, "chevron-down", token, left, self.height() / 2)
        painter.end()


class TickBox(QCheckBox):
    """A box to tick (勾选), as large and as green as those of the materials."""

    def sizeHint(self) -> QSize:
        """Box, gap and words; as high as a field."""
        return QSize(px(Height.BOX) + Gap.CARD + breadth(self.text(), font()) + Gap.TIGHT, px(Height.FIELD))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words tick as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its check and its words."""
        painter, side = QPainter(self), px(Height.BOX)
        box = QRectF(1, round((self.height() - side) / 2), side, side)
        paint_tick(painter, box, on=self.isChecked())
        words = QRectF(side + Gap.CARD, 0, self.width(), self.height())
        put(painter, self.text(), words, Colour.INK if self.isEnabled() else Colour.INK3)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()))
        painter.end()
