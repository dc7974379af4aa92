"""Work on a person (职工资料办理): the number of his paper is read while it is typed; his standing."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QTimer

from app.services import people
from app.services.desk import Desk
from app.ui.screens.counter.person_form import PersonForm
from app.ui.screens.counter.register_work import Register, RegisterWork
from app.ui.screens.counter.same_card import SameShown
from app.ui.screens.counter.standing_form import ADD, StandingForm
from app.ui.screens.page import Page
from app.ui.screens.typing import typing_of

NEW_PERSON = "person:new"
"""The key of the draft of a person who is being registered."""


class PersonWork(RegisterWork):
    """The forms of people (职工资料办理)."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(desk, page, _PEOPLE)

    def standing(self, who: people.PersonView) -> StandingForm:
        """The form of a standing."""
        form = StandingForm(typing_of(self._desk))
        form.show_person(who.name)
        form.act.connect(lambda code: self._standing_act(form, who.id, code))
        return form

    def _standing_act(self, form: StandingForm, person_id: UUID, code: str) -> None:
        def add() -> UUID:
            people.add_standing(self._desk, person_id, form.typed())
            return person_id

        if code == ADD:
            self.commit(add, "登记身份", form.form)
        else:
            self.left.emit()


def _form(desk: Desk, person_id: UUID | None, version: int) -> PersonForm:
    form = PersonForm(typing_of(desk), person_id, version)
    form.number_typed.connect(lambda: _read_number(desk, form))
    form.name_typed.connect(lambda: _move_number(desk, form))
    return form


def _read_number(desk: Desk, form: PersonForm) -> None:
    form.show_read(people.read_paper(desk, form.typed()).texts)


def _move_number(desk: Desk, form: PersonForm) -> None:
    """A paper that was scanned while the caret stood in the name: its number goes where it belongs."""
    moved = people.moved_number(desk, form.typed())
    if moved:
        form.show_texts(moved)
        _read_number(desk, form)
        form.edited.emit()
        QTimer.singleShot(0, form, form.start)


def _same(desk: Desk, typed: Mapping[str, str]) -> list[SameShown]:
    return [_shown(one) for one in people.duplicates(desk, typed)]


def _shown(one: people.PersonBrief) -> SameShown:
    parts = (one.sex_age, one.unit, f"尾号 {one.tail}" if one.tail else "")
    return SameShown(one.id, one.name, one.why, "・".join(part for part in parts if part))


_PEOPLE = Register(NEW_PERSON, _form, people.register_person, people.update_person, _same)
