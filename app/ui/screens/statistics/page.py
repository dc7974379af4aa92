"""The page 统计 (统计): what is counted and in which year, the table, and the rows of a figure."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from app.core.clock import show_date
from app.core.page import Page as Rows
from app.services import statistics
from app.services.desk import Desk
from app.services.statistics import Figure, Listed, Row, Table, shown
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.choice import ChoiceBox
from app.ui.screens.page import Keys, Page, ToCase, ToPerson
from app.ui.screens.statistics.figures import FigureTable
from app.ui.style import Arrangement, Gap, Height, Type, px
from app.ui.table import Column, ListView
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

EXPORT = "export_table"
KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F3", "查找"),
    ("F6", "表⇄名单"),
    ("F8", "导出表格"),
    ("←→↑↓", "选数字"),
    ("Enter", "开名单、进案件"),
    ("Esc", "收起名单"),
)
_AMOUNT = 5
_MONEY = "金额单位：万元。"
_RESTRICTED = "保密案件计入件数，不列入名单。"


def _columns() -> tuple[Column[Listed], ...]:
    return (
        Column("on", "日期", lambda one: show_date(one.on), width=104),
        Column("number", "编号", lambda one: one.number, number=False, width=170),
        Column("applicant", "姓名", lambda one: one.applicant or "未留名", bold=True),
        Column("matter", "事项", lambda one: one.matter),
        Column("state", "现在状态", lambda one: one.state, width=110),
        Column("amount", "金额（元）", lambda one: one.amount.show() if one.amount else "—", number=True),
    )


class StatisticsPage(Page):
    """统计."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._table: Table | None = None
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.setObjectName("statistics")
        self._choice = self._build_choice()
        body = row(self._choice, self._build_sheet(), gap=Gap.PAGE)
        body.setStretch(1, 1)
        self.moves = MoveBar()
        whole = column(body, self.strip, self.moves)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.CARD, Gap.PAGE, 0)
        self.setLayout(whole)

    def _build_choice(self) -> QFrame:
        """What is counted and in which year."""
        self.measure, self.year = ChoiceBox(), ChoiceBox()
        for box, name, words in ((self.measure, "measure", "统计什么"), (self.year, "year", "年度")):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setFixedHeight(px(Height.FIELD))
        self._words = label("统计什么", Type.CARD), label("年度", Type.CARD)
        for one in statistics.measures():
            self.measure.addItem(one.label, one.code)
        self._asks = column(gap=Gap.CARD)
        self._place_choice(narrow=False)
        hint = label("数字可点，打开名单。", tone="second")
        made = sheet(column(self._asks, 1, hint, gap=Gap.CARD), across=Gap.WIDE)
        made.setFixedWidth(px(Breadth.REPORTS))
        return made

    def _build_sheet(self) -> QFrame:
        self._title = label("", Type.CASE)
        self._period = label("", tone="second")
        self.figures = FigureTable()
        self.rows: ListView[Listed] = ListView(_columns(), "名单")
        self.rows.setObjectName("figure_rows")
        self._of = label("", Type.CARD)
        self._hidden = label("", tone="second")
        head = row(icon_label("file-text"), self._of, 1, self._hidden)
        self._list = QFrame()
        inner = column(head, self.rows, gap=Gap.ROW)
        inner.setStretch(1, 1)
        inner.setContentsMargins(0, Gap.CARD, 0, 0)
        self._list.setLayout(inner)
        self._list.hide()
        self._head = row(self._title, self._period, 1, gap=Gap.PAGE)
        self._about = label("", tone="second", wrap=True)
        about = row(icon_label("info"), self._about, gap=Gap.ROW)
        about.setStretch(1, 1)
        whole = column(self._head, self.figures, about, self._list, gap=Gap.CARD)
        whole.setStretch(1, 3)
        whole.setStretch(3, 2)
        return sheet(whole, across=Gap.WIDE)

    def _wire(self) -> None:
        self.measure.activated.connect(lambda _: self._reload())
        self.year.activated.connect(lambda _: self._reload())
        self.figures.opened.connect(self._open_figure)
        self.rows.opened.connect(self._open)
        self.moves.move_chosen.connect(self._act)
        self.listen("F6", self._other_side)

    # page

    def keys(self) -> Keys:
        """The keys of the table and of the rows."""
        return KEYS

    def enter(self) -> None:
        """The table is counted again; the caret stands on the year's total."""
        self._fill_years()
        self._load()
        self.moves.show_moves((Act(EXPORT, "导出表格", "F8"),), "", {EXPORT: "download"})
        self.figures.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Count again what is seen."""
        self._load()

    def back(self) -> bool:
        """From the rows to the table."""
        if self._list.isHidden():
            return False
        self._list.hide()
        self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Where it is narrow, what is counted is chosen above the table."""
        super().arrange(arrangement, low=low)
        narrow = arrangement == Arrangement.NARROW
        if narrow == self._choice.isHidden():
            return
        self._place_choice(narrow=narrow)
        self._choice.setVisible(not narrow)

    def _place_choice(self, *, narrow: bool) -> None:
        """Put the two boxes beside the title, or beneath one another at the left."""
        parts: tuple[QWidget, ...] = (self._words[0], self.measure, self._words[1], self.year)
        for part in parts:
            (self._head if narrow else self._asks).addWidget(part)

    # data

    def _fill_years(self) -> None:
        kept = self.year.currentData()
        found = self.attempt(lambda: statistics.years(self._desk)) or (self._desk.today.year,)
        self.year.clear()
        for one in found:
            self.year.addItem(f"{one} 年", one)
        self.year.setCurrentIndex(max(0, self.year.findData(kept)))

    def _reload(self) -> None:
        self._list.hide()
        self._load()
        self.figures.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(self) -> None:
        year, code = int(self.year.currentData() or self._desk.today.year), str(self.measure.currentData())
        found = self.attempt(lambda: statistics.table(self._desk, year, code))
        if found is not None:
            self.show_table(found)

    def show_table(self, found: Table) -> None:
        """Show a table with what it counts and how."""
        self._table = found
        self._title.setText(f"{found.year} 年{found.measure.label}")
        self._period.setText(found.period)
        money = _MONEY if found.measure.money else ""
        self._about.setText(f"统计口径：{found.about}{money}{_RESTRICTED}")
        self.figures.show_table(found)

    # slots

    def _open_figure(self, one: Row, month: int) -> None:
        table = self._table
        if table is None:
            return
        figure = Figure(table.measure.code, table.year, month, one.matters)
        self.rows.setColumnHidden(_AMOUNT, table.measure.by != "paid")
        if not self._try(partial(self.rows.load, partial(self._page, figure)), "打开名单"):
            return
        cell = one.cells[month - 1]
        when = f"{month} 月" if month else "全年"
        self._of.setText(f"{one.label}・{when}・{table.measure.label} {shown(table.measure, cell.value)}")
        unit = "笔" if table.measure.by == "paid" else "件"
        self._hidden.setText(f"另有 {cell.hidden:,} {unit}保密，不列出。" if cell.hidden else "")
        self._list.show()
        self.rows.choose_first()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, one: Listed) -> None:
        """The case of a row; what was paid without one leads to its person."""
        if one.case_id is not None:
            self.go.emit(ToCase(one.line, one.case_id))
        elif one.person_id is not None:
            self.go.emit(ToPerson(one.person_id))

    def _page(self, figure: Figure, cursor: str | None) -> Rows[Listed]:
        return statistics.rows(self._desk, figure, cursor)

    def _other_side(self) -> None:
        seen = not self._list.isHidden() and not self.rows.hasFocus()
        (self.rows if seen else self.figures).setFocus(Qt.FocusReason.TabFocusReason)

    def _try(self, act: Callable[[], object], doing: str) -> bool:
        return self.attempt(lambda: (act(), True), doing) is not None

    def _act(self, code: str) -> None:
        if code == EXPORT and self._table is not None:
            name = f"{self._table.year}年{self._table.measure.label}.csv"
            target, _ = QFileDialog.getSaveFileName(self, "导出表格", name, "CSV (*.csv)")
            if target:
                self.save_to(Path(target))

    def save_to(self, target: Path) -> None:
        """Save the table as a file that Excel opens; the journal keeps that it was exported."""
        table = self._table
        if table is None:
            return
        if self._try(partial(statistics.save_csv, self._desk, table, target), "导出"):
            self.changed.emit("account", self._desk.actor.id)
            self.strip.show_strip("done", f"已存到“{target.name}”，Excel 可以直接打开。")
