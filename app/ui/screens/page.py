"""A page of the window (页面): what the frame asks of each, and where a page may send the clerk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.applicants import Applicant
from app.ui.form import FormView
from app.ui.notify import Notifier, show
from app.ui.style import Arrangement, Gap
from app.ui.widgets.strip import Strip

T = TypeVar("T")

Keys = tuple[tuple[str, str], ...]
"""Keys with their words, as the status bar and F1 show them."""


@dataclass(frozen=True, slots=True)
class ToCase:
    """Go to a case in its line (进案件), its paper shown beside it when one is named."""

    line: str
    case_id: UUID
    paper_id: UUID | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class ToPerson:
    """Go to a person's card (看职工)."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class ToUnit:
    """Go to a unit's card (看单位)."""

    unit_id: UUID


@dataclass(frozen=True, slots=True)
class ToRegister:
    """Begin a matter for an applicant (开始登记), opened by a case when one is named (转办)."""

    matter_id: str
    applicant: Applicant
    opened_from: UUID | None = None


@dataclass(frozen=True, slots=True)
class ToCounter:
    """Go to the counter with the caret in the search box (去受理台)."""


@dataclass(frozen=True, slots=True)
class ToRestore:
    """Restore a backup, the one named or one still to be chosen (去恢复); the window closes for it."""

    path: Path | None = None


Goal = ToCase | ToPerson | ToUnit | ToRegister | ToCounter | ToRestore


class Page(QWidget):
    """A page (页面).

    `changed(kind, id)` after something was written, `go(goal)` to another page, `keys_changed()` when
    the keys that work here are others. Errors of a page's own stand in its `strip`.
    """

    changed = Signal(str, object)
    go = Signal(object)
    keys_changed = Signal()

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notifier = notifier
        self.strip = Strip(self)
        self._margins: QMargins | None = None

    def attempt(self, act: Callable[[], T], doing: str = "", form: FormView | None = None) -> T | None:
        """Do a thing; what goes wrong stands in the strip, faults at the fields of the form; then None."""
        self.strip.hide()
        return self.notifier.attempt(act, lambda notice: show(notice, self.strip, form), doing)

    def listen(self, keys: str, slot: Callable[[], object], while_seen: QWidget | None = None) -> None:
        """Let a key do something while the page, or a part of it, is seen."""
        shortcut = QShortcut(QKeySequence(keys), while_seen or self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when no field wanted it, goes back one level."""
        if event.key() == Qt.Key.Key_Escape and self.back():
            return
        super().keyPressEvent(event)

    def back(self) -> bool:
        """Go back one level; False when there is none."""
        return False

    def keys(self) -> Keys:
        """The keys that work now, the most useful first; the status bar shows seven of them."""
        return ()

    def helps(self) -> tuple[str, ...]:
        """The help texts (resources/help) that F1 shows, what is in front first; else that of its name."""
        return (self.objectName(),)

    def enter(self) -> None:
        """The page comes to the front: read again what is shown, put the caret where work begins."""

    def renew(self) -> None:
        """Something was changed: read again what is shown, leaving alone what is being typed.

        A page at the back is told so when it comes to the front.
        """

    def leave(self) -> None:
        """The page goes to the back or the clerk signs out: keep what was typed."""

    def bare(self) -> None:
        """The page is a part of another one, whose margins hold for it."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Follow the window (ui.md §3): where it is low, the margin of the page is smaller."""
        layout = self.layout()
        if layout is not None:
            self._margins = self._margins or layout.contentsMargins()
            kept = self._margins.left(), self._margins.top(), self._margins.right(), self._margins.bottom()
            layout.setContentsMargins(*(min(one, Gap.ROW) if low else one for one in kept))
