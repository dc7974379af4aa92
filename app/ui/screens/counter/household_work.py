"""Work on a household (家庭成员办理): members entered, changed and taken out, each with its own commit."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services import household, people
from app.services.desk import Desk
from app.services.household import Entered
from app.ui.screens.counter.household_form import ADD, FRESH, OPEN, REMOVE, SAVE, HouseholdForm
from app.ui.screens.page import Page
from app.ui.screens.typing import typing_of


class HouseholdWork(QObject):
    """The household's form (家庭成员办理); `written(person id)`, `wanted(person id)`, `left()`."""

    written = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def of_person(self, who: people.PersonView) -> HouseholdForm:
        """The form of a person's household."""
        form = HouseholdForm(typing_of(self._desk))
        form.show_household(who.name, household.household(self._desk, who.id))
        form.act.connect(lambda code: self._act(form, who, code))
        form.number_typed.connect(lambda: form.show_read(household.read_number(self._desk, form.typed())))
        return form

    def _act(self, form: HouseholdForm, who: people.PersonView, code: str) -> None:
        one = form.member
        if code == ADD:
            self._put(form, who, lambda: household.add_member(self._desk, who.id, form.typed()))
        elif code == SAVE and one is not None:
            self._put(
                form, who, lambda: household.change_member(self._desk, one.id, one.version, form.typed())
            )
        elif code == REMOVE and one is not None:
            self._remove(form, who, one.id, one.version)
        elif code == FRESH:
            form.show_member(None)
            form.start()
        elif code == OPEN and one is not None and one.person_id is not None:
            self.wanted.emit(one.person_id)
        else:
            self.left.emit()

    def _put(self, form: HouseholdForm, who: people.PersonView, act: Callable[[], Entered]) -> None:
        done = self._page.attempt(act, "存", form.form)
        if done is not None:
            self._show_again(form, who)
            if done.told:
                form.tell(done.told)

    def _remove(self, form: HouseholdForm, who: people.PersonView, member: UUID, version: int) -> None:
        def remove() -> bool:
            household.remove_member(self._desk, member, version)
            return True

        if self._page.attempt(remove, "移出"):
            self._show_again(form, who)

    def _show_again(self, form: HouseholdForm, who: people.PersonView) -> None:
        form.show_household(who.name, household.household(self._desk, who.id))
        form.start()
        self.written.emit(who.id)
