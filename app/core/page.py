"""One page of a long list (分页): rows, the cursor of the next page, how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page (一页); `next` is an opaque keyset cursor, None on the last page."""

    rows: tuple[T, ...]
    next: str | None
    total: int

    @property
    def last(self) -> bool:
        """True if no page follows (是否末页)."""
        return self.next is None
