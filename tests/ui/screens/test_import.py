"""Taking in a table through the window (导入): matched, tried, written as one act, taken back as one."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.lines.relief.commands.importing import FILES
from app.services import imports
from app.ui.notify import Notifier
from app.ui.screens.importing.page import ImportPage
from tests.kit.factories import House, id_number
from tests.kit.hands import press
from tests.kit.pages import KEYS, seen, type_into, words_of

HEADS = ("姓名", "身份证号", "困难类别", "建档级别", "主要致困原因", "建档日期", "家里的电话")


def table(folder: Path, *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Path:
    """A table of the office (表格)."""
    path = folder / "困难职工.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("在档")
    for line, cells in enumerate((heads, *rows)):
        for at, text in enumerate(cells):
            sheet.write_string(line, at, text)
    book.close()
    return path


def good(n: int) -> tuple[str, ...]:
    """A row without a fault (好行)."""
    return (
        f"周小{'一二三四五六七'[n]}",
        id_number(n + 1),
        "深度困难",
        "区县级",
        "患重特大疾病",
        "2026-01-05",
        "",
    )


BAD = ("吴金凤", "3.30723E+17", "深度困难", "区县级", "患重特大疾病", "2026-01-05", "")


@pytest.fixture
def page(qtbot: QtBot, at: House) -> ImportPage:
    """The import of hardship files, for an administrator."""
    made = ImportPage(at.admin, FILES, Notifier(at.folder, at.clock))
    qtbot.addWidget(made)
    made.resize(1346, 560)
    made.show()
    made.enter()
    return made


def wait(qtbot: QtBot, page: ImportPage) -> None:
    """Until nothing is under way."""
    qtbot.waitUntil(lambda: not page.working, timeout=20_000)


def chosen(page: ImportPage, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """A file is picked in the dialog of the system."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.moves.button("choose").choose()


def test_a_table_is_matched_tried_taken_in_and_taken_back(
    qtbot: QtBot, page: ImportPage, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "还没有导入过" in words_of(page)
    chosen(page, monkeypatch, table(tmp_path, good(0), BAD, good(1)))
    wait(qtbot, page)
    assert [seen(page, QComboBox, f"match_0_{n}").currentText() for n in (0, 1, 6)] == [
        "姓名",
        "身份证号",
        "不读入",
    ]
    assert seen(page, QComboBox, "existing").currentText() == "已有档案的不动"
    page.moves.button("try").choose()
    wait(qtbot, page)
    assert "读到 3 行：2 行可以写入，1 行有问题" in words_of(page)
    assert page.report is not None
    assert page.report.faults[0].row == 3
    target = tmp_path / "有问题的行.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.moves.button("faults").choose()
    wait(qtbot, page)
    assert "1 行存到 有问题的行.xlsx" in page.strip.sentence()
    assert target.stat().st_size > 1000
    page.moves.button("write").choose()
    wait(qtbot, page)
    assert "写入 2 行" in page.strip.sentence()
    assert [one.rows_written for one in imports.runs(at.admin, FILES.code)] == [2]
    page.moves.button("undo").choose()
    type_into(seen(page, QLineEdit, "move_reason"), "导错了年份")
    page.ask.answered.emit("导错了年份")
    wait(qtbot, page)
    assert "的导入撤销了" in page.strip.sentence()
    assert imports.runs(at.admin, FILES.code)[0].undone == "导错了年份"
    assert "导错了年份" in words_of(page)


def test_what_is_needed_and_not_matched_closes_the_way_on_until_it_is(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    heads = ("姓名", "号码", *HEADS[2:])
    page.read(table(tmp_path, good(0), heads=heads))
    wait(qtbot, page)
    assert "还没有对上：身份证号" in words_of(page)
    box = seen(page, QComboBox, "match_0_1")
    box.setCurrentIndex(box.findText("身份证号"))
    box.activated.emit(box.currentIndex())
    assert "还没有对上" not in words_of(page)
    page.moves.button("try").choose()
    wait(qtbot, page)
    assert "读到 1 行：1 行可以写入" in words_of(page)


def test_what_is_no_table_is_told_and_esc_leads_back(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "网页.xls"
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>", encoding="utf-8")
    page.read(path)
    wait(qtbot, page)
    assert "网页" in page.strip.sentence()
    page.read(table(tmp_path, good(0)))
    wait(qtbot, page)
    with qtbot.waitSignal(page.closed):
        for _ in range(2):
            press(page, KEYS["Esc"])
    assert page.opened is None
