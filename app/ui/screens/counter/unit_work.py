"""Work on a unit (单位资料办理): its form, to register or to change, and its commit."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services import intake, units
from app.services.desk import Desk
from app.services.unit_card import UnitView
from app.ui.screens.counter.unit_form import REGISTER, SAVE, UnitForm
from app.ui.screens.keeper import Keeper
from app.ui.screens.page import Page
from app.ui.screens.typing import typing_of

NEW_UNIT = "unit:new"
"""The key of the draft of a unit that is being registered."""


class UnitWork(QObject):
    """The forms of units (单位资料办理); `written(unit id)`, `wanted(unit id)`, `left()`."""

    written = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._fresh: UnitForm | None = None
        self._keeper = Keeper(self._keep, self)

    def new(self, searched: str) -> UnitForm:
        """The form of a new unit, with what was typed before or what was searched for."""
        form = self._form(None, 0)
        self._fresh = form
        kept = intake.draft(self._desk, NEW_UNIT)
        if kept is not None:
            form.show_texts(kept.typed)
        typed = form.typed()
        if searched and not searched.isascii() and not typed["name"]:
            form.show_texts({"name": searched})
        elif searched.isascii() and searched.isalnum() and len(searched) == 18 and not typed["credit_code"]:
            form.show_texts({"credit_code": searched})
        self._look_for_same(form)
        return form

    def change(self, unit: UnitView) -> UnitForm:
        """The form of a known unit."""
        form = self._form(unit.id, unit.version)
        form.show_texts(unit.texts)
        return form

    def flush(self) -> None:
        """Keep what was typed."""
        self._keeper.flush()
        self._fresh = None

    def _form(self, unit_id: UUID | None, version: int) -> UnitForm:
        form = UnitForm(typing_of(self._desk), unit_id, version)
        form.act.connect(lambda code: self._act(form, code))
        form.edited.connect(lambda: self._edited(form))
        form.same_opened.connect(self.wanted)
        return form

    def _edited(self, form: UnitForm) -> None:
        if form.unit_id is None:
            self._keeper.touch()
        self._look_for_same(form)

    def _look_for_same(self, form: UnitForm) -> None:
        form.show_same(units.duplicates(self._desk, form.typed()))

    def _keep(self) -> None:
        if self._fresh is not None:
            intake.keep_draft(self._desk, NEW_UNIT, self._fresh.typed())

    def _act(self, form: UnitForm, code: str) -> None:
        number = form.unit_id
        if code == REGISTER:
            self._commit(form, lambda: units.register_unit(self._desk, form.typed()), "登记")
        elif code == SAVE and number is not None:

            def save() -> UUID:
                units.update_unit(self._desk, number, form.version, form.typed())
                return number

            self._commit(form, save, "存")
        else:
            self.left.emit()

    def _commit(self, form: UnitForm, act: Callable[[], UUID], doing: str) -> None:
        unit_id = self._page.attempt(act, doing, form.form)
        if unit_id is None:
            return
        self._keeper.forget()
        if self._fresh is not None:
            intake.drop_draft(self._desk, NEW_UNIT)
            self._fresh = None
        self.written.emit(unit_id)
