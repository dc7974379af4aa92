"""Damaged file (损坏文件): what was found, the newest good backup, and the three ways on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QWidget

from app.ui.notify import Notifier
from app.ui.screens.arrange import clear, column, holder, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Page
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Colour, Gap, Height, Type, px
from app.ui.widgets.labels import icon_label, label, rule
from app.ui.widgets.move_button import MoveButton
from app.ui.widgets.progress import ProgressStrip

RESTORE, LOOK, RECORD, BACK = "restore", "only_look", "save_record", "back_to_sign_in"
LEAVE = "不要拷贝、改名或删除数据文件。按 Esc 返回签到。"


@dataclass(frozen=True, slots=True)
class Way:
    """One of the three ways (办法): its button, what it does, what to know of it; why it is closed."""

    code: str
    word: str
    key: str
    icon: str
    title: str
    about: str
    closed: str = ""


class DamagedPage(Page):
    """The page in place of the window (损坏文件): `chosen(code)` of a way, `left()` back to sign-in."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.buttons: dict[str, MoveButton] = {}
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName("page")
        self._about = label("", tone="second", wrap=True)
        title = column(label("数据文件没有通过检查", Type.PERSON), self._about, gap=Gap.TIGHT)
        head = row(icon_label("hard-drive", Colour.RED, Height.ICON_EMPTY), title, gap=Gap.WIDE)
        head.setStretch(1, 1)
        self.progress, self._facts = ProgressStrip(), Facts()
        self._ways = column(gap=Gap.WIDE)
        self._under = holder(column(rule(), self._facts, rule(), self._ways, gap=Gap.WIDE))
        card = sheet(
            column(head, self.progress, self._under, gap=Gap.WIDE), across=2 * Gap.INSIDE, down=2 * Gap.INSIDE
        )
        card.setMaximumWidth(px(Breadth.DAMAGED))
        middle = row(1, card, 1)
        middle.setStretch(1, Breadth.DAMAGED)
        foot = row(1, label(LEAVE, Type.TAB, "second"), 1)
        inner = column(1, middle, foot, 1, gap=Gap.WIDE)
        whole = column(Scrolled(inner, "damaged"), self.strip)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        for key, code in (("F10", RESTORE), ("F8", LOOK)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda code=code: self._press(code))

    # data

    def show_checking(self) -> None:
        """The file is being looked at, row by row."""
        self._about.setText("原文件没有改动。正在查哪里坏了，好的部分还能看。")
        self._under.hide()
        self.progress.start("正在检查", "对着日志逐行核对", "取消后返回签到", "shield-check")

    def show_step(self, rows: int) -> None:
        """How many rows were looked at."""
        self.progress.step(rows, 0, "行")

    def show_found(self, about: str, facts: Sequence[tuple[str, str]], ways: Sequence[Way]) -> None:
        """What was found, and the ways on."""
        self.progress.finish()
        self._about.setText(about)
        self._facts.show_facts(facts)
        clear(self._ways)
        self.buttons = {}
        for n, way in enumerate(ways, 1):
            self._ways.addLayout(self._line(n, way))
        self._under.show()

    def _line(self, n: int, way: Way) -> QLayout:
        button = MoveButton(way.code, way.word, key=way.key, icon=way.icon, primary=n == 1, closed=way.closed)
        button.chosen.connect(self.chosen)
        self.buttons[way.code] = button
        told = column(
            label(way.title, bold=True), label(way.closed or way.about, tone="second", wrap=True), gap=0
        )
        line = row(label(str(n), Type.CASE, "blue"), told, button, gap=2 * Gap.INSIDE)
        line.setStretch(1, 1)
        return line

    # slots

    def start(self) -> None:
        """The focus stands where nothing is changed."""
        if LOOK in self.buttons:
            self.buttons[LOOK].setFocus()

    def back(self) -> bool:
        """Back to the sign-in page."""
        self.left.emit()
        return True

    def _press(self, code: str) -> None:
        if code in self.buttons:
            self.buttons[code].choose()
