"""Composition (组字): while an input method composes, its keys are its own; figures come in half-width."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.core.text import half_width

FIGURES = Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhLatinOnly
"""What an input of figures would have: digits first, no Chinese."""
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_ENDS = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress})


class Composition(QObject):
    """Watches over what is composed in an input (组字): no key leaves it or fires a shortcut meanwhile.

    Make it after the other event filters of the input, so that it sees the keys before them.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit, *, figures: bool = False) -> None:
        super().__init__(field)
        self._figures, self._composing = figures, False
        if figures:
            field.setInputMethodHints(FIGURES)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys are kept from the input until the text is committed or dropped."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            if self._figures and event.commitString():
                plain = half_width(event.commitString()).replace("。", ".")
                event.setCommitString(plain, event.replacementStart(), event.replacementLength())
        elif event.type() in _ENDS:
            self._composing = False
        elif self._composing and event.type() in _KEYS:
            event.accept()
            return True
        return False


def show_secret(line: QLineEdit, *, shown: bool = False) -> None:
    """Show a password as dots or as it is (口令显隐); no input method writes in it either way."""
    line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
    line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
