"""The text of a bank's template (模板编辑): lines to type in, with how the files would look beneath."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit

from app.core.errors import Invalid
from app.services.batches import Preview
from app.ui.screens.arrange import column, row
from app.ui.screens.plain_form import FreeInput
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.labels import label

_PAUSE_MS = 300
_LINES = 10


def text_box(name: str, lines: int, *, fixed: bool = False) -> QPlainTextEdit:
    """A box of plain text whose lines are not wrapped (文本框)."""
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setReadOnly(fixed)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(lines * px(Height.LINE))
    return made


class SpecInput(FreeInput):
    """A template as text (模板文字); `look` gives how its files would be or raises Invalid."""

    def __init__(self, look: Callable[[str], Preview]) -> None:
        super().__init__()
        self._look = look
        self._build()
        self._wire()

    def _build(self) -> None:
        self.box = text_box("spec_text", _LINES)
        self.box.setAccessibleName("模板文字")
        self.file, self.answer = text_box("spec_file", 4, fixed=True), text_box("spec_answer", 4, fixed=True)
        self.file.setAccessibleName("报盘样张")
        self.answer.setAccessibleName("回盘样张")
        self._told = label("", tone="fault", wrap=True)
        self._told.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        samples = row(
            column(label("报盘样张", Type.CARD), self.file, gap=Gap.TIGHT),
            column(label("回盘样张", Type.CARD), self.answer, gap=Gap.TIGHT),
        )
        whole = column(self.box, self._told, samples, gap=Gap.TIGHT)
        self.setLayout(whole)
        self.setFocusProxy(self.box)

    def _wire(self) -> None:
        self.box.textChanged.connect(self._changed)
        self._pause.timeout.connect(self._show_look)

    # input

    def text(self) -> str:
        """What is typed."""
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text and how its files would be."""
        self.box.setPlainText(text)
        self._show_look()

    # slots

    def _changed(self) -> None:
        self._pause.start()
        self.edited.emit()

    def _show_look(self) -> None:
        self._pause.stop()
        show_preview(self._look, self.text(), self.file, self.answer, self._say)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))


def show_preview(
    look: Callable[[str], Preview],
    text: str,
    file: QPlainTextEdit,
    answer: QPlainTextEdit,
    say: Callable[[str], object],
) -> None:
    """Show how the files of a text would be (显示样张), or say what is wrong with it."""
    try:
        found = look(text)
    except Invalid as wrong:
        say(wrong.sentence)
        return
    say("")
    file.setPlainText("\n".join(found.file))
    answer.setPlainText("\n".join(found.answer))
