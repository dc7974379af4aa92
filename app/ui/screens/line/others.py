"""Other cases and other people (关联与知情人): going to a linked case, opening one, naming a confidant."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.engine.fields import CodeItem
from app.services import confiding
from app.services.applicants import Applicant
from app.services.casework import CaseView
from app.services.confiding import Confidant
from app.services.desk import Desk
from app.ui.screens.line.side import Side
from app.ui.screens.page import Page, ToCase, ToRegister


class Others(QObject):
    """What leads beyond the case (关联与知情人).

    `asked(choices)` when somebody is to be named, `named(told)` after it was done.
    """

    asked = Signal(list)
    named = Signal(str)

    def __init__(self, desk: Desk, page: Page, side: Side, case: Callable[[], CaseView | None]) -> None:
        super().__init__(page)
        self._desk, self._page, self._case = desk, page, case
        self._found: tuple[Confidant, ...] = ()
        side.case_opened.connect(lambda line, number: page.go.emit(ToCase(line, number)))
        side.matter_begun.connect(self._begin)
        side.naming.connect(self._ask)

    def answer(self, text: str) -> str:
        """Name the one that was chosen; what is wrong with the answer, empty when it was done."""
        case = self._case()
        one = next((one for one in self._found if one.name == text.strip()), None)
        if case is None or one is None:
            return "请从列表里选一位人员。"
        self._page.attempt(lambda: confiding.name_reader(self._desk, case.id, one.id), "指定")
        self.named.emit(f"{one.name}现在可以查看和办理这个案件。")
        return ""

    def _begin(self, matter_id: str) -> None:
        """Begin a case in another matter for the same applicant (转办)."""
        case = self._case()
        if case is not None:
            who = Applicant(case.person_id, case.unit_id)
            self._page.go.emit(ToRegister(matter_id, who, case.id))

    def _ask(self) -> None:
        case = self._case()
        if case is None:
            return
        found = self._page.attempt(lambda: confiding.candidates(self._desk, case.id))
        if found is not None:
            self._found = found
            self.asked.emit([CodeItem(str(one.id), one.name) for one in found])
