"""The counter (受理台): find a person or a unit, see the card, register, begin a matter in any line."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services import intake, people, search, working
from app.services.applicants import NOBODY, Applicant
from app.services.desk import Desk
from app.services.merging import Kind
from app.services.unit_card import UnitCard, unit_card
from app.ui.notify import Notifier
from app.ui.screens.counter.card_acts import BEGIN, CHANGE, FILES, HOUSEHOLD, STANDING, person_acts, unit_acts
from app.ui.screens.counter.card_page import CardPage
from app.ui.screens.counter.card_view import CardView
from app.ui.screens.counter.matter_list import offered
from app.ui.screens.counter.searching import Searching
from app.ui.screens.counter.unit_view import UnitPage
from app.ui.screens.counter.unit_work import NEW_UNIT
from app.ui.screens.counter.views import CounterViews
from app.ui.screens.counter.works import Works
from app.ui.screens.page import ToCase
from app.ui.screens.registration.page import RegistrationPage


class CounterPage(CounterViews):
    """The counter with its views (受理台)."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(desk, notifier, parent)
        self._card: people.Card | None = None
        self._unit: UnitCard | None = None
        self._searching = Searching(desk, self, self.finder, self.preview)
        self._works = Works(desk, self)
        self._wire()

    def _wire(self) -> None:
        self.made.connect(self._wire_card)
        self._searching.person.connect(self.open_person)
        self._searching.unit.connect(self.open_unit)
        self._searching.case.connect(lambda line, case_id: self.go.emit(ToCase(line, case_id)))
        self.finder.new_asked.connect(self.register)
        self.finder.unit_asked.connect(self.register_unit)
        self.finder.unnamed_begun.connect(lambda matter: self.begin_for(matter, NOBODY))
        self.finder.draft_opened.connect(self._open_draft)
        self._works.person.connect(self.open_person)
        self._works.unit.connect(self.open_unit)
        self._works.written.connect(self.changed)
        self._works.left.connect(self.back)
        self.listen("F2", self.register, self.finder)

    def _wire_card(self, made: CardPage) -> None:
        made.search_asked.connect(self._search_again)
        if isinstance(made, CardView):
            made.begun.connect(self._begin_line)
            made.matter_begun.connect(self.begin)
            made.act.connect(self._act)
            made.revealed.connect(self._reveal)
            made.unit_opened.connect(self._open_persons_unit)
            made.household_asked.connect(self._keep_house)
            made.person_opened.connect(self.open_person)
            made.compared.connect(lambda other: self._compare("person", other))
        elif isinstance(made, UnitPage):
            made.begun.connect(self.begin)
            made.act.connect(self._unit_act)
            made.case_opened.connect(lambda case: self.go.emit(ToCase(case.line, case.case_id)))
            made.compared.connect(lambda other: self._compare("unit", other))

    # where we are

    def helps(self) -> tuple[str, ...]:
        """The help of the registration, or of the counter."""
        return ("registration",) if isinstance(self.current(), RegistrationPage) else (self.objectName(),)

    def enter(self) -> None:
        """The caret goes where it is wanted in the view in front."""
        view = self.current()
        if view is self.finder:
            self._searching.search(self.finder.search.text())
            self.finder.search.setFocus()
        elif isinstance(view, CardPage):
            self._open_card()
        elif isinstance(view, RegistrationPage):
            view.enter()

    def renew(self) -> None:
        """The card is read again; what is being typed stays."""
        if self._card is not None and isinstance(self.current(), CardView):
            self._show_card(self._card.person.id)
        elif self._unit is not None and isinstance(self.current(), UnitPage):
            self._show_unit(self._unit.unit.id)

    def leave(self) -> None:
        """Keep what was typed."""
        self._works.flush()
        view = self.current()
        if isinstance(view, RegistrationPage):
            view.leave()

    def back(self) -> bool:
        """From a form to the card, from the card to the search box."""
        view = self.current()
        self.strip.hide()
        if view is self.finder:
            return False
        if isinstance(view, CardPage) or not self._open_card():
            self.look_up()
        return True

    def front(self, view: QWidget) -> None:
        """A view comes to the front; what was typed in the one that goes is kept."""
        if view is not self.current():
            self.leave()
        super().front(view)

    def look_up(self) -> None:
        """The search box, its text marked."""
        self._card, self._unit = None, None
        self.front(self.finder)
        self.enter()

    def open_person(self, person_id: UUID) -> None:
        """A person's card, digits begin a matter."""
        if self._show_card(person_id):
            self.front(self.card)
            self.card.focus_lines()

    def open_unit(self, unit_id: UUID) -> None:
        """A unit's card, digits begin a matter for it."""
        if self._show_unit(unit_id):
            self.front(self.unit)
            self.unit.focus_lines()

    def register(self) -> None:
        """The form of a new person, with what was searched for or what was typed before."""
        if self._may_enter():
            self.start(self._works.people.new(self.finder.search.text().strip()))

    def register_unit(self) -> None:
        """The form of a new unit, with what was searched for or what was typed before."""
        if self._may_enter():
            self.start(self._works.units.new(self.finder.search.text().strip()))

    def _may_enter(self) -> bool:
        """Whether what is typed in a form could be saved; else the strip says why not."""
        closed = working.closed_to(self._desk)
        if closed:
            self.strip.show_strip("stop", closed)
        return not closed

    def begin(self, matter_id: str) -> None:
        """A registration of a matter for the person or the unit on the card."""
        if self._card is not None:
            self.begin_for(matter_id, Applicant(person_id=self._card.person.id))
        elif self._unit is not None:
            self.begin_for(matter_id, Applicant(unit_id=self._unit.unit.id))

    def begin_for(self, matter_id: str, who: Applicant, opened_from: UUID | None = None) -> None:
        """A registration of a matter for whoever applies."""
        if not self._read_applicant(who):
            return
        page = self.attempt(
            lambda: RegistrationPage(self._desk, self.notifier, matter_id, who, opened_from), "登记"
        )
        if page is None:
            return
        if self._card is not None:
            page.show_person(self._card)
        elif self._unit is not None:
            page.person.show_unit(self._unit.record)
        else:
            page.person.show_nobody()
        page.changed.connect(self.changed)
        page.go.connect(self.go)
        page.ended.connect(self._registration_ended)
        self.front(page)
        page.form.focus_first()

    # the cards

    def _read_applicant(self, who: Applicant) -> bool:
        """Read the card of whoever applies; somebody unnamed has none."""
        if who.person_id is not None:
            return self._read_card(who.person_id) is not None
        if who.unit_id is not None:
            return self._read_unit(who.unit_id) is not None
        self._card, self._unit = None, None
        return True

    def _open_card(self) -> bool:
        """The card of whom we work for comes to the front; False when there is none."""
        if self._card is not None:
            self.open_person(self._card.person.id)
        elif self._unit is not None:
            self.open_unit(self._unit.unit.id)
        return self._card is not None or self._unit is not None

    def _read_card(self, person_id: UUID) -> people.Card | None:
        card = self.attempt(lambda: people.card(self._desk, person_id))
        if card is not None:
            self._card, self._unit = card, None
        return card

    def _read_unit(self, unit_id: UUID) -> UnitCard | None:
        card = self.attempt(lambda: unit_card(self._desk, unit_id))
        if card is not None:
            self._card, self._unit = None, card
        return card

    def _show_card(self, person_id: UUID) -> bool:
        card = self._read_card(person_id)
        if card is None:
            return False
        self.card.show_card(card, person_acts(self._desk))
        return True

    def _show_unit(self, unit_id: UUID) -> bool:
        card = self._read_unit(unit_id)
        if card is None:
            return False
        matters = offered(self._desk.catalog, "unit", lines_named=True)
        self.unit.show_card(card, matters, unit_acts(self._desk))
        return True

    def _act(self, code: str) -> None:
        card = self._card
        if card is None:
            return
        if code == BEGIN:
            self.card.blocks.lines.begin_current()
        elif code == CHANGE:
            self.start(self._works.people.change(card.person))
        elif code == HOUSEHOLD:
            self._keep_house()
        elif code == STANDING:
            self.start(self._works.people.standing(card.person))
        elif code == FILES:
            self.start(self._works.files_of(card.person))

    def _unit_act(self, code: str) -> None:
        if code == BEGIN:
            self.unit.focus_lines()
        elif code == CHANGE and self._unit is not None:
            self.start(self._works.units.change(self._unit.unit))

    def _keep_house(self) -> None:
        if self._card is not None:
            self.start(self._works.household.of_person(self._card.person))

    def _compare(self, kind: Kind, other: UUID) -> None:
        mine = self._card.person.id if self._card else self._unit.unit.id if self._unit else None
        view = self._works.pairs.compare(kind, mine, other) if mine is not None else None
        if view is not None:
            self.front(view)

    def _reveal(self) -> None:
        card = self._card
        if card is not None:
            seen = self.attempt(lambda: people.reveal(self._desk, card.person.id))
            if seen is not None:
                self.card.blocks.show_card(card, "", seen=seen)

    def _open_persons_unit(self) -> None:
        if self._card is not None and self._card.person.unit_id is not None:
            self.open_unit(self._card.person.unit_id)

    def _begin_line(self, line: str) -> None:
        found = offered(self._desk.catalog, "person", line)
        if len(found) == 1:
            self.begin(found[0].id)
        elif found:
            self.card.blocks.lines.show_choice(line, found)

    def _open_draft(self, key: str) -> None:
        kept = intake.draft(self._desk, key)
        if kept is not None and kept.matter_id:
            self.begin_for(kept.matter_id, kept.applicant)
        elif kept is not None and kept.case_id is not None:
            hit = search.one_case(self._desk, kept.case_id)
            if hit is not None:
                self.go.emit(ToCase(hit.line, hit.id))
        elif kept is not None and key == NEW_UNIT:
            self.register_unit()
        elif kept is not None:
            self.register()
        else:
            self._searching.search("")

    def _search_again(self) -> None:
        text = self.taken_text()
        self.look_up()
        self.finder.search.set_text(text)
        self.finder.search.line.deselect()
        self.finder.search.line.end(False)

    def _registration_ended(self) -> None:
        if not self.isVisible():  # the case is in front by now; the card is read when he comes back
            self.front(self.card if self._card else self.unit if self._unit else self.finder)
        elif not self._open_card():
            self.look_up()
