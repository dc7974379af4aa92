"""Pressed twice (连按两次): a key or a click that comes twice files one case and makes one move."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import worklist
from tests.kit.factories import LIVING, PAPERS, PASSWORD, House, accepted, hardship
from tests.kit.pages import Window
from tests.ui.screens.test_registration import FILLED


def twice(window: Window, key: Qt.Key) -> None:
    """One key at once after itself, before anything else is shown."""
    QTest.keyClick(window.shell, key)
    QTest.keyClick(QApplication.focusWidget() or window.shell, key)
    window.wait(window.on_case)
    QTest.qWait(200)


def test_f10_twice_takes_in_one_case_and_moves_it_no_further(window: Window, at: House) -> None:
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(1, LIVING)
    window.fill(page, FILLED)
    window.tick(page, list(PAPERS))
    window.wait(lambda: page.moves.button("accept").primary)
    twice(window, Qt.Key.Key_F10)
    assert worklist.counts(at.clerk, "relief").all == 1
    assert window.case.state == "accepted"


def test_f10_twice_on_a_case_makes_one_move(window: Window, at: House) -> None:
    done = accepted(at, hardship(at))
    window.sign_in("cxl", PASSWORD)
    window.search(done.number)
    window.wait(window.on_case)
    pane = window.line.pane
    window.wait(lambda: pane.moves.button("verify").primary)
    twice(window, Qt.Key.Key_F10)
    assert window.case.state == "verify"
    assert [one.title for one in window.case.timeline if one.mark == "dot"] == ["开始核实", "受理"]
    view = window.line.pane.form.view
    assert view is not None
    assert view.faults() == {}


def test_a_button_clicked_twice_takes_in_one_case(window: Window, at: House) -> None:
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(1, LIVING)
    window.fill(page, FILLED)
    window.tick(page, list(PAPERS))
    window.wait(lambda: page.moves.button("accept").primary)
    QTest.mouseDClick(page.moves.button("accept"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.moves.button("accept"), Qt.MouseButton.LeftButton)
    window.wait(window.on_case)
    assert worklist.counts(at.clerk, "relief").all == 1
    assert window.case.state == "accepted"
