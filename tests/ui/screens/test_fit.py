"""What fits (装得下): no word is cut; the keys of lists reach no input method."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui.widgets.painted import Painted
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window
from tests.ui.screens.test_window import PLACES, go

SIZE = (1366, 697)
"""1366×768 less title and task bar; smaller windows are in test_steps."""


@pytest.fixture
def full(window: Window, at: House) -> Window:
    """An office with two cases, 全能 at the window."""
    accepted(at, hardship(at))
    accepted(at, hardship(at, 2, name="方国强"))
    window.sign_in("qn", PASSWORD)
    return window


def cut(one: QWidget) -> bool:
    """Whether a part is broader than the room it is seen in; what scrolls down may be cut in its height."""
    wraps = isinstance(one, QLabel) and one.wordWrap()
    if not wraps and one.width() < one.minimumSizeHint().width():
        return True
    seen = one.visibleRegion().boundingRect()
    return not seen.isNull() and seen.width() < QRect(one.rect()).width()


def test_no_words_are_cut(full: Window) -> None:
    full.shell.resize(*SIZE)
    told: list[str] = []
    for place in PLACES:
        front = go(full, place)
        assert (full.shell.width(), full.shell.height()) == SIZE, place
        parts = [
            one for kind in (QLabel, QAbstractButton, QLineEdit, Painted) for one in front.findChildren(kind)
        ]
        told += [
            f"{place}: {one.objectName()} {one.accessibleName()}"
            for one in parts
            if one.isVisible() and cut(one)
        ]
    assert told == []


def test_only_inputs_take_an_input_method(full: Window) -> None:
    """Digits and letters for lists, cards and tabs come through whatever input method is on."""
    for place in PLACES:
        for one in go(full, place).findChildren(QWidget):
            takes = one.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            if takes and one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert isinstance(one, QLineEdit | QPlainTextEdit), (place, one)
