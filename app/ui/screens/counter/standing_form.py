"""Entering a standing (登记身份): 在档 with category, dates, file number and source; a reviewer's step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.engine.fields import Typing
from app.services.person_form import STANDING_FORM, STANDING_NEEDS
from app.ui.form import FormView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.style import Gap, Type
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

ADD, BACK = "add_standing", "back"


class StandingForm(QWidget):
    """The form of a standing (身份); `act(code)`."""

    act = Signal(str)

    def __init__(self, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(typing)
        self._wire()

    def _build(self, typing: Typing) -> None:
        self._title = label("", Type.CASE)
        self.form = FormView(STANDING_FORM, typing)
        self.form.mark_needed({field.code for field in STANDING_NEEDS})
        inner = column(row(icon_label("shield-check"), self._title, 1), self.form, gap=Gap.CARD)
        inner.setStretch(1, 1)
        self.moves = MoveBar()
        self.moves.show_moves((Act(ADD, "登记身份", "F10", primary=True), Act(BACK, "返回")))
        whole = column(sheet(inner, across=Gap.WIDE), self.moves)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self.act)

    def show_person(self, name: str) -> None:
        """Show whose standing it is."""
        self._title.setText(f"{name}・登记身份")

    def typed(self) -> dict[str, str]:
        """What is typed."""
        return self.form.typed()

    def start(self) -> None:
        """Put the caret into the first field."""
        self.form.focus_first()
