"""Marks of a cell (格内标记): what stands beneath a field, and the check at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.style import Colour, Gap, restyle
from app.ui.widgets.labels import Tone, icon_label, label, show_icon


class Beneath(QWidget):
    """A sentence beneath a field with its icon (格下说明)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(Gap.TIGHT)
        self._icon, self._sentence = icon_label("circle-alert", Colour.RED), label("", wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)

    def show_sentence(self, sentence: str, icon: str, token: Colour, tone: Tone) -> None:
        """Say it; "" takes it away."""
        self._sentence.setText(sentence)
        self._icon.setVisible(bool(icon))
        if icon:
            show_icon(self._icon, icon, token)
        restyle(self._sentence, tone=tone)
        self.setVisible(bool(sentence))


class Agreed(QWidget):
    """A green check with words (相符标记)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.CARD)
        self._words = label("", tone="green")
        row.addWidget(icon_label("check", Colour.GREEN))
        row.addWidget(self._words)

    def show_words(self, words: str) -> None:
        """Say what agrees; "" takes it away."""
        self._words.setText(words)
        self.setVisible(bool(words))
