"""The window as a whole (整窗): tabs, keys heard once, unique names, nothing that flashes."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.services import casework
from app.ui.screens.page import ToCase
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, words_of

PLACES = (
    "counter",
    "card",
    "register",
    "registration",
    "standing",
    "case",
    "preview",
    "rights",
    "today",
    "statistics",
    "manage",
)


@pytest.fixture
def full(window: Window, at: House) -> Window:
    """An office with one case, 全能 at the window."""
    accepted(at, hardship(at))
    window.sign_in("qn", PASSWORD)
    return window


def go(window: Window, place: str) -> QWidget:
    """Go to a place; gives what is in front."""
    counter = window.counter
    if place in {"card", "registration", "standing"}:
        window.search("zsm")
        if place == "registration":
            counter.begin("relief.living")
        elif place == "standing":
            counter.card.moves.button("standing").choose()
    elif place == "register":
        counter.register()
    elif place in {"case", "preview"}:
        window.frame.open_tab("relief")
        window.press("Ctrl+4")
        window.wait(lambda: window.relief.pane.case is not None)
        if place == "preview":
            window.press("F9")
            window.wait(window.relief.preview.isVisible)
    elif place != "counter":
        window.frame.open_tab(place)
    QApplication.processEvents()
    return window.frame


def test_every_key_is_heard_by_one_part_alone(full: Window) -> None:
    local = {"Ctrl+E", "Ctrl+Tab", "Ctrl+Shift+Tab"}
    for place in PLACES:
        heard: Counter[str] = Counter()
        for one in go(full, place).findChildren(QShortcut):
            parent = one.parent()
            if one.isEnabled() and isinstance(parent, QWidget) and parent.isVisible():
                heard[one.key().toString()] += 1
        assert [key for key, n in heard.items() if n > 1 and key not in local] == [], place


def test_names_are_unique_within_the_page(full: Window) -> None:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    for place in PLACES:
        front = go(full, place)
        parts = [one for kind in kinds for one in front.findChildren(kind) if one.isVisible()]
        names = Counter(one.objectName() for one in parts if not _inner(one))
        assert "" not in names, place
        assert [name for name, n in names.items() if n > 1] == [], place


def _inner(one: QWidget) -> bool:
    """A part that Qt itself puts into another: the eye of a password, the line of a box."""
    return isinstance(one.parentWidget(), QLineEdit | QComboBox)


def test_status_bar_and_f1_show_the_keys_of_the_page(full: Window) -> None:
    for place in PLACES:
        go(full, place)
        keys = full.frame.current().keys()
        assert len(keys) > 1, place
        full.press("F1")
        full.wait(lambda: "这一页的按键" in words_of(full.frame))
        told = words_of(full.frame)
        assert [words for _, words in keys if words not in told] == [], place
        full.press("F1")
        full.wait(lambda: "这一页的按键" not in words_of(full.frame))


def test_every_page_fits_1366_by_768(full: Window) -> None:
    for place in PLACES:
        front = go(full, place)
        least = full.shell.minimumSizeHint()
        assert (least.width() <= 1366, least.height() <= 697, front.width() <= 1366) == (True, True, True), (
            place
        )


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[list[str]]:
    """The kinds of parts that showed themselves as windows of their own."""
    found: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                found.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield found
    qapp.removeEventFilter(watch)


def test_nothing_flashes_as_a_window_of_its_own(full: Window, flashes: list[str]) -> None:
    for place in PLACES:
        go(full, place)
    assert flashes == []


def test_tabs_by_their_digits(full: Window) -> None:
    tabs = {
        1: "counter",
        2: "relief",
        3: "rights",
        4: "petitions",
        5: "employment",
        6: "mutual_aid",
        7: "today",
        8: "statistics",
        9: "manage",
    }
    for digit, code in tabs.items():
        full.press(f"Alt+{digit}")
        full.bot.waitUntil(partial(_at, full, code))


def _at(window: Window, code: str) -> bool:
    return window.frame.current().objectName() == code


def test_medium_windows_fold_the_list_and_drop_the_short_name(full: Window) -> None:
    go(full, "case")
    assert full.relief.list.isVisible()
    full.shell.resize(1100, 600)
    full.wait(lambda: not full.relief.list.isVisible())
    assert "职工服务中心" not in words_of(full.frame).split("\n")
    assert full.relief.pane.isVisible()


def test_a_bug_becomes_a_strip_with_an_incident_number_and_work_goes_on(full: Window) -> None:
    full.notifier.tell(ZeroDivisionError("周素梅"))
    told = full.counter.strip.sentence()
    assert "事故编号" in told
    assert "周素梅" not in told
    full.search("zsm")
    assert full.counter.current() is full.counter.card


def test_a_page_at_the_back_is_read_again_when_it_comes_to_the_front(window: Window, at: House) -> None:
    done = accepted(at, hardship(at), secret="1")
    window.sign_in("qn", PASSWORD)
    window.frame.go(ToCase("relief", done.case_id))
    looks = [one.title for one in casework.case(at.clerk, done.case_id).timeline].count("查看保密案件")
    window.frame.open_tab("counter")
    seen = casework.case(at.clerk, done.case_id)
    casework.receive(at.clerk, done.case_id, seen.version, "bank", False)
    window.counter.changed.emit("case", done.case_id)
    told = [one.title for one in casework.case(at.clerk, done.case_id).timeline]
    assert told.count("查看保密案件") == looks + 2
    pane = window.relief.pane
    assert pane.case is not None
    assert [one.received for one in pane.case.materials if one.code == "bank"] == [True]
    window.frame.open_tab("relief")
    assert [one.received for one in pane.case.materials if one.code == "bank"] == [False]
