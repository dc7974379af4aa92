"""Data of another PC (数据来自另一台电脑): whether that PC is retired, asked before anybody works here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.computer import Computer
from app.services import accounts
from app.services.accounts import Elsewhere
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Page
from app.ui.style import Gap, Type
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

RETIRED, IN_USE = "retired", "in_use"
WHY = "同一份数据只能在一台电脑上用：两台都用，会发出相同的编号，记录也合不到一起。"
HINT = "换了新电脑、重装了系统、改了电脑名，都选“不再用”，原来那份从此不要再打开。拿不准就先返回。"


class ElsewherePage(Page):
    """The page between sign-in and window (换电脑): `brought(desk)` when it moved, else `left(sentence)`."""

    brought = Signal(object)
    left = Signal(str)

    def __init__(self, desk: Desk, here: Computer, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.desk, self._here = desk, here
        self._host = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName("page")
        self._from, self._to = label("", Type.GROUP, wrap=True), label("", tone="second", wrap=True)
        title = row(icon_label("circle-alert"), label("这份数据原来在另一台电脑上使用", Type.CASE), 1)
        question = label("原来的电脑以后还用这份数据吗？", Type.GROUP)
        words = (label(WHY, wrap=True), label(HINT, tone="second", wrap=True))
        inner = sheet(
            column(title, self._from, self._to, question, *words, gap=Gap.WIDE),
            across=2 * Gap.INSIDE,
            down=2 * Gap.INSIDE,
        )
        inner.setMaximumWidth(Breadth.SETUP_FORM)
        middle = row(1, inner, 1)
        middle.setStretch(1, Breadth.SETUP_FORM)
        self.moves = MoveBar()
        whole = column(1, middle, 2, self.strip, self.moves, gap=Gap.CARD)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._act)

    def show_elsewhere(self, found: Elsewhere) -> None:
        """Show where the data belongs, and who may say that it belongs here from now on."""
        self._host = found.host
        self._from.setText(f"原来的电脑：{found.host}（{found.since}起）")
        self._to.setText(f"这台电脑：{self._here.host}")
        self.moves.show_moves(
            (
                Act(RETIRED, "不再用，改在本机办理", "F10", primary=True, closed=found.closed or None),
                Act(IN_USE, "还在用，返回签到", "F8"),
            )
        )

    # slots

    def start(self) -> None:
        """The focus stands on the answer that changes nothing."""
        self.moves.button(IN_USE).setFocus()

    def back(self) -> bool:
        """Back to the sign-in page without an answer."""
        self.left.emit("")
        return True

    def _act(self, code: str) -> None:
        if code == IN_USE:
            self.left.emit(
                f"请到“{self._host}”上办理，两台电脑都用这份数据会发出相同的编号。"
                "本机要单独办理，请管理员先移走这份数据，再用另一个站点号设置。"
            )
        elif self.attempt(self._bring, "换电脑"):
            self.brought.emit(self.desk)

    def _bring(self) -> bool:
        accounts.bring_here(self.desk, self._here)
        return True
