"""What is told of backups and restores (备份与恢复的内容): plain facts in, plain facts out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

from app.core.clock import show_moment

Why = Literal["close", "time", "upgrade", "asked"]
"""Why a backup is made (备份缘由): at close, by time, before an upgrade, because somebody asked."""

Watch = Callable[[int, int], None]
"""Gets how much is done and how much there is (进度); to cancel, it raises."""


def unwatched(_done: int, _whole: int) -> None:
    """Nobody looks on (无人查看进度)."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup (一份备份): `entries` of the journal, `size` in bytes, `second` if it lies in that folder.

    It is `proven` when a restore of it was tried before it got its name. `head` is the hash of its last
    entry.
    """

    path: Path
    made_at: datetime
    station: str
    office: str
    entries: int
    size: int
    proven: bool
    second: bool
    why: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands with the backups (备份状态): `sentence` for the status bar, `mind` if it needs care."""

    newest: Backup | None
    second: Path | None
    sentence: str
    mind: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and proven (已做备份); `sentences` tell what became of the second place."""

    backup: Backup
    sentences: tuple[str, ...] = ()


Kin = Literal["none", "same", "behind", "ahead", "history", "station", "unknown"]
"""How a backup and the present data belong together (与现有数据的关系).

There is no present data; the same state; the present went on `behind` entries further; the backup did;
they went different ways; another station; it cannot be told.
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a backup and the present data belong together (与现有数据的关系), and in one sentence."""

    kin: Kin
    behind: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Look:
    """A backup seen without a key (未解锁的备份): what it says of itself, or the fault that it has."""

    path: Path
    backup: Backup | None
    fault: str


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a backup (开启备份的口令): a password, of one account if named, or the recovery code."""

    password: str = field(default="", repr=False)
    account: UUID | None = None
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One kind of printed numbers in a year (一类编号), before a restore.

    `key` (JZ-2026) is that of its field; `in_present` None where the present data cannot be read;
    `proposed` counts as the last printed one where nothing is typed, `shown` is its printed form.
    """

    key: str
    kind: str
    year: int
    label: str
    in_backup: int
    in_present: int | None
    proposed: int
    shown: str


@dataclass(frozen=True, slots=True)
class LostLine:
    """A case that was entered or went on after the backup (备份之后办的案件), to be entered again.

    `line` and `matter` are empty for a restricted case; `at` is when it was last worked on.
    """

    number: str
    line: str
    matter: str
    at: datetime
    new: bool

    @property
    def text(self) -> str:
        """The line on paper (清单一行)."""
        matter = f"{self.line} {self.matter}" if self.matter else "保密案件"
        return f"{self.number}  {matter}  {show_moment(self.at)} {'新登记' if self.new else '有改动'}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Numbers that are never given out, from `first` to `last` (停用号段); `text` says it in one line."""

    kind: str
    year: int
    label: str
    first: int
    last: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that was done (已恢复): where the replaced files are kept, None where there were none.

    `lost` is how many attached files were found nowhere.
    """

    kept: Path | None
    skipped: tuple[Skipped, ...]
    entries: int
    lost: int = 0
