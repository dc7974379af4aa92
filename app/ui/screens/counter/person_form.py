"""Registering or changing a person (登记职工、改资料): the form, and beside it who may be the same."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.engine.fields import Typing
from app.services.people import PERSON_FORM, PersonBrief
from app.services.person_form import ID_NUMBER, NAME
from app.ui.form import FormView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.same_card import SameCard, SameShown
from app.ui.style import Gap, Type, px
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

REGISTER, SAVE, BACK = "register_person", "save_person", "back"
HINT = "边打边查：证件号码、姓名加出生日期、电话相同的人会列在这里。"


class PersonForm(QWidget):
    """The form of a person; `edited()`, `act(code)`, `same_opened(id)`."""

    edited = Signal()
    number_typed = Signal()
    name_typed = Signal()
    act = Signal(str)
    same_opened = Signal(object)

    def __init__(
        self, typing: Typing, person_id: UUID | None, version: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person_id, self.version = person_id, version
        self._told: dict[str, str] = {}
        self._build(typing)
        self._wire()

    def _build(self, typing: Typing) -> None:
        fresh = self.person_id is None
        title = row(
            icon_label("user-plus" if fresh else "pencil"),
            label("登记职工" if fresh else "改资料", Type.CASE),
            1,
        )
        self.form = FormView(PERSON_FORM, typing)
        self.form.mark_needed({NAME.code})
        self.same = SameCard("可能是同一人", HINT)
        self.same.setFixedWidth(px(Breadth.MATERIALS))
        inner = column(title, self.form, gap=Gap.CARD)
        inner.setStretch(1, 1)
        body = row(sheet(inner, across=Gap.WIDE), self.same)
        body.setStretch(0, 1)
        self.moves = MoveBar()
        self.moves.show_moves(
            (
                Act(REGISTER, "登记", "F10", primary=True)
                if fresh
                else Act(SAVE, "存资料", "F10", primary=True),
                Act(BACK, "返回"),
            ),
            "没有证件也可以先登记，卡片上会写“证件待补”" if fresh else "",
        )
        self.setLayout(column(body, self.moves, gap=Gap.CARD))

    def _wire(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.committed.connect(self._committed)
        self.moves.move_chosen.connect(self.act)
        self.same.opened.connect(self.same_opened)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show texts by field, others stay."""
        self.form.show_values(texts)

    def show_read(self, texts: Mapping[str, str]) -> None:
        """Show what the number told; what was typed by hand stays."""
        typed = self.form.typed()
        fresh = {
            code: text for code, text in texts.items() if typed.get(code, "") in {"", self._told.get(code)}
        }
        self._told = {**self._told, **fresh}
        self.form.show_values({code: text for code, text in fresh.items() if text != typed.get(code)})

    def show_same(self, found: Sequence[PersonBrief]) -> None:
        """Show who may be the same, the person himself left out."""
        self.same.show_same([_same(one) for one in found if one.id != self.person_id])

    def typed(self) -> dict[str, str]:
        """What is typed."""
        return self.form.typed()

    def start(self) -> None:
        """Put the caret where typing begins: the first field, or the number when the name is known."""
        typed = self.form.typed()
        self.form.focus(NAME.code if not typed[NAME.code] or typed[ID_NUMBER.code] else ID_NUMBER.code)

    def _changed(self, code: str) -> None:
        self.edited.emit()
        if code == ID_NUMBER.code:
            self.number_typed.emit()

    def _committed(self, code: str) -> None:
        if code == ID_NUMBER.code:
            self.number_typed.emit()
        elif code == NAME.code:
            self.name_typed.emit()


def _same(one: PersonBrief) -> SameShown:
    parts = (one.sex_age, one.unit, f"尾号 {one.tail}" if one.tail else "")
    return SameShown(one.id, one.name, one.why, "・".join(part for part in parts if part))
