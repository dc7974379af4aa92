"""Form of a case (案件表单): the sections that say anything in its state; keeps apart what is unsaved."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.casework import CaseView
from app.services.casework.ahead import Ahead
from app.services.desk import Desk
from app.ui.form import FormView
from app.ui.screens.typing import typing_of
from app.ui.style import Gap


class CaseForm(QWidget):
    """The form (案件表单); `edited()` at each edit, `committed()` when a field is left.

    `dirty` are the typed texts that were not saved, by field code.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view: FormView | None = None
        self.dirty: dict[str, str] = {}
        self._editable: frozenset[str] = frozenset()
        self._shape: tuple[str, ...] = ()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def show_case(self, case: CaseView) -> None:
        """Show what is filed, and over it what was typed and not saved."""
        self._editable = case.editable
        view = self._view_for(case)
        view.set_read_only({field.code for one in case.sections for field in one.fields} - case.editable)
        view.show_values({**dict.fromkeys(view.typed(), ""), **case.shown, **case.texts, **self.dirty})

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
        self._place.addWidget(view)
        self.view, self._shape = view, shape
        return view

    def _changed(self, code: str) -> None:
        if self.view is not None:
            self.dirty[code] = self.view.typed()[code]
            self.edited.emit()
