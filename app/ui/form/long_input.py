"""Long text (长文本): several lines; Enter goes on, Shift+Enter breaks the line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.core.errors import Invalid
from app.engine.fields import AnyField, Typing
from app.ui.form.inputs import ENTER, Feel
from app.ui.style import Height, px, restyle
from app.ui.widgets.composition import Composition


class LongInput(QPlainTextEdit):
    """An input of several lines (长文本). The caret enters it at the end of the text."""

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(field.code)
        self.feel = Feel(self)
        self._field, self._typing = field, typing
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(Height.LONG_TEXT))
        self.setPlaceholderText(field.hint)
        self._known = ""
        self.textChanged.connect(self._changed)
        Composition(self)

    def typed(self) -> str:
        """What is typed."""
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Show a text, without a signal."""
        self.blockSignals(True)
        self.setPlainText(text)
        self._known = self.toPlainText()
        self.blockSignals(False)

    def settle(self) -> str:
        """The sentence of what is wrong with it, or ""."""
        if not self.typed():
            return ""
        try:
            self._field.kind.parse(self.typed(), self._typing)
        except Invalid as fault:
            return fault.sentence
        return ""

    def set_fixed(self, fixed: bool) -> None:
        """Read-only, sunk, still to be focused."""
        if fixed != self.isReadOnly():
            self.setReadOnly(fixed)
            restyle(self)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; with Shift it breaks the line."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER and shifted and not self.isReadOnly():
            self.insertPlainText("\n")
        elif event.key() in ENTER:
            self.feel.onward.emit()
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.feel.backward.emit()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard the caret goes to the end."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason}:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.feel.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret has left."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.feel.left.emit()

    def _changed(self) -> None:
        """Qt tells of each letter that is being composed too; only what was committed is an edit."""
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.feel.edited.emit()
