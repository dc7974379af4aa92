"""One-line inputs (单行输入): text, money, counts, dates, numbers of papers; shown in order on leaving."""

from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import Invalid
from app.engine.fields import AnyField, Typing
from app.ui.style import Colour, Height, Weight, px, restyle
from app.ui.widgets.composition import Composition
from app.ui.widgets.painted import put

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
HINTS = {"date": "0105、-3、t=今天"}
_RIGHT = frozenset({"money", "int"})
_FIGURES = _RIGHT | {"date", "phone", "bankcard", "idnumber", "creditcode"}
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
_OUTSIDE = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class Feel(QObject):
    """What an input tells (输入信号): edited by hand, entered, left, Enter pressed, Esc pressed."""

    edited = Signal()
    entered = Signal()
    left = Signal()
    onward = Signal()
    backward = Signal()


class Input(Protocol):
    """What every input of a form can do (输入)."""

    feel: Feel

    def typed(self) -> str:
        """The text as the field's kind parses it; "" for nothing."""

    def show_text(self, text: str) -> None:
        """Show a text that the kind parses, without a signal."""

    def settle(self) -> str:
        """Show the text in order; the sentence of what is wrong with it, or ""."""

    def set_fixed(self, fixed: bool) -> None:
        """Make it read-only, still to be focused for copying."""

    def widget(self) -> QWidget:
        """The widget that takes the focus."""


class LineInput(QLineEdit):
    """An input of one line (单行输入). It never counts UTF-16 units: length is checked by the kind."""

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(field.code)
        self.feel = Feel(self)
        self._field, self._typing = field, typing
        self._fresh = False
        self.setFixedHeight(px(Height.FIELD))
        self.setPlaceholderText(field.hint or HINTS.get(field.kind.kind, ""))
        if field.kind.kind in _RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self.feel.edited)
        Composition(self, figures=field.kind.kind in _FIGURES)

    def typed(self) -> str:
        """What is typed."""
        return self.text().strip()

    def show_text(self, text: str) -> None:
        """Show a text in order if it can be read, as it is otherwise."""
        self.setText(text)
        self.settle()
        self.setCursorPosition(0)

    def settle(self) -> str:
        """Dates with their weekday, sums with commas; the sentence of what is wrong, or ""."""
        text, kind = self.typed(), self._field.kind
        if not text:
            return ""
        try:
            shown = kind.edit(kind.parse(text, self._typing))
        except Invalid as fault:
            return fault.sentence
        if shown != self.text():
            self.setText(shown)
        return ""

    def set_fixed(self, fixed: bool) -> None:
        """Read-only, sunk, still to be focused."""
        if fixed != self.isReadOnly():
            self.setReadOnly(fixed)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is styled when first seen
                restyle(self)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and never submits; Esc is asked of the form first."""
        if event.key() in ENTER and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }:
            self.feel.onward.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.feel.backward.emit()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The caret enters with all the text selected."""
        super().focusInEvent(event)
        if event.reason() not in _OUTSIDE:
            self._fresh = event.reason() == _BY_MOUSE
            self.selectAll()
            self.feel.entered.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click that brought the focus selects all, unless it drew a selection of its own."""
        super().mouseReleaseEvent(event)
        if self._fresh and not self.hasSelectedText():
            QTimer.singleShot(0, self, self.selectAll)
        self._fresh = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret has left."""
        super().focusOutEvent(event)
        if event.reason() not in _OUTSIDE:
            self.deselect()
            self.feel.left.emit()


class ShownInput(LineInput):
    """A computed value (算出的值): read-only, with its formula inside at the left."""

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(field, typing, parent)
        self._formula = ""
        self.setPlaceholderText("")
        self.set_fixed(True)

    def settle(self) -> str:
        """Shown as on paper: the name of a code, not the code."""
        text, kind = self.typed(), self._field.kind
        if text:
            try:
                self.setText(kind.show(kind.parse(text, self._typing), self._typing.codes))
            except Invalid:
                return ""
        return ""

    def show_formula(self, formula: str) -> None:
        """Show how the value came about, in pale ink at the left."""
        self._formula = formula
        self.setAccessibleDescription(formula)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The value, and the formula beside it."""
        super().paintEvent(event)
        if self._formula:
            painter = QPainter(self)
            box = QRectF(self.rect()).adjusted(2 * Weight.EDGE, 0, -2 * Weight.EDGE, 0)
            put(painter, self._formula, box, Colour.INK3)
            painter.end()
