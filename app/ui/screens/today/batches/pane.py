"""A batch beside the list (批次内容): its three sums, its lines with what is wrong or was said, its story."""

from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.services.batches import BatchView, LineView
from app.ui.screens.arrange import column, row
from app.ui.screens.manage.facts import Facts
from app.ui.screens.today.batches.columns import LINES
from app.ui.style import Gap, Height, Type, px
from app.ui.table import ListView
from app.ui.widgets.labels import label
from app.ui.widgets.strip import Strip, StripKind

_EVENTS_HIGH = 3


class BatchPane(QWidget):
    """What a batch is made of (批次内容)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = ""
        self._build()
        self.lines.chosen.connect(self._show_line)

    def _build(self) -> None:
        self.sums, self.funds = label("", bold=True, wrap=True), label("", tone="second", wrap=True)
        self.faults = Strip()
        self.lines: ListView[LineView] = ListView(LINES, "批次明细")
        self.lines.setObjectName("batch_lines")
        self.story = Facts()
        self.story.setFixedHeight(_EVENTS_HIGH * px(Height.LABEL))
        whole = column(
            self.sums,
            self.funds,
            self.faults,
            self.lines,
            row(label("经过", Type.CARD), 1),
            self.story,
            gap=Gap.TIGHT,
        )
        whole.setStretch(3, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    # data

    def show_batch(self, view: BatchView) -> None:
        """Show a batch; the chosen line stays."""
        chosen = self.lines.current()
        self._found = _found(view)
        self.sums.setText(_sums(view))
        self.funds.setText("资金来源：" + "、".join(f"{name} {sum_.show()}" for name, sum_ in view.funds))
        self.lines.load(lambda _: Rows(view.lines, None, len(view.lines)))
        wanted = chosen.n if chosen is not None else _first_fault(view)
        if not self.lines.choose(lambda one: one.n == wanted):
            self.lines.choose_first()
        self.story.show_facts(view.events)

    def show_nothing(self) -> None:
        """There is no batch."""
        for one in (self.sums, self.funds):
            one.setText("")
        self.lines.load(lambda _: Rows((), None, 0))
        self.story.show_facts(())
        self.faults.hide()

    def _show_line(self, one: LineView) -> None:
        """What is wrong with the chosen line, whole."""
        if one.told.sentences:
            kind: StripKind = "stop" if one.told.blocked else "mind"
            self.faults.show_strip(kind, f"第 {one.n} 笔：{''.join(one.told.sentences)}", right=self._found)
        elif self._found:
            self.faults.show_strip("mind", self._found)
        else:
            self.faults.hide()


def _sums(view: BatchView) -> str:
    """The three sums side by side."""
    parts = [
        f"明细 {view.row.count:,} 笔 {view.row.total.show()} 元",
        f"资金合计 {view.funds_total.show()} 元",
        f"文件读回 {view.read_back} 元" if view.read_back else "文件还没有做",
    ]
    return "　".join(parts[: 3 if view.row.by_card else 2])


def _found(view: BatchView) -> str:
    """How many lines something was found about."""
    told = sum(bool(one.told.sentences) for one in view.lines)
    more = f"，要剔除 {view.blocked} 笔" if view.blocked else ""
    return f"核对出 {told} 笔{more}。" if told else ""


def _first_fault(view: BatchView) -> int:
    return next((one.n for one in view.lines if one.told.blocked), 1)
