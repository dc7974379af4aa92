"""A new password by the recovery code (用恢复码重设口令): six groups from the sheet in the safe."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.clock import Clock
from app.services import accounts
from app.services.catalog import Catalog
from app.ui.notify import Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Page
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.waiting import Waiting
from app.ui.style import Gap, Type
from app.ui.tasks import Runner
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

RECOVER, BACK = "recover", "back"


class RecoverPage(Page):
    """The page behind 忘记口令; `recovered(desk)`, `left()`."""

    recovered = Signal(object)
    left = Signal()

    def __init__(
        self, folder: Path, clock: Clock, catalog: Catalog, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self._folder, self._clock, self._catalog = folder, clock, catalog
        self._runner, self._waiting = Runner(self), Waiting(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName("page")
        self.form = PlainForm()
        self._users = self.form.add_choice("user", "姓名", ())
        self.form.add_line("code", "恢复码", "恢复页上的六组字符，按顺序打")
        self.form.add_secret("password", "新口令", "至少 8 个字符")
        self.form.add_secret("password_again", "再打一次")
        title = row(icon_label("key"), label("用恢复页重设口令", Type.CASE), 1)
        about = label("请从保险柜取出恢复页，两人在场。用过以后放回原处。", tone="second", wrap=True)
        inner = sheet(
            column(title, about, self.form, 1, gap=Gap.WIDE), across=2 * Gap.INSIDE, down=2 * Gap.INSIDE
        )
        inner.setMaximumWidth(Breadth.SETUP_FORM)
        self.moves = MoveBar()
        self.moves.show_moves((Act(RECOVER, "重设口令并签到", "F10", primary=True), Act(BACK, "返回签到")))
        whole = column(row(1, inner, 1), self.strip, self.moves, gap=Gap.CARD)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._act)
        self._waiting.told.connect(self._show_wait)

    def show_users(self, users: Sequence[tuple[str, str]]) -> None:
        """Show who may get a new password: (id, name)."""
        self._users.clear()
        for number, name in users:
            self._users.addItem(name, number)

    def start(self) -> None:
        """The caret goes to the first input; who tried too often sees how long he waits."""
        self.form.start()
        self._await()

    def back(self) -> bool:
        """Back to the sign-in page."""
        self.left.emit()
        return True

    def _act(self, code: str) -> None:
        if code == BACK:
            self.left.emit()
            return
        if self._waiting.waits:
            return
        typed = self.form.typed()
        if typed["password"] != typed["password_again"]:
            self.form.show_faults({"password_again": "两次打的不一样，请再打一次。"})
            return
        self.form.setEnabled(False)
        self._runner.run(
            lambda _: accounts.recover(
                self._folder,
                self._clock,
                self._catalog,
                typed["code"],
                UUID(typed["user"]),
                typed["password"],
            ),
            self.recovered.emit,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.form.setEnabled(True)
        notice = self.notifier.notice(error, "重设口令")
        if notice.faults:
            self.form.show_faults(notice.faults)
        else:
            show(notice, self.strip)
        self._await()

    def _await(self) -> None:
        self._waiting.begin(lambda: accounts.recovery_waiting(self._folder, self._clock))

    def _show_wait(self, said: str) -> None:
        if said:
            self.strip.show_strip("stop", said, icon="hourglass", closable=False)
        else:
            self.strip.hide()
