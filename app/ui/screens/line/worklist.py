"""Worklist (待办列表): four counters, filters by state, rows in pages; and the rail it folds to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.core.page import Page
from app.services.worklist import Counts, WorkRow
from app.ui.screens.arrange import column, row
from app.ui.screens.breadth import ANY_BREADTH, Breadth
from app.ui.screens.serial import serial
from app.ui.style import Colour, Gap, Height, px
from app.ui.table import Badge, Column, ListView
from app.ui.widgets.counter import CounterButton, Filter, FilterChips
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import Link, icon_label, label
from app.ui.widgets.ways import Way

WHATS = (("todo", "待办", ""), ("soon", "将到期", "soon"), ("late", "超期", "late"), ("all", "全部", ""))
_EMPTY = {
    "todo": ("没有等您办的案件", "到了您这一步的案件会列在这里。"),
    "soon": ("没有将到期的案件", "三个工作日内，这条线没有要赶的事。"),
    "late": ("没有超期的案件", "这条线的案件都在期限内。"),
    "all": ("还没有案件", "在受理台找到职工，按数字键登记第一件。"),
}


def columns(*, matters: bool, numbers: bool = True) -> tuple[Column[WorkRow], ...]:
    """The columns; the matter is left out where a line has only one, the number in a small list."""
    matter: Column[WorkRow] = Column("matter", "事项", lambda one: one.matter, sortable=True)
    number: Column[WorkRow] = Column("number", "编号", lambda one: serial(one.number), sortable=True)
    return (
        Column("applicant", "姓名", lambda one: one.applicant or "不具名", bold=True, sortable=True),
        *((matter,) if matters else ()),
        Column("state", "状态", lambda one: one.state, width=78, sortable=True),
        Column("due", "时限", _badge, sortable=True),
        *((number,) if numbers else ()),
    )


def _badge(one: WorkRow) -> Badge | str:
    return Badge(one.timer.look, one.timer.words, one.timer.label) if one.timer is not None else "—"


class Worklist(QWidget):
    """The list at the left (待办列表).

    `what_chosen(todo | soon | late | all)`, `state_chosen(code or "")`, `sort_asked(column, down)`,
    `chosen(row)`, `opened(row)`, `way(code)` of the empty list.
    """

    what_chosen = Signal(str)
    state_chosen = Signal(str)
    sort_asked = Signal(str, bool)
    chosen = Signal(object)
    opened = Signal(object)
    way = Signal(str)

    def __init__(self, *, matters: bool, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = px(Breadth.LIST_SMALL if small else Breadth.LIST)
        self._build(matters=matters, small=small)
        self.spread(False)
        self._wire()

    def _build(self, *, matters: bool, small: bool) -> None:
        self._counters = {
            code: CounterButton(code, word, kind, f"Ctrl+{at}")  # type: ignore[arg-type]
            for at, (code, word, kind) in enumerate(WHATS, start=1)
        }
        self._filters = FilterChips()
        self.list: ListView[WorkRow] = ListView(columns(matters=matters, numbers=not small), "案件列表")
        self.list.setObjectName("worklist")
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        framed = QFrame()
        framed.setProperty("card", "sheet")
        framed.setLayout(column(self._empty))
        self._stack.addWidget(self.list)
        self._stack.addWidget(framed)
        self._place = label("", tone="second")
        own = (("Ctrl+L", "收起列表"),) if small else (("Enter", "进案件"), ("Ctrl+L", "收起列表"))
        keys = KeyLine((("↑↓", "选"), *own))
        foot = row(self._place, 1, keys)
        counters = row(*self._counters.values(), 1, gap=Gap.TIGHT if small else Gap.CARD)
        whole = column(counters, self._filters, self._stack, foot, gap=Gap.CARD)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        for button in self._counters.values():
            button.chosen.connect(self.what_chosen)
        self._filters.chosen.connect(self.state_chosen)
        self.list.sort_asked.connect(self.sort_asked)
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self.opened)
        self._empty.chosen.connect(self.way)

    def spread(self, spread: bool) -> None:
        """Take all the room there is, or the list's own breadth."""
        self.setMinimumWidth(self._width)
        self.setMaximumWidth(ANY_BREADTH if spread else self._width)

    def show_counts(self, counts: Counts, what: str) -> None:
        """Show the four figures and which of them the list is."""
        for code, button in self._counters.items():
            button.show_figure(getattr(counts, code))
            button.setChecked(code == what)
            button.update()

    def show_states(self, states: Sequence[tuple[str, str, int]], current: str) -> None:
        """Show the filters by state; a chosen one stays even when it has no case left."""
        shown = [Filter(code, word, count) for code, word, count in states]
        self._filters.show_filters(shown[:5], current)
        self._filters.setVisible(bool(shown))

    def show_page(
        self,
        ask: Callable[[str | None], Page[WorkRow]],
        sort: str,
        *,
        descending: bool,
        what: str,
        total: int,
    ) -> None:
        """Show the rows from their first page, or what to do when there is none."""
        self.list.load(ask)
        self.list.show_sorted(sort, descending=descending)
        if self.list.total():
            self._stack.setCurrentIndex(0)
        else:
            title, sentence = _EMPTY[what]
            ways = (
                [Way("all", f"看全部 {total:,} 件", "Ctrl+4", heard=False)] if total and what != "all" else []
            )
            ways.append(Way("to_counter", "去受理台", "F3", primary=True, heard=False))
            self._empty.show_empty(title, sentence, ways, "circle-check", good=what in {"soon", "late"})
            self._stack.setCurrentIndex(1)
        self._show_place()

    def to_open(self) -> str:
        """How a case of the list is opened, where there is any (怎样打开)."""
        return "在左边选一件，按 Enter 进去办。" if self.list.total() else "左边还没有可选的案件。"

    def counter(self, code: str) -> CounterButton:
        """The button of a counter."""
        return self._counters[code]

    def _row_chosen(self, one: object) -> None:
        self._show_place()
        self.chosen.emit(one)

    def _show_place(self) -> None:
        place = self.list.place()
        self._place.setText(f"{self.list.total():,} 件" + (f"・已选第 {place} 件" if place else ""))


class Rail(QFrame):
    """The folded list (收起的列表): how many wait, how many are late; `unfolded()`."""

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setFixedWidth(px(Breadth.RAIL))
        self._open = Link("unfold", "»")
        self._open.setToolTip("展开列表 Ctrl+L")
        self._open.setMinimumWidth(px(Height.CHIP))
        self._open.setAccessibleName("展开列表")
        self._todo = label("", bold=True)
        self._flag = icon_label("flag", Colour.RED)
        self._late = label("", tone="late")
        middle = Qt.AlignmentFlag.AlignHCenter
        whole = column(gap=Gap.CARD)
        for part in (self._open, label("待办", tone="second"), self._todo, self._flag, self._late):
            whole.addWidget(part, 0, middle)
        whole.addStretch(1)
        whole.setContentsMargins(0, Gap.CARD, 0, Gap.CARD)
        self.setLayout(whole)
        self._open.chosen.connect(lambda _: self.unfolded.emit())

    def show_counts(self, counts: Counts) -> None:
        """Show how many wait and how many are late."""
        self._todo.setText(str(counts.todo))
        self._late.setText(str(counts.late))
        self._flag.setVisible(bool(counts.late))
        self._late.setVisible(bool(counts.late))
