"""Work on a person (职工资料办理): forms to register, to change, to enter a standing, to their commit."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import intake, people
from app.services.desk import Desk
from app.ui.form import FormView
from app.ui.screens.counter.person_form import REGISTER, SAVE, PersonForm
from app.ui.screens.counter.standing_form import ADD, StandingForm
from app.ui.screens.keeper import Keeper
from app.ui.screens.page import Page
from app.ui.screens.typing import typing_of

NEW_PERSON = "person:new"
"""The key of the draft of a person who is being registered."""


class PersonWork(QObject):
    """The forms of the counter (职工资料办理); errors stand in the strip of its page.

    `written(person id)` after a commit, `wanted(person id)` when the same person is there already,
    `left()` when the clerk goes back.
    """

    written = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._fresh: PersonForm | None = None
        self._keeper = Keeper(self._keep, self)

    def new(self, searched: str) -> PersonForm:
        """The form of a new person, with what was typed before or what was searched for."""
        form = self._form(None, 0)
        self._fresh = form
        kept = intake.draft(self._desk, NEW_PERSON)
        if kept is not None:
            form.show_texts(kept.typed)
        self._take_along(form, searched)
        self._look_for_same(form)
        return form

    def change(self, who: people.PersonView) -> PersonForm:
        """The form of a known person."""
        form = self._form(who.id, who.version)
        form.show_texts(who.texts)
        return form

    def standing(self, who: people.PersonView) -> StandingForm:
        """The form of a standing."""
        form = StandingForm(typing_of(self._desk))
        form.show_person(who.name)
        form.act.connect(lambda code: self._standing_act(form, who.id, code))
        return form

    def flush(self) -> None:
        """Keep what was typed."""
        self._keeper.flush()
        self._fresh = None

    def _form(self, person_id: UUID | None, version: int) -> PersonForm:
        form = PersonForm(typing_of(self._desk), person_id, version)
        form.act.connect(lambda code: self._act(form, code))
        form.edited.connect(lambda: self._edited(form))
        form.number_typed.connect(lambda: self._read_number(form))
        form.name_typed.connect(lambda: self._move_number(form))
        form.same_opened.connect(self.wanted)
        return form

    def _take_along(self, form: PersonForm, text: str) -> None:
        typed = form.typed()
        if any(mark.isdigit() for mark in text) and not typed["id_number"]:
            form.show_texts({"id_number": text})
            self._read_number(form)
        elif text and not text.isascii() and not typed["name"]:
            form.show_texts({"name": text})

    def _edited(self, form: PersonForm) -> None:
        if form.person_id is None:
            self._keeper.touch()
        self._look_for_same(form)

    def _look_for_same(self, form: PersonForm) -> None:
        form.show_same(people.duplicates(self._desk, form.typed()))

    def _read_number(self, form: PersonForm) -> None:
        form.show_read(people.read_paper(self._desk, form.typed()).texts)

    def _move_number(self, form: PersonForm) -> None:
        """A paper that was scanned while the caret stood in the name: its number goes where it belongs."""
        moved = people.moved_number(self._desk, form.typed())
        if moved:
            form.show_texts(moved)
            self._read_number(form)
            self._edited(form)
            QTimer.singleShot(0, form, form.start)

    def _keep(self) -> None:
        if self._fresh is not None:
            intake.keep_draft(self._desk, NEW_PERSON, self._fresh.typed())

    def _act(self, form: PersonForm, code: str) -> None:
        number = form.person_id
        if code == REGISTER:
            self._commit(lambda: people.register_person(self._desk, form.typed()), form.form, "登记")
        elif code == SAVE and number is not None:

            def save() -> UUID:
                people.update_person(self._desk, number, form.version, form.typed())
                return number

            self._commit(save, form.form, "存")
        else:
            self.left.emit()

    def _standing_act(self, form: StandingForm, person_id: UUID, code: str) -> None:
        def add() -> UUID:
            people.add_standing(self._desk, person_id, form.typed())
            return person_id

        if code == ADD:
            self._commit(add, form.form, "登记身份")
        else:
            self.left.emit()

    def _commit(self, act: Callable[[], UUID], form: FormView, doing: str) -> None:
        person_id = self._page.attempt(act, doing, form)
        if person_id is None:
            return
        self._keeper.forget()
        if self._fresh is not None:
            intake.drop_draft(self._desk, NEW_PERSON)
            self._fresh = None
        self.written.emit(person_id)
