"""Registering or changing a unit (登记单位、改单位资料): the form, and which units may be the same."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.engine.fields import Typing
from app.services.units import UNIT_FORM, UnitBrief
from app.services.units.form import NAME
from app.ui.form import FormView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.same_card import SameCard, SameShown
from app.ui.style import Gap, Type, px
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

REGISTER, SAVE, BACK = "register_unit", "save_unit", "back"
HINT = "边打边查：信用代码相同、名称相近的单位会列在这里。"


class UnitForm(QWidget):
    """The form of a unit (单位资料); `edited()`, `act(code)`, `same_opened(id)`."""

    edited = Signal()
    act = Signal(str)
    same_opened = Signal(object)

    def __init__(
        self, typing: Typing, unit_id: UUID | None, version: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.unit_id, self.version = unit_id, version
        self._build(typing)
        self._wire()

    def _build(self, typing: Typing) -> None:
        fresh = self.unit_id is None
        title = row(
            icon_label("building-2" if fresh else "pencil"),
            label("登记单位" if fresh else "改单位资料", Type.CASE),
            1,
        )
        self.form = FormView(UNIT_FORM, typing)
        self.form.mark_needed({NAME.code})
        self.same = SameCard("可能是同一单位", HINT)
        self.same.setFixedWidth(px(Breadth.MATERIALS))
        inner = column(title, self.form, gap=Gap.CARD)
        inner.setStretch(1, 1)
        body = row(sheet(inner, across=Gap.WIDE), self.same)
        body.setStretch(0, 1)
        self.moves = MoveBar()
        first = (
            Act(REGISTER, "登记", "F10", primary=True) if fresh else Act(SAVE, "存资料", "F10", primary=True)
        )
        note = "没有信用代码也可以先登记，卡片上会写“代码待补”" if fresh else ""
        self.moves.show_moves((first, Act(BACK, "返回")), note)
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

    def show_same(self, found: Sequence[UnitBrief]) -> None:
        """Show which may be the same, the unit itself left out."""
        self.same.show_same([_same(one) for one in found if one.id != self.unit_id])

    def typed(self) -> dict[str, str]:
        """What is typed."""
        return self.form.typed()

    def start(self) -> None:
        """Put the caret into the first field."""
        self.form.focus(NAME.code)


def _same(one: UnitBrief) -> SameShown:
    tail = f"代码尾号 {one.code_tail}" if one.code_tail else "代码待补"
    return SameShown(one.id, one.name, one.why, "・".join(part for part in (tail, one.address) if part))
