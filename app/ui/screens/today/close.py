"""The end of the day (今日 · 日结): what is looked at, what was counted, the sheets that are closed."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from app.core.clock import show_date
from app.services import today
from app.services.desk import Desk
from app.services.today import Closing, DaySheet
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder
from app.ui.screens.page import Keys
from app.ui.screens.parts.list_part import fill
from app.ui.screens.parts.part import Part, focus
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.today.checks_box import ChecksBox
from app.ui.screens.today.sheet_pane import SheetPane
from app.ui.style import Gap, Type
from app.ui.table import Cell, Column, ListView, Mark
from app.ui.widgets.labels import label

CLOSE_DAY, PRINT, DRAFT, MONTH, SAVE = "close_day", "print_close", "show_draft", "close_month", "save_close"
KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F10", "日结并打印"),
    ("F9", "打印"),
    ("F8", "看草稿"),
    ("↑↓", "选已结的日子"),
    ("Ctrl+Tab", "换一项"),
    ("Esc", "返回"),
)


def over(one: Closing) -> Cell:
    """Too much or too little cash, as a chip where there is any (长短款)."""
    return Mark(one.over.show(), "amber") if one.over else "—"


COLUMNS: tuple[Column[Closing], ...] = (
    Column("period", "日期、月份", lambda one: one.period, bold=True),
    Column("came", "收款", lambda one: one.came.show(), width=112, number=True),
    Column("went", "发放", lambda one: one.went.show(), width=112, number=True),
    Column("over", "长短款", over, width=84),
    Column("by", "结账人", lambda one: one.by_name, width=76),
)


class ClosePart(Part):
    """今日 · 日结."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("close", desk, notifier)
        self._turn: date | None = None
        self._why = ""
        self._month = ("", "")
        self._sheet: DaySheet | None = None
        self._made: UUID | None = None
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.checks = ChecksBox()
        self._whose = label("", Type.CARD, "blue")
        self.list: ListView[Closing] = ListView(COLUMNS, "已结的日子和月份")
        self.list.setObjectName("closings")
        earlier = label("已结的日子和月份", Type.CARD, "blue")
        left = column(self._whose, self.checks, earlier, self.list, gap=Gap.CARD)
        left.setStretch(3, 1)
        self.sheet = SheetPane(self.desk)
        self.counting = PlainForm(Gap.LABEL_CASE)
        self.counting.add_line("counted", "实点现金", "点清现金后填", figures=True)
        self.counting.add_line("note", "说明", "有长短款、有缺号的要写")
        head = ("banknote", "日结", "日结后当天票号封存，补办记入下一张")
        self.lay_out(head, holder(left), self.sheet, (self.counting,), (4, 5))

    def _wire(self) -> None:
        self.list.chosen.connect(lambda one: self._show_closed(one) if one is not None else None)
        self.list.opened.connect(self._show_closed)

    # page

    def keys(self) -> Keys:
        """The keys of the end of the day."""
        return KEYS

    def enter(self) -> None:
        """Everything is read again; the draft of the day whose turn it is comes to the front."""
        self._made = None
        self.renew()
        self.focus_list()

    def renew(self) -> None:
        """What is seen is read again."""
        found = self.attempt(self._read)
        if found is None:
            return
        fill(self.list, found)
        if self.form is None:
            self.show_state()

    def focus_list(self) -> None:
        """The caret goes into the list of closed days, or to the first button where there is none."""
        focus(self.list if self.list.rows.rowCount() else self.moves)

    # data

    def _read(self) -> tuple[Closing, ...]:
        self._turn, self._why = today.day_to_close(self.desk)
        self._month = today.month_to_close(self.desk)
        day = self._turn or self.desk.today
        self._sheet = today.day_sheet(self.desk, day)
        self._whose.setText(f"{show_date(day)} {'日结前检查' if self._turn else '已经日结'}")
        self.checks.show_checks(today.checks(self.desk, day) if self._turn else ())
        return today.closings(self.desk)

    def show_state(self) -> None:
        """The sheet that was closed just now, else the draft of the day whose turn it is."""
        if self._made is not None:
            made = self._made
            self.attempt(lambda: self._show_one(today.closing_of(self.desk, made)), "预览")
        else:
            self._show_draft()

    def _show_draft(self) -> None:
        day = self._turn or self.desk.today
        self.show_words(f"{show_date(day)} 日结单草稿", self._why)
        self.attempt(lambda: self.sheet.show_sheet(day), "预览")
        self._show_moves()

    def _show_closed(self, one: Closing) -> None:
        if self.form is None:
            self._made = one.id
            self.attempt(lambda: self._show_one(one), "预览")

    def _show_one(self, one: Closing) -> None:
        self.show_words(one.number, f"{one.closed_text} {one.by_name}{_noted(one)}")
        self.sheet.show_closed(one.id)
        self._show_moves()

    def _show_moves(self) -> None:
        closed = today.closing_closed(self.desk)
        month, wait = self._month
        acts = [
            Act(CLOSE_DAY, "日结并打印", "F10", primary=True, closed=closed or self._why or None),
            Act(DRAFT, "看草稿", "F8"),
            Act(PRINT, "打印", "F9"),
            Act(SAVE, "存为 PDF"),
        ]
        if month:
            acts.append(Act(MONTH, f"{int(month[5:])} 月月结", closed=closed or wait or None))
        self.moves.show_moves(acts, icons={CLOSE_DAY: "printer", SAVE: "download"})

    # slots

    def act(self, code: str) -> None:
        """Close the day or the month, show the draft, print, save."""
        if self.form is not None:
            return
        if code == CLOSE_DAY and not (today.closing_closed(self.desk) or self._why):
            self._ask()
        elif code == DRAFT:
            self._made = None
            self.show_state()
        elif code == PRINT:
            self._print()
        elif code == MONTH and not (today.closing_closed(self.desk) or self._month[1]):
            self.do("月结", self._close_month)
        elif code == SAVE:
            target, _ = QFileDialog.getSaveFileName(self, "存为 PDF", "日结单.pdf", "PDF (*.pdf)")
            if target:
                self.save_to(Path(target))

    def save_to(self, target: Path) -> None:
        """Save the sheet in front as a PDF file; the journal keeps that it was exported."""
        if self._try(partial(self.sheet.save_to, target), "存"):
            self.strip.show_strip("done", f"已存到“{target.name}”。")

    def _try(self, act: Callable[[], object], doing: str) -> bool:
        return self.attempt(lambda: (act(), True), doing) is not None

    def _ask(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        about = f"账面结存 {sheet.cash.book.show()} 元。日结后不能再改，当天也不能再收付。"
        self.ask(
            self.counting,
            (f"{show_date(sheet.day)} 日结", about),
            "日结",
            self._close_day,
            {"counted": "", "note": ""},
        )

    def _close_day(self, typed: Mapping[str, str]) -> None:
        self._made = today.close(self.desk, typed, self._turn)

    def _close_month(self) -> None:
        self._made = today.close_month(self.desk, self._month[0])

    def _done(self, word: str) -> None:
        """A closed day is printed at once."""
        super()._done(word)
        if word == "日结" and not self._print("日结办好了，"):
            self.strip.show_strip("mind", "日结办好了，日结单还没有打出来。看好打印机和纸，再按 F9 打印。")

    def _print(self, before: str = "") -> bool:
        used = self.attempt(self.sheet.print_now, "打印")
        if used is not None:
            self.strip.show_strip("done", f"{before}已送到“{used.printer}”，{used.copies} 份。")
        return used is not None


def _noted(one: Closing) -> str:
    return f"，长短款 {one.over.show()} 元：{one.note}" if one.over else ""
