"""Steps of breadth and height (宽度档): every page at 125 and 150 % and in large print, with full data."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services import accounts
from app.ui import style
from app.ui.form import FormView
from app.ui.form.section_page import SectionPage
from app.ui.form.sections import SectionWords
from app.ui.large_print import LargePrint
from app.ui.screens.page import ToCase, ToCounter, ToPerson, ToUnit
from app.ui.widgets.labels import IconLabel
from app.ui.widgets.painted import Painted
from tests.kit.county import county, fullest_case, fullest_person, fullest_unit
from tests.kit.factories import PASSWORD
from tests.kit.pages import Window

STEPS = {
    "100 %": (1366, 697, 1.0),
    "125 %": (1093, 543, 1.0),
    "150 %": (911, 441, 1.0),
    "large print": (1366, 697, style.LARGE_PRINT),
}
"""Logical px of the window on 1366×768, less title bar and task bar of 71 px, and the size of print."""

TARGET = 24
PATIENCE = 0.5
TURN_MS = 20

SHORT = 20
"""A text in an input that is no longer than this is seen whole: names, sums, numbers."""


@pytest.fixture(params=STEPS, ids=list(STEPS))
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Window]:
    """The window of somebody who may do everything, in one of the steps."""
    width, height, scale = STEPS[request.param]
    clock = county(tmp_path / "data")
    if scale > 1:
        wants_large_print(tmp_path / "data")
    made = Window(qtbot, tmp_path / "data", clock)
    made.shell.resize(width, height)
    made.sign_in("qn", PASSWORD)
    assert style.factor() == scale
    yield made
    made.shell.close()
    style.dress(qapp)


def wants_large_print(folder: Path) -> None:
    """Whoever signs in as qn has chosen large print."""
    found = accounts.front(folder)
    assert found is not None
    LargePrint(folder).turn(next(one.id for one in found.users if one.initials == "qn"))


def places(window: Window) -> Iterator[str]:
    """Every page, brought to the front one after the other."""
    frame, counter, desk = window.frame, window.counter, window.frame.desk
    person, unit = ToPerson(fullest_person(desk)), ToUnit(fullest_unit(desk))
    frame.go(ToCounter())
    yield "finder"
    for typed in ("gs", "没有这个人的名字"):
        window.search(typed, enter=False)
        yield f"results of {typed}"
    frame.go(unit)
    yield "unit"
    for move in ("change_person", "household", "standing"):
        frame.go(person)
        yield "person"
        counter.card.moves.button(move).choose()
        yield move
    counter.register_unit()
    yield "new unit"
    for matter in ("relief.file_open", "rights.mediation"):
        frame.go(person)
        counter.begin(matter)
        yield matter
    yield from _cases(window)
    for tab in ("today", "statistics", "manage"):
        frame.open_tab(tab)
        yield tab
    for part in ("standards", "lists", "checklists", "calendar", "agencies", "office", "printers", "about"):
        window.manage.open_part(part)
        yield part


def _cases(window: Window) -> Iterator[str]:
    """The fullest case of each line, the list, the side column, a paper."""
    for line in window.frame.desk.catalog.lines:
        window.frame.go(ToCase(line.code, fullest_case(window.frame.desk, line.code)))
        yield f"{line.code} case"
    window.line.pane.open_side(materials=False)
    yield "side"
    window.press("Ctrl+4")
    yield "list"
    window.press("F9")
    yield "preview"


def needs(window: Window) -> str:
    """What the page in front needs beyond the window, once its layouts have come to rest; "" when it fits."""
    size, ends = window.shell.size(), time.monotonic() + PATIENCE
    while True:
        QApplication.processEvents()
        least = window.shell.minimumSizeHint()
        if least.width() <= size.width() and least.height() <= size.height():
            while unfinished(window):
                QTest.qWait(TURN_MS)
            QTest.qWait(TURN_MS)
            return ""
        if time.monotonic() > ends:
            return f"needs {least.width()}×{least.height()}"
        window.shell.grab()  # a picture lays out all that waits for it


def unfinished(window: Window) -> bool:
    """Whether sections of a form that is seen whole are still to be made, each in a turn of its own."""
    seen = (one for one in window.shell.findChildren(FormView) if one.isVisible())
    whole = (one for one in seen if not any(words.isVisible() for words in one.findChildren(SectionWords)))
    return any(not page.filled for one in whole for page in one.findChildren(SectionPage))


def faults(front: QWidget) -> Iterator[str]:
    """What is cut, covered, squeezed or too small to hit."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, Painted, IconLabel)
    for one in (part for kind in kinds for part in front.findChildren(kind)):
        if one.isVisible() and not isinstance(one.parentWidget(), QComboBox | QLineEdit):
            told = next(wrong(one), "")
            if told:
                yield f"{told}: {type(one).__name__} {one.objectName()} {words(one)!r} {one.geometry()}"


def wrong(one: QWidget) -> Iterator[str]:
    """What is wrong with a part that is seen."""
    least, room = one.minimumSizeHint(), QRect(one.rect())
    seen = one.visibleRegion().boundingRect()
    if isinstance(one, QLabel) and one.wordWrap():
        if one.heightForWidth(one.width()) > one.height():
            yield "lines cut"
    elif one.width() < least.width():
        yield f"narrower than {least.width()}"
    elif one.height() < least.height() and not isinstance(one, QPlainTextEdit):
        yield f"lower than {least.height()}"
    if not seen.isNull() and seen.width() < room.width():
        yield "cut at the side"
    if seen.height() < room.height() and not scrolled(one):
        yield "cut or covered"
    if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < TARGET:
        yield "too small to hit"
    if isinstance(one, QLineEdit) and len(one.text()) <= SHORT:
        inside = one.contentsRect().width() - one.textMargins().left() - one.textMargins().right()
        if one.fontMetrics().horizontalAdvance(one.text()) > inside:
            yield "text cut"


def words(one: QWidget) -> str:
    """What a part says."""
    return one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else one.accessibleName()


def scrolled(one: QWidget) -> bool:
    """Whether a part stands in what scrolls."""
    above = one.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


def test_every_page_is_whole_in_every_step(window: Window) -> None:
    size, told = window.shell.size(), list[str]()
    for name in places(window):
        told += [f"{name}: {needed}" for needed in (needs(window),) if needed]
        assert window.shell.size() == size, name
        front = window.line.pane.side if name == "side" else window.frame
        told += [f"{name}: {one}" for one in faults(front)]
        told += [f"{name}: scrolls sideways {one}" for one in sideways(window.frame)]
        told += [f"{name}: without a name {one}" for one in unnamed(window.frame)]
    assert not told, "\n".join(told)


def unnamed(front: QWidget) -> Iterator[str]:
    """What takes the focus and says nothing to a screen reader."""
    for one in front.findChildren(QWidget):
        takes = one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible() and one.isEnabled()
        inner = isinstance(one.parentWidget(), QComboBox | QLineEdit)
        said = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton | QLabel) else "")
        if takes and not inner and one.focusProxy() is None and not said:
            yield f"{type(one).__name__} {one.objectName()}"


def sideways(front: QWidget) -> Iterator[str]:
    """What scrolls sideways, or would have to."""
    for area in front.findChildren(QAbstractScrollArea):
        bar = area.horizontalScrollBar()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        broad = inner is not None and inner.width() > area.viewport().width()
        if area.isVisible() and (bar.isVisible() or broad):
            yield f"{type(area).__name__} {area.objectName()}"
