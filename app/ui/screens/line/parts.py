"""A line whose tab has parts (分项业务条线): its cases first, then the registers that only it has."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.engine.line import Line
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.line.page import LinePage
from app.ui.screens.page import Page
from app.ui.screens.parts.page import PartsPage

CASES = "cases"
"""The part of the cases (事项)."""

LineMaker = Callable[[Desk, Line, Notifier], Page]
"""Makes a part for a line (分项)."""

RegisterParts = Sequence[tuple[str, str, LineMaker]]
"""The parts beside the cases (台账各项): code, word, who makes it for the line."""


class LineParts(PartsPage):
    """A line with its cases and its registers (分项业务条线)."""

    turning = ("Ctrl+PgDown", "Ctrl+PgUp")

    def __init__(
        self,
        registers: RegisterParts,
        desk: Desk,
        line: Line,
        notifier: Notifier,
        parent: QWidget | None = None,
    ) -> None:
        kinds = ((CASES, "事项", LinePage), *registers)
        parts = tuple((code, word, partial(_make, make, line)) for code, word, make in kinds)
        super().__init__(line.code, parts, desk, notifier, parent)

    # page

    def helps(self) -> tuple[str, ...]:
        """The help of the part in front first, then that of the line."""
        return tuple(dict.fromkeys((*self.current().helps(), self.objectName())))

    def part(self, code: str) -> Page:
        """A part; the cases, which are a page of their own elsewhere, take the margins of this one."""
        part = super().part(code)
        if code == CASES and part.objectName() != CASES:
            part.setObjectName(CASES)
            part.bare()
        return part

    @property
    def cases(self) -> LinePage:
        """The list of cases with the case beside it."""
        part = self.part(CASES)
        assert isinstance(part, LinePage)
        return part

    def read_case(self, case_id: UUID, told: str = "") -> None:
        """A case is read; before the page is seen it is laid out once."""
        self.cases.read_case(case_id, told)

    def open_case(self, paper_id: UUID | None = None) -> None:
        """The cases come to the front with the case that was read."""
        self.bring(CASES, partial(self.cases.open_case, paper_id))


def _make(make: LineMaker, line: Line, desk: Desk, notifier: Notifier) -> Page:
    return make(desk, line, notifier)
