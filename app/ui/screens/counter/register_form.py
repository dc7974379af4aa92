"""Entering or changing in a register (登记表): title, form and moves, and beside it who may be the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.engine.fields import Typing
from app.engine.form import Form
from app.ui.form import FormView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.same_card import SameCard, SameShown
from app.ui.style import Gap, Type, px
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

REGISTER, SAVE, BACK = "register", "save", "back"
NAME = "name"
"""The field that every register begins with (名称栏)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a register words its form (登记表用语): to enter, to change, and who may be the same."""

    icon: str
    enter: str
    change: str
    same: str
    hint: str
    note: str


class RegisterForm(QWidget):
    """The form of one of a register (登记表); `edited()`, `act(code)`, `same_opened(id)`.

    `known` is whom it changes, None while a new one is registered.
    """

    edited = Signal()
    act = Signal(str)
    same_opened = Signal(object)

    def __init__(
        self, form: Form, wording: Wording, typing: Typing, known: UUID | None, version: int
    ) -> None:
        super().__init__()
        self.known, self.version = known, version
        self._build(form, wording, typing)
        self._wire()

    def _build(self, form: Form, wording: Wording, typing: Typing) -> None:
        fresh = self.known is None
        title = row(
            icon_label(wording.icon if fresh else "pencil"),
            label(wording.enter if fresh else wording.change, Type.CASE),
            1,
        )
        self.form = FormView(form, typing)
        self.form.mark_needed({NAME})
        self.same = SameCard(wording.same, wording.hint)
        self.same.setFixedWidth(px(Breadth.MATERIALS))
        inner = column(title, self.form, gap=Gap.CARD)
        inner.setStretch(1, 1)
        body = row(sheet(inner, across=Gap.WIDE), self.same)
        body.setStretch(0, 1)
        self.moves = MoveBar()
        code, words = (REGISTER, "登记") if fresh else (SAVE, "存资料")
        first = Act(code, words, "F10", primary=True)
        self.moves.show_moves((first, Act(BACK, "返回")), wording.note if fresh else "")
        whole = column(body, self.moves, gap=Gap.CARD)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.form.changed.connect(lambda _: self.edited.emit())
        self.moves.move_chosen.connect(self.act)
        self.same.opened.connect(self.same_opened)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show texts by field, others stay."""
        self.form.show_values(texts)

    def show_searched(self, text: str) -> None:
        """Show what was searched for as the name, unless it is none or a name stands there."""
        if text and not text.isascii() and not self.typed()[NAME]:
            self.show_texts({NAME: text})

    def show_same(self, found: Sequence[SameShown]) -> None:
        """Show who may be the same, the one itself left out."""
        self.same.show_same([one for one in found if one.id != self.known])

    def typed(self) -> dict[str, str]:
        """What is typed."""
        return self.form.typed()

    def start(self) -> None:
        """Put the caret into the first field."""
        self.form.focus(NAME)
