"""Asking in a strip (追问条): a reason, or what is wrong with a paper, without a dialog."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.engine.fields import CodeItem
from app.ui.screens.arrange import column, row
from app.ui.screens.choice import ChoiceBox
from app.ui.style import Colour, Gap, Height, Type, restyle
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_button import MoveButton

REASON = "reason"
"""The field under which the services fault a move's reason."""


class AskStrip(QFrame):
    """One question in a strip (追问条): `answered(text)` by its button, `left()` by Esc."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "mind")
        self._build()
        self._wire()
        self.hide()

    def _build(self) -> None:
        self._title, self._hint = label("", Type.GROUP), label("", tone="second")
        self._choice = ChoiceBox()
        self._choice.setObjectName("move_reason_code")
        self._choice.setAccessibleName("常用理由")
        self._text = QLineEdit()
        self._text.setObjectName("move_reason")
        self._go = MoveButton("answer", "")
        self._leave = MoveButton("leave_question", "先不办", key="Esc")
        self._fault = label("", tone="fault", wrap=True)
        self._fault.hide()
        head = row(icon_label("message-square", Colour.AMBER, Height.ICON_LARGE), self._title, self._hint, 1)
        asked = row(self._choice, self._text, self._go, self._leave)
        asked.setStretch(1, 1)
        whole = column(head, asked, self._fault, gap=Gap.ROW)
        whole.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._choice.activated.connect(self._take_choice)
        self._text.textEdited.connect(lambda _: self.show_fault(""))
        self._text.installEventFilter(self)
        Composition(self._text)
        self._go.chosen.connect(lambda _: self.answered.emit(self._text.text()))
        self._leave.chosen.connect(lambda _: self._close())

    def ask(
        self, title: str, hint: str, go: str, *, text: str = "", choices: Sequence[CodeItem] = ()
    ) -> None:
        """Ask; `go` is the verb of its button, `choices` are common answers that can be edited."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._go.setText(go)
        self._go.updateGeometry()
        self._choice.clear()
        self._choice.addItem("选常用理由")
        for item in choices:
            self._choice.addItem(item.name)
        self._choice.setVisible(bool(choices))
        self._text.setText(text)
        self._text.setAccessibleName(title)
        self.show_fault("")
        self.show()
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def takes(self, faults: Mapping[str, str]) -> bool:
        """Show a fault of the answer alone; False when others are told too, or when nothing was asked."""
        if self.isHidden() or faults.keys() != {REASON}:
            return False
        self.show_fault(faults[REASON])
        return True

    def show_fault(self, sentence: str) -> None:
        """What is wrong with the answer; "" takes it away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        restyle(self._text, state="fault" if sentence else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves; Enter goes to the button and never answers by itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _take_choice(self, at: int) -> None:
        if at > 0:
            self._text.setText(self._choice.itemText(at))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.hide()
        self.left.emit()
