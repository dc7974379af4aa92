"""Parts with a list (列表分页): rows read anew after every change, the chosen one kept by its key."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.parts.part import Part, focus
from app.ui.table import Column, ListView

T = TypeVar("T")


def fill(listed: ListView[T], rows: Sequence[T]) -> None:
    """Give a list all of its rows (装入列表)."""
    listed.load(lambda _: Rows(tuple(rows), None, len(rows)))


class ListPart(Part, Generic[T]):
    """A part whose left side is a list (列表分页)."""

    def __init__(
        self,
        code: str,
        desk: Desk,
        notifier: Notifier,
        columns: Sequence[Column[T]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(code, desk, notifier, parent)
        self.list: ListView[T] = ListView(columns, name)
        self.list.setObjectName(f"{code}_list")
        self.list.chosen.connect(lambda _: self._show_chosen())

    # for the parts

    def read(self) -> Sequence[T]:
        """All rows."""
        raise NotImplementedError

    def key(self, one: T) -> object:
        """What stays the same of a row when it is changed."""
        raise NotImplementedError

    # data

    def renew(self) -> None:
        """The list is read again; what is being typed stays."""
        chosen = self.list.current()
        rows = self.attempt(self.read)
        if rows is not None:
            self.show_rows(rows, self.key(chosen) if chosen is not None else None)

    def show_rows(self, rows: Sequence[T], chosen: object) -> None:
        """Show the rows, the chosen one chosen."""
        fill(self.list, rows)
        if chosen is None or not self.list.choose(lambda one: self.key(one) == chosen):
            self.list.choose_first()
        if not rows:
            self._show_chosen()

    def focus_list(self) -> None:
        """The caret goes into the list."""
        focus(self.list)

    def _show_chosen(self) -> None:
        if self.form is None:
            self.show_state()
