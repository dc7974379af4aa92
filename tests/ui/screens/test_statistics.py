"""The page 统计 (统计): the table, a figure opens its rows, a row its case, the file, all by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from app.ui.screens.statistics.page import StatisticsPage
from app.ui.style import Arrangement
from tests.kit.factories import PASSWORD, House, accepted, go, hardship
from tests.kit.pages import Window, seen, words_of


@pytest.fixture
def counted(window: Window, at: House) -> Window:
    """Two cases of November, one of them restricted, a third withdrawn; 童志远 at the window."""
    accepted(at, hardship(at, 1))
    accepted(at, hardship(at, 2, name="方国强"), secret="1")
    gone = accepted(at, hardship(at, 3, name="吴金凤"))
    go(at.clerk, gone.case_id, "withdraw", "本人不要了。")
    window.sign_in("tzy", PASSWORD)
    return window


def opened(window: Window) -> StatisticsPage:
    window.press("Alt+8")
    window.wait(lambda: window.frame.current().objectName() == "statistics")
    page = window.frame.current()
    assert isinstance(page, StatisticsPage)
    return page


def cell(page: StatisticsPage, row: int, column: int) -> str:
    return str(page.figures.model().index(row, column).data())


def listed(page: StatisticsPage) -> list[str]:
    rows = page.rows.rows
    found = (rows.row_at(at) for at in range(rows.rowCount()))
    return [one.applicant for one in found if one is not None]


def choose(page: StatisticsPage, words: str) -> None:
    """Choose what is counted, as the box does it."""
    box = seen(page, QComboBox, "measure")
    at = box.findText(words)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_figures_of_the_year_stand_by_month_with_totals(counted: Window) -> None:
    page = opened(counted)
    assert (cell(page, 0, 0), cell(page, 0, 11), cell(page, 0, 13), cell(page, 0, 10)) == (
        "困难帮扶", "3", "3", "—",
    )  # fmt: skip
    last = page.figures.model().rowCount() - 1
    assert (cell(page, last, 0), cell(page, last, 13)) == ("合计", "3")
    told = words_of(page)
    assert "2026 年登记件数" in told
    assert "2026年1月1日至11月2日" in told
    assert "统计口径：按登记当天计" in told


def test_enter_opens_the_rows_and_says_how_many_stay_hidden(counted: Window) -> None:
    page = opened(counted)
    counted.wait(page.figures.hasFocus)
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    counted.wait(page.rows.hasFocus)
    assert listed(page) == ["周素梅", "吴金凤"]
    told = words_of(page)
    assert "困难帮扶・全年・登记件数 3" in told
    assert "另有 1 件保密，不列出。" in told
    assert "方国强" not in told
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    counted.wait(counted.on_case)
    assert counted.relief.pane.case is not None
    assert counted.relief.pane.case.applicant == "周素梅"


def test_esc_closes_the_rows_and_the_caret_is_where_it_was(counted: Window) -> None:
    page = opened(counted)
    QTest.keyClick(page.figures, Qt.Key.Key_Left)
    QTest.keyClick(page.figures, Qt.Key.Key_Left)
    place = page.figures.currentIndex()
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    counted.wait(page.rows.hasFocus)
    assert "困难帮扶・11 月" in words_of(page)
    counted.press("Esc")
    counted.wait(page.figures.hasFocus)
    assert not page.rows.isVisible()
    assert page.figures.currentIndex() == place


def test_a_figure_of_nothing_opens_nothing(counted: Window) -> None:
    page = opened(counted)
    page.figures.setCurrentIndex(page.figures.model().index(0, 1))
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    assert not page.rows.isVisible()


def test_another_measure_counts_something_else(counted: Window) -> None:
    page = opened(counted)
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    counted.wait(page.rows.hasFocus)
    choose(page, "撤回件数")
    assert cell(page, 0, 13) == "1"
    assert not page.rows.isVisible()
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    counted.wait(page.rows.hasFocus)
    assert listed(page) == ["吴金凤"]
    choose(page, "发放金额")
    assert cell(page, 0, 13) == "—"
    assert "金额单位：万元。" in words_of(page)


def test_the_table_is_counted_anew_when_it_comes_to_the_front(counted: Window, at: House) -> None:
    page = opened(counted)
    counted.press("Alt+1")
    accepted(at, hardship(at, 4))
    opened(counted)
    assert cell(page, 0, 13) == "4"


def test_the_table_is_saved_as_a_file(counted: Window, tmp_path: Path) -> None:
    page = opened(counted)
    page.save_to(tmp_path / "表.csv")
    assert "生活救助" in (tmp_path / "表.csv").read_text(encoding="utf-8-sig")
    assert "已存到“表.csv”" in page.strip.sentence()
    page.save_to(tmp_path / "none" / "表.csv")
    assert "请换一个能写的文件夹。" in page.strip.sentence()


def test_where_it_is_narrow_the_choice_stands_above_the_table(counted: Window) -> None:
    page = opened(counted)
    page.arrange(Arrangement.NARROW)
    QApplication.processEvents()
    box = seen(page, QComboBox, "measure")
    assert box.mapTo(page, box.rect().bottomLeft()).y() < page.figures.mapTo(page, page.rect().topLeft()).y()
    page.arrange(Arrangement.WIDE)
    QApplication.processEvents()
    assert seen(page, QComboBox, "measure").isVisible()
