"""First set-up (首次设置) and recovery: from an empty folder to the counter; the code is seen once."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.clock import FixedClock
from app.services import backups
from app.ui.screens.recover import RecoverPage
from app.ui.screens.setup.page import SetUpPage
from app.ui.widgets.labels import Link
from tests.kit.pages import Window, seen, type_into, words_of
from tests.ui.screens.test_steps import STEPS, faults, needs

OFFICE = {"office": "武义县职工服务中心", "union_name": "武义县总工会", "station_no": "1"}


@pytest.fixture
def clock() -> FixedClock:
    """The clock of the window."""
    return FixedClock.on(date(2026, 11, 23))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[Window]:
    """The window over an empty folder."""
    made = Window(qtbot, tmp_path / "data", clock)
    yield made
    made.shell.close()


def page_of(window: Window) -> SetUpPage:
    page = window.shell.current()
    assert isinstance(page, SetUpPage)
    return page


def fill(page: SetUpPage, texts: dict[str, str]) -> None:
    for code, text in texts.items():
        type_into(seen(page, QLineEdit, code), text)


def to_the_sheet(window: Window) -> SetUpPage:
    """Through the first two steps."""
    page = page_of(window)
    fill(page, OFFICE)
    seen(page, QCheckBox, "no_other").setChecked(True)
    page.moves.button("next_step").choose()
    fill(page, {"admin_name": "王志远", "password": "first-pass", "password_again": "first-pass"})
    seen(page, QCheckBox, "clerk").setChecked(True)
    page.moves.button("next_step").choose()
    window.wait(lambda: page.recovery.isVisible() and page.recovery.sheets.count() == 1)
    return page


def saved(page: SetUpPage, target: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sheet saved as PDF; gives the groups as they stand on it."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.recovery._save.choose()
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(target.read_bytes())).pages)
    return [
        word
        for word in text.split()
        if len(word) == 4 and word.isascii() and word.isalnum() and word != "XC01"
    ]


def test_from_an_empty_folder_to_the_counter(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = to_the_sheet(window)
    assert "恢复页还没有打印或存下来" in page.moves.reasons()
    groups = saved(page, tmp_path / "sheet.pdf", monkeypatch)
    assert len(groups) == 6
    assert not page.recovery.sheets.isVisible()
    assert all(group not in words_of(page) for group in groups)
    type_into(seen(page, QLineEdit, "group_2"), groups[1].lower())
    assert "第 5 组还没有输完" in page.moves.reasons()
    type_into(seen(page, QLineEdit, "group_5"), "ZZZZ")
    assert "第 5 组和恢复页不一样" in page.moves.reasons()
    type_into(seen(page, QLineEdit, "group_5"), groups[4])
    window.press("F10")
    window.wait(lambda: window.entrance.frame is not None)
    assert "王志远" in words_of(window.frame)
    assert window.shell.windowTitle() == "武义县职工服务中心・业务办理"
    for file in (tmp_path / "data").iterdir():
        assert not any(group.encode() in file.read_bytes() for group in groups)


def test_the_recovery_code_gives_a_new_password(
    window: Window, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = to_the_sheet(window)
    groups = saved(page, tmp_path / "sheet.pdf", monkeypatch)
    type_into(seen(page, QLineEdit, "group_2"), groups[1])
    type_into(seen(page, QLineEdit, "group_5"), groups[4])
    window.press("F10")
    window.wait(lambda: window.entrance.frame is not None)
    window.sign_out()
    seen(window.sign_in_page, Link, "forgotten").click()
    recover = window.shell.current()
    assert isinstance(recover, RecoverPage)
    for code, text in {"code": "AAAA-AAAA", "password": "other-pass", "password_again": "other-pass"}.items():
        type_into(seen(recover, QLineEdit, code), text)
    window.press("F10")
    window.wait(lambda: "恢复码不对" in words_of(recover))
    for _ in range(2):
        window.wait(recover.form.isEnabled)
        window.press("F10", recover)
    window.wait(lambda: recover.strip.sentence() == "还要等 5 秒再试。")
    type_into(seen(recover, QLineEdit, "code"), "-".join(groups))
    window.press("F10", recover)
    assert recover.form.isEnabled()
    clock.advance(timedelta(seconds=5))
    recover._waiting.tick()
    assert not recover.strip.isVisible()
    window.press("F10", recover)
    window.wait(lambda: window.entrance.frame is not None)
    window.sign_out()
    window.sign_in("wzy", "other-pass")
    assert "王志远" in words_of(window.frame)


def test_every_step_is_whole_in_a_narrow_window(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.shell.resize(*STEPS["150 %"][:2])
    assert list(faults(page_of(window))) == []
    page = to_the_sheet(window)
    assert list(faults(page)) == []
    saved(page, tmp_path / "sheet.pdf", monkeypatch)
    assert needs(window) == ""
    assert list(faults(page)) == []


def test_the_office_has_to_be_named_and_the_station_confirmed(window: Window) -> None:
    page = page_of(window)
    assert seen(page, QLineEdit, "office").hasFocus()
    assert "没有被别的电脑占用" in page.moves.reasons()
    seen(page, QCheckBox, "no_other").setChecked(True)
    window.press("F10")
    window.wait(lambda: "请填写单位名称" in words_of(page))
    assert seen(page, QLineEdit, "office").hasFocus()
    assert "请填写本机站点号" in words_of(page)


def test_a_wrong_station_leads_back_to_its_field(window: Window) -> None:
    page = page_of(window)
    fill(page, {**OFFICE, "station_no": "123"})
    seen(page, QCheckBox, "no_other").setChecked(True)
    page.moves.button("next_step").choose()
    fill(page, {"admin_name": "王志远", "password": "first-pass", "password_again": "first-pass"})
    page.moves.button("next_step").choose()
    window.wait(lambda: "站点号应在 1 到 99 之间" in words_of(page))
    assert seen(page, QLineEdit, "station_no").isVisible()


def test_passwords_have_to_agree(window: Window, tmp_path: Path) -> None:
    page = page_of(window)
    fill(page, OFFICE)
    seen(page, QCheckBox, "no_other").setChecked(True)
    page.moves.button("next_step").choose()
    fill(page, {"admin_name": "王志远", "password": "first-pass", "password_again": "first-pas"})
    page.moves.button("next_step").choose()
    assert "两次打的不一样" in words_of(page)
    assert not (tmp_path / "data").exists()
    page.moves.button("last_step").choose()
    assert seen(page, QLineEdit, "office").text() == OFFICE["office"]


def test_every_place_of_the_county_can_be_chosen(window: Window) -> None:
    places = seen(page_of(window), QComboBox, "place_code")
    assert places.count() > 15
    assert places.itemText(0).endswith("　XC")


def test_a_second_folder_for_backups_is_chosen_or_told_why_not(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    stick = tmp_path / "U 盘"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    seen(page, QPushButton, "choose_folder").click()
    assert page.office.typed()["second"] == str(stick)
    to_the_sheet(window)
    assert "没有设成" not in page.strip.sentence()
    assert page._desk is not None
    assert backups.second_folder(page._desk) == stick
    page._choose_second(page._desk, page._desk.folder / "inside")
    assert "第二个备份文件夹没有设成：" in page.strip.sentence()
    assert "以后在“管理・备份”里再选。" in page.strip.sentence()
