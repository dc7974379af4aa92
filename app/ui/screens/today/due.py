"""What is due (今日 · 到期): late, today, soon, for me or for all; the day sheet beside and on paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.clock import weekday
from app.core.page import Page as Rows
from app.services import today
from app.services.desk import Desk
from app.services.today import DueRow, Group
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, holder, row
from app.ui.screens.page import Keys, Page, ToCase
from app.ui.screens.today.due_list import DueColumn
from app.ui.screens.today.sheet_pane import TITLE, SheetPane
from app.ui.screens.today.summary import DaySummary
from app.ui.style import Arrangement, Gap, Type
from app.ui.widgets.counter import Filter, FilterChips
from app.ui.widgets.labels import label
from app.ui.widgets.move_bar import MoveBar

SHEET, PRINT, SAVE, BACK = "show_sheet", "print_sheet", "save_sheet", "leave_sheet"
MINE, ALL = "mine", "everyone"
_ONLY = "only_"
"""Before the code of a line that is shown alone, so that it is not named like the line's tab."""

KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F3", "查找"),
    ("F9", "打印日结单"),
    ("F10", "看日结单"),
    ("←→↑↓", "选案件"),
    ("Enter", "进案件"),
    ("Ctrl+1/2", "只看我的 全中心"),
)
SHEET_KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F3", "查找"),
    ("F9", "打印"),
    ("PgUp PgDn", "翻页"),
    ("Esc", "返回"),
)


class DuePart(Page):
    """今日 · 到期."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._mine, self._line = True, ""
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.setObjectName("due")
        self._date = label("", tone="second")
        self.lines, self.whose = FilterChips(), FilterChips()
        head = row(
            label("今天要办的", Type.CASE), self._date, 1, self.lines, Gap.PAGE, self.whose, gap=Gap.PAGE
        )
        self.columns = {
            Group.LATE: DueColumn("late", "已超期", "flag", "late", "没有超期的案件。"),
            Group.TODAY: DueColumn("today", "今天到期", "bell", "amber", "今天没有到期的案件。"),
            Group.SOON: DueColumn(
                "soon", "三个工作日内", "hourglass", "amber", "三个工作日内没有要赶的案件。"
            ),
        }
        groups = row(*self.columns.values(), gap=Gap.CARD)
        for at in range(len(self.columns)):
            groups.setStretch(at, 1)
        self._left = Pages()
        self._left.addWidget(holder(groups))
        self.sheet = SheetPane(self._desk)
        self._left.addWidget(self.sheet)
        left = column(head, self._left, gap=Gap.CARD)
        left.setStretch(1, 1)
        self.summary = DaySummary()
        body = row(left, self.summary, gap=Gap.PAGE)
        body.setStretch(0, 1)
        self.moves = MoveBar()
        whole = column(body, self.strip, self.moves)
        whole.setStretch(0, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def _wire(self) -> None:
        for at, one in enumerate(self.columns.values()):
            one.list.opened.connect(self._open)
            one.list.sideways.connect(partial(self._sideways, at))
        self.lines.chosen.connect(self._show_line)
        self.whose.chosen.connect(
            lambda code: self._show_whose(mine=code == MINE or (not code and self._mine))
        )
        self.moves.move_chosen.connect(self._act)
        self.listen("Ctrl+1", lambda: self._show_whose(mine=True))
        self.listen("Ctrl+2", lambda: self._show_whose(mine=False))

    # page

    def keys(self) -> Keys:
        """The keys of the lists, or of the sheet."""
        return SHEET_KEYS if self._sheet_open() else KEYS

    def enter(self) -> None:
        """Everything is read again; the caret goes to the first group that has a case, else to the moves."""
        self._leave_sheet()
        self._load()
        filled = next((one for one in self.columns.values() if not one.empty()), None)
        if filled is not None:
            filled.list.choose_first()
            filled.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.moves.button(SHEET).setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Read again what is seen."""
        self._load()

    def back(self) -> bool:
        """From the sheet to what is due."""
        if self._sheet_open():
            self._leave_sheet()
            self.enter()
            return True
        return False

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Narrower windows keep the lists; the figures of the day go, the sheet shows them."""
        super().arrange(arrangement, low=low)
        self.summary.setVisible(arrangement == Arrangement.WIDE)

    # data

    def _load(self) -> None:
        day = self._desk.today
        self._date.setText(f"{day.month} 月 {day.day} 日 {weekday(day)}")
        self.attempt(self._show_due)
        found = self.attempt(lambda: (today.day_sheet(self._desk), today.checks(self._desk)))
        if found is not None:
            who = "　".join(part for part in (self._desk.actor.window, self._desk.actor.name) if part)
            self.summary.show_day(*found, who)
        self._show_moves()

    def _show_due(self) -> None:
        found = today.counts(self._desk, mine=self._mine)
        if self._line not in {one.line for one in found}:
            self._line = ""
        shown = [Filter(_ONLY + one.line, one.name, one.all) for one in found]
        self.lines.show_filters(shown, _ONLY + self._line)
        self.whose.show_filters(
            [Filter(MINE, "只看我的"), Filter(ALL, "全中心")], MINE if self._mine else ALL
        )
        for group, one in self.columns.items():
            one.show_due(partial(self._page, group))

    def _page(self, group: Group, cursor: str | None) -> Rows[DueRow]:
        return today.page(self._desk, group, mine=self._mine, line=self._line, cursor=cursor)

    def _show_moves(self) -> None:
        note = "日结前是草稿。日结由出纳在“日结”里办，日结后今天的票号封存。"
        acts: tuple[Act, ...]
        if self._sheet_open():
            acts = (Act(PRINT, "打印", "F9", primary=True), Act(SAVE, "存为 PDF"), Act(BACK, "返回"))
        else:
            acts = (Act(SHEET, "看日结单", "F10", primary=True), Act(PRINT, "打印日结单", "F9"))
        self.moves.show_moves(acts, note, {PRINT: "printer", SAVE: "download", SHEET: "file-text"})

    # slots

    def _show_line(self, code: str) -> None:
        self._line = code.removeprefix(_ONLY)
        self._load()

    def _show_whose(self, *, mine: bool) -> None:
        self._mine = mine
        self._load()

    def _open(self, one: DueRow) -> None:
        self.go.emit(ToCase(one.line, one.case_id))

    def _sideways(self, at: int, step: int) -> None:
        """To the next column on that side that has a case."""
        columns = list(self.columns.values())
        at += step
        while 0 <= at < len(columns):
            if not columns[at].empty():
                if columns[at].list.current() is None:
                    columns[at].list.choose_first()
                columns[at].list.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at += step

    def _act(self, code: str) -> None:
        if code == SHEET:
            self._show_sheet()
        elif code == PRINT:
            self._print()
        elif code == SAVE:
            target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", f"{TITLE}.pdf", "PDF (*.pdf)")
            if target:
                self.save_to(Path(target))
        elif code == BACK:
            self.back()

    def _show_sheet(self) -> None:
        if self._try(self.sheet.show_sheet, "预览"):
            self._left.setCurrentWidget(self.sheet)
            self._show_moves()
            self.sheet.start()
            self.keys_changed.emit()

    def _print(self) -> None:
        if not self._sheet_open():
            self._show_sheet()
        used = self.attempt(self.sheet.print_now, "打印")
        if used is not None:
            self.changed.emit("account", self._desk.actor.id)
            self.strip.show_strip("done", f"{TITLE}已送到“{used.printer}”，{used.copies} 份。")

    def save_to(self, target: Path) -> None:
        """Save the sheet as a PDF file; the journal keeps that it was exported."""
        if self._try(lambda: self.sheet.save_to(target), "存"):
            self.changed.emit("account", self._desk.actor.id)
            self.strip.show_strip("done", f"已存到“{target.name}”。")

    def _try(self, act: Callable[[], object], doing: str) -> bool:
        return self.attempt(lambda: (act(), True), doing) is not None

    def _sheet_open(self) -> bool:
        return self._left.currentWidget() is self.sheet

    def _leave_sheet(self) -> None:
        if self._sheet_open():
            self._left.setCurrentIndex(0)
            self.keys_changed.emit()
