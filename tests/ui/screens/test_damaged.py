"""The damaged file on screen (损坏文件页): what was found, read only, a record, and the way to a restore."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services import backups
from app.services.errors import ONLY_READING
from app.ui.screens.damaged import DamagedPage
from app.ui.screens.restore.page import RestorePage
from app.ui.screens.sign_in import NameBox, SignInPage
from db.engine import FILE_NAME
from tests.kit.factories import PASSWORD, House, accepted, hardship, house, id_number, worker
from tests.kit.harm import behind, flip, harm_table, prints
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def at(tmp_path: Path) -> House:
    """An office with a case, a backup, and a second person entered after it; the file is closed."""
    made = house(tmp_path / "data")
    accepted(made, hardship(made))
    backups.make(made.admin, "asked")
    worker(made, 7, name="王志远")
    made.close()
    return made


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Window:
    """The window at its sign-in page; what the journal's first page holds is harmed."""
    harm_table(at.folder, at.admin.key, "journal")
    return Window(qtbot, at.folder, at.clock)


def try_in(window: Window, initials: str = "cxl") -> DamagedPage:
    """Sign in as one does; the page that comes instead of the window."""
    page = window.sign_in_page
    box = seen(page, NameBox, "user")
    box.setFocus()
    QTest.keyClicks(box, initials)
    type_into(seen(page, QLineEdit, "password"), PASSWORD)
    QTest.keyClick(seen(page, QLineEdit, "password"), Qt.Key.Key_Return)
    return page_of(window)


def page_of(window: Window) -> DamagedPage:
    window.wait(lambda: isinstance(window.shell.current(), DamagedPage))
    page = window.shell.current()
    assert isinstance(page, DamagedPage)
    window.wait(lambda: page.buttons)
    return page


def test_it_says_what_was_found_and_the_newest_good_backup(window: Window, at: House) -> None:
    before = prints(at.folder)
    told = words_of(try_in(window))
    assert "数据文件没有通过检查" in told
    assert "没有改动原文件" in told
    assert "页读不出来" in told
    assert "11-02 09:00，本机，已试恢复。" in told
    assert "恢复到 11-02 09:00 的备份" in told
    assert prints(at.folder)[FILE_NAME] == before[FILE_NAME]
    window.press("Esc", window.shell.current())
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    assert not (at.folder / "reading").exists()
    window.shell.close()


def test_read_only_one_searches_and_nothing_can_be_written(qtbot: QtBot, at: House) -> None:
    behind(at.folder / FILE_NAME, at.admin.key, "DROP TRIGGER journal_no_update")
    window = Window(qtbot, at.folder, at.clock)
    window.press("F8", try_in(window))
    window.wait(lambda: window.entrance.frame is not None)
    assert ONLY_READING in words_of(window.frame)
    window.search(id_number(7))
    window.wait(lambda: window.counter.current() is window.counter.card)
    assert "王志远" in words_of(window.counter.card)
    window.press("1")
    assert window.counter.current() is window.counter.card
    assert ONLY_READING in window.counter.card.moves.reasons()
    window.press("F3")
    window.wait(lambda: window.counter.current() is window.counter.finder)
    window.press("F2", window.counter.finder.search.line)
    window.wait(lambda: window.counter.strip.sentence() == ONLY_READING)
    assert window.counter.current() is window.counter.finder
    window.frame.open_tab("relief")
    window.press("Ctrl+4")
    window.frame.open_tab("today")
    window.frame.open_tab("manage")
    window.sign_out()
    assert not (at.folder / "reading").exists()
    window.shell.close()


def test_the_record_names_nobody(window: Window, tmp_path: Path) -> None:
    page = try_in(window)
    window.entrance._trouble.record_to(tmp_path / "record.txt")
    assert "里面没有身份证号和姓名" in page.strip.sentence()
    text = (tmp_path / "record.txt").read_text(encoding="utf-8")
    assert "【查到什么】" in text
    assert [word for word in ("周素梅", "王志远", "陈晓岚", id_number(7)) if word in text] == []
    window.shell.close()


def test_f10_leads_to_the_restore_of_that_backup(window: Window, at: House) -> None:
    window.press("F10", try_in(window))
    window.wait(lambda: isinstance(window.shell.current(), RestorePage))
    page = window.shell.current()
    assert isinstance(page, RestorePage)
    window.wait(lambda: not page.moves.button("next_step").closed)
    assert page._seen.path == backups.listed(at.folder)[0].path
    assert not (at.folder / "reading").exists()
    window.shell.close()


def test_a_lost_beginning_leaves_the_restore_alone(qtbot: QtBot, at: House) -> None:
    flip(at.folder / FILE_NAME, [12_345])
    window = Window(qtbot, at.folder, at.clock)
    page = try_in(window)
    assert "一点也读不出来" in words_of(page)
    assert page.buttons["only_look"].closed
    window.press("F8", page)
    assert window.entrance.frame is None
    window.shell.close()


def test_damage_met_at_work_leads_there_too(qtbot: QtBot, at: House) -> None:
    harm_table(at.folder, at.admin.key, "case_step")
    window = Window(qtbot, at.folder, at.clock)
    window.sign_in("cxl", PASSWORD)
    window.frame.open_tab("relief")
    window.press("Ctrl+4")
    page = page_of(window)
    window.press("F8", page)
    window.wait(lambda: window.entrance.frame is not None)
    window.search("JZ-XC01-2026-000001")
    window.wait(lambda: "读不出来" in words_of(window.frame))
    window.shell.close()
