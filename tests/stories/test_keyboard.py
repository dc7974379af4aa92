"""A morning by the keyboard alone (全键盘的上午): no mouse, no focus set from outside, each stop is seen."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.screens.registration.page import RegistrationPage
from app.ui.widgets.materials import MaterialRows
from app.ui.widgets.move_button import MoveButton
from tests.kit.factories import PASSWORD, House, house, id_number
from tests.kit.hands import write
from tests.kit.pages import HELD, KEYS, Window

MOST = 120
"""So many steps of Tab or Enter lead everywhere on a page."""

NUMBER, NAME = id_number(12), "周素梅"
LIVING = {"reply_way": "电话", "has_union": "否", "on_dibao": "否", "reason": "本人患病，收入不够支出。"}
ADVICE = {"way": "visit", "topic": "R0401", "question": "单位拖欠工资怎么办？", "reply_way": "电话"}
ANSWER = {"answer": "可以申请调解，也可以申请仲裁。", "minutes": "10", "next": "mediation"}


class Keyboard:
    """Hands that have a keyboard alone (键盘)."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def here(self) -> QWidget:
        """Where the focus is: it is seen, and it says its name."""
        found = QApplication.focusWidget()
        assert found is not None, "the focus is nowhere"
        assert found.isVisible(), found
        assert found.window() is self.window.shell
        told = found.accessibleName() or (found.text() if isinstance(found, QAbstractButton) else "")
        assert told, f"{type(found).__name__} {found.objectName()} says nothing"
        return found

    def press(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            *held, key = name.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= HELD[one]
            QTest.keyClick(self.here(), KEYS[key], modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is: Latin by keys, all else by the input method."""
        if text.isascii():
            QTest.keyClicks(self.here(), text)
        else:
            write(self.here(), text)
        QApplication.processEvents()

    def go(self, name: str, by: str = "Tab") -> QWidget:
        """Press Tab, or Enter in a form, until a part has the focus."""
        for _ in range(MOST):
            if self.here().objectName() == name:
                return self.here()
            self.press(by)
        raise AssertionError(f"{name} is not reached by {by}")

    def fill(self, texts: Mapping[str, str]) -> None:
        """Walk through a form by Enter and type what belongs there."""
        for code, text in texts.items():
            self.go(code, "Enter")
            self.type(text)


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office whose file is closed: the window opens it."""
    made = house(tmp_path / "data")
    made.close()
    return made


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Iterator[Window]:
    """The window at its sign-in page."""
    made = Window(qtbot, at.folder, at.clock)
    yield made
    made.shell.close()


def sign_in(keys: Keyboard, initials: str) -> None:
    """Name by its initials, password, Enter; the caret stands in the search box."""
    keys.go("user")
    keys.type(initials)
    keys.go("password")
    keys.type(PASSWORD)
    keys.press("Enter")
    keys.window.wait(lambda: keys.window.entrance.frame is not None)
    assert keys.here().objectName() == "search"


def register(keys: Keyboard) -> None:
    """Nobody is found: F2 takes the number along, F10 files the person, his card takes digits."""
    keys.type(NUMBER)
    keys.press("F2")
    assert isinstance(keys.window.counter.current(), QWidget)
    keys.fill({"name": NAME, "phone": "13957265526"})
    keys.press("F10")
    keys.window.wait(lambda: keys.window.counter.current() is keys.window.counter.card)


def registration(keys: Keyboard) -> RegistrationPage:
    """The registration in front."""
    page = keys.window.counter.current()
    assert isinstance(page, RegistrationPage)
    return page


def told_what_lacks(keys: Keyboard) -> None:
    """Relief with a paper missing: F10 is the one-time notice, which stands in preview; Esc leaves it."""
    keys.press("1", "2")
    page = registration(keys)
    walk_in_order(keys, page)
    keys.fill(LIVING)
    keys.press("Ctrl+M")
    assert isinstance(keys.here(), MaterialRows)
    keys.press("Space", "Down", "Space")
    assert "已收 2" in page.materials.progress()
    keys.press("F10")
    keys.window.wait(lambda: keys.window.on_case() and keys.window.line.preview.isVisible())
    keys.here()
    keys.press("Esc")
    keys.window.wait(lambda: not keys.window.line.preview.isVisible())
    keys.here()


def walk_in_order(keys: Keyboard, page: RegistrationPage) -> None:
    """Tab goes through the fields by rows, then the materials, then the moves."""
    stops: list[QWidget] = []
    first = keys.here()
    while not isinstance(keys.here(), MoveButton):
        stops.append(keys.here())
        keys.press("Tab")
        assert len(stops) < MOST
    fields = [one for one in stops if page.form.isAncestorOf(one)]
    order = list(dict.fromkeys(one.objectName().partition(".")[0] for one in fields))
    sections = keys.window.frame.desk.catalog.matter("relief.living").form.intake
    assert order == [field.code for one in sections for field in one.fields if field.code in order]
    assert len(order) > len(LIVING)
    assert isinstance(stops[-1], MaterialRows)
    while keys.here() is not first:
        keys.press("Shift+Tab")


def answered(keys: Keyboard) -> None:
    """Advice is registered, its slip stands in preview, and the next move is done on the case."""
    keys.press("F3")
    keys.window.wait(lambda: keys.here().objectName() == "search")
    keys.type("zsm")
    keys.press("Enter")
    keys.window.wait(lambda: keys.window.counter.current() is keys.window.counter.card)
    keys.press("2", "1")
    registration(keys)
    keys.fill(ADVICE)
    keys.go("accept")
    keys.press("Space")
    keys.window.wait(lambda: keys.window.on_case() and keys.window.line.preview.isVisible())
    keys.press("Esc")
    keys.window.wait(lambda: not keys.window.line.preview.isVisible())
    keys.fill(ANSWER)
    keys.press("F10")
    keys.window.wait(lambda: keys.window.case.ended)


def in_front(window: Window, code: str) -> bool:
    """Whether a tab's page is in front."""
    return window.frame.current().objectName() == code


def sign_out(keys: Keyboard) -> None:
    """The lock in the header, and from the locked window back to the sign-in page."""
    keys.go("lock")
    keys.press("Space")
    keys.window.wait(lambda: keys.window.entrance.locking.page is not None)
    keys.here()
    keys.press("F8")
    keys.window.wait(lambda: keys.window.entrance.frame is None)
    keys.here()


def test_a_morning_by_the_keyboard_alone(window: Window) -> None:
    keys = Keyboard(window)
    sign_in(keys, "lz")
    register(keys)
    told_what_lacks(keys)
    answered(keys)
    for tab, code in (("Alt+7", "today"), ("Alt+8", "statistics"), ("Alt+9", "manage")):
        keys.press(tab)
        window.wait(partial(in_front, window, code))
        keys.here()
    sign_out(keys)
