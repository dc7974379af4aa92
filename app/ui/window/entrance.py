"""The way in (进门): first set-up, sign-in, recovery; then the frame, and back when the clerk locks."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.clock import Clock
from app.core.computer import this_computer
from app.services import accounts
from app.services.accounts import Elsewhere, FrontPage
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier
from app.ui.screens.door import Door, door
from app.ui.screens.elsewhere import ElsewherePage
from app.ui.screens.notice import NoticePage
from app.ui.screens.page import Keys
from app.ui.screens.recover import RecoverPage
from app.ui.screens.setup.page import SetUpPage
from app.ui.screens.sign_in import SignInPage
from app.ui.tasks import Runner
from app.ui.window.frame import Frame, LinePages
from app.ui.window.keys_panel import KeysPanel
from app.ui.window.shell import Shell

SIGN_IN_KEYS: Keys = (("F1", "按键和说明"), ("↑↓", "选姓名"), ("Tab", "下一项"), ("Enter", "签到"))
SET_UP_KEYS: Keys = (("F1", "按键和说明"), ("Enter", "下一项"), ("F9", "打印恢复页"), ("F10", "下一步"))

ELSEWHERE_KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F10", "改在本机办理"),
    ("F8", "返回签到"),
    ("Esc", "返回签到"),
)


class Entrance(QObject):
    """Who is at the window, and which page he sees (进门)."""

    def __init__(
        self,
        shell: Shell,
        folder: Path,
        clock: Clock,
        catalog: Catalog,
        notifier: Notifier,
        pages: LinePages | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or shell)
        self._shell, self._folder, self._clock, self._catalog = shell, folder, clock, catalog
        self._notifier, self._pages = notifier, pages or {}
        self._runner = Runner(self)
        self.page: SignInPage | None = None
        self.frame: Frame | None = None
        self.asking: ElsewherePage | None = None
        shell.closing.connect(self._closing)
        notifier.noticed.connect(self._noticed)

    def open(self, painted: SignInPage | None) -> None:
        """Take over the sign-in page that was painted first, or show what is wanted instead."""
        front = self._notifier.attempt(lambda: accounts.front(self._folder) or _NOTHING, self._no_front)
        if front is None:
            return
        if front is _NOTHING:
            self._set_up()
            return
        self.page = painted or SignInPage()
        self.page.asked.connect(self.sign_in)
        self.page.forgotten.connect(self._recover)
        _listen_for_help(self.page, SIGN_IN_KEYS, "sign_in")
        if painted is None:
            self.page.show_door(self._door(front))
        self.page.show_initials({str(user.id): tuple(user.initials.split()) for user in front.users})
        self._shell.show_office(front.office_name)
        self._shell.show_page(self.page)
        if painted is None:
            self.page.start()

    def sign_in(self, user: str, password: str) -> None:
        """Open the file with a password, behind the window; the names of a lost front page need none."""
        page = self.page
        if page is None:
            return
        page.show_busy(busy=True)

        def act(_work: object) -> Desk:
            if user:
                return accounts.sign_in(self._folder, self._clock, self._catalog, UUID(user), password)
            return accounts.sign_in_any(self._folder, self._clock, self._catalog, password)

        self._runner.run(act, self.enter, self._refused)

    def enter(self, desk: Desk) -> None:
        """Show the frame of whoever signed in; data of another PC is asked about first."""
        here = this_computer()
        found = self._notifier.attempt(lambda: accounts.elsewhere(desk, here) or _HERE, self._turned_back)
        if found is None:
            desk.database.close()
        elif found is _HERE:
            self._begin(desk)
        else:
            self.asking = ElsewherePage(desk, here, self._notifier)
            self.asking.show_elsewhere(found)
            self.asking.brought.connect(self._begin)
            self.asking.left.connect(self._left)
            _listen_for_help(self.asking, ELSEWHERE_KEYS, "sign_in")
            self._shell.show_page(self.asking)
            self.asking.start()

    def _begin(self, desk: Desk) -> None:
        self._drop_asking()
        self._drop_frame()
        frame = Frame(desk, self._notifier, self._pages)
        frame.locked.connect(self.lock)
        self.frame = frame
        self._shell.show_page(frame)
        frame.start()
        if self.page is not None:
            self.page.show_busy(busy=False)

    def lock(self) -> None:
        """Back to the sign-in page; what was typed is kept, the file is closed."""
        if self.asking is not None:
            self._left("")
            return
        user = str(self.frame.desk.actor.id) if self.frame is not None else ""
        self._drop_frame()
        self._show_sign_in(user)

    def _show_sign_in(self, user: str) -> None:
        front = self._notifier.attempt(lambda: accounts.front(self._folder) or _NOTHING, self._turned_back)
        if self.page is None or front is _NOTHING:
            self.open(None)
            return
        if front is not None:
            self.page.show_door(self._door(front))
            self.page.show_initials({str(one.id): tuple(one.initials.split()) for one in front.users})
        self._shell.show_page(self.page)
        self.page.show_user(user)

    def wait(self) -> None:
        """Wait for what is under way; for the end of the program."""
        self._runner.wait(5000)

    def _drop_frame(self) -> None:
        if self.frame is not None:
            self.frame.leave()
            self.frame.desk.database.close()
            self._shell.drop_page(self.frame)
            self.frame = None

    def _drop_asking(self) -> None:
        if self.asking is not None:
            self._shell.drop_page(self.asking)
            self.asking = None

    def _left(self, told: str) -> None:
        """Nobody works here with data that belongs to another PC."""
        if self.asking is None:
            return
        desk = self.asking.desk
        desk.database.close()
        self._drop_asking()
        self._show_sign_in(str(desk.actor.id))
        if told and self.page is not None:
            self.page.show_fault(told)

    def _refused(self, error: Exception) -> None:
        self._turned_back(self._notifier.notice(error, "签到"))

    def _turned_back(self, notice: Notice) -> None:
        if self.page is not None:
            self._shell.show_page(self.page)
            self.page.show_fault(notice.sentence)

    def _set_up(self) -> None:
        page = SetUpPage(self._folder, self._clock, self._catalog, self._notifier)
        page.finished.connect(lambda desk: self._set_up_done(page, desk))
        _listen_for_help(page, SET_UP_KEYS, "setup")
        self._swap(page)

    def _set_up_done(self, page: SetUpPage, desk: Desk) -> None:
        self._shell.drop_page(page)
        front = accounts.front(self._folder)
        if front is not None:
            self._shell.show_office(front.office_name)
        self.enter(desk)

    def _recover(self) -> None:
        front = accounts.front(self._folder)
        if front is None:
            return
        page = RecoverPage(self._folder, self._clock, self._catalog, self._notifier)
        page.show_users([(str(user.id), user.name) for user in front.users])
        page.recovered.connect(lambda desk: self._recovered(page, desk))
        page.left.connect(lambda: self._back_from(page))
        self._shell.show_page(page)
        page.start()

    def _recovered(self, page: RecoverPage, desk: Desk) -> None:
        self._shell.drop_page(page)
        self.enter(desk)

    def _back_from(self, page: RecoverPage) -> None:
        self._shell.drop_page(page)
        if self.page is not None:
            self._shell.show_page(self.page)
            self.page.start()

    def _swap(self, page: QWidget) -> None:
        old = self._shell.current()
        self._shell.show_page(page)
        if old is not None and old is not page:
            self._shell.drop_page(old)

    def _no_front(self, notice: Notice) -> None:
        self._swap(NoticePage(notice.title or "数据文件打不开", notice.sentence, str(self._folder)))

    def _door(self, front: FrontPage) -> Door:
        users = tuple((str(user.id), user.name) for user in front.users)
        backup = front.backup_text if front.backup_text.startswith("备份") else ""
        return door(front.office_name, front.station, users, backup, front.loaded_year, self._clock)

    def _noticed(self, notice: Notice) -> None:
        if self.frame is not None:
            self.frame.show_notice(notice)
        elif self.page is not None:
            self.page.show_fault(notice.sentence)

    def _closing(self) -> None:
        self._runner.wait(5000)
        if self.asking is not None:
            self.asking.desk.database.close()
        self._drop_frame()


def _listen_for_help(page: QWidget, keys: Keys, name: str) -> None:
    """F1 on a page outside the frame shows its keys and its help, once however often it is shown."""
    if page.findChild(KeysPanel) is None:
        panel = KeysPanel(page)
        panel.show_page(keys, (name,))
        QShortcut(QKeySequence("F1"), page).activated.connect(panel.toggle)


_NOTHING = FrontPage("", "", (), "", None)
_HERE = Elsewhere("", "", "")
