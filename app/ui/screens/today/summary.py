"""The day in figures beside what is due (日结概要): what came, what was paid, the numbers, the checks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.today import KINDS, Check, DaySheet, MoneyPapers
from app.ui.screens.arrange import anew, column, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.scrolled import Scrolled
from app.ui.screens.today.checks_box import ChecksBox
from app.ui.style import Gap, Type, px
from app.ui.widgets.labels import label, rule

_SHORT = 4
_LEFT_OUT = "不含按规定保密、您无权查看的案件。"


class DaySummary(QFrame):
    """The day sheet's figures on the screen (日结概要)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setObjectName("day_summary")
        self.setAccessibleName("日结")
        self.setFixedWidth(px(Breadth.DAY_SUMMARY))
        self._build()

    def _build(self) -> None:
        self._who = label("", tone="second")
        self._body = QVBoxLayout()
        self._body.setSpacing(Gap.TIGHT)
        self._checks = ChecksBox()
        self._foot = label("", tone="second", wrap=True)
        head = row(label("日结单", Type.GROUP), 1, self._who)
        figures = column(self._body, label("日结前检查", Type.CARD, "blue"), self._checks, 1, gap=Gap.TIGHT)
        whole = column(head, rule(), Scrolled(figures), rule(), self._foot, gap=Gap.ROW)
        whole.setStretch(2, 1)
        whole.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.PAGE)
        self.setLayout(whole)

    def show_day(self, found: DaySheet, checks: Sequence[Check], who: str) -> None:
        """Show the figures of the day and what is looked at before it is closed."""
        self._who.setText(who)
        with anew(self._body):
            self._fill(found)
        self._checks.show_checks(checks)
        words = f"日志第 {found.head.n:,} 条　校验码 {'・'.join(found.head.groups[:3])}"
        self._foot.setText(words if found.whole else f"{_LEFT_OUT}\n{words}")

    def _fill(self, found: DaySheet) -> None:
        total = found.total
        self._group("业务")
        self._pair("接待", f"{found.came:,}", "人次")
        self._pair("登记 / 受理", f"{total.entered:,} / {total.accepted:,}", "件")
        self._pair("容缺 / 告知 / 不予受理", f"{total.owed:,} / {total.notified:,} / {total.refused:,}", "件")
        self._pair("办结 / 在办", f"{total.done:,} / {total.open:,}", "件")
        self._group("资金")
        self._pair("今日发放", total.paid.show(), f"元・{total.payments:,} 笔")
        count, taken = found.taken
        self._pair("今日收款", taken.show(), f"元・{count:,} 笔")
        if total.taken_back:
            self._pair("发放冲销", total.back.show(), f"元・{total.taken_back:,} 笔")
        self._pair("现金结存", found.cash.book.show(), "元")
        self._group("票号")
        for one in found.money_papers:
            voided = f"，废 {one.voided:,}" if one.voided else ""
            self._pair(KINDS[one.kind], _numbers(one), f"{one.count:,} 张{voided}")
        if found.reprinted:
            self._pair("补打", f"{found.reprinted:,}", "次")

    def _group(self, title: str) -> None:
        self._body.addWidget(label(title, Type.CARD, "blue"))

    def _pair(self, words: str, figure: str, unit: str) -> None:
        self._body.addLayout(
            row(
                label(words, tone="second"),
                1,
                label(figure, bold=True),
                label(unit, tone="second"),
                gap=Gap.ROW,
            )
        )


def _numbers(one: MoneyPapers) -> str:
    """The last digits of the first and the last number."""
    if not one.count:
        return "—"
    return one.first[-_SHORT:] if one.count == 1 else f"{one.first[-_SHORT:]} — {one.last[-_SHORT:]}"
