"""The day in figures beside what is due (日结概要): what came, what was done, paid and printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.services.today import KINDS, DaySheet, LineDay, MoneyPapers
from app.ui.screens.arrange import anew, column, row
from app.ui.screens.breadth import Breadth
from app.ui.style import Gap, Type, px
from app.ui.widgets.labels import label, rule

_HEADS = ("", "登记", "受理", "办结", "发放（元）")
_SHORT, _MOST_KINDS = 6, 2
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
        self._foot = label("", tone="second", wrap=True)
        whole = column(
            row(label("日结单", Type.GROUP), 1, self._who), rule(), self._body, 1, rule(), self._foot,
            gap=Gap.ROW,
        )  # fmt: skip
        whole.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.PAGE)
        self.setLayout(whole)

    def show_day(self, found: DaySheet, who: str) -> None:
        """Show the figures of the day."""
        self._who.setText(who)
        with anew(self._body):
            self._fill(found)
        chain = "・".join(found.head_groups[:4])
        words = f"日志第 {found.head_n:,} 条\n校验码 {chain}"
        self._foot.setText(words if found.whole else f"{_LEFT_OUT}\n{words}")

    def _fill(self, found: DaySheet) -> None:
        total = found.total
        self._group("业务")
        self._pair("接待", f"{found.came:,}", "人次")
        self._pair("登记 / 受理", f"{total.entered:,} / {total.accepted:,}", "件")
        self._pair("容缺 / 告知 / 不予受理", f"{total.owed:,} / {total.notified:,} / {total.refused:,}", "件")
        self._pair("流转 / 办结", f"{total.moves:,} 步 / {total.done:,}", "件")
        self._group("资金")
        self._pair("今日发放", total.paid.show(), f"元・{total.payments:,} 笔")
        self._group("票据和文书")
        self._money_papers(found.money_papers)
        self._pair(
            "打印 / 补打 / 导出", f"{found.printed:,} / {found.reprinted:,} / {found.exported:,}", "次"
        )
        self._group("各条线")
        self._body.addLayout(_lines(found.lines))

    def _money_papers(self, papers: tuple[MoneyPapers, ...]) -> None:
        """Each kind with its numbers; more kinds than there is room for are only counted."""
        if len(papers) > _MOST_KINDS:
            kinds = "、".join(one.kind for one in papers)
            self._pair(f"{kinds}字票据", f"{sum(one.count for one in papers):,}", "张")
            return
        for one in papers:
            numbers = one.first[-_SHORT:] if one.count == 1 else f"{one.first[-_SHORT:]}—{one.last[-_SHORT:]}"
            self._pair(KINDS.get(one.kind, one.kind), numbers, f"{one.count:,} 张")

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


def _lines(lines: tuple[LineDay, ...]) -> QGridLayout:
    """The lines beneath one another, nothing as a dash."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Gap.CARD)
    grid.setVerticalSpacing(Gap.TIGHT)
    right = Qt.AlignmentFlag.AlignRight
    for at, head in enumerate(_HEADS):
        grid.addWidget(label(head, tone="second"), 0, at, right if at else Qt.AlignmentFlag.AlignLeft)
    for down, one in enumerate(lines, start=1):
        figures = (one.entered, one.accepted, one.done)
        texts = (*(f"{n:,}" if n else "—" for n in figures), one.paid.show() if one.payments else "—")
        grid.addWidget(label(one.name), down, 0)
        for at, text in enumerate(texts, start=1):
            grid.addWidget(label(text), down, at, right)
    for at in range(1, len(_HEADS)):
        grid.setColumnStretch(at, 1)
    return grid
