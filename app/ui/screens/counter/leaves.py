"""Leaves of a card (卡页): blocks that share one place where the window is narrow; ← → turn them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.form.sections import SectionWords
from app.ui.screens.arrange import Pages, column, holder, row
from app.ui.style import Gap
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.labels import rule


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf (卡页): its code, its word, and the blocks that stand on it."""

    code: str
    word: str
    blocks: tuple[QWidget, ...]


class Leaves(QFrame):
    """The leaves of a card (卡页), one of them seen."""

    def __init__(self, leaves: Sequence[Leaf], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self._codes = [one.code for one in leaves]
        self._words = SectionWords([(one.code, one.word) for one in leaves])
        self._words.chosen.connect(self.open)
        self._pages = Pages()
        self._places: list[QVBoxLayout] = []
        for _ in leaves:
            place = column(gap=0)
            self._places.append(place)
            self._pages.addWidget(holder(place))
        head = row(self._words, KeyCap("←→"), gap=Gap.TIGHT)
        head.setStretch(0, 1)
        head.setContentsMargins(Gap.TIGHT, 0, Gap.CARD, 0)
        whole = column(head, rule(), self._pages, gap=0)
        whole.setStretch(2, 1)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)
        self.open(self._codes[0])

    def places(self) -> Sequence[QVBoxLayout]:
        """Where the blocks of each leaf stand."""
        return self._places

    def show_words(self, words: Mapping[str, str]) -> None:
        """Other words for some leaves, with their counts."""
        self._words.show_words(words)

    def open(self, code: str) -> None:
        """Bring a leaf to the front."""
        self._words.set_current(code)
        self._pages.setCurrentIndex(self._codes.index(code))

    def turn(self, step: int) -> None:
        """To the next leaf or the one before."""
        at = self._pages.currentIndex() + step
        self.open(self._codes[at % len(self._codes)])
