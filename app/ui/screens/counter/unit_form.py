"""Registering or changing a unit (登记单位、改单位资料): a credit code searched for is taken along."""

from uuid import UUID

from app.engine.fields import Typing
from app.services.units import UNIT_FORM
from app.services.units.form import CREDIT_CODE
from app.ui.screens.counter.register_form import RegisterForm, Wording

WORDING = Wording(
    icon="building-2",
    enter="登记单位",
    change="改单位资料",
    same="可能是同一单位",
    hint="边打边查：信用代码相同、名称相近的单位会列在这里。",
    note="没有信用代码也可以先登记，卡片上会写“代码待补”。",
)
_CODE_LONG = 18


class UnitForm(RegisterForm):
    """The form of a unit (单位资料)."""

    def __init__(self, typing: Typing, unit_id: UUID | None, version: int) -> None:
        super().__init__(UNIT_FORM, WORDING, typing, unit_id, version)

    def show_searched(self, text: str) -> None:
        """Show what was searched for: a credit code, or a name."""
        is_code = text.isascii() and text.isalnum() and len(text) == _CODE_LONG
        if is_code and not self.typed()[CREDIT_CODE.code]:
            self.show_texts({CREDIT_CODE.code: text})
        else:
            super().show_searched(text)
