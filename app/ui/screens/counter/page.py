"""The counter (受理台): find a person, see his card, register him, enter a standing, begin a matter."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.core.clock import local
from app.engine.matter import Matter
from app.services import intake, people, search
from app.services.desk import Desk
from app.services.search import CaseHit, PersonHit
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column
from app.ui.screens.coming import ComingShown
from app.ui.screens.counter.card_view import CardView
from app.ui.screens.counter.finder import DraftShown, Finder
from app.ui.screens.counter.keys import CARD_KEYS, FIND_KEYS, FORM_KEYS
from app.ui.screens.counter.person_work import PersonWork
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.page import Keys, Page, ToCase
from app.ui.screens.registration.page import RegistrationPage
from app.ui.style import Gap

BEGIN, CHANGE, STANDING = "begin", "change_person", "standing"
PREVIEW_HINT = "打开后按数字键办理"


class CounterPage(Page):
    """The counter with its views (受理台)."""

    def __init__(
        self, desk: Desk, notifier: Notifier, coming: Sequence[ComingShown], parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._card: people.Card | None = None
        self._build(coming)
        self._wire()

    # build

    def _build(self, coming: Sequence[ComingShown]) -> None:
        self.setObjectName("counter")
        lines = self._desk.catalog.lines
        self._preview = Blocks(lines, coming)
        self.finder = Finder(self._preview)
        self.card = CardView(Blocks(lines, coming))
        self._stack = Pages()
        self._stack.addWidget(self.finder)
        self._stack.addWidget(self.card)
        whole = column(self._stack, self.strip)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)
        self._work = PersonWork(self._desk, self)

    def _wire(self) -> None:
        self.finder.typed.connect(self._search)
        self.finder.entered.connect(self._entered)
        self.finder.previewed.connect(self._show_preview)
        self.finder.opened.connect(self._open)
        self.finder.new_asked.connect(self.register)
        self.finder.draft_opened.connect(self._open_draft)
        self.card.begun.connect(self._begin_line)
        self.card.act.connect(self._act)
        self.card.revealed.connect(self._reveal)
        self.card.search_asked.connect(self._search_again)
        self._work.written.connect(self._person_written)
        self._work.wanted.connect(self.open_person)
        self._work.left.connect(self.back)
        self.listen("F2", self.register, self.finder)

    # where we are

    def current(self) -> QWidget:
        """The view in front: finder, card, a form, or a registration."""
        return self._stack.currentWidget()

    def keys(self) -> Keys:
        """The keys of the view in front."""
        view = self.current()
        if isinstance(view, RegistrationPage):
            return view.keys()
        return FIND_KEYS if view is self.finder else CARD_KEYS if view is self.card else FORM_KEYS

    def enter(self) -> None:
        """The caret goes where it is wanted in the view in front."""
        view = self.current()
        if view is self.finder:
            self._search(self.finder.search.text())
            self.finder.search.setFocus()
        elif view is self.card and self._card is not None:
            self.open_person(self._card.person.id)
        elif isinstance(view, RegistrationPage):
            view.enter()

    def renew(self) -> None:
        """The card is read again; what is being typed stays."""
        if self._card is not None and self.current() is self.card:
            self._show_card(self._card.person.id)

    def leave(self) -> None:
        """Keep what was typed."""
        self._work.flush()
        view = self.current()
        if isinstance(view, RegistrationPage):
            view.leave()

    def back(self) -> bool:
        """From a form to the card, from the card to the search box."""
        view = self.current()
        self.strip.hide()
        if view is self.finder:
            return False
        self._work.flush()
        if view is not self.card and self._card is not None:
            self.open_person(self._card.person.id)
        else:
            self.look_up()
        return True

    def look_up(self) -> None:
        """The search box, its text marked."""
        self._card = None
        self._front(self.finder)
        self.enter()

    def open_person(self, person_id: UUID) -> None:
        """A person's card, digits begin a matter."""
        if self._show_card(person_id):
            self._front(self.card)
            self.card.focus_lines()

    def register(self) -> None:
        """The form of a new person, with what was searched for or what was typed before."""
        form = self._work.new(self.finder.search.text().strip())
        self._front(form)
        form.start()

    def begin(self, matter_id: str) -> None:
        """A registration of a matter for the person on the card."""
        card = self._card
        if card is None:
            return
        page = self.attempt(
            lambda: RegistrationPage(self._desk, self.notifier, matter_id, card.person.id), "登记"
        )
        if page is None:
            return
        page.show_person(card)
        page.changed.connect(self.changed)
        page.go.connect(self.go)
        page.ended.connect(self._registration_ended)
        self._front(page)
        page.enter()

    # searching

    def _search(self, text: str) -> None:
        if text.strip():
            icons = {line.code: line.icon for line in self._desk.catalog.lines}
            self.finder.show_found(search.find(self._desk, text), icons)
        else:
            self.finder.show_nothing([self._draft_shown(one) for one in intake.drafts(self._desk)])

    def _draft_shown(self, one: intake.DraftView) -> DraftShown:
        when = f"{local(one.saved_at):%m-%d %H:%M}"
        if one.person_id is None:
            return DraftShown(one.key, "登记职工", when)
        name = people.card(self._desk, one.person_id).person.name
        return DraftShown(one.key, f"{name} {self._desk.catalog.matter(one.matter_id).name}", when)

    def _open_draft(self, key: str) -> None:
        kept = intake.draft(self._desk, key)
        if kept is None:
            self._search("")
        elif kept.person_id is None:
            self.register()
        else:
            self.open_person(kept.person_id)
            self.begin(kept.matter_id)

    def _entered(self, text: str) -> None:
        found = search.find(self._desk, text)
        if found.exact is not None:
            self._open(found.cases[0])
        else:
            self._open(self.finder.results.target())

    def _open(self, target: object) -> None:
        if isinstance(target, PersonHit):
            self.open_person(target.id)
        elif isinstance(target, CaseHit):
            self.go.emit(ToCase(target.line, target.id))

    def _show_preview(self, target: object) -> None:
        if isinstance(target, PersonHit):
            card = self.attempt(lambda: people.card(self._desk, target.id))
            if card is not None:
                self._preview.show_card(card, PREVIEW_HINT, preview=True)
                self.finder.show_preview(card.person.name)
        elif isinstance(target, CaseHit):
            self.finder.show_case(target)

    def _search_again(self) -> None:
        text = self.card.taken_text()
        self.look_up()
        self.finder.search.set_text(text)
        self.finder.search.line.deselect()
        self.finder.search.line.end(False)

    # the card

    def _show_card(self, person_id: UUID) -> bool:
        card = self.attempt(lambda: people.card(self._desk, person_id))
        if card is None:
            return False
        self._card = card
        closed = people.standing_closed(self._desk)
        acts = (
            Act(BEGIN, "开始办理", "F2", primary=True),
            Act(CHANGE, "改资料", "F8"),
            Act(STANDING, "登记身份", closed=closed or None),
        )
        self.card.show_card(card, acts)
        return True

    def _act(self, code: str) -> None:
        if code == BEGIN:
            self._choose_matter(self._desk.catalog.matters)
        elif code == CHANGE:
            self._change()
        elif code == STANDING:
            self._enter_standing()

    def _reveal(self) -> None:
        card = self._card
        if card is not None:
            seen = self.attempt(lambda: people.reveal(self._desk, card.person.id))
            if seen is not None:
                self.card.blocks.show_card(card, "", seen=seen)

    def _begin_line(self, line: str) -> None:
        self._choose_matter(self._desk.catalog.line(line).matters)

    def _choose_matter(self, matters: Sequence[Matter]) -> None:
        if len(matters) == 1:
            self.begin(matters[0].id)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, matter in enumerate(matters, start=1):
            action = menu.addAction(f"&{at} {matter.name}")
            action.setObjectName(matter.id)
            action.triggered.connect(lambda _=False, code=matter.id: self.begin(code))
        button = self.card.moves.button(BEGIN)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # the person's forms

    def _change(self) -> None:
        if self._card is not None:
            form = self._work.change(self._card.person)
            self._front(form)
            form.start()

    def _enter_standing(self) -> None:
        if self._card is not None:
            form = self._work.standing(self._card.person)
            self._front(form)
            form.start()

    def _person_written(self, person_id: UUID) -> None:
        self.open_person(person_id)
        self.changed.emit("person", person_id)

    # views

    def _registration_ended(self) -> None:
        if self._card is not None:
            self._show_card(self._card.person.id)
            self._front(self.card)
            self.card.focus_lines()

    def _front(self, view: QWidget) -> None:
        old = self.current()
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if old is not view and old not in {self.finder, self.card}:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.strip.hide()
        self.keys_changed.emit()
