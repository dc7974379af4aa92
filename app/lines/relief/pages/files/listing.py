"""List of the register (档案列表): what to look at as chips with figures, a find box, filters, the files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget

from app.core.page import Page as Rows
from app.lines.relief.commands.files.listing import LISTS, FileChoices, FileFilter, FileRow
from app.ui.screens.arrange import column, row
from app.ui.screens.choice import ChoiceBox
from app.ui.screens.serial import serial
from app.ui.style import Gap, Height, px
from app.ui.table import Badge, Column, ListView
from app.ui.widgets.composition import Composition
from app.ui.widgets.counter import Filter, FilterChips
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import label
from app.ui.widgets.ways import Way

SHOWN = (
    "active", "unchanged", "unaided", "never_aided", "due_month", "due_30", "overdue", "no_card", "twice",
    "ended", "all",
)  # fmt: skip
"""The lists that have a chip (常用名单)."""

TO_COUNTER, ALL_FILES, TAKE_IN = "to_counter", "all_files", "take_in"
_PAUSE_MS = 150
_CATEGORY, _LEVEL, _NUMBER = 78, 62, 84
"""So broad are 深度困难, 区县级, and year and serial, 26-000001."""

_BOXES = (("category", "类别"), ("level", "级别"), ("cause", "原因"), ("town", "镇街"))
_EMPTY = {
    "unchanged": ("没有一年未更新的档案", "在档的都在一年内建档、复核或改过资料。"),
    "unaided": ("没有今年未帮扶的档案", "在档的今年都已得到帮扶。"),
    "never_aided": ("没有建档后未帮扶的档案", "在档的建档以来都得到过帮扶。"),
    "due_month": ("本月没有到期的复核", "复核到期日见列表“复核”一栏。"),
    "due_30": ("30 日内没有到期的复核", "复核到期日见列表“复核”一栏。"),
    "overdue": ("没有超期的复核", "在档的都在期限内。"),
    "no_card": ("没有缺银行卡的档案", "在档的都登记了银行卡，可以打卡发放。"),
    "twice": ("没有疑似重复的档案", "没有查到同一人、同一户或同一张银行卡的两份档案。"),
    "ended": ("还没有退出的档案", "脱困、注销、退档、转出的档案列在这里。"),
}


def _review(one: FileRow) -> Badge | str:
    if one.review.tone:
        return Badge(one.review.tone, one.review.text.removeprefix("已"), "复核")
    return f"{one.review.due_on:%y-%m-%d}" if one.review.due_on is not None else "—"


COLUMNS: tuple[Column[FileRow], ...] = (
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("category", "类别", lambda one: one.category or "—", width=_CATEGORY),
    Column("level", "级别", lambda one: one.level or "—", width=_LEVEL),
    Column("cause", "致困原因", lambda one: one.told or one.cause or "—"),
    Column("review", "复核", _review),
    Column("number", "档案号", lambda one: serial(one.number)[2:], width=_NUMBER),
)


class FilesList(QWidget):
    """The list at the left (档案列表).

    `wanted()` when another list or filter is asked for, `chosen(row)`, `opened(row)`, `way(code)`.
    """

    wanted = Signal()
    chosen = Signal(object)
    opened = Signal(object)
    way = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = "active"
        self._choices: FileChoices | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.filters = FilterChips()
        self.search = QLineEdit()
        self.search.setObjectName("find_file")
        self.search.setPlaceholderText("姓名、拼音首字母、证件尾号、档案号")
        self.search.setAccessibleName("在档案里找：姓名、拼音首字母、证件尾号、档案号")
        self.search.setFixedHeight(px(Height.FIELD))
        Composition(self.search)
        self._boxes = {code: self._box(code, word) for code, word in _BOXES}
        self.list: ListView[FileRow] = ListView(COLUMNS, "困难职工档案")
        self.list.setObjectName("files")
        self._empty = EmptyState()
        framed = QFrame()
        framed.setProperty("card", "sheet")
        framed.setLayout(column(self._empty))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(framed)
        self._place = label("", tone="second")
        foot = row(self._place, 1, KeyLine((("↑↓", "选"), ("Ctrl+L", "找"))))
        boxes = row(*self._boxes.values(), gap=Gap.TIGHT)
        whole = column(self.filters, self.search, boxes, self._stack, foot, gap=Gap.CARD)
        whole.setStretch(3, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def _box(self, code: str, word: str) -> ChoiceBox:
        made = ChoiceBox()
        made.setObjectName(f"filter_{code}")
        made.setAccessibleName(word)
        made.setFixedHeight(px(Height.FIELD))
        made.setMinimumContentsLength(4)
        made.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.addItem(word, "")
        return made

    def _wire(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._found)
        self.filters.chosen.connect(self._filter)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.opened)
        self._empty.chosen.connect(self.way)
        for box in self._boxes.values():
            box.activated.connect(lambda _: self.wanted.emit())

    # data

    def filter(self) -> FileFilter:
        """What is looked for now."""
        held = {code: str(box.currentData() or "") for code, box in self._boxes.items()}
        return FileFilter(self._what, self.search.text().strip(), **held)

    def show_all(self) -> None:
        """Take every filter away."""
        self._what = "all"
        self.search.clear()
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self.wanted.emit()

    def show_choices(self, found: FileChoices) -> None:
        """Offer what stands in the register; what was chosen stays so."""
        if found == self._choices:
            return
        self._choices = found
        every = (found.categories, found.levels, found.causes, found.towns)
        for (code, word), choices in zip(_BOXES, every, strict=True):
            box, chosen = self._boxes[code], self._boxes[code].currentData()
            box.clear()
            for value, name in (("", word), *choices):
                box.addItem(name, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many each list has."""
        shown = [Filter(code, LISTS[code], counts[code]) for code in SHOWN]
        self.filters.show_filters(shown, self._what)

    def show_page(
        self,
        ask: Callable[[str | None], Rows[FileRow]],
        kept: FileRow | None,
        ways: Sequence[Way],
        *,
        every: int,
    ) -> None:
        """Show the rows, the one that was chosen chosen again; or what to do when there is none."""
        self.list.load(ask)
        if self.list.total():
            self._stack.setCurrentIndex(0)
            if kept is None or not self.list.choose(lambda one: one.file_id == kept.file_id):
                self.list.choose_first()
        else:
            self._show_empty(ways, every=every)
            self._stack.setCurrentIndex(1)
        self._show_place()

    def _show_empty(self, ways: Sequence[Way], *, every: int) -> None:
        if replace(self.filter(), what="active") != FileFilter():
            back = (Way(ALL_FILES, "看全部档案", primary=True, heard=False),)
            self._empty.show_empty("没有找到这样的档案", "换个词找，或去掉筛选。", back, "search")
        elif self._what in _EMPTY and every:
            good = self._what != "ended"
            self._empty.show_empty(*_EMPTY[self._what], (), "circle-check", good=good)
        else:
            told = "在受理台给职工办“困难职工建档”，审批通过后就有档案；旧档案可以从表格导入。"
            self._empty.show_empty("还没有困难职工档案", told, ways)

    # slots

    def _filter(self, code: str) -> None:
        self._what = code or "active"
        self.wanted.emit()

    def _found(self) -> None:
        self._pause.stop()
        self.wanted.emit()
        self.list.setFocus()

    def _chosen(self, one: object) -> None:
        self._show_place()
        self.chosen.emit(one)

    def _show_place(self) -> None:
        place = self.list.place()
        self._place.setText(f"{self.list.total():,} 份" + (f"・已选第 {place} 份" if place else ""))
