"""Tabs of a file with lists (档案分页): the household, income and spending, what was given."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.lines.relief.commands.files.viewing import FileView, MemberView, SectionView
from app.lines.relief.pages.files.cells import Cells
from app.services.case_lines import CaseLineView
from app.ui.screens.arrange import column
from app.ui.screens.parts.list_part import fill
from app.ui.style import Gap, Height, px
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.labels import label

MEMBERS: tuple[Column[MemberView], ...] = (
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("relation", "关系", lambda one: one.relation),
    Column("age", "年龄", lambda one: str(one.age) if one.age is not None else "—", number=True),
    Column("status", "人员身份", lambda one: one.status or "—"),
    Column("income", "月收入（元）", lambda one: one.income or "—", number=True),
    Column("health", "健康状况", lambda one: one.health or "—"),
    Column("told", "留意", lambda one: Mark(one.told, "amber") if one.told else ""),
)


@dataclass(frozen=True, slots=True)
class Given:
    """A line of what was given (救助一笔), or the sum of a year."""

    on: str
    kind: str
    amount: str


GIVEN: tuple[Column[Given], ...] = (
    Column("on", "日期", lambda one: one.on, width=110),
    Column("kind", "救助", lambda one: one.kind),
    Column("amount", "金额（元）", lambda one: one.amount, number=True),
)
SPENT: tuple[Column[tuple[str, ...]], ...] = (
    Column("member", "成员", lambda one: one[0], bold=True),
    Column("kind", "类别", lambda one: one[1]),
    Column("amount", "年金额（元）", lambda one: one[2], number=True),
    Column("bills", "票据", lambda one: one[3] or "—", number=True),
    Column("counted", "认定（元）", lambda one: one[4] or "—", number=True),
    Column("remark", "备注", lambda one: one[5] or "—"),
)
CASES: tuple[Column[CaseLineView], ...] = (
    Column("number", "受理编号", lambda one: one.number, bold=True),
    Column("matter", "事项", lambda one: one.matter),
    Column("state", "状态", lambda one: Mark(one.state, "plain" if one.ended else "blue")),
)


def told(sections: Sequence[SectionView], *codes: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Sections of a file by their codes, as cells are shown."""
    return [(one.title, one.cells) for one in sections if one.code in codes and one.cells]


class HouseholdTab(QWidget):
    """Who lives together (家庭): the members, and all that is known of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list: ListView[MemberView] = ListView(MEMBERS, "家庭成员")
        self.list.setObjectName("members")
        self.list.setMinimumHeight(px(Height.TABLE_HEAD) + px(Height.ROW) + Gap.TIGHT)
        self.cells = Cells()
        whole = column(self.list, self.cells, gap=Gap.CARD)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)
        self.setLayout(whole)
        self.list.chosen.connect(self._show_member)

    def show_file(self, view: FileView) -> None:
        """Show the household."""
        self.cells.show_sections((), "家里只有本人。" if not view.household else "")
        self.list.setVisible(bool(view.household))
        fill(self.list, view.household)
        self.list.choose_first()

    def _show_member(self, one: MemberView) -> None:
        self.cells.show_sections(((one.name, one.cells),))


class FiguresTab(QWidget):
    """Income and spending (收支)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = Cells()
        self.list: ListView[tuple[str, ...]] = ListView(SPENT, "刚性支出")
        self.list.setObjectName("spending")
        self._head = label("刚性支出", tone="blue", bold=True)
        whole = column(self.cells, self._head, self.list, gap=Gap.CARD)
        whole.setStretch(0, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_file(self, view: FileView) -> None:
        """Show the figures."""
        self.cells.show_sections(told(view.sections, "figures"), "没有登记收入和支出。")
        for one in (self._head, self.list):
            one.setVisible(bool(view.expenses))
        fill(self.list, view.expenses)


class AidTab(QWidget):
    """What was given, by year, and the cases of relief (救助); `case_opened(case)`."""

    case_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.given: ListView[Given] = ListView(GIVEN, "历年救助")
        self.given.setObjectName("given")
        self.cases: ListView[CaseLineView] = ListView(CASES, "困难帮扶案件")
        self.cases.setObjectName("file_cases")
        self._nothing = label("", tone="second", wrap=True)
        self._head = label("困难帮扶案件（按 Enter 打开）", tone="blue", bold=True)
        whole = column(self._nothing, self.given, self._head, self.cases, gap=Gap.CARD)
        whole.setStretch(1, 1)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.cases.opened.connect(self.case_opened)

    def show_file(self, view: FileView) -> None:
        """Show sums and cases."""
        rows: list[Given] = []
        for year in view.years:
            rows.append(Given(f"{year.year} 年", "合计", year.total))
            rows += [Given(*line) for line in year.lines]
        self._nothing.setText("" if rows else "还没有发放过救助。按“申请救助”给他办一件。")
        self._nothing.setVisible(not rows)
        self.given.setVisible(bool(rows))
        fill(self.given, rows)
        for one in (self._head, self.cases):
            one.setVisible(bool(view.cases))
        fill(self.cases, view.cases)
