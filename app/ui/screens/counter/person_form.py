"""Registering or changing a person (登记职工、改资料): what the number of his paper tells is filled in."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal

from app.engine.fields import Typing
from app.services.people import PERSON_FORM
from app.services.person_form import ID_NUMBER, NAME
from app.ui.screens.counter.register_form import RegisterForm, Wording

WORDING = Wording(
    icon="user-plus",
    enter="登记职工",
    change="改资料",
    same="可能是同一人",
    hint="边打边查：证件号码、姓名加出生日期、电话相同的人会列在这里。",
    note="没有证件也可以先登记，卡片上会写“证件待补”。",
)


class PersonForm(RegisterForm):
    """The form of a person (职工资料); `number_typed()` and `name_typed()` besides."""

    number_typed = Signal()
    name_typed = Signal()

    def __init__(self, typing: Typing, person_id: UUID | None, version: int) -> None:
        super().__init__(PERSON_FORM, WORDING, typing, person_id, version)
        self._told: dict[str, str] = {}
        self.form.changed.connect(self._changed)
        self.form.committed.connect(self._committed)

    def show_searched(self, text: str) -> None:
        """Show what was searched for: a number of a paper, or a name."""
        if any(mark.isdigit() for mark in text) and not self.typed()[ID_NUMBER.code]:
            self.show_texts({ID_NUMBER.code: text})
            self.number_typed.emit()
        else:
            super().show_searched(text)

    def show_read(self, texts: Mapping[str, str]) -> None:
        """Show what the number told; what was typed by hand stays."""
        typed = self.typed()
        fresh = {
            code: text for code, text in texts.items() if typed.get(code, "") in {"", self._told.get(code)}
        }
        self._told = {**self._told, **fresh}
        self.show_texts({code: text for code, text in fresh.items() if text != typed.get(code)})

    def start(self) -> None:
        """Put the caret where typing begins: the first field, or the number when the name is known."""
        typed = self.typed()
        self.form.focus(NAME.code if not typed[NAME.code] or typed[ID_NUMBER.code] else ID_NUMBER.code)

    def _changed(self, code: str) -> None:
        if code == ID_NUMBER.code:
            self.number_typed.emit()

    def _committed(self, code: str) -> None:
        if code == ID_NUMBER.code:
            self.number_typed.emit()
        elif code == NAME.code:
            self.name_typed.emit()
