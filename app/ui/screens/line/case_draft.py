"""The draft of a case (案件草稿): what was typed on its form and not saved, kept and offered again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.services import intake
from app.services.casework import CaseView
from app.services.desk import Desk
from app.services.intake import DraftView
from app.ui.screens.keeper import Keeper
from app.ui.screens.line.case_form import CaseForm


class CaseDraft(QObject):
    """Keeps what is typed on the form of the case that is shown (案件草稿)."""

    def __init__(
        self, desk: Desk, form: CaseForm, case: Callable[[], CaseView | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._case = desk, form, case
        self._keeper = Keeper(self._keep, self)

    def taken_up(self, case: CaseView) -> DraftView | None:
        """The draft that waits for a case, its texts put on the form where they may still be filled in."""
        self._form.dirty = {}
        found = intake.draft(self._desk, intake.case_key(case.id))
        if found is not None:
            self._form.dirty = {code: text for code, text in found.typed.items() if code in case.editable}
        return found if self._form.dirty else None

    def touch(self) -> None:
        """Something was typed."""
        self._keeper.touch()

    def flush(self) -> None:
        """Keep at once what was not kept yet."""
        self._keeper.flush()

    def drop(self) -> None:
        """What was typed is saved or not wanted."""
        self._keeper.forget()
        self._form.dirty = {}
        case = self._case()
        if case is not None:
            intake.drop_draft(self._desk, intake.case_key(case.id))

    def _keep(self) -> None:
        case = self._case()
        if case is not None and self._form.dirty:
            intake.keep_draft(self._desk, intake.case_key(case.id), self._form.dirty)
