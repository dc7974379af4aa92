"""A line that moves in later (尚未开通的业务线): one sentence on what will be here."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.ui.notify import Notifier
from app.ui.screens.arrange import column
from app.ui.screens.page import Keys, Page, ToCounter
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.ways import Way


class ComingShown(Protocol):
    """What is told of such a line (尚未开通的业务线)."""

    @property
    def code(self) -> str:
        """The line's code, the page's name."""

    @property
    def digit(self) -> int:
        """The digit of its tab."""

    @property
    def name(self) -> str:
        """维权"""

    @property
    def short(self) -> str:
        """Its word where it is narrow."""

    @property
    def icon(self) -> str:
        """Its picture."""

    @property
    def sentence(self) -> str:
        """What will be here."""


class ComingPage(Page):
    """The page of a line that isn't open yet (尚未开通)."""

    def __init__(self, line: ComingShown, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._line = line
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName(self._line.code)
        self._empty = EmptyState()
        self.setLayout(column(self._empty))
        self._empty.show_empty(
            f"{self._line.name}还没有开通",
            self._line.sentence,
            (Way("to_counter", "回受理台", "Alt+1", heard=False),),
            icon=self._line.icon,
        )

    def _wire(self) -> None:
        self._empty.chosen.connect(lambda _: self.go.emit(ToCounter()))

    def keys(self) -> Keys:
        """The way back."""
        return (("F1", "按键"), ("Alt+1", "受理台"), ("F3", "查找"))
