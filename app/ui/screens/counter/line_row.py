"""Line row (业务条线一行): digit, picture, name, what there is of the person in this line, and the way in."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.engine.timers import TimerView
from app.ui.screens.arrange import row
from app.ui.screens.breadth import Breadth
from app.ui.style import Colour, Gap, Height, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.labels import Link, icon_label, label
from app.ui.widgets.painted import ring


class LineRow(QFrame):
    """One of the five lines (业务条线); `begun(code)` by Enter, Space, a click on 办理 or a double click."""

    begun = Signal(str)

    def __init__(self, code: str, digit: int, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self.open = code, False
        self._high = Breadth.LINE_ROW
        self._build(digit, icon, name)
        self.setFixedHeight(px(Breadth.LINE_ROW))

    def _build(self, digit: int, icon: str, name: str) -> None:
        self._name = label(name)
        self._name.setMinimumWidth(px(Breadth.LINE_NAME))
        self._text = label("", tone="second", wrap=True)
        self._badge = TimerBadge()
        self._begin = Link(f"begin_{self.code}", "办理 ›")
        self._begin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._begin.chosen.connect(lambda _: self._begin_now())
        self._key, self._icon = KeyCap(str(digit)), icon_label(icon, Colour.BLUE, Height.ICON_BUTTON)
        inner = row(
            self._key,
            self._icon,
            self._name,
            self._text,
            self._badge,
            self._begin,
        )
        inner.setStretch(inner.indexOf(self._text), 1)
        inner.setContentsMargins(Gap.INSIDE, 0, Gap.CARD, 0)
        self.setLayout(inner)

    def show_line(self, text: str, *, active: bool, timer: TimerView | None, begin: bool) -> None:
        """Show what the line says of the person; `begin` when a matter can be taken in."""
        self.open = begin
        self._text.setText(text)
        self._name.setProperty("weight", "bold" if active else "")
        self._name.setProperty("tone", "" if active else "second")
        self._name.style().polish(self._name)
        self._badge.setVisible(timer is not None)
        if timer is not None:
            self._badge.show_badge(timer.look, timer.words, timer.label, timer.due_on)
        self._begin.setVisible(begin)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if begin else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self._name.text()}，{text}")
        self._fit()

    def arrange(self, *, low: bool) -> None:
        """A little lower in a low window."""
        self._high = Breadth.LINE_ROW_LOW if low else Breadth.LINE_ROW
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as it was made for one line or two."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words take two lines, and the row is higher."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space begin."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._begin_now()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click begins."""
        self._begin_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            ring(painter, self.rect().toRectF(), 0)
            painter.end()

    def _fit(self) -> None:
        beside = (self._key, self._icon, self._name, self._badge, self._begin)
        taken = sum(max(one.sizeHint().width(), one.minimumWidth()) for one in beside if not one.isHidden())
        room = self.width() - taken - (len(beside) + 1) * Gap.CARD - Gap.INSIDE
        high = self._text.heightForWidth(max(room, 1)) + Gap.TIGHT / 2
        self.setFixedHeight(max(px(self._high), math.ceil(high)))

    def _begin_now(self) -> None:
        if self.open:
            self.begun.emit(self.code)
