"""Pages before the window (门前各页): first set-up, a new password by the recovery code, a restore."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.clock import Clock
from app.services import accounts
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.page import Keys
from app.ui.screens.recover import RecoverPage
from app.ui.screens.restore.page import RestorePage
from app.ui.screens.setup.page import SetUpPage
from app.ui.window.keys_panel import KeysPanel
from app.ui.window.shell import Shell

SET_UP_KEYS: Keys = (("F1", "按键和说明"), ("Enter", "下一项"), ("F9", "打印恢复页"), ("F10", "下一步"))
RESTORE_KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F10", "下一步"),
    ("F8", "返回"),
    ("F9", "存补登清单"),
    ("↑↓", "选备份"),
    ("Esc", "返回"),
)


class FrontPages(QObject):
    """What may stand before the window beside the sign-in page (门前各页).

    `entered(desk)` when somebody came in by one of them, `returned()` when he goes back to sign in,
    `replaced()` when a restore put another file in place.
    """

    entered = Signal(object)
    returned = Signal()
    replaced = Signal()

    def __init__(
        self,
        shell: Shell,
        folder: Path,
        clock: Clock,
        catalog: Catalog,
        notifier: Notifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._folder, self._clock, self._catalog = shell, folder, clock, catalog
        self._notifier = notifier
        self.restoring: RestorePage | None = None
        self._first: SetUpPage | None = None

    def set_up(self) -> None:
        """The first set-up of a new office."""
        page = SetUpPage(self._folder, self._clock, self._catalog, self._notifier)
        page.finished.connect(self._set_up_done)
        page.restoring.connect(lambda: self.restore(None))
        listen_for_help(page, SET_UP_KEYS, "setup")
        self._shell.swap_page(page)
        self._first = page
        page.start()

    def _set_up_done(self, desk: Desk) -> None:
        self._drop_first()
        front = accounts.front(self._folder)
        if front is not None:
            self._shell.show_office(front.office_name)
        self.entered.emit(desk)

    def recover(self) -> None:
        """A new password by the recovery code."""
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
        self.entered.emit(desk)

    def restore(self, path: Path | None) -> None:
        """A backup in place of the data, the one named or one that is chosen; no file is open by now."""
        if self.restoring is not None:
            return
        page = self.restoring = RestorePage(self._folder, self._clock, self._catalog, self._notifier)
        page.restored.connect(self._restored)
        page.left.connect(self._not_restored)
        listen_for_help(page, RESTORE_KEYS, "backups")
        self._shell.show_page(page)
        page.show_backups(path)

    def _restored(self) -> None:
        self.end()
        self._drop_first()
        self.replaced.emit()

    def _not_restored(self) -> None:
        self.end()
        if self._first is not None:
            self._shell.show_page(self._first)  # with what was typed there
        else:
            self.returned.emit()

    def _drop_first(self) -> None:
        if self._first is not None:
            self._shell.drop_page(self._first)
            self._first = None

    def end(self) -> None:
        """A restore that was begun is given up: the window closes, or it is over."""
        page, self.restoring = self.restoring, None
        if page is not None:
            page.leave()
            self._shell.drop_page(page)

    def _back_from(self, page: QWidget) -> None:
        self._shell.drop_page(page)
        self.returned.emit()


def listen_for_help(page: QWidget, keys: Keys, name: str) -> None:
    """F1 on a page outside the frame shows its keys and its help (按键和说明), once however often shown."""
    if page.findChild(KeysPanel) is None:
        panel = KeysPanel(page)
        panel.show_page(keys, (name,))
        QShortcut(QKeySequence("F1"), page).activated.connect(panel.toggle)
