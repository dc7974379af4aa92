"""What the office set (单位设置), read once and kept until it is changed: numbers, lists, calendar, staff."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.core.actor import EVERY_LINE, Duty
from app.core.workdays import Calendar
from app.engine.fields import CodeItem, CodeLists, Typing
from app.engine.flow import Maker
from app.engine.materials import MaterialRule
from app.engine.matter import Office
from app.engine.wording import Slot

SUBJECT = "reference"
"""What a command names in the journal when it changes anything kept here (设置变更标记)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The office's settings as they hold on a day (当日有效的设置).

    `rules` are parameters by key; `codes` the lists as they are offered, `words` with what was retired;
    `materials` the lists by matter id; `staff` who holds each duty, by line (EVERY_LINE: for all lines);
    `phrases` the words of papers that the office changed, by the id of their slot; `letter_word` what stands
    before 字 in the numbers of its letters; `sources` names the document behind each parameter.
    """

    today: date
    office_id: UUID
    office: Office
    rules: Mapping[str, str]
    codes: CodeLists
    words: CodeLists
    calendar: Calendar
    materials: Mapping[str, tuple[MaterialRule, ...]]
    staff: Mapping[str, Mapping[Duty, tuple[Maker, ...]]]
    phrases: Mapping[str, str] = field(default_factory=dict)
    letter_word: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def typing(self) -> Typing:
        """What reading a typed text depends on (录入环境)."""
        return Typing(self.today, self.codes)

    def word_of(self, slot: Slot) -> str:
        """What stands before 字 in the number of a letter (文号字头): the paper's own, else the office's."""
        return self.phrases.get(slot.id, "").strip() or self.letter_word.strip()

    def holders(self, line: str) -> Mapping[Duty, tuple[Maker, ...]]:
        """Who holds each duty in a line (本线人员): those for all lines, then those for this one alone."""
        found = {duty: list(makers) for duty, makers in self.staff.get(EVERY_LINE, {}).items()}
        for duty, makers in self.staff.get(line, {}).items() if line != EVERY_LINE else ():
            there = found.setdefault(duty, [])
            there += [one for one in makers if one not in there]
        return {duty: tuple(makers) for duty, makers in found.items()}


@dataclass(slots=True)
class Shelf:
    """Keeps the last reference of a desk (设置暂存): valid for its day and its entry of the journal."""

    _entry: int = -1
    _reference: Reference | None = field(default=None, repr=False)
    _offered: dict[str, tuple[tuple[int, date], tuple[CodeItem, ...]]] = field(
        default_factory=dict, repr=False
    )

    def kept(self, entry: int, today: date) -> Reference | None:
        """The reference of this day if nothing was set since that entry, else None."""
        found = self._reference
        return found if found and self._entry == entry and found.today == today else None

    def keep(self, entry: int, reference: Reference) -> Reference:
        """Keeps the reference for later questions, and gives it back."""
        self._entry, self._reference = entry, reference
        return reference

    def offered(
        self, name: str, entry: int, today: date, read: Callable[[], tuple[CodeItem, ...]]
    ) -> tuple[CodeItem, ...]:
        """A list that a room supplies (业务代码表), read again after any entry and each day."""
        at, items = self._offered.get(name, ((-1, today), ()))
        if at != (entry, today):
            items = read()
            self._offered[name] = (entry, today), items
        return items
