"""Materials that come in later (收材料): ticked or noted on a case, each at once a command of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.services import casework
from app.services.casework import CaseView, MaterialView
from app.services.desk import Desk
from app.ui.screens.page import Page


class Receipts(QObject):
    """Receiving materials (收材料); `asked(material)` before a note, `done()` after a commit."""

    asked = Signal(object)
    done = Signal()

    def __init__(self, desk: Desk, page: Page, case: Callable[[], CaseView | None]) -> None:
        super().__init__(page)
        self._desk, self._page, self._case = desk, page, case

    def tick(self, code: str, received: bool) -> None:
        """A paper came in, or went back."""
        one = self._material(code)
        if one is not None:
            self._receive(
                one, one.copies if received else 0, "" if received else one.remark, received=received
            )

    def ask(self, code: str) -> None:
        """Ask what is wrong with a paper."""
        one = self._material(code)
        if one is not None:
            self.asked.emit(one)

    def note(self, one: MaterialView, text: str) -> None:
        """What is wrong with a paper."""
        self._receive(one, one.copies_got, text, received=one.received)

    def _receive(self, one: MaterialView, copies: int, remark: str, *, received: bool) -> None:
        case = self._case()
        if case is None:
            return
        done = self._page.attempt(
            lambda: casework.receive(self._desk, case.id, case.version, one.code, received, copies, remark),
            "收材料",
        )
        if done is not None:
            self.done.emit()

    def _material(self, code: str) -> MaterialView | None:
        case = self._case()
        return next((one for one in case.materials if one.code == code), None) if case is not None else None
