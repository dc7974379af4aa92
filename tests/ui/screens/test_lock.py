"""The locked screen (锁屏): the window waits, out of reach, for its owner's password."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget

from app.services import intake
from app.ui.screens.lock import LockPage
from app.ui.screens.registration.page import RegistrationPage
from app.ui.screens.sign_in import SignInPage
from app.ui.window.idle import Idle
from app.ui.window.session import Session, Told
from tests.kit.factories import LIVING, PASSWORD, House, hardship
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def half_typed(window: Window, at: House) -> RegistrationPage:
    """周素梅's registration, a reason being typed."""
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(1, LIVING)
    type_into(window.field(page, "reason"), "收入不够支出。")
    return page


def session(window: Window) -> Session:
    found = window.frame.findChild(Session)
    assert isinstance(found, Session)
    return found


def wrong(window: Window, page: LockPage, times: int) -> None:
    """So many wrong passwords, each waited for."""
    password = seen(page, QLineEdit, "password")
    for _ in range(times):
        type_into(password, "wrong-one")
        QTest.keyClick(password, Qt.Key.Key_Return)
        window.wait(lambda: password.isEnabled() and password.property("state") == "fault")


def test_it_says_who_is_away_since_when_and_what_is_kept(
    window: Window, half_typed: RegistrationPage
) -> None:
    told = words_of(window.lock())
    assert "陈晓岚・经办・09:00 离开窗口" in told
    assert "您有 1 份没登记完的内容，已存好，解锁后接着办。" in told
    assert "空闲 10 分钟自动锁屏；锁屏不断打印和备份。" in told
    assert "武义县职工服务中心　星期一 09:00" in told


def test_without_drafts_nothing_is_said_of_them(window: Window, at: House) -> None:
    window.sign_in("hwm", PASSWORD)
    assert "没登记完" not in words_of(window.lock())


def test_he_is_back_exactly_where_he_was(window: Window, half_typed: RegistrationPage) -> None:
    field = window.field(half_typed, "reason")
    field.setFocus()
    frame = window.frame
    window.lock()
    window.unlock(PASSWORD)
    assert window.frame is frame
    assert half_typed.isVisible()
    assert half_typed.form.typed()["reason"] == "收入不够支出。"
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "1")
    assert half_typed.form.typed()["reason"].endswith("1")


def test_the_file_stays_open_and_work_behind_goes_on(window: Window, half_typed: RegistrationPage) -> None:
    desk = window.frame.desk
    window.lock()
    assert [one.typed["reason"] for one in intake.drafts(desk)] == ["收入不够支出。"]
    assert window.frame.desk.database is desk.database


def test_a_wrong_password_opens_nothing_and_at_last_makes_one_wait(
    window: Window, half_typed: RegistrationPage, at: House
) -> None:
    page = window.lock()
    wrong(window, page, 1)
    assert "口令不对，请核对后重新输入。" in words_of(page)
    wrong(window, page, 2)
    assert "口令不对。还要等 5 秒再试。" in words_of(page)
    password = seen(page, QLineEdit, "password")
    type_into(password, PASSWORD)
    at.clock.advance(timedelta(seconds=2))
    page._waiting.tick()
    assert "还要等 3 秒再试。" in words_of(page)
    QTest.keyClick(password, Qt.Key.Key_Return)
    assert password.text() == PASSWORD
    assert password.isEnabled()
    at.clock.advance(timedelta(seconds=3))
    page._waiting.tick()
    assert "还要等" not in words_of(page)
    QTest.keyClick(password, Qt.Key.Key_Return)
    window.wait(lambda: window.shell.current() is window.frame)


def test_no_key_no_focus_and_no_screen_reader_reaches_the_window(
    window: Window, half_typed: RegistrationPage
) -> None:
    fired: list[str] = []
    for one in window.frame.findChildren(QShortcut):
        one.activated.connect(lambda one=one: fired.append(one.key().toString()))
    page = window.lock()
    for keys in ("F1", "F2", "F3", "F9", "F10", "Ctrl+F", "Ctrl+S", "Ctrl+L", "Ctrl+1", "Alt+9", "Esc"):
        window.press(keys, page)
        window.press("Esc", page)
    QTest.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is None or page.isAncestorOf(focus)
    assert fired == []
    assert not window.frame.isVisible()
    assert window.shell.current() is page
    root = QAccessible.queryAccessibleInterface(window.shell)
    assert root is not None
    spoken = " ".join(spoken_in(root))
    assert "已锁屏" in spoken
    assert "周素梅" not in spoken
    assert "收入不够支出" not in spoken


def spoken_in(one: QAccessibleInterface) -> list[str]:
    """What a screen reader finds from here down."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value)
    found = [text for kind in kinds if (text := one.text(kind))]
    for at in range(one.childCount()):
        child = one.child(at)
        if child is not None:
            found += spoken_in(child)
    return found


def test_f8_signs_out_and_another_signs_in(window: Window, half_typed: RegistrationPage) -> None:
    window.press("F8", window.lock())
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    assert window.entrance.frame is None
    window.sign_in("hwm", PASSWORD)
    assert "何伟民" in words_of(window.frame)
    window.sign_out()
    window.sign_in("cxl", PASSWORD)
    assert len(intake.drafts(window.frame.desk)) == 1


def test_a_locked_pc_locks_the_window_and_closes_dialogues_first(
    window: Window, half_typed: RegistrationPage
) -> None:
    dialogue = QDialog(half_typed)
    dialogue.setModal(True)
    dialogue.show()
    session(window).hear(Told.LOCKED)
    window.wait(lambda: isinstance(window.shell.current(), LockPage))
    assert not dialogue.isVisible()
    session(window).hear(Told.LOCKED)
    QTest.qWait(20)
    assert isinstance(window.shell.current(), LockPage)
    window.unlock(PASSWORD)
    assert half_typed.form.typed()["reason"] == "收入不够支出。"


def test_an_open_list_is_closed_too(window: Window, half_typed: RegistrationPage) -> None:
    box = QComboBox(half_typed)
    box.addItems(["甲", "乙"])
    box.show()
    box.showPopup()
    window.entrance.lock()
    assert QApplication.activePopupWidget() is None
    assert isinstance(window.shell.current(), LockPage)


def test_the_end_of_the_session_closes_the_file_of_a_locked_window(
    window: Window, half_typed: RegistrationPage, qapp: QApplication
) -> None:
    window.lock()
    qapp.commitDataRequest.emit(None)
    assert window.entrance.frame is None
    assert isinstance(window.shell.current(), SignInPage)


def test_idle_time_locks_and_a_hand_puts_it_off(window: Window, half_typed: RegistrationPage) -> None:
    handle = window.shell.windowHandle()
    idle = window.frame.idle
    idle._timer.setInterval(150)
    idle.begin(handle)
    for _ in range(6):
        QTest.qWait(50)
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert window.shell.current() is window.frame
    window.wait(lambda: isinstance(window.shell.current(), LockPage))


def test_idle_time_is_ten_minutes() -> None:
    assert Idle(QWidget())._timer.interval() == 600_000


def test_a_new_day_is_seen_at_unlocking(window: Window, at: House) -> None:
    window.sign_in("cxl", PASSWORD)
    window.frame.open_tab("today")
    window.lock()
    at.days_on(1)
    window.unlock(PASSWORD)
    day = at.clock.today()
    assert f"今天要办的\n{day.month} 月 {day.day} 日" in words_of(window.frame)


def test_closing_a_locked_window_closes_the_file(window: Window, half_typed: RegistrationPage) -> None:
    window.lock()
    window.shell.close()
    assert window.entrance.frame is None
