"""The journal's chain on the day sheet (日志链首): its head, what the sheet covers, whether it holds."""

from dataclasses import dataclass
from datetime import datetime

from app.services.today.window import Window, begin, last_close
from db import journal
from db.queries import today as ground
from db.queries.periods import CloseRow
from db.reader import Reader

_GROUP = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the journal's chain as the sheet shows it (日志链首).

    Its number, moment and hash in groups of four; `entries` since the sheet before, whose own head is
    `before`; `whole` says that each of them holds the hash of the one before, that head included.
    """

    n: int
    at: datetime | None
    groups: tuple[str, ...]
    entries: int
    whole: bool
    before: str = ""

    @property
    def text(self) -> str:
        """The hash whole (链首摘要)."""
        return "".join(self.groups)


def head_of(asks: Reader, window: Window, station: str) -> Head:
    """The head of the chain as it stands (日志链首)."""
    head, last = journal.head(asks), last_close(asks, station, "day") if window.after else None
    covered = (
        last.until if last is not None else asks.value(ground.LAST_BEFORE, start=begin(window.first)) or 0
    )
    before = journal.before(asks, covered + 1)
    whole = before is not None and next(journal.verify_chain(asks, before), None) is None
    return Head(
        head.n,
        head.moment,
        groups(head.hash.hex()),
        head.n - covered,
        whole and (last is None or _as_printed(asks, last)),
        last.head if last is not None else "",
    )


def groups(digest: str) -> tuple[str, ...]:
    """A hash in groups of four, to be compared by eye (分组)."""
    text = digest.upper()
    return tuple(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _as_printed(asks: Reader, last: CloseRow) -> bool:
    """Whether the chain still has the head that the sheet before carries."""
    found = journal.before(asks, last.until)
    return found is not None and found.hash.hex().upper() == last.head
