"""The views of the counter (受理台各视图): search, cards and whatever form is in front, one at a time."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column
from app.ui.screens.attachments import AttachmentsPage
from app.ui.screens.counter.card_page import CardPage
from app.ui.screens.counter.card_view import CardView
from app.ui.screens.counter.compare_view import CompareView
from app.ui.screens.counter.finder import Finder
from app.ui.screens.counter.household_form import HouseholdForm
from app.ui.screens.counter.keys import CARD_KEYS, FIND_KEYS, FORM_KEYS, HOUSE_KEYS, PAIR_KEYS, UNIT_KEYS
from app.ui.screens.counter.photo import Photo
from app.ui.screens.counter.register_form import RegisterForm
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.counter.standing_form import StandingForm
from app.ui.screens.counter.unit_view import UnitPage
from app.ui.screens.page import Keys, Page
from app.ui.screens.registration.page import RegistrationPage
from app.ui.style import Arrangement, Gap

V = TypeVar("V", bound=QWidget)

_WITH_MOVES = (CardPage, CompareView, HouseholdForm, RegisterForm, StandingForm)
"""Views that end with their moves (有办理栏的视图); a registration has a strip of its own."""


class CounterViews(Page):
    """What the counter shows (受理台各视图): finder and cards stay, a form goes when another view comes.

    The cards are made after the search is seen, each in a turn of its own; `made(card)`.
    """

    made = Signal(QWidget)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._step, self._low = Arrangement.WIDE, False
        self._build()

    def _build(self) -> None:
        self.setObjectName("counter")
        self.preview = Blocks(self._desk.catalog.lines)
        self.finder = Finder(self.preview)
        self._stack = Pages()
        self._stack.addWidget(self.finder)
        QTimer.singleShot(0, self, lambda: self.card)
        QTimer.singleShot(0, self, lambda: self.unit)
        self._whole = column(self._stack, self.strip)
        self._whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.CARD)
        self.setLayout(self._whole)

    @cached_property
    def card(self) -> CardView:
        """The card of a person."""
        made = CardView(Blocks(self._desk.catalog.lines))
        Photo(self._desk, self.notifier, made)
        return self._added(made)

    @cached_property
    def unit(self) -> UnitPage:
        """The card of a unit."""
        return self._added(UnitPage())

    def _added(self, view: V) -> V:
        self._stack.addWidget(view)
        self._arrange(view)
        self.made.emit(view)
        return view

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Every view follows the window."""
        super().arrange(arrangement, low=low)
        self._step, self._low = arrangement, low
        for at in range(self._stack.count()):
            self._arrange(self._stack.widget(at))

    def _arrange(self, view: QWidget) -> None:
        if isinstance(view, Finder | CardPage | RegistrationPage):
            view.arrange(self._step, low=self._low)

    def current(self) -> QWidget:
        """The view in front: finder, card, a form, or a registration."""
        return self._stack.currentWidget()

    def keys(self) -> Keys:
        """The keys of the view in front."""
        view = self.current()
        if isinstance(view, RegistrationPage | AttachmentsPage):
            return view.keys()
        if isinstance(view, HouseholdForm | CompareView):
            return HOUSE_KEYS if isinstance(view, HouseholdForm) else PAIR_KEYS
        known = {Finder: FIND_KEYS, CardView: CARD_KEYS, UnitPage: UNIT_KEYS}
        return known.get(type(view), FORM_KEYS)

    def start(self, form: RegisterForm | StandingForm | HouseholdForm | AttachmentsPage) -> None:
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
        self._place_strip(view)
        if old is not view and not isinstance(old, Finder | CardPage):
            self._stack.removeWidget(old)
            old.deleteLater()
        self.strip.hide()
        self.keys_changed.emit()

    def _place_strip(self, view: QWidget) -> None:
        """What goes wrong stands above the moves of the view in front, beneath one that has none."""
        inside = view.layout()
        if isinstance(view, _WITH_MOVES) and isinstance(inside, QBoxLayout):
            inside.insertWidget(inside.count() - 1, self.strip)
        else:
            self._whole.addWidget(self.strip)

    def taken_text(self) -> str:
        """What was typed into the small box of the card in front; it is emptied."""
        view = self.current()
        return view.taken_text() if isinstance(view, CardPage) else ""
