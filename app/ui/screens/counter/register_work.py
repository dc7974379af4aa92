"""Work on a register (登记办理): a form to enter or to change, its draft, and its commit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services import intake
from app.services.desk import Desk
from app.services.people import PersonView
from app.services.unit_card import UnitView
from app.ui.form import FormView
from app.ui.screens.counter.register_form import REGISTER, SAVE, RegisterForm
from app.ui.screens.counter.same_card import SameShown
from app.ui.screens.keeper import Keeper
from app.ui.screens.page import Page


@dataclass(frozen=True, slots=True)
class Register:
    """What is a register's own (登记册): the key of its draft, its form, and what the services do for it."""

    draft: str
    form: Callable[[Desk, UUID | None, int], RegisterForm]
    enter: Callable[[Desk, Mapping[str, str]], UUID]
    update: Callable[[Desk, UUID, int, Mapping[str, str]], int]
    same: Callable[[Desk, Mapping[str, str]], list[SameShown]]


class RegisterWork(QObject):
    """The forms of a register (登记办理); errors stand in the strip of its page.

    `written(id)` after a commit, `wanted(id)` when the same one is there already, `left()` when the clerk
    goes back.
    """

    written = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page, register: Register) -> None:
        super().__init__(page)
        self._desk, self._page, self._register = desk, page, register
        self._fresh: RegisterForm | None = None
        self._keeper = Keeper(self._keep, self)

    def new(self, searched: str) -> RegisterForm:
        """The form of a new one, with what was typed before or what was searched for."""
        form = self._fresh = self._form(None, 0)
        kept = intake.draft(self._desk, self._register.draft)
        if kept is not None:
            form.show_texts(kept.typed)
        form.show_searched(searched)
        self._look_for_same(form)
        return form

    def change(self, one: PersonView | UnitView) -> RegisterForm:
        """The form of a known one."""
        form = self._form(one.id, one.version)
        form.show_texts(one.texts)
        return form

    def flush(self) -> None:
        """Keep what was typed, before its form goes."""
        self._keeper.flush()

    def commit(self, act: Callable[[], UUID], doing: str, form: FormView) -> None:
        """Do what a form asks for; then the card that it changed is wanted."""
        done = self._page.attempt(act, doing, form)
        if done is not None:
            self.written.emit(done)

    def _form(self, known: UUID | None, version: int) -> RegisterForm:
        form = self._register.form(self._desk, known, version)
        form.act.connect(lambda code: self._act(form, code))
        form.edited.connect(lambda: self._edited(form))
        form.same_opened.connect(self.wanted)
        return form

    def _edited(self, form: RegisterForm) -> None:
        if form.known is None:
            self._keeper.touch()
        self._look_for_same(form)

    def _look_for_same(self, form: RegisterForm) -> None:
        form.show_same(self._register.same(self._desk, form.typed()))

    def _keep(self) -> None:
        if self._fresh is not None:
            intake.keep_draft(self._desk, self._register.draft, self._fresh.typed())

    def _act(self, form: RegisterForm, code: str) -> None:
        known = form.known
        if code == REGISTER:
            self.commit(lambda: self._enter(form), "登记", form.form)
        elif code == SAVE and known is not None:
            self.commit(lambda: self._update(form, known), "存", form.form)
        else:
            self.left.emit()

    def _enter(self, form: RegisterForm) -> UUID:
        done = self._register.enter(self._desk, form.typed())
        self._keeper.forget()
        intake.drop_draft(self._desk, self._register.draft)
        return done

    def _update(self, form: RegisterForm, known: UUID) -> UUID:
        self._register.update(self._desk, known, form.version, form.typed())
        return known
