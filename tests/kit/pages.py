"""Page objects (页面对象): the real window driven by keys, names and the input method, as a clerk does."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import Clock
from app.room import catalog_of
from app.rooms import ROOMS
from app.services.casework import CaseView
from app.ui.form import FormView
from app.ui.notify import Notifier
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.counter.line_row import LineRow
from app.ui.screens.counter.page import CounterPage
from app.ui.screens.counter.person_form import PersonForm
from app.ui.screens.counter.standing_form import StandingForm
from app.ui.screens.counter.unit_form import UnitForm
from app.ui.screens.line.page import LinePage
from app.ui.screens.line.parts import LineParts
from app.ui.screens.lock import LockPage
from app.ui.screens.manage.page import ManagePage
from app.ui.screens.manage.people import PeoplePart
from app.ui.screens.registration.page import RegistrationPage
from app.ui.screens.sign_in import NameBox, SignInPage
from app.ui.widgets.materials import MaterialRows
from app.ui.window.entrance import Entrance
from app.ui.window.frame import Frame
from app.ui.window.shell import Shell
from tests.kit.hands import write

W = TypeVar("W", bound=QObject)
KEYS: Mapping[str, Qt.Key] = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 13)},
    **{str(n): Qt.Key(Qt.Key.Key_0 + n) for n in range(10)},
    **{letter: Qt.Key(ord(letter)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}
HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def seen(root: QWidget, kind: type[W], name: str) -> W:
    """The one part of this name that is seen; objectNames are unique within a page."""
    found = [one for one in root.findChildren(kind, name) if not isinstance(one, QWidget) or one.isVisible()]
    assert len(found) == 1, f"{len(found)} parts named {name}"
    return found[0]


def words_of(root: QWidget) -> str:
    """Every label that is seen, in the order they were made."""
    QApplication.processEvents()  # parts added to a layout show themselves with the next turn
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def type_into(widget: QWidget, text: str) -> None:
    """Type as a clerk does: Latin by keys, all else by the input method; what stood there goes."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()
    if not text:
        QTest.keyClick(widget, Qt.Key.Key_Delete)
    elif text.isascii():
        QTest.keyClicks(widget, text)
    else:
        write(widget, text)


def cases_of(page: QWidget) -> LinePage | None:
    """The cases of a line's page, be it all of it or a part; None for another page."""
    front = page.current() if isinstance(page, LineParts) else page
    return front if isinstance(front, LinePage) else None


class Window:
    """The program's window over a data folder (主窗口)."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: Clock) -> None:
        catalog = catalog_of(ROOMS)
        pages = {room.line.code: room.pages()[0] for room in ROOMS}
        self.bot, self.shell = qtbot, Shell()
        qtbot.addWidget(self.shell)
        self.notifier = Notifier(folder, clock, self.shell)
        self.entrance = Entrance(self.shell, folder, clock, catalog, self.notifier, pages)
        self.shell.show()
        self.shell.activateWindow()
        QTest.qWaitForWindowActive(self.shell)
        self.entrance.open(None)

    # who

    def sign_in(self, initials: str, password: str) -> Frame:
        """Choose a name by its initials, type the password, press Enter, and wait for the counter."""
        page = self.sign_in_page
        box = seen(page, NameBox, "user")
        box.setFocus()
        QTest.keyClicks(box, initials)
        type_into(seen(page, QLineEdit, "password"), password)
        QTest.keyClick(seen(page, QLineEdit, "password"), Qt.Key.Key_Return)
        self.wait(lambda: self.entrance.frame is not None)
        return self.frame

    def lock(self) -> LockPage:
        """Press the lock in the header."""
        seen(self.frame, QAbstractButton, "lock").click()
        self.wait(lambda: isinstance(self.shell.current(), LockPage))
        page = self.shell.current()
        assert isinstance(page, LockPage)
        return page

    def unlock(self, password: str) -> None:
        """Type the password on the locked screen, press Enter, and wait for the frame."""
        page = self.shell.current()
        assert isinstance(page, LockPage)
        type_into(seen(page, QLineEdit, "password"), password)
        QTest.keyClick(seen(page, QLineEdit, "password"), Qt.Key.Key_Return)
        self.wait(lambda: self.shell.current() is self.frame)

    def sign_out(self) -> None:
        """Lock, and press F8 for another to sign in."""
        self.press("F8", self.lock())
        self.wait(lambda: self.entrance.frame is None)

    def change_to(self, initials: str, password: str) -> None:
        """Somebody else takes the seat."""
        self.sign_out()
        self.sign_in(initials, password)

    @property
    def sign_in_page(self) -> SignInPage:
        """The sign-in page, which must be in front."""
        page = self.shell.current()
        assert isinstance(page, SignInPage)
        return page

    @property
    def frame(self) -> Frame:
        """The frame of whoever signed in."""
        assert self.entrance.frame is not None
        return self.entrance.frame

    # hands

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a key, Ctrl+2 for instance, where the focus is; its shortcut may fire a little later."""
        *held, key = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= HELD[one]
        target = widget or QApplication.focusWidget() or self.shell
        QTest.keyClick(target, KEYS[key], modifiers)
        QApplication.processEvents()

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.bot.waitUntil(lambda: bool(until()), timeout=60_000)  # a busy machine is no fault

    # pages

    @property
    def counter(self) -> CounterPage:
        """The counter."""
        page = self.frame.page("counter")
        assert isinstance(page, CounterPage)
        return page

    @property
    def relief(self) -> LinePage:
        """The page of relief."""
        page = self.frame.page("relief")
        assert isinstance(page, LineParts)
        return page.cases

    @property
    def line(self) -> LinePage:
        """The page of the line that is in front."""
        page = cases_of(self.frame.current())
        assert page is not None
        return page

    @property
    def case(self) -> CaseView:
        """The case in front."""
        case = self.line.pane.case
        assert case is not None
        return case

    def on_case(self) -> bool:
        """Whether a line is in front with a case of it."""
        page = cases_of(self.frame.current())
        return page is not None and page.pane.case is not None

    @property
    def manage(self) -> ManagePage:
        """管理."""
        page = self.frame.page("manage")
        assert isinstance(page, ManagePage)
        return page

    @property
    def people(self) -> PeoplePart:
        """管理 · 人员."""
        part = self.manage.part("people")
        assert isinstance(part, PeoplePart)
        return part

    def search(self, text: str, *, enter: bool = True) -> None:
        """F3, type into the one box, and Enter as a scanner sends it."""
        self.press("F3")
        box = self.counter.finder.search.line
        self.wait(box.hasFocus)
        type_into(box, text)
        if enter:
            QTest.keyClick(box, Qt.Key.Key_Return)

    def results(self) -> list[str]:
        """What the list of results says, heads included."""
        model = self.counter.finder.results.model()
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    def begin(self, line: int, matter: str) -> RegistrationPage:
        """Press a line's digit on the card, then that of its matter where it has several."""
        self.press(str(line))
        choice = self.counter.card.blocks.lines.choice
        if choice.isVisible():
            codes = [one.code for one in choice.findChildren(LineRow) if one.isVisible()]
            self.press(str(codes.index(matter) + 1))
        return self.registration()

    def person_form(self) -> PersonForm:
        """The form of a person, which must be in front."""
        form = self.counter.current()
        assert isinstance(form, PersonForm)
        return form

    def unit_form(self) -> UnitForm:
        """The form of a unit, which must be in front."""
        form = self.counter.current()
        assert isinstance(form, UnitForm)
        return form

    def standing_form(self) -> StandingForm:
        """The form of a standing, which must be in front."""
        form = self.counter.current()
        assert isinstance(form, StandingForm)
        return form

    def registration(self) -> RegistrationPage:
        """The registration, which must be in front."""
        page = self.counter.current()
        assert isinstance(page, RegistrationPage)
        return page

    def fill(self, page: QWidget, texts: Mapping[str, str]) -> None:
        """Type into fields by their codes, leaving each with Enter; a section is opened first if need be."""
        for code, text in texts.items():
            field = self.field(page, code)
            type_into(field, text)
            QTest.keyClick(field, Qt.Key.Key_Return)

    def field(self, page: QWidget, code: str) -> QWidget:
        """The input of a field; on a form with section words its section is opened."""
        for form in page.findChildren(FormView):
            if form.holds(code.partition(".")[0]):
                form.focus(code.partition(".")[0])
                return seen(form, QWidget, code)
        return seen(page, QWidget, code)

    def move(self, code: str) -> None:
        """Press the button of a move of the case in front, or take it from 更多."""
        moves = self.line.pane.moves
        kept = [one for one in moves.findChildren(QAction, code) if one.isEnabled()]
        if kept:
            kept[-1].trigger()
        else:
            moves.button(code).choose()
        QApplication.processEvents()

    def give_reason(self, ask: AskStrip, text: str) -> None:
        """Answer the question that stands in a strip."""
        self.wait(ask.isVisible)
        type_into(seen(ask, QLineEdit, "move_reason"), text)
        seen(ask, QAbstractButton, "answer").click()
        QApplication.processEvents()

    def receive(self, codes: Sequence[str]) -> None:
        """Tick papers that came in later on the case in front, with F7, ↓ and Space."""
        rows = self.line.pane.side.materials.rows
        self.press("F7")
        self.wait(rows.isVisible)
        self._tick(rows, codes)

    def tick(self, page: RegistrationPage, codes: Sequence[str]) -> None:
        """Tick materials with ↓ and Space."""
        rows = page.materials.rows
        self.press("Ctrl+M")
        self.wait(rows.hasFocus)
        self._tick(rows, codes)

    def _tick(self, rows: MaterialRows, codes: Sequence[str]) -> None:
        QTest.keyClick(rows, Qt.Key.Key_Home)
        for code in codes:
            while (current := rows.current()) is not None and current.code != code:
                QTest.keyClick(rows, Qt.Key.Key_Down)
            QTest.keyClick(rows, Qt.Key.Key_Space)


def grey(picture: QImage) -> memoryview:
    """An image as grey bytes in rows, as the reader of codes wants it."""
    made = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return memoryview(bytes(made.constBits())).cast("B", (made.height(), made.bytesPerLine()))
