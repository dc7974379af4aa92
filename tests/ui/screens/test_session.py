"""The Windows session (会话): a PC given to another signs out, a locked one waits; a new day is seen."""

import ctypes
import sys
from ctypes import wintypes
from datetime import timedelta

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.services import casework, intake
from app.ui.screens.registration.page import RegistrationPage
from app.ui.screens.sign_in import SignInPage
from app.ui.window.session import Listener, Session, Told, read
from tests.kit.factories import LIVING, PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, type_into, words_of

POWER, CLOCK, SESSION, PAINT = 0x0218, 0x001E, 0x02B1, 0x000F
TOLD = [
    (POWER, 0x12, Told.WOKEN),
    (POWER, 0x07, Told.WOKEN),
    (POWER, 0x04, None),
    (CLOCK, 0, Told.WOKEN),
    (SESSION, 0x7, Told.LOCKED),
    (SESSION, 0x2, Told.LEFT),
    (SESSION, 0x4, Told.LEFT),
    (SESSION, 0x8, None),
    (PAINT, 0x7, None),
]


@pytest.mark.parametrize(("message", "word", "told"), TOLD)
def test_what_windows_tells(message: int, word: int, told: Told | None) -> None:
    """Waking, a set clock, a lock, a disconnect; falling asleep, unlocking and all else mean nothing."""
    assert read(message, word) is told


class Hearing(Session):
    """A session that only writes down what it hears."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heard: list[Told] = []

    def hear(self, told: Told) -> None:
        self.heard.append(told)


@pytest.mark.parametrize(("message", "word", "told"), TOLD)
def test_a_message_as_windows_lays_it_out(window: Window, message: int, word: int, told: Told | None) -> None:
    """MSG is read at its address and never stopped; what does not go to a window is not read."""
    session = Hearing(window.shell)
    laid_out = wintypes.MSG(None, message, word, 0)
    listener, address = Listener(session), ctypes.addressof(laid_out)
    assert listener.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), 0) == (False, 0)
    assert listener.nativeEventFilter(QByteArray(b"windows_dispatcher_MSG"), address) == (False, 0)
    assert session.heard == []
    assert listener.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) == (False, 0)
    assert session.heard == ([told] if told else [])


@pytest.mark.windows
def test_a_message_that_windows_sends(window: Window, qapp: QApplication) -> None:
    """Qt gives the address of a real message; one that is posted to the thread stands for one to a window."""
    session = Hearing(window.shell)

    class Every(Listener):
        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            return super().nativeEventFilter(QByteArray(b"windows_generic_MSG"), message)

    listener = Every(session)
    qapp.installNativeEventFilter(listener)
    if sys.platform == "win32":
        thread = ctypes.windll.kernel32.GetCurrentThreadId()
        ctypes.windll.user32.PostThreadMessageW(thread, POWER, 0x12, 0)
    window.wait(lambda: session.heard == [Told.WOKEN])
    qapp.removeNativeEventFilter(listener)


@pytest.fixture
def half_typed(window: Window, at: House) -> RegistrationPage:
    """周素梅's registration, a reason being typed."""
    hardship(at)
    window.sign_in("cxl", PASSWORD)
    window.search("zsm")
    page = window.begin(1, LIVING)
    type_into(window.field(page, "reason"), "收入不够支出。")
    return page


def told(window: Window, what: Told) -> None:
    session = window.frame.findChild(Session)
    assert session is not None
    session.hear(what)


def kept(window: Window) -> list[str]:
    """The reasons in the drafts of whoever signs in again."""
    window.wait(lambda: isinstance(window.shell.current(), SignInPage))
    window.sign_in("cxl", PASSWORD)
    desk = window.frame.desk
    drafts = [intake.draft(desk, one.key) for one in intake.drafts(desk)]
    return [one.typed["reason"] for one in drafts if one is not None]


def test_a_pc_given_to_another_signs_out_and_keeps_what_was_typed(
    window: Window, half_typed: RegistrationPage
) -> None:
    lefts: list[None] = []
    window.frame.left.connect(lambda: lefts.append(None))
    told(window, Told.LEFT)
    told(window, Told.LEFT)
    window.wait(lambda: window.entrance.frame is None)
    QTest.qWait(50)
    assert lefts == [None]
    assert kept(window) == ["收入不够支出。"]


def test_the_end_of_the_session_closes_the_file_at_once(
    window: Window, half_typed: RegistrationPage, qapp: QApplication
) -> None:
    """Windows does not wait: when it goes on, the drafts are written and the file is closed."""
    qapp.commitDataRequest.emit(None)
    assert window.entrance.frame is None
    assert kept(window) == ["收入不够支出。"]


def test_an_open_dialogue_is_closed_first(window: Window, half_typed: RegistrationPage) -> None:
    dialogue = QDialog(half_typed)
    dialogue.setModal(True)
    dialogue.show()
    told(window, Told.LEFT)
    window.wait(lambda: not dialogue.isVisible())
    assert window.entrance.frame is not None
    window.wait(lambda: window.entrance.frame is None)


def test_a_new_day_renews_what_shows_days(window: Window, at: House) -> None:
    """After a night asleep, or a clock set back: the date, the badges and the flags are those of the day."""
    done = accepted(at, hardship(at))
    window.sign_in("cxl", PASSWORD)
    due = casework.case(at.clerk, done.case_id).timers[0].due_on
    window.frame.open_tab("relief")
    window.press("Ctrl+4")
    window.frame.open_tab("today")
    at.days_on((due - at.clock.today()).days + 1)
    told(window, Told.WOKEN)
    day = at.clock.today()
    window.wait(lambda: f"今天要办的\n{day.month} 月 {day.day} 日" in words_of(window.frame))
    assert f"{day.month} 月 {day.day} 日　" in words_of(window.frame)
    at.clock.advance(-timedelta(days=1))
    window.frame._tick()
    assert f"今天要办的\n{due.month} 月 {due.day} 日" in words_of(window.frame)


def test_waking_on_the_same_day_disturbs_nothing(window: Window, half_typed: RegistrationPage) -> None:
    field = window.field(half_typed, "reason")
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    told(window, Told.WOKEN)
    QTest.qWait(50)
    assert field.hasFocus()
    assert half_typed.form.typed()["reason"] == "收入不够支出。"


def test_midnight_leaves_what_is_being_typed(window: Window, half_typed: RegistrationPage, at: House) -> None:
    at.days_on(1)
    window.frame._tick()
    assert half_typed.form.typed()["reason"] == "收入不够支出。"
    assert half_typed.isVisible()
