"""One hardship file (档案): whose it is and how it stands, and its content on tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.lines.relief.commands.files.viewing import FileView
from app.lines.relief.pages.files.cells import Cells
from app.lines.relief.pages.files.story import StoryTab
from app.lines.relief.pages.files.tabs import AidTab, FiguresTab, HouseholdTab, told
from app.services.attachments import Owner
from app.services.desk import Desk
from app.ui.form.sections import SectionWords
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, clear, column, holder, row
from app.ui.screens.attachments import AttachmentsPage
from app.ui.style import Gap, Type
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.labels import Link, label

ATTACHED = "attached"
TABS = (
    ("worker", "职工"), ("household", "家庭"), ("figures", "收支"), ("property", "住房"), ("cause", "原因"),
    ("account", "账户"), ("aid", "救助"), ("story", "版本与经过"), (ATTACHED, "附件"),
)  # fmt: skip
_PLAIN = {
    "worker": ("worker", "employment", "relieved"),
    "property": ("property",),
    "cause": ("cause",),
    "account": ("account",),
}
_STATES: dict[str, ChipKind] = {"active": "green", "out": "plain", "closed": "plain"}


class FilePane(QWidget):
    """A file with its tabs (档案); `person_asked()`, `case_opened(case)`, `version_opened(version)`."""

    person_asked = Signal()
    case_opened = Signal(object)
    version_opened = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FileView | None = None
        self._build(desk, notifier)
        self._wire()

    def _build(self, desk: Desk, notifier: Notifier) -> None:
        self._name, self._about = label("", Type.CASE), label("", tone="second", wrap=True)
        self._person = Link("file_person", "看职工 Ctrl+I")
        self._chips = row(gap=Gap.ROW)
        self._badge = TimerBadge()
        self.words = SectionWords(TABS)
        self._plain = {code: Cells() for code in _PLAIN}
        self.household, self.figures = HouseholdTab(), FiguresTab()
        self.aid, self.story = AidTab(), StoryTab()
        self.attached = AttachmentsPage(desk, notifier)
        self._tabs: dict[str, QWidget] = {
            **self._plain,
            "household": self.household,
            "figures": self.figures,
            "aid": self.aid,
            "story": self.story,
            ATTACHED: self.attached,
        }
        self._stack = Pages()
        for code, _ in TABS:
            self._stack.addWidget(self._tabs[code])
        head = row(self._name, holder(self._chips), self._badge, 1, self._person, gap=Gap.CARD)
        whole = column(head, self._about, self.words, self._stack, gap=Gap.ROW)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.open_tab(TABS[0][0])

    def _wire(self) -> None:
        self.words.chosen.connect(self.open_tab)
        self._person.chosen.connect(lambda _: self.person_asked.emit())
        self.aid.case_opened.connect(self.case_opened)
        self.story.version_opened.connect(self.version_opened)
        self.attached.closed.connect(lambda: self.open_tab(TABS[0][0]))

    # data

    def show_file(self, view: FileView) -> None:
        """Show a file, on the tab that is open."""
        self._view = view
        self._show_head(view)
        for code, codes in _PLAIN.items():
            self._plain[code].show_sections(self._sections(view, code, codes), "这一项还没有登记。")
        for tab in (self.household, self.figures, self.aid, self.story):
            tab.show_file(view)
        self.words.show_words({"household": f"家庭 {len(view.household) + 1}"})
        self._show_attached()

    def _sections(
        self, view: FileView, code: str, codes: tuple[str, ...]
    ) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        found = told(view.sections, *codes)
        if code == "cause" and view.causes:
            others = tuple((f"次要 {n}", cause) for n, cause in enumerate(view.causes, start=1))
            found.append(("其他原因", others))
        return found

    def _show_head(self, view: FileView) -> None:
        self._name.setText(view.name)
        clear(self._chips)
        chips: list[tuple[str, ChipKind]] = [(view.state_label, _STATES.get(view.state, "plain"))]
        chips += [(one, "blue") for one in (view.category,) if one]
        chips += [(one, "plain") for one in (view.level,) if one]
        chips += [(f"{view.died_on} 去世", "dark") for _ in (1,) if view.died_on]
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind, strong=kind == "green"))
        self._badge.setVisible(bool(view.review.text))
        self._badge.show_badge(view.review.tone or "far", view.review.text, "年度复核", view.review.due_on)
        national = f"全国系统 {view.national_no}" if view.national_no else ""
        opened = f"{view.opened_on} 建档" if view.opened_on else ""
        parts = (view.number, national, view.sex_age, view.id_masked, view.phone_masked, view.unit, opened)
        about = "　".join(one for one in parts if one)
        self._about.setText("\n".join(one for one in (about, view.ended, view.moved, view.remark) if one))

    def open_tab(self, code: str) -> None:
        """Bring a tab to the front."""
        self.words.set_current(code)
        self._stack.setCurrentWidget(self._tabs[code])
        self._show_attached()

    def turn(self, steps: int) -> None:
        """The next tab, or the last one."""
        codes = [code for code, _ in TABS]
        self.open_tab(codes[(codes.index(self.tab()) + steps) % len(codes)])

    def focus_words(self) -> None:
        """The caret goes to the word of the tab in front."""
        word = self.words.findChild(QWidget, f"section_{self.tab()}")
        if word is not None:
            word.setFocus(Qt.FocusReason.TabFocusReason)

    def tab(self) -> str:
        """The code of the tab in front."""
        front = self._stack.currentWidget()
        return next(code for code, tab in self._tabs.items() if tab is front)

    def _show_attached(self) -> None:
        """Papers and photos are only read when they are looked at."""
        if self._view is not None and self.tab() == ATTACHED:
            about = (("person", self._view.person_id),)
            owner = Owner("hardship_file", self._view.file_id, line="relief", about=about)
            self.attached.show_owner(owner)
