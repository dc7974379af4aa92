"""What a dry run found (试读结果): how many rows would become what, and every fault with its place."""

from PySide6.QtWidgets import QWidget

from app.services.imports import Report, RowFault
from app.ui.screens.arrange import clear, column, row
from app.ui.screens.parts.list_part import fill
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import label

FAULTS: tuple[Column[RowFault], ...] = (
    Column("sheet", "工作表", lambda one: one.sheet),
    Column("row", "行", lambda one: str(one.row), number=True),
    Column("column", "列", lambda one: one.column, bold=True),
    Column("sentence", "问题", lambda one: one.sentence),
)


class ReportStep(QWidget):
    """The third step (试读): nothing is written yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", Type.CASE)
        self._chips = row(gap=Gap.ROW)
        self._told = label("", tone="second", wrap=True)
        self._whole = label("", wrap=True)
        self.list: ListView[RowFault] = ListView(FAULTS, "有问题的格子")
        self.list.setObjectName("import_faults")
        whole = column(self._title, self._chips, self._told, self.list, self._whole, 0, gap=Gap.CARD)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.list.chosen.connect(self._show_fault)

    def show_report(self, report: Report) -> None:
        """Show what was found."""
        self._title.setText(f"读到 {report.rows:,} 行：{report.good:,} 行可以写入，{report.bad:,} 行有问题")
        clear(self._chips)
        for word, count in report.counts:
            self._chips.addWidget(Chip(f"{word} {count:,}", "blue" if count else "plain"))
        self._chips.addStretch(1)
        more = len(report.faults) - len(report.first)
        told = "有问题的行不会写入。存成文件，改好“问题”一栏说的，再导入一次。" if report.bad else ""
        self._told.setText(
            told + (f"这里列出前 {len(report.first):,} 处，另有 {more:,} 处。" if more else "")
        )
        self._told.setVisible(bool(told))
        self.list.setVisible(bool(report.faults))
        self._whole.setText("" if report.faults else "每一行都读懂了，可以写入。")
        fill(self.list, report.first)
        self.list.choose_first()

    def _show_fault(self, one: RowFault) -> None:
        self._whole.setText(f"第 {one.row} 行“{one.column}”：{one.sentence}")
