"""Backup before closing (关窗口前备份): how far it is; it can be left out, or the window stays."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Page
from app.ui.style import Gap, px
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.progress import ProgressStrip

SKIP, STAY = "skip_backup", "stay"


class ClosingPage(Page):
    """The page while the last backup is made (关窗口前备份): `skipped()` to go without it, `stayed()`."""

    skipped = Signal()
    stayed = Signal()

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._then = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName("page")
        self.progress, self.moves = ProgressStrip(), MoveBar()
        inner = holder(column(self.progress, self.strip, self.moves, gap=Gap.CARD))
        inner.setMaximumWidth(px(Breadth.SETUP_FORM))
        middle = row(1, inner, 1)
        middle.setStretch(1, Breadth.SETUP_FORM)
        whole = column(1, middle, 2)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.progress.cancelled.connect(self.stayed)
        self.moves.move_chosen.connect(self._act)

    # data

    def show_closing(self, then: str) -> None:
        """What comes after it: 关闭 or 换人签到."""
        self._then = then
        self.strip.hide()
        self.progress.start(f"正在备份，完成后自动{then}", "每份都会试恢复", "取消后回到窗口", "hard-drive")
        self._show_acts("")

    def show_step(self, done: int, whole: int) -> None:
        """How far it is."""
        self.progress.step(100 * done // whole if whole else 0, 100, "%")

    def show_failure(self, sentence: str) -> None:
        """Why there is no backup; what was saved is safe in the file."""
        self.progress.finish()
        self.strip.show_strip("mind", f"这次没有备份成：{sentence}", closable=False)
        self._show_acts("F10")

    def _show_acts(self, key: str) -> None:
        acts = [Act(SKIP, f"不备份就{self._then}", key or "F8", primary=bool(key))]
        if key:
            acts.append(Act(STAY, "回到窗口", "F8"))
        self.moves.show_moves(acts)

    # slots

    def start(self) -> None:
        """Nothing here is done by a key pressed a moment ago."""
        self.setFocus()

    def back(self) -> bool:
        """Esc goes back to the window."""
        self.stayed.emit()
        return True

    def _act(self, code: str) -> None:
        (self.skipped if code == SKIP else self.stayed).emit()
