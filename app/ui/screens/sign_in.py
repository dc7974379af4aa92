"""Sign-in (签到): who stands at the window, and his password; painted before anything heavy is loaded."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.screens.arrange import clear, column, holder, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox
from app.ui.screens.door import Door
from app.ui.screens.waiting import Waiting
from app.ui.style import Colour, Gap, Type, icon, restyle
from app.ui.widgets.composition import show_secret
from app.ui.widgets.labels import Emblem, Link, icon_label, label
from app.ui.widgets.move_button import MoveButton

LINES = "困难帮扶・维权・信访・就业・医疗互助"


class NameBox(ChoiceBox):
    """The list of names (姓名), also found by typing the initials of their pinyin."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials: dict[str, tuple[str, ...]] = {}
        self._typed = ""

    def show_initials(self, initials: Mapping[str, tuple[str, ...]]) -> None:
        """The initials of each user's name, by id."""
        self._initials = dict(initials)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters find a name; Enter goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        letter = event.text().lower()
        if letter.isascii() and letter.isalpha():
            self._find(letter)
            return
        self._typed = ""
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A fresh search begins."""
        self._typed = ""
        super().focusInEvent(event)

    def _find(self, letter: str) -> None:
        for typed in (self._typed + letter, letter):
            for at in range(self.count()):
                if any(one.startswith(typed) for one in self._initials.get(str(self.itemData(at)), ())):
                    self._typed = typed
                    self.setCurrentIndex(at)
                    return


class SignInPage(QWidget):
    """The sign-in page (签到): `asked(user id, password)`, `picked(user id)`, `forgotten()`."""

    asked = Signal(str, str)
    picked = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._waiting, self._wrong = Waiting(self), ""
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        whole = row(3, self._left(), 2, self._card(), 3, gap=0)
        self.setLayout(whole)

    def _left(self) -> QWidget:
        self._office = label("职工服务中心", Type.PERSON)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(Gap.CARD)
        self._facts.setContentsMargins(0, Gap.WIDE, 0, 0)
        self._station = label("", tone="hint")
        left = column(
            1,
            Emblem(Breadth.EMBLEM_BIG),
            self._office,
            label(LINES, Type.TAB, "second"),
            self._facts,
            1,
            self._station,
            gap=Gap.WIDE,
        )
        made = holder(left)
        left.setContentsMargins(0, 0, 0, 2 * Gap.PAGE)
        made.setMinimumWidth(Breadth.SIGN_IN_LEFT)
        return made

    def _card(self) -> QWidget:
        self._build_fields()
        self._fault_row = holder(row(icon_label("circle-alert", Colour.RED), self._fault, gap=Gap.ROW))
        self._fault_row.hide()
        self._caps = holder(
            row(icon_label("arrow-big-up", Colour.AMBER), label("大写锁定已开", tone="amber"), gap=Gap.ROW)
        )
        keep = self._caps.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._caps.setSizePolicy(keep)
        self._caps.hide()
        self._forgotten = Link("forgotten", "忘记口令 ›")
        inner = column(
            label("签到", Type.CASE),
            label("谁在窗口，谁签到。每一步都记在您的名下。", tone="second"),
            self._name_word,
            self._name,
            label("口令", tone="second"),
            self._password,
            self._fault_row,
            row(self._caps, 1, self._forgotten),
            self._go,
            gap=Gap.CARD,
        )
        card = sheet(inner, across=2 * Gap.INSIDE, down=2 * Gap.INSIDE)
        card.setFixedWidth(Breadth.SIGN_IN)
        return holder(column(1, card, 1))

    def _build_fields(self) -> None:
        self._name_word = label("姓名（可打拼音首字母）", tone="second")
        self._name = NameBox()
        self._name.setObjectName("user")
        self._name.setProperty("entry", "tall")
        self._name.setAccessibleName("姓名")
        self._password = QLineEdit()
        self._password.setObjectName("password")
        self._password.setProperty("entry", "tall")
        self._password.setAccessibleName("口令")
        show_secret(self._password)
        self._eye = self._password.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setObjectName("reveal")
        self._eye.setToolTip("按住看口令")
        self._eye.setCheckable(True)
        self._fault = label("", tone="fault", wrap=True)
        self._go = MoveButton("sign_in", "签到开始办理", key="Enter", primary=True)

    def _wire(self) -> None:
        self._name.entered.connect(self._name_entered)
        self._name.currentIndexChanged.connect(self._pick)
        self._waiting.told.connect(self._show_wait)
        self._password.returnPressed.connect(self._ask)
        self._password.textEdited.connect(self._edited)
        self._password.installEventFilter(self)
        self._eye.toggled.connect(self._show_password)
        self._go.chosen.connect(self._ask)
        self._forgotten.chosen.connect(lambda _: self.forgotten.emit())

    # data

    def show_door(self, door: Door) -> None:
        """Show the office, its people and what is known of the file."""
        self._office.setText(door.office)
        self._station.setText(door.station)
        chosen = self._name.currentData()
        self._name.blockSignals(True)
        self._name.clear()
        for number, name in door.users:
            self._name.addItem(name, number)
        self._name.setCurrentIndex(max(0, self._name.findData(chosen)))
        self._name.blockSignals(False)
        for part in (self._name_word, self._name):
            part.setVisible(bool(door.users))
        clear(self._facts)
        for fact in door.facts:
            token = Colour.AMBER if fact.mind else Colour.GREEN
            shown = label(fact.sentence, tone="amber" if fact.mind else "")
            self._facts.addLayout(row(icon_label(fact.icon, token), shown, 1))

    def show_initials(self, initials: Mapping[str, tuple[str, ...]]) -> None:
        """The initials by which a name is found, by user id."""
        self._name.show_initials(initials)

    def show_user(self, user: str) -> None:
        """Choose a name, and wait for its password."""
        self._name.setCurrentIndex(max(0, self._name.findData(user)))
        self.start()

    def show_fault(self, sentence: str) -> None:
        """What is wrong with the password; the caret goes back to it."""
        self.show_busy(busy=False)
        self._say(sentence)
        self._password.setFocus()
        self._password.selectAll()

    def show_told(self, sentence: str) -> None:
        """What happened before he came, at the left among the facts."""
        self._facts.addLayout(row(icon_label("info", Colour.BLUE), label(sentence, wrap=True), 1))

    def show_waiting(self, left: Callable[[], str], wrong: str = "") -> None:
        """Count down how long this person must wait, if he must; typing goes on meanwhile."""
        self._wrong = wrong
        self._waiting.begin(left)

    def show_busy(self, *, busy: bool) -> None:
        """While the file is being opened nothing else can be typed."""
        for part in (self._name, self._password, self._go, self._forgotten):
            part.setEnabled(not busy)
        self._go.setText("正在打开数据文件…" if busy else "签到开始办理")

    def show_upgrading(self, done: int, whole: int) -> None:
        """An older file is backed up and brought up to this program; it takes a while."""
        part = f"，{100 * done // whole}%" if whole else ""
        self._go.setText(f"正在备份并升级数据，请不要关机{part}")

    def start(self) -> None:
        """Empty the password and put the caret there."""
        self.show_busy(busy=False)
        self._password.clear()
        self._edited()
        self._password.setFocus()

    # slots

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital letter without Shift tells that Caps Lock is on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isascii() and letter.isalpha():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(letter.isupper() != shifted)
            elif event.key() == Qt.Key.Key_CapsLock:
                self._caps.hide()
        return super().eventFilter(watched, event)

    def _name_entered(self) -> None:
        if self._password.text():
            self._ask()
        else:
            self._password.setFocus()

    def _ask(self) -> None:
        user = self._name.currentData()
        if self._waiting.waits:
            return
        if self._password.isEnabled() and (user or not self._name.count()):
            self.asked.emit(str(user or ""), self._password.text())

    def _pick(self) -> None:
        """Each person waits for himself."""
        self._waiting.stop()
        self._say("")
        self.picked.emit(str(self._name.currentData() or ""))

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

    def _show_password(self, shown: bool) -> None:
        show_secret(self._password, shown=shown)
        self._eye.setIcon(icon("eye-off" if shown else "eye"))
