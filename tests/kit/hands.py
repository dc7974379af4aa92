"""Hands of a clerk in tests (手): Chinese through the input method, keys as on a keyboard."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def write(widget: QWidget, text: str) -> None:
    """Commit a text as an input method does; keyClicks with Chinese would kill the process."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Show what an input method composes (组字), its caret at the end; "" drops it."""
    caret = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(text), 1, None)
    QApplication.sendEvent(widget, QInputMethodEvent(text, [caret]))


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press one key."""
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(widget, key, held)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click with the left button, in the middle or at a place."""
    middle = widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or middle)


def focus(window: QWidget, widget: QWidget) -> None:
    """Show a window, make it the active one and put the focus on a widget."""
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
