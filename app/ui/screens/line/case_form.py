"""Form of a case (案件表单): the sections that say anything in its state; keeps apart what is unsaved."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import casework
from app.services.casework import CaseView
from app.services.casework.ahead import Ahead
from app.services.desk import Desk
from app.ui.form import FormView
from app.ui.screens.arrange import holder, row
from app.ui.screens.page import Page
from app.ui.screens.typing import typing_of
from app.ui.style import Gap
from app.ui.widgets.labels import Link, label


class CaseForm(QWidget):
    """The form (案件表单); `edited()` at each edit, `committed()` when a field is left.

    `dirty` are the typed texts that were not saved, by field code.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._case: CaseView | None = None
        self.view: FormView | None = None
        self.dirty: dict[str, str] = {}
        self._editable: frozenset[str] = frozenset()
        self._shape: tuple[str, ...] = ()
        self._section = ""
        self._masked_in: frozenset[str] = frozenset()
        self._build()
        self._wire()

    def _build(self) -> None:
        self._link = Link("reveal_case", "显示")
        self._link.setAccessibleName("显示完整号码")
        told = label("号码遮住了中间几位，显示会记入经过。", tone="hint")
        self._told = holder(row(told, self._link, 1))
        self._told.hide()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(Gap.TIGHT)
        self._place.addWidget(self._told)

    def _wire(self) -> None:
        self._link.chosen.connect(lambda _: self._reveal())

    def show_case(self, case: CaseView) -> None:
        """Show what is filed, and over it what was typed and not saved."""
        self._case, self._editable = case, case.editable
        view = self._view_for(case)
        view.set_read_only({field.code for one in case.sections for field in one.fields} - case.editable)
        view.show_values({**dict.fromkeys(view.typed(), ""), **case.shown, **case.texts, **self.dirty})
        self._masked_in = frozenset(
            one.code for one in case.sections if any(field.code in case.masked for field in one.fields)
        )
        self._tell_masked()

    def show_section(self, case: CaseView, needed: Collection[str]) -> None:
        """Open the section where work goes on: needed fields first, those of this state before others."""
        wanted = set(needed) & case.editable or case.editable
        holding = [one for one in case.sections if any(field.code in wanted for field in one.fields)]
        later = (one for one in holding if one.stages and "draft" not in one.stages)
        chosen = next(later, holding[0] if holding else None)
        if self.view is not None:
            self.view.show_section((chosen or case.sections[-1]).code)

    def show_ahead(self, found: Ahead) -> None:
        """Show computed fields and take away what makes no sense with the typed texts."""
        if self.view is not None:
            self.view.show_values(found.shown)
            self.view.set_hidden(found.hidden)

    def mark(self, needed: Collection[str]) -> None:
        """Star what the next move needs."""
        if self.view is not None:
            self.view.mark_needed(needed)

    def typed(self) -> dict[str, str]:
        """What is typed in the fields that are open now."""
        held = self.view.typed() if self.view is not None else {}
        return {code: text for code, text in held.items() if code in self._editable}

    def start(self, needed: Collection[str]) -> None:
        """The caret goes to the first needed field that is empty, else to the first open one."""
        if self.view is None:
            return
        typed = self.typed()
        wanted = next((code for code in needed if code in typed and not typed[code]), "")
        if wanted:
            self.view.focus(wanted)
        else:
            self.view.focus_first()

    def _view_for(self, case: CaseView) -> FormView:
        shape = (case.matter_id, *(one.code for one in case.sections))
        if self.view is not None and shape == self._shape:
            return self.view
        if self.view is not None:
            self._place.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        matter = self._desk.catalog.matter(case.matter_id)
        view = FormView(
            matter.form,
            typing_of(self._desk, matter),
            sections=case.sections,
            label_width=Gap.LABEL_CASE,
            tabbed=True,
            parent=self,
        )
        view.changed.connect(self._changed)
        view.committed.connect(lambda _: self.committed.emit())
        view.section_shown.connect(self._section_shown)
        self._place.insertWidget(0, view, 1)
        self.view, self._shape = view, shape
        return view

    def _reveal(self) -> None:
        """The masked numbers whole; the journal keeps that they were seen."""
        case, view = self._case, self.view
        if case is None or view is None:
            return
        whole = self._page.attempt(lambda: casework.reveal(self._desk, case.id, case.masked), "显示")
        if whole is not None:
            here = next(one.fields for one in case.sections if one.code == self._section)
            view.show_values(whole)
            view.focus(next(field.code for field in here if field.code in whole))
            self._masked_in = frozenset()
            self._tell_masked()

    def _section_shown(self, code: str) -> None:
        self._section = code
        self._tell_masked()

    def _tell_masked(self) -> None:
        """Offer the numbers where the section in front has any."""
        self._told.setVisible(self._section in self._masked_in)

    def _changed(self, code: str) -> None:
        if self.view is not None:
            self.dirty[code] = self.view.typed()[code]
            self.edited.emit()
