"""Locked screen (锁屏): who is away since when; his password opens it, F8 lets another sign in."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.notify import Notifier
from app.ui.screens.arrange import column, holder, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Page
from app.ui.screens.waiting import Waiting
from app.ui.style import Colour, Gap, Height, Type, px, restyle
from app.ui.widgets.composition import show_secret
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.labels import Link, icon_label, label, rule

OTHER = "other_person"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the locked screen says (锁屏所示): who left when, what he has kept, office and time."""

    who: str
    kept: str
    going_on: str
    foot: str


class LockPage(Page):
    """The locked screen (锁屏): `asked(password)`, `left()` for another to sign in."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.setObjectName("page")
        self._busy = False
        self._waiting, self._wrong = Waiting(self), ""
        self._build()
        self._wire()

    def _build(self) -> None:
        self._build_password()
        self._who = label("", tone="second", wrap=True)
        title = column(label("已锁屏", Type.PERSON), self._who, gap=Gap.TIGHT)
        head = row(icon_label("lock", Colour.INK, Height.ICON_EMPTY), title, gap=Gap.WIDE)
        head.setStretch(1, 1)
        self._other = Link(OTHER, "换人签到")
        keys = row(KeyCap("Enter"), label("解锁", tone="hint"), 1, self._other, KeyCap("F8"), gap=Gap.ROW)
        self._kept = label("", wrap=True)
        kept = row(icon_label("pencil", Colour.AMBER), self._kept, gap=Gap.CARD)
        kept.setStretch(1, 1)
        self._kept_row = holder(kept)
        self._going_on = label("", tone="second", wrap=True)
        going_on = row(icon_label("hourglass"), self._going_on, gap=Gap.CARD)
        going_on.setStretch(1, 1)
        card = sheet(
            column(
                head, label("口令", tone="second"), self._password, self._fault_row, keys, rule(),
                self._kept_row, going_on,
            ),
            across=2 * Gap.INSIDE, down=2 * Gap.INSIDE,
        )  # fmt: skip
        card.setFixedWidth(px(Breadth.LOCK))
        self._foot = label("", Type.TAB, "second")
        foot = row(1, self._foot, 1)
        self.setLayout(column(1, row(1, card, 1), foot, 1, gap=2 * Gap.INSIDE))

    def _build_password(self) -> None:
        self._password = QLineEdit()
        self._password.setObjectName("password")
        self._password.setProperty("entry", "tall")
        self._password.setAccessibleName("口令")
        show_secret(self._password)
        self._fault = label("", tone="fault", wrap=True)
        line = row(icon_label("circle-alert", Colour.RED), self._fault, gap=Gap.ROW)
        line.setStretch(1, 1)
        self._fault_row = holder(line)
        self._fault_row.hide()

    def _wire(self) -> None:
        self._password.returnPressed.connect(self._ask)
        self._password.textEdited.connect(self._edited)
        self._other.chosen.connect(lambda _: self._leave())
        self._waiting.told.connect(self._show_wait)
        self.listen("F8", self._leave)

    # data

    def show_locked(self, locked: Locked) -> None:
        """Show who is away, and what goes on meanwhile."""
        self._who.setText(locked.who)
        self._kept.setText(locked.kept)
        self._kept_row.setVisible(bool(locked.kept))
        self._going_on.setText(locked.going_on)
        self._foot.setText(locked.foot)

    def show_time(self, foot: str) -> None:
        """The office, the day and the time beneath."""
        self._foot.setText(foot)

    def show_fault(self, sentence: str) -> None:
        """What is wrong with the password; the caret goes back to it."""
        self.show_busy(busy=False)
        self._say(sentence)
        self._password.setFocus()
        self._password.selectAll()

    def show_waiting(self, left: Callable[[], str], wrong: str = "") -> None:
        """Count down how long he must wait, if he must; typing goes on meanwhile."""
        self._wrong = wrong
        self._waiting.begin(left)

    def show_busy(self, *, busy: bool) -> None:
        """While the password is tried nothing else can be done."""
        self._busy = busy
        for part in (self._password, self._other):
            part.setEnabled(not busy)

    # slots

    def start(self) -> None:
        """The caret goes to the password."""
        self._password.setFocus()

    def _ask(self) -> None:
        if not self._busy and not self._waiting.waits:
            self.asked.emit(self._password.text())

    def _leave(self) -> None:
        if not self._busy:
            self.left.emit()

    def _edited(self) -> None:
        if not self._waiting.waits:
            self._say("")

    def _show_wait(self, said: str) -> None:
        self._say(self._wrong + said if said else "")

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault_row.setVisible(bool(sentence))
        restyle(self._password, state="fault" if sentence else "")
        self._password.setAccessibleDescription(f"出错：{sentence}" if sentence else "")
