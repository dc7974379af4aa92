"""Empty state (空列表): what is empty, what to do next, one or two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Type
from app.ui.widgets.labels import icon_label, label, show_icon
from app.ui.widgets.painted import say
from app.ui.widgets.ways import Way, Ways


class EmptyState(QWidget):
    """What an empty list says (空列表); `chosen(code)` for its buttons."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setSpacing(Gap.CARD)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._icon = icon_label("inbox", size=Height.ICON_EMPTY)
        self._title = label("", Type.GROUP)
        self._sentence = label("", tone="second", wrap=True)
        self._sentence.setAlignment(middle)
        self._title.setAlignment(middle)
        self.ways = Ways(self.chosen.emit)
        whole.addStretch(1)
        whole.addWidget(self._icon, 0, middle)
        for one in (self._title, self._sentence, self.ways):
            whole.addWidget(one)
        whole.addStretch(1)

    def show_empty(
        self, title: str, sentence: str, ways: Sequence[Way] = (), icon: str = "inbox", *, good: bool = False
    ) -> None:
        """Show what is empty; `good` draws the icon in green (nothing is late)."""
        show_icon(self._icon, icon, Colour.GREEN if good else Colour.INK3, Height.ICON_EMPTY)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.ways.show_ways(ways, centred=True)
        say(self, title, sentence)
