"""Parts of two lists (两级列表): at the left what has rows, at the right the rows of the chosen one."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.parts.list_part import ListPart, fill
from app.ui.screens.parts.part import focus
from app.ui.table import Column, ListView

T = TypeVar("T")
R = TypeVar("R")


class LevelsPart(ListPart[T], Generic[T, R]):
    """A part whose right side lists what the chosen row holds (两级列表)."""

    def __init__(
        self,
        code: str,
        desk: Desk,
        notifier: Notifier,
        columns: tuple[Sequence[Column[T]], Sequence[Column[R]]],
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(code, desk, notifier, columns[0], names[0], parent)
        self.rows: ListView[R] = ListView(columns[1], names[1])
        self.rows.setObjectName(f"{code}_rows")
        self.rows.chosen.connect(lambda _: self._show_row())
        self.list.opened.connect(lambda _: focus(self.rows))
        self.listen("F6", self._across)
        self._filling = False

    # for the parts

    def read_rows(self, one: T) -> Sequence[R]:
        """The rows of the chosen one."""
        raise NotImplementedError

    def row_key(self, row: R) -> object:
        """What stays the same of such a row when it is changed."""
        raise NotImplementedError

    def show_one(self, one: T) -> None:
        """Tell what is chosen at the left."""

    def show_row(self) -> None:
        """Show the moves for the chosen row, if one is chosen."""

    # data

    def show_state(self) -> None:
        """The chosen one with its rows."""
        one = self.list.current()
        if one is None:
            return
        self.show_one(one)
        chosen = self.rows.current()
        key = self.row_key(chosen) if chosen is not None else None
        rows = self.notifier.attempt(lambda: self.read_rows(one), self._failed)
        self._filling = True
        fill(self.rows, rows or ())
        if key is None or not self.rows.choose(lambda row: self.row_key(row) == key):
            self.rows.choose_first()
        self._filling = False
        self.show_row()

    def focus_list(self) -> None:
        """The caret goes where it was."""
        if not self.rows.hasFocus():
            focus(self.list)

    def _show_row(self) -> None:
        if self.form is None and not self._filling:
            self.show_row()

    def _across(self) -> None:
        focus(self.list if self.rows.hasFocus() else self.rows)
