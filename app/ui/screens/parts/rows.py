"""Rows to tick in a form (勾选清单): ↑ ↓ walk, Space ticks one, Ctrl+A all that are shown."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut

from app.core.money import Money
from app.core.page import Page as Rows
from app.ui.screens.arrange import column, row
from app.ui.screens.plain_form import FreeInput
from app.ui.style import Gap, Height, px
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.counter import Filter, FilterChips
from app.ui.widgets.labels import label

T = TypeVar("T")
_LINES = 6


class TickedRows(FreeInput, Generic[T]):
    """A list whose rows are ticked (勾选清单); its text are the keys of the ticked rows, with blanks between.

    `groups` gives the words by which a row can be filtered, `note` what is said of the chosen one; what is
    filtered away keeps its tick.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        name: str,
        key: Callable[[T], str],
        amount: Callable[[T], Money],
        groups: Callable[[T], Sequence[str]],
        note: Callable[[T], str],
    ) -> None:
        super().__init__()
        self._key, self._amount, self._groups, self._note = key, amount, groups, note
        self._all: tuple[T, ...] = ()
        self._ticked: set[str] = set()
        tick: Column[T] = Column("ticked", "选", self._mark, width=64)
        self.list: ListView[T] = ListView((tick, *columns), name)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.chips, self._sum = FilterChips(), label("", bold=True)
        self._told = label("", tone="second", wrap=True)
        self.list.setMinimumHeight(px(Height.TABLE_HEAD) + _LINES * px(Height.ROW))
        head = row(self.chips, 1, label("空格勾选，Ctrl+A 全选或全不选", tone="second"))
        self.setLayout(column(head, self.list, self._sum, self._told, gap=Gap.ROW))
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        self.chips.chosen.connect(lambda _: self._fill())
        self.list.chosen.connect(lambda one: self._told.setText(self._note(one)))
        for keys, slot in (("Space", self.tick), ("Ctrl+A", self.tick_all)):
            QShortcut(QKeySequence(keys), self.list).activated.connect(slot)

    # data

    def show_rows(self, rows: Sequence[T], *, ticked: bool) -> None:
        """Show these rows, all of them ticked or none."""
        self._all = tuple(rows)
        self._ticked = {self._key(one) for one in self._all} if ticked else set()
        words = dict.fromkeys(word for one in self._all for word in self._groups(one))
        shown = [Filter(word, word) for word in words] if len(words) > 1 else []
        self.chips.show_filters(shown, "")
        self._fill()
        self.list.choose_first()

    def untick(self, wanted: Callable[[T], bool]) -> None:
        """Take the tick off some rows."""
        self._ticked -= {self._key(one) for one in self._all if wanted(one)}
        self._fill()

    def text(self) -> str:
        """The keys of the ticked rows, in their order."""
        return " ".join(self._key(one) for one in self._all if self._key(one) in self._ticked)

    def show_text(self, text: str) -> None:
        """The rows come by `show_rows`."""

    # slots

    def tick(self) -> None:
        """Tick the chosen row, or take its tick off."""
        one = self.list.current()
        if one is not None:
            self._ticked ^= {self._key(one)}
            self._ticks_changed()

    def tick_all(self) -> None:
        """Tick all rows that are shown, or none where all are."""
        shown = {self._key(one) for one in self._shown()}
        self._ticked = self._ticked - shown if shown <= self._ticked else self._ticked | shown
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self.list.viewport().update()
        self._say()
        self.edited.emit()

    def _shown(self) -> tuple[T, ...]:
        word = self.chips.current()
        return tuple(one for one in self._all if not word or word in self._groups(one))

    def _fill(self) -> None:
        shown = self._shown()
        self.list.load(lambda _: Rows(shown, None, len(shown)))
        self._say()

    def _say(self) -> None:
        chosen = [one for one in self._all if self._key(one) in self._ticked]
        total = sum((self._amount(one) for one in chosen), Money.ZERO)
        self._sum.setText(f"已选 {len(chosen)} 笔，{total.show()} 元（共 {len(self._all)} 笔）")

    def _mark(self, one: T) -> Mark | str:
        return Mark("选", "green", "check") if self._key(one) in self._ticked else ""


class ShownRows(FreeInput, Generic[T]):
    """A list in a form that is only read (只看清单)."""

    def __init__(self, columns: Sequence[Column[T]], name: str) -> None:
        super().__init__()
        self.list: ListView[T] = ListView(columns, name)
        self.list.setMinimumHeight(px(Height.TABLE_HEAD) + _LINES * px(Height.ROW))
        self.setLayout(column(self.list))
        self.setFocusProxy(self.list)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these rows."""
        self.list.load(lambda _: Rows(tuple(rows), None, len(rows)))
        self.list.choose_first()

    def text(self) -> str:
        """Nothing is typed."""
        return ""

    def show_text(self, text: str) -> None:
        """The rows come by `show_rows`."""
