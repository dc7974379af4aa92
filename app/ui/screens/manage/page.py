"""管理: one page with its parts on a row of words; each part keeps what is typed while another is seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.form.sections import SectionWords
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column
from app.ui.screens.manage.about import AboutPart
from app.ui.screens.manage.agencies import AgenciesPart
from app.ui.screens.manage.backups import BackupsPart
from app.ui.screens.manage.calendar import CalendarPart
from app.ui.screens.manage.checklists import ChecklistsPart
from app.ui.screens.manage.lists import ListsPart
from app.ui.screens.manage.office import OfficePart
from app.ui.screens.manage.part import Part
from app.ui.screens.manage.people import PeoplePart
from app.ui.screens.manage.printers import PrintersPart
from app.ui.screens.manage.standards import StandardsPart
from app.ui.screens.page import Keys, Page
from app.ui.style import Gap

BACKUPS = "backups"
PARTS: tuple[tuple[str, str, Callable[[Desk, Notifier], Part]], ...] = (
    ("people", "人员", PeoplePart),
    ("standards", "参数", StandardsPart),
    ("lists", "代码表", ListsPart),
    ("checklists", "材料清单", ChecklistsPart),
    ("calendar", "日历", CalendarPart),
    ("agencies", "去向机构", AgenciesPart),
    ("office", "单位信息", OfficePart),
    ("printers", "打印机", PrintersPart),
    (BACKUPS, "备份", BackupsPart),
    ("about", "关于", AboutPart),
)
"""The parts in their order (管理各项): code, word, who makes it."""


class ManagePage(Page):
    """管理 (tab 9)."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setObjectName("manage")
        self.words = SectionWords([(code, word) for code, word, _ in PARTS])
        self._stack = Pages()
        self._parts: dict[str, Part] = {}
        whole = column(self.words, self.strip, self._stack, gap=Gap.CARD)
        whole.setStretch(2, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)
        self._stack.setCurrentWidget(self.part(PARTS[0][0]))
        self.words.set_current(PARTS[0][0])

    def _wire(self) -> None:
        self.words.chosen.connect(self.open_part)
        self.listen("Ctrl+Tab", lambda: self._turn(1))
        self.listen("Ctrl+Shift+Tab", lambda: self._turn(-1))

    # page

    def keys(self) -> Keys:
        """The keys of the part in front."""
        return self.current().keys()

    def helps(self) -> tuple[str, ...]:
        """The help of 管理, that of the backups first while they are in front."""
        own = self.objectName()
        return (BACKUPS, own) if self.current().objectName() == BACKUPS else (own,)

    def enter(self) -> None:
        """The part in front is read again."""
        self.current().enter()

    def renew(self) -> None:
        """The part in front is read again; the others when they come to the front."""
        if self.isVisible():
            self.current().renew()

    def back(self) -> bool:
        """From a form to what is chosen."""
        return self.current().back()

    def part(self, code: str) -> Part:
        """A part, made when it is first asked for; StopIteration when there is none."""
        if code not in self._parts:
            make = next(make for own, _, make in PARTS if own == code)
            part = self._parts[code] = make(self._desk, self.notifier)
            part.changed.connect(self.changed)
            part.go.connect(self.go)
            part.keys_changed.connect(self.keys_changed)
            self._stack.addWidget(part)
        return self._parts[code]

    def current(self) -> Part:
        """The part in front."""
        part = self._stack.currentWidget()
        assert isinstance(part, Part)
        return part

    def open_part(self, code: str) -> None:
        """Bring a part to the front."""
        self.words.set_current(code)
        part = self.part(code)
        self._stack.setCurrentWidget(part)
        part.enter()
        self.keys_changed.emit()

    def _turn(self, steps: int) -> None:
        codes = [code for code, _, _ in PARTS]
        at = codes.index(self.current().objectName())
        self.open_part(codes[(at + steps) % len(codes)])
