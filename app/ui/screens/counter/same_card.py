"""Who may be the same (可能相同): beside a form while a person or a unit is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.screens.arrange import clear, row
from app.ui.style import Gap
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Link, label


@dataclass(frozen=True, slots=True)
class SameShown:
    """One who may be the same (疑似相同): name, why, and what tells him apart."""

    id: UUID
    name: str
    why: str
    about: str


class SameCard(Card):
    """Who may be the same (可能相同); `opened(id)`."""

    opened = Signal(object)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "users", None, parent)
        self._hint = hint
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.CARD)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.show_same(())

    def show_same(self, found: Sequence[SameShown]) -> None:
        """Show them with why, or that there is none."""
        clear(self._list)
        if not found:
            self._list.addWidget(label(self._hint, tone="second", wrap=True))
        for one in found:
            opens = Link(f"same_{one.id.hex}", "打开 ›")
            opens.chosen.connect(lambda _, number=one.id: self.opened.emit(number))
            self._list.addWidget(label(one.name, bold=True, wrap=True))
            self._list.addLayout(row(label(one.why, tone="amber"), 1, opens))
            if one.about:
                self._list.addWidget(label(one.about, tone="second", wrap=True))
