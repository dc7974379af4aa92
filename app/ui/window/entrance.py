"""The way in (进门): sign-in, or what stands before it; then the frame, locked and left."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from app.core.clock import Clock
from app.core.computer import this_computer
from app.services import accounts, working
from app.services.accounts import Elsewhere, FrontPage
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.errors import is_damage
from app.ui import large_print
from app.ui.notify import Notice, Notifier
from app.ui.screens.door import Door, door
from app.ui.screens.elsewhere import ElsewherePage
from app.ui.screens.notice import NoticePage
from app.ui.screens.page import Keys
from app.ui.screens.sign_in import SignInPage
from app.ui.tasks import Runner
from app.ui.window.frame import Frame
from app.ui.window.front_pages import FrontPages, listen_for_help
from app.ui.window.keeping import Keeping
from app.ui.window.locking import WRONG, Locking
from app.ui.window.shell import Shell
from app.ui.window.tab_pages import LinePages
from app.ui.window.trouble import Trouble

SIGN_IN_KEYS: Keys = (("F1", "按键和说明"), ("↑↓", "选姓名"), ("Tab", "下一项"), ("Enter", "签到"))
LOCK_KEYS: Keys = (("F1", "按键和说明"), ("Enter", "解锁"), ("F8", "换人签到"))
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
        keeping: Keeping | None = None,
    ) -> None:
        super().__init__(shell)
        self._shell, self._folder, self._clock, self._catalog = shell, folder, clock, catalog
        self._notifier, self._pages, self._keeping = notifier, pages or {}, keeping
        self._runner = Runner(self)
        self._before = FrontPages(shell, folder, clock, catalog, notifier, self)
        self.locking = Locking(shell, clock, notifier, self)
        self.page: SignInPage | None = None
        self.frame: Frame | None = None
        self.asking: ElsewherePage | None = None
        self._before.entered.connect(self.enter)
        self._before.returned.connect(self._returned)
        self._before.replaced.connect(lambda: self._show_sign_in(""))
        self._trouble = Trouble(shell, folder, clock, catalog, notifier, self)
        self._trouble.looking.connect(self._begin)
        self._trouble.restoring.connect(self._before.restore)
        self._trouble.left.connect(self._returned)
        notifier.damaged.connect(self._leave_damaged, Qt.ConnectionType.QueuedConnection)
        self.locking.left.connect(self.sign_out)
        shell.guard = self._may_close
        shell.closing.connect(self._closing)
        notifier.noticed.connect(self._noticed)

    def open(self, painted: SignInPage | None) -> None:
        """Take over the sign-in page that was painted first, or show what is wanted instead."""
        front = self._notifier.attempt(lambda: accounts.front(self._folder) or _NOTHING, self._no_front)
        if front is None:
            return
        if front is _NOTHING:
            self._before.set_up()
            return
        self.page = painted or SignInPage()
        self.page.asked.connect(self.sign_in)
        self.page.picked.connect(self._await)
        self.page.forgotten.connect(self._before.recover)
        listen_for_help(self.page, SIGN_IN_KEYS, "sign_in")
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
        owner = UUID(user) if user else None
        self._runner.run(
            lambda work: accounts.sign_in(
                self._folder, self._clock, self._catalog, owner, password, work.step
            ),
            self.enter,
            lambda error: self._refused(user, password, error),
            page.show_upgrading,
        )

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
            listen_for_help(self.asking, ELSEWHERE_KEYS, "sign_in")
            self._shell.show_page(self.asking)
            self.asking.start()

    def _begin(self, desk: Desk) -> None:
        self._drop_asking()
        self._drop_frame()
        large_print.wear(self._folder, desk.actor.id, self._shell)
        frame = Frame(desk, self._notifier, self._pages)
        frame.locked.connect(self.lock)
        frame.left.connect(self.leave)
        frame.restoring.connect(self.restore)
        self.frame = frame
        self._shell.show_page(frame)
        frame.start()
        if self._keeping is not None and not working.only_reading(desk):
            self._keeping.begin(frame)
        if self.page is not None:
            self.page.show_busy(busy=False)

    def lock(self) -> None:
        """The clerk is away: his window waits for his password; a question before it is left unanswered."""
        if self.asking is not None:
            self._left("")
        elif self.frame is not None:
            if self._keeping is not None:
                self._keeping.stay()
            self.locking.lock(self.frame)
            if self.locking.page is not None:
                listen_for_help(self.locking.page, LOCK_KEYS, "sign_in")

    def sign_out(self) -> None:
        """Another signs in: what is in no backup yet is backed up first."""
        if self._keeping is None or not self._keeping.before("换人签到", self.leave):
            self.leave()

    def leave(self) -> None:
        """Back to the sign-in page at once; what was typed is kept, the file is closed."""
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

    def tell(self, sentence: str) -> None:
        """Say something on the sign-in page, of an interrupted restore for instance."""
        if self.page is not None:
            self.page.show_told(sentence)

    def wait(self) -> None:
        """Wait for what is under way; for the end of the program."""
        self._runner.wait(5000)

    def _drop_frame(self) -> None:
        if self._keeping is not None:
            self._keeping.end()
        self.locking.drop()
        if self.frame is not None:
            self.frame.leave()
            self.frame.desk.database.close()
            self._shell.drop_page(self.frame)
            self.frame = None
            large_print.take_off()

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

    def _refused(self, user: str, password: str, error: Exception) -> None:
        self._turned_back(self._notifier.notice(error, "签到"))
        if is_damage(error):
            self._trouble.meet_with_password(UUID(user) if user else None, password)
            return
        self._await(user, WRONG)

    def _await(self, user: str, wrong: str = "") -> None:
        """Who tried too often waits; the page counts it down."""
        if self.page is not None:
            owner = UUID(user) if user else None
            self.page.show_waiting(lambda: accounts.waiting(self._folder, self._clock, owner), wrong)

    def _turned_back(self, notice: Notice) -> None:
        if self.page is not None:
            self._shell.show_page(self.page)
            self.page.show_fault(notice.sentence)

    def restore(self, path: Path | None) -> None:
        """A backup in place of the data: what is in no backup yet is backed up first, the file closed."""

        def go() -> None:
            self._drop_frame()
            self._before.restore(path)

        if self._keeping is None or not self._keeping.before("开始恢复", go):
            go()

    def offer(self, path: Path) -> None:
        """A backup was opened from outside (双击备份): who is signed in is asked first."""
        if self.asking is not None:
            self._left("")
        if self.frame is not None:
            self.frame.offer_restore(path)
        else:
            self._trouble.end()
            self.restore(path)

    def _leave_damaged(self) -> None:
        """Damage was met at work: the file is closed, with what was typed kept as far as it can be."""
        if self.frame is None or working.only_reading(self.frame.desk):
            return
        desk = self.frame.desk
        self._drop_frame()
        self._trouble.meet_with_key(desk.actor.id, desk.key)

    def _returned(self) -> None:
        if self.page is None:
            self.open(None)
        else:
            self._shell.show_page(self.page)
            self.page.start()

    def _no_front(self, notice: Notice) -> None:
        self._shell.swap_page(
            NoticePage(notice.title or "数据文件打不开", notice.sentence, str(self._folder))
        )

    def _door(self, front: FrontPage) -> Door:
        users = tuple((str(user.id), user.name) for user in front.users)
        backup = front.backup_text if front.backup_text.startswith("备份") else ""
        return door(front.office_name, front.station, users, backup, front.loaded_year, self._clock)

    def _noticed(self, notice: Notice) -> None:
        if self.frame is not None:
            self.frame.show_notice(notice)
        elif self.page is not None:
            self.page.show_fault(notice.sentence)

    def _may_close(self) -> bool:
        return self._keeping is None or not self._keeping.before("关闭", self._shell.close_now)

    def _closing(self) -> None:
        self._runner.wait(5000)
        self._before.end()
        self._trouble.end()
        if self.asking is not None:
            self.asking.desk.database.close()
        self._drop_frame()


_NOTHING = FrontPage("", "", (), "", None)
_HERE = Elsewhere("", "", "")
