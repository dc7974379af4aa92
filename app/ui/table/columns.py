"""Columns of a list (列): what stands in a cell and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Badge:
    """A timer's badge in a cell (时限牌)."""

    look: str
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip in a cell (标签)."""

    words: str
    kind: str = "plain"
    icon: str = ""


Cell = str | Badge | Mark


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column (列): code, head, what a row shows in it.

    `width` in logical px, 0 for the rest of the room; `sortable` heads ask for another order.
    """

    code: str
    head: str
    cell: Callable[[T], Cell]
    width: int = 0
    bold: bool = False
    number: bool = False
    sortable: bool = False


def words(cell: Cell) -> str:
    """The words of a cell."""
    return cell if isinstance(cell, str) else cell.words


def spoken(cell: Cell) -> str:
    """The words of a cell for a screen reader."""
    if isinstance(cell, Badge) and cell.label:
        return f"{cell.label} {cell.words}"
    return words(cell)
