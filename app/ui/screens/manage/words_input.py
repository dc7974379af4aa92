"""Words of a paper as they are typed (用语编辑): several lines, and a pause for the sample."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.screens.arrange import column
from app.ui.screens.plain_form import FreeInput
from app.ui.style import Gap, Height, px
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import label

_PAUSE_MS = 400
_LINES = 6


class WordsInput(FreeInput):
    """A box for the words of a paper (用语文字); `paused()` when typing stops for a moment."""

    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.box = QPlainTextEdit()
        self.box.setObjectName("words_text")
        self.box.setAccessibleName("用语")
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(_LINES * px(Height.LINE))
        Composition(self.box)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._told = label("", tone="fault", wrap=True)
        self._told.hide()
        self.setLayout(column(self.box, self._told, gap=Gap.TIGHT))
        self.setFocusProxy(self.box)

    def _wire(self) -> None:
        self.box.textChanged.connect(self._changed)
        self._pause.timeout.connect(self.paused)

    # input

    def text(self) -> str:
        """What is typed."""
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text; the sample follows at once."""
        self.box.setPlainText(text)
        self._pause.stop()
        self.paused.emit()

    def say(self, sentence: str) -> None:
        """What is wrong with the words, beneath them; "" for nothing."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    # slots

    def _changed(self) -> None:
        self._pause.start()
        self.edited.emit()
