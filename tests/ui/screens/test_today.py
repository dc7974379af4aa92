"""The page 今日 (今日): groups, whose and which line, into the case and the sheet, by keys."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.printing import image
from app.services import casework
from app.ui import printer
from app.ui.printer import Setup, queue
from app.ui.screens.today.due import DuePart
from app.ui.screens.today.page import TodayPage
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, seen, words_of


@pytest.fixture
def late(window: Window, at: House) -> Window:
    """One case a day late, one of the same day that is restricted; 童志远 at the window."""
    done = accepted(at, hardship(at, 1))
    accepted(at, hardship(at, 2, name="方国强"), secret="1")
    due = casework.case(at.clerk, done.case_id).timers[0].due_on
    at.days_on((due - at.clock.today()).days + 1)
    window.sign_in("tzy", PASSWORD)
    return window


def opened(window: Window) -> DuePart:
    window.press("Alt+7")
    window.wait(lambda: window.frame.current().objectName() == "today")
    page = window.frame.current()
    assert isinstance(page, TodayPage)
    due = page.part("due")
    assert isinstance(due, DuePart)
    return due


def names(page: DuePart, code: str) -> list[str]:
    column = next(one for one in page.columns.values() if one.objectName() == f"due_{code}")
    model = column.list.rows
    found = (model.row_at(at) for at in range(model.rowCount()))
    return [one.applicant for one in found if one is not None]


def test_alt_7_shows_what_is_late_and_enter_opens_it(late: Window) -> None:
    page = opened(late)
    assert names(page, "late") == ["周素梅"]
    assert "今天没有到期的案件。" in words_of(page)
    window_focus = QApplication.focusWidget()
    assert window_focus is page.columns[next(iter(page.columns))].list
    QTest.keyClick(window_focus, Qt.Key.Key_Return)
    late.wait(lambda: late.frame.current().objectName() == "relief" and late.relief.pane.case is not None)
    assert late.relief.pane.case is not None
    assert late.relief.pane.case.applicant == "周素梅"


def test_a_restricted_case_is_not_there_for_others_and_masked_for_its_clerk(late: Window) -> None:
    assert names(opened(late), "late") == ["周素梅"]
    assert "方" not in words_of(late.frame)
    late.change_to("cxl", PASSWORD)
    assert sorted(names(opened(late), "late")) == ["周素梅", "方**"]


def test_whose_and_which_line_narrow_the_lists(late: Window) -> None:
    late.change_to("hwm", PASSWORD)
    page = opened(late)
    assert names(page, "late") == []
    assert "没有超期的案件。" in words_of(page)
    late.press("Ctrl+2")
    late.wait(lambda: len(names(page, "late")) == 2)
    seen(page, QAbstractButton, "only_relief").click()
    assert len(names(page, "late")) == 2
    late.press("Ctrl+1")
    late.wait(lambda: names(page, "late") == [])


def test_the_flag_of_the_tab_counts_all_lines(late: Window) -> None:
    opened(late)
    tab = late.frame.findChild(QAbstractButton, "today")
    assert tab is not None
    assert tab.accessibleDescription().startswith("超期 1 件")


def test_what_was_changed_elsewhere_is_read_when_the_page_comes_back(late: Window, at: House) -> None:
    page = opened(late)
    late.press("Alt+2")
    due = at.clock.today() - timedelta(days=1)
    at.clock.advance(due - at.clock.today())
    late.press("Alt+7")
    late.wait(lambda: names(page, "late") == [])
    assert names(page, "today") == ["周素梅"]


def test_f10_shows_the_sheet_and_esc_goes_back(late: Window) -> None:
    page = opened(late)
    late.press("F10")
    late.wait(page.sheet.isVisible)
    assert page.sheet.sheets.count() == 1
    late.press("Esc")
    late.wait(lambda: not page.sheet.isVisible())
    assert names(page, "late") == ["周素梅"]


def test_the_sheet_is_saved_as_a_file_and_printed_on_what_is_there(
    late: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(late)
    late.press("F10")
    late.wait(page.sheet.isVisible)
    target = tmp_path / "日结单.pdf"
    page.save_to(target)
    assert image.count(target.read_bytes()) == 1
    assert "已存到“日结单.pdf”。" in page.strip.sentence()
    before = at.clerk.database.head().n
    for place in (printer, queue):
        monkeypatch.setattr(place, "printers", lambda: ("窗口打印机",))
    sent: list[bytes] = []

    def send(pdf: bytes, setup: Setup, _name: str) -> Setup:
        sent.append(pdf)
        return setup

    monkeypatch.setattr(printer, "send", send)
    late.press("F9")
    late.wait(lambda: "日结单已送到“窗口打印机”，1 份。" in page.strip.sentence())
    assert len(sent) == 1
    assert at.clerk.database.head().n == before + 1


def test_without_a_printer_it_says_what_to_do(late: Window, at: House) -> None:
    page = opened(late)
    before = at.clerk.database.head().n
    late.press("F9")
    late.wait(lambda: printer.NO_PRINTER in page.strip.sentence())
    assert at.clerk.database.head().n == before
