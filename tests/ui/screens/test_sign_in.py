"""Sign-in (签到): names by initials, Enter acts, faults stand at the field, the lock gives back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui.screens.door import Door, Fact
from app.ui.screens.sign_in import NameBox, SignInPage
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, seen, type_into, words_of

STAFF = {"cxl": "陈晓岚", "tzy": "童志远", "hwm": "何伟民", "xlm": "徐立民", "zmh": "朱敏华", "gly": "管理员"}


@pytest.mark.parametrize(("initials", "name"), STAFF.items())
def test_initials_find_a_name(window: Window, initials: str, name: str) -> None:
    box = seen(window.sign_in_page, NameBox, "user")
    QTest.keyClicks(box, initials)
    assert box.currentText() == name


def test_a_wrong_password_stands_at_its_field_and_goes_when_edited(window: Window) -> None:
    page = window.sign_in_page
    password = seen(page, QLineEdit, "password")
    type_into(password, "wrong-one")
    QTest.keyClick(password, Qt.Key.Key_Return)
    window.wait(lambda: password.property("state") == "fault")
    assert "口令不对" in words_of(page)
    assert password.hasFocus()
    assert window.entrance.frame is None
    QTest.keyClicks(password, "x")
    assert password.property("state") == ""
    assert "口令不对" not in words_of(page)


def test_after_three_wrong_ones_the_page_counts_down_and_typing_goes_on(window: Window, at: House) -> None:
    page = window.sign_in_page
    box, password = seen(page, NameBox, "user"), seen(page, QLineEdit, "password")
    QTest.keyClicks(box, "cxl")
    for _ in range(3):
        type_into(password, "wrong-one")
        QTest.keyClick(password, Qt.Key.Key_Return)
        window.wait(lambda: password.isEnabled() and password.property("state") == "fault")
    assert "口令不对。还要等 5 秒再试。" in words_of(page)
    type_into(password, PASSWORD)
    assert "还要等 5 秒再试。" in words_of(page)
    at.clock.advance(timedelta(seconds=3))
    page._waiting.tick()
    assert "还要等 2 秒再试。" in words_of(page)
    QTest.keyClick(password, Qt.Key.Key_Return)
    assert password.isEnabled()
    box.setCurrentIndex(box.findText("何伟民"))
    assert "还要等" not in words_of(page)
    box.setCurrentIndex(box.findText("陈晓岚"))
    assert "还要等 2 秒再试。" in words_of(page)
    at.clock.advance(timedelta(seconds=2))
    page._waiting.tick()
    assert "还要等" not in words_of(page)
    QTest.keyClick(password, Qt.Key.Key_Return)
    window.wait(lambda: window.entrance.frame is not None)


def test_enter_in_the_name_goes_to_the_password(window: Window) -> None:
    box = seen(window.sign_in_page, NameBox, "user")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert seen(window.sign_in_page, QLineEdit, "password").hasFocus()
    assert window.entrance.frame is None


def test_the_eye_shows_the_password(window: Window) -> None:
    password = seen(window.sign_in_page, QLineEdit, "password")
    eye = password.actions()[0]
    eye.trigger()
    assert password.echoMode() == QLineEdit.EchoMode.Normal
    eye.trigger()
    assert password.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("letter", "shift", "hinted"),
    [("a", False, False), ("A", False, True), ("A", True, False), ("a", True, True), ("1", False, False)],
)
def test_caps_lock_is_told_by_the_letters(window: Window, letter: str, shift: bool, hinted: bool) -> None:
    page = window.sign_in_page
    password = seen(page, QLineEdit, "password")
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Press, password, Qt.Key(ord(letter.upper())), letter, held)
    assert ("大写锁定已开" in words_of(page)) == hinted


def test_the_lock_leads_back_with_the_name_chosen_and_the_password_empty(window: Window) -> None:
    window.sign_in("hwm", PASSWORD)
    window.sign_out()
    page = window.sign_in_page
    assert seen(page, NameBox, "user").currentText() == "何伟民"
    assert seen(page, QLineEdit, "password").text() == ""
    window.sign_in("cxl", PASSWORD)
    assert "陈晓岚" in words_of(window.frame)


def test_facts_stand_at_the_left(window: Window) -> None:
    page = SignInPage()
    window.bot.addWidget(page)
    facts = (
        Fact("shield-check", "已加密，只有签到才能打开"),
        Fact("calendar-x", "2027 年还没有导入", mind=True),
    )
    page.show_door(Door("武义县职工服务中心", "站点 XC01", (("1", "陈晓岚"),), facts))
    page.show()
    told = words_of(page)
    for sentence in ("武义县职工服务中心", "站点 XC01", "已加密，只有签到才能打开", "2027 年还没有导入"):
        assert sentence in told


def test_a_page_without_names_signs_in_by_password_alone(window: Window) -> None:
    asked: list[tuple[str, str]] = []
    page = SignInPage()
    window.bot.addWidget(page)
    page.show_door(Door("职工服务中心", "", ()))
    page.asked.connect(lambda user, password: asked.append((user, password)))
    page.show()
    type_into(seen(page, QLineEdit, "password"), "abc")
    QTest.keyClick(seen(page, QLineEdit, "password"), Qt.Key.Key_Return)
    assert asked == [("", "abc")]
