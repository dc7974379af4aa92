"""The works of the counter (受理台办理): forms of people, units, households and pairs, behind one door."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services import people
from app.services.attachments import PERSON, Owner
from app.services.desk import Desk
from app.services.merging import Kind
from app.ui.screens.attachments import AttachmentsPage
from app.ui.screens.counter.household_work import HouseholdWork
from app.ui.screens.counter.pair_work import PairWork
from app.ui.screens.counter.person_work import PersonWork
from app.ui.screens.counter.register_work import RegisterWork
from app.ui.screens.counter.unit_work import UNITS
from app.ui.screens.page import Page


class Works(QObject):
    """All works of the counter (受理台办理).

    `person(id)` and `unit(id)` want that card in front, `written(kind, id)` after each commit, `left()`
    when the clerk goes back.
    """

    person = Signal(object)
    unit = Signal(object)
    written = Signal(str, object)
    left = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.people, self.units = PersonWork(desk, page), RegisterWork(desk, page, UNITS)
        self.household, self.pairs = HouseholdWork(desk, page), PairWork(desk, page)
        self.people.written.connect(lambda key: self._settled("person", key))
        self.people.wanted.connect(self.person)
        self.units.written.connect(lambda key: self._settled("unit", key))
        self.units.wanted.connect(self.unit)
        self.household.written.connect(lambda key: self.written.emit("person", key))
        self.household.wanted.connect(self.person)
        self.pairs.settled.connect(self._settled)
        for work in (self.people, self.units, self.household, self.pairs):
            work.left.connect(self.left)

    def files_of(self, who: people.PersonView) -> AttachmentsPage:
        """The files of a person, his photo among them (照片和附件)."""
        made = AttachmentsPage(self._desk, self._page.notifier)
        made.changed.connect(self.written)
        made.closed.connect(self.left)
        made.show_owner(Owner(PERSON, who.id), who.name)
        return made

    def flush(self) -> None:
        """Keep what was typed."""
        self.people.flush()
        self.units.flush()

    def _settled(self, kind: Kind, key: UUID) -> None:
        (self.person if kind == "person" else self.unit).emit(key)
        self.written.emit(kind, key)
