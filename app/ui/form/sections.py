"""Section words (分组标签): the parts of a form, each with how many needed fields are still empty."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, Weight, colour, font, px
from app.ui.widgets.flowing import Flow
from app.ui.widgets.labels import label, rule
from app.ui.widgets.painted import PaintedButton, breadth, put, ring, say


class SectionWord(PaintedButton):
    """One section (分组): its word, ＊ and the number still missing."""

    def __init__(self, code: str, word: str, parent: QWidget) -> None:
        super().__init__(f"section_{code}", parent)
        self.setCheckable(True)
        self._word = word
        self.show_missing(0)

    def show_missing(self, missing: int) -> None:
        """Show how many needed fields are still empty."""
        self._missing = missing
        say(self, self._word, f"还缺 {missing} 项" if missing else "")
        self.updateGeometry()
        self.update()

    def show_word(self, word: str) -> None:
        """Another word."""
        if word != self._word:
            self._word = word
            self.show_missing(self._missing)

    def _star(self) -> str:
        return f" ＊{self._missing}" if self._missing else ""

    def sizeHint(self) -> QSize:
        """Word and star."""
        return QSize(breadth(self._word + self._star(), font(bold=True)) + Gap.INSIDE, px(Height.SECTION))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bold with a blue line beneath when open."""
        painter, on = QPainter(self), self.isChecked()
        box = self.whole().adjusted(Gap.ROW, 0, 0, -Weight.BRAND)
        x = put(painter, self._word, box, Colour.INK if on else Colour.INK2, font(bold=on))
        put(painter, self._star(), box.adjusted(x, 0, 0, 0), Colour.BLUE, font(bold=True))
        if on:
            line = QRectF(0, self.height() - Weight.BRAND, self.width(), Weight.BRAND)
            painter.fillRect(line, colour(Colour.BLUE))
        if self.hasFocus():
            ring(painter, self.whole())
        painter.end()


class SectionWords(Flow):
    """The words of all sections (分组标签), on as many lines as they need; `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(Gap.ROW, parent)
        self._words: dict[str, SectionWord] = {}
        for code, word in sections:
            made = SectionWord(code, word, self)
            made.clicked.connect(lambda _=False, code=code: self._choose(code))
            self._words[code] = made
            self.items.addWidget(made)

    def set_current(self, code: str) -> None:
        """Mark a section as open, without a signal."""
        for own, word in self._words.items():
            word.setChecked(own == code)

    def show_missing(self, missing: Mapping[str, int]) -> None:
        """Show how many needed fields are still empty, by section."""
        for code, word in self._words.items():
            word.show_missing(missing.get(code, 0))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Other words for some of the sections."""
        for code, word in words.items():
            self._words[code].show_word(word)

    def set_hidden(self, codes: frozenset[str]) -> None:
        """Take sections off that make no sense now."""
        for code, word in self._words.items():
            word.setVisible(code not in codes)

    def _choose(self, code: str) -> None:
        self.set_current(code)
        self.chosen.emit(code)


class SectionHead(QWidget):
    """The head of a section on a long form (分组标题): blue and bold, a line, a note at its end."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Gap.TIGHT, 0, 0)
        row.setSpacing(Gap.CARD)
        self._note = label("", tone="second")
        row.addWidget(label(title, tone="blue", bold=True))
        row.addWidget(rule(), 1)
        row.addWidget(self._note)
        self._note.hide()

    def show_note(self, note: str) -> None:
        """A standard that matters here, at the right end."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
