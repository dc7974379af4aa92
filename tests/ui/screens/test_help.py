"""Help (说明): every page has its text and every text its page; F1 opens it, Esc closes it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clock import FixedClock
from app.core.paths import resources
from app.rooms import ROOMS
from app.ui.screens.today.page import TodayPage
from app.ui.style import Type, font
from app.ui.window.keys_panel import KeysPanel
from tests.kit.factories import DAY, PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, words_of

OUTSIDE = {"sign_in", "setup"}
"""The pages before the window is open."""

WITHIN = {
    "registration", "case", "preview", "backups", "payouts", "batches", "income", "papers", "close",
    "relief_files", "relief_campaigns",
}  # fmt: skip
"""What opens within a page of the window."""

FILES = sorted((resources() / "help").glob("*.md"))
FULL_STOP = re.compile(r"[。：）]$")


@pytest.fixture
def full(window: Window, at: House) -> Window:
    """An office with one case, 全能 at the window."""
    accepted(at, hardship(at))
    window.sign_in("qn", PASSWORD)
    return window


def panel_of(root: QWidget) -> KeysPanel:
    found = root.findChild(KeysPanel)
    assert isinstance(found, KeysPanel)
    return found


def shown_text(window: Window) -> str:
    return panel_of(window.frame).text.toPlainText()


def test_every_page_has_its_help_and_every_help_its_page(full: Window) -> None:
    pages = {name for code in full.frame.codes() for name in full.frame.page(code).helps()}
    lines = {room.line.code for room in ROOMS}
    assert lines <= pages
    assert {one.stem for one in FILES} == pages | OUTSIDE | WITHIN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_help_text_is_short_and_in_plain_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert 6 <= len(lines) <= 30
    told = [line for line in lines if not line.startswith("#")]
    assert [line for line in told if not FULL_STOP.search(line)] == []
    assert not re.search(r"[!！]|请注意|错误代码|<|\bhttp", text)


@pytest.mark.parametrize(
    ("place", "titles"),
    [
        ("counter", ["受理台"]),
        ("registration", ["登记"]),
        ("relief", ["困难帮扶", "案件"]),
        ("preview", ["预览和打印", "困难帮扶", "案件"]),
        ("today", ["今日"]),
        ("close", ["日结和月结", "今日"]),
        ("statistics", ["统计"]),
        ("manage", ["管理"]),
    ],
)
def test_f1_shows_the_help_of_what_is_in_front(full: Window, place: str, titles: list[str]) -> None:
    if place == "registration":
        full.search("zsm")
        full.counter.begin("relief.living")
    elif place in {"relief", "preview"}:
        full.frame.open_tab("relief")
        full.press("Ctrl+4")
        full.wait(lambda: full.relief.pane.case is not None)
        if place == "preview":
            full.press("F9")
            full.wait(full.relief.preview.isVisible)
    elif place == "close":
        full.frame.open_tab("today")
        today = full.frame.page("today")
        assert isinstance(today, TodayPage)
        today.open_part(place)
    else:
        full.frame.open_tab(place)
    full.press("F1")
    full.wait(lambda: "这一页的按键" in words_of(full.frame))
    lines = shown_text(full).splitlines()
    assert lines[0] == titles[0]
    assert [line for line in lines if line in titles] == titles


def test_esc_closes_the_help_and_the_caret_goes_back(full: Window) -> None:
    full.frame.open_tab("counter")
    before = QApplication.focusWidget()
    full.press("F1")
    panel = panel_of(full.frame)
    full.wait(panel.text.hasFocus)
    QTest.keyClick(panel.text, Qt.Key.Key_PageDown)
    full.press("Esc")
    full.wait(lambda: not panel.isVisible())
    assert QApplication.focusWidget() is before


def test_headings_have_the_type_of_the_window_and_long_help_scrolls(full: Window) -> None:
    full.frame.open_tab("relief")
    full.press("F1")
    panel = panel_of(full.frame)
    full.wait(panel.isVisible)
    block = panel.text.document().begin()
    sizes = set()
    while block.isValid():
        if block.text():
            sizes.add(block.begin().fragment().charFormat().font().pointSizeF())
        block = block.next()
    assert sizes <= {font(role).pointSizeF() for role in (Type.BODY, Type.CARD, Type.CASE)}
    assert panel.text.verticalScrollBar().maximum() > 0
    assert panel.text.horizontalScrollBar().maximum() == 0


def test_the_help_lies_within_the_window_however_small(full: Window) -> None:
    for width, height in ((1366, 697), (1100, 600), (800, 430)):
        full.shell.resize(width, height)
        full.press("F1")
        panel = panel_of(full.frame)
        full.wait(panel.isVisible)
        assert full.frame.rect().contains(panel.geometry()), (width, height)
        full.press("F1")
        full.wait(panel.isHidden)


def test_the_sign_in_page_has_its_help_too(window: Window) -> None:
    window.press("F1", window.sign_in_page)
    panel = panel_of(window.sign_in_page)
    window.wait(panel.isVisible)
    assert panel.text.toPlainText().startswith("签到")


def test_the_first_set_up_has_its_help_too(qtbot: object, tmp_path: Path) -> None:
    window = Window(qtbot, tmp_path / "new", FixedClock.on(DAY))  # type: ignore[arg-type]
    page = window.shell.current()
    assert page is not None
    window.press("F1", page)
    panel = panel_of(page)
    window.wait(panel.isVisible)
    assert panel.text.toPlainText().startswith("首次设置")
    window.shell.close()
