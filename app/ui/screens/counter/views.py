"""The views of the counter (受理台各视图): search, cards and whatever form is in front, one at a time."""

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column
from app.ui.screens.counter.card_page import CardPage
from app.ui.screens.counter.card_view import CardView
from app.ui.screens.counter.compare_view import CompareView
from app.ui.screens.counter.finder import Finder
from app.ui.screens.counter.household_form import HouseholdForm
from app.ui.screens.counter.keys import CARD_KEYS, FIND_KEYS, FORM_KEYS, HOUSE_KEYS, PAIR_KEYS, UNIT_KEYS
from app.ui.screens.counter.register_form import RegisterForm
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.counter.standing_form import StandingForm
from app.ui.screens.counter.unit_view import UnitPage
from app.ui.screens.page import Keys, Page
from app.ui.screens.registration.page import RegistrationPage
from app.ui.style import Arrangement, Gap


class CounterViews(Page):
    """What the counter shows (受理台各视图): finder and cards stay, a form goes when another view comes."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._step, self._low = Arrangement.WIDE, False
        self._build()

    def _build(self) -> None:
        self.setObjectName("counter")
        lines = self._desk.catalog.lines
        self.preview = Blocks(lines)
        self.finder = Finder(self.preview)
        self.card = CardView(Blocks(lines))
        self.unit = UnitPage()
        self._stack = Pages()
        for view in (self.finder, self.card, self.unit):
            self._stack.addWidget(view)
        whole = column(self._stack, self.strip)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Every view follows the window."""
        super().arrange(arrangement, low=low)
        self._step, self._low = arrangement, low
        for view in (self.finder, self.card, self.unit, self.current()):
            self._arrange(view)

    def _arrange(self, view: QWidget) -> None:
        if isinstance(view, Finder | CardPage | RegistrationPage):
            view.arrange(self._step, low=self._low)

    def current(self) -> QWidget:
        """The view in front: finder, card, a form, or a registration."""
        return self._stack.currentWidget()

    def keys(self) -> Keys:
        """The keys of the view in front."""
        view = self.current()
        if isinstance(view, RegistrationPage):
            return view.keys()
        if isinstance(view, HouseholdForm | CompareView):
            return HOUSE_KEYS if isinstance(view, HouseholdForm) else PAIR_KEYS
        known = {self.finder: FIND_KEYS, self.card: CARD_KEYS, self.unit: UNIT_KEYS}
        return known.get(view, FORM_KEYS)

    def start(self, form: RegisterForm | StandingForm | HouseholdForm) -> None:
        """A form comes to the front, the caret where typing begins."""
        self.front(form)
        form.start()

    def front(self, view: QWidget) -> None:
        """A view comes to the front; a form that stood there is let go."""
        old = self.current()
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
            self._arrange(view)
        self._stack.setCurrentWidget(view)
        if old is not view and old not in {self.finder, self.card, self.unit}:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.strip.hide()
        self.keys_changed.emit()

    def taken_text(self) -> str:
        """What was typed into the small box of the card in front; it is emptied."""
        return self.unit.taken_text() if self.current() is self.unit else self.card.taken_text()
