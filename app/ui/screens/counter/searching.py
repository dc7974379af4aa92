"""Searching at the counter (查找办理): results and previews while typing, drafts that wait, Enter opens."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.clock import local
from app.services import intake, people, search
from app.services.applicants import NOBODY
from app.services.desk import Desk
from app.services.search import CaseHit, PersonHit, UnitHit
from app.services.unit_card import unit_card
from app.ui.screens.counter.finder import DraftShown, Finder
from app.ui.screens.counter.matter_list import offered
from app.ui.screens.counter.person_work import NEW_PERSON
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.counter.unit_work import NEW_UNIT
from app.ui.screens.page import Page

PREVIEW_HINT = "打开后按数字键办理"
_PAUSE_MS = 80
"""A card is read when the typing pauses, not with every key: it would hold the keys up."""

_FORMS = {NEW_PERSON: "登记职工", NEW_UNIT: "登记单位"}


class Searching(QObject):
    """The finder at work (查找办理): `person`, `unit` and `case` are what was opened."""

    person = Signal(object)
    unit = Signal(object)
    case = Signal(str, object)

    def __init__(self, desk: Desk, page: Page, finder: Finder, preview: Blocks) -> None:
        super().__init__(page)
        self._desk, self._page, self._finder, self._preview = desk, page, finder, preview
        self._wanted: PersonHit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_card)
        finder.typed.connect(self.search)
        finder.entered.connect(self._entered)
        finder.previewed.connect(self._show_preview)
        finder.opened.connect(self._open)
        finder.unnamed_asked.connect(self._choose_unnamed)

    def search(self, text: str) -> None:
        """Show what the text finds, or the drafts that wait while it is empty."""
        self._pause.stop()
        if text.strip():
            icons = {line.code: line.icon for line in self._desk.catalog.lines}
            self._finder.show_found(search.find(self._desk, text), icons)
        else:
            shown = (self._draft(one) for one in intake.drafts(self._desk))
            self._finder.show_nothing([one for one in shown if one is not None])

    def _draft(self, one: intake.DraftView) -> DraftShown | None:
        when = f"{local(one.saved_at):%m-%d %H:%M}"
        if one.key in _FORMS:
            return DraftShown(one.key, _FORMS[one.key], when)
        if one.case_id is not None:
            hit = search.one_case(self._desk, one.case_id)
            return DraftShown(one.key, f"{hit.applicant} {hit.matter}・{hit.number}", when) if hit else None
        if not one.matter_id:  # that of a register, which offers it itself
            return None
        who = one.applicant
        name = "不具名"
        if who.person_id is not None:
            name = people.card(self._desk, who.person_id).person.name
        elif who.unit_id is not None:
            name = unit_card(self._desk, who.unit_id).unit.name
        return DraftShown(one.key, f"{name} {self._desk.catalog.matter(one.matter_id).name}", when)

    def _entered(self, text: str) -> None:
        found = search.find(self._desk, text)
        self._open(found.cases[0] if found.exact is not None else self._finder.results.target())

    def _open(self, target: object) -> None:
        if isinstance(target, PersonHit):
            self.person.emit(target.id)
        elif isinstance(target, UnitHit):
            self.unit.emit(target.id)
        elif isinstance(target, CaseHit):
            self.case.emit(target.line, target.id)

    def _show_preview(self, target: object) -> None:
        self._pause.stop()
        if isinstance(target, PersonHit):
            self._wanted = target
            self._pause.start()
        elif isinstance(target, UnitHit):
            self._finder.show_unit(target)
        elif isinstance(target, CaseHit):
            self._finder.show_case(target)

    def _show_card(self) -> None:
        wanted = self._wanted
        if wanted is None or not self._finder.isVisible():
            return
        card = self._page.attempt(lambda: people.card(self._desk, wanted.id))
        if card is not None:
            self._preview.show_card(card, PREVIEW_HINT, preview=True)
            self._finder.show_preview(card.person.name)

    def _choose_unnamed(self) -> None:
        self._finder.show_choice(offered(self._desk.catalog, NOBODY.kind, lines_named=True))
