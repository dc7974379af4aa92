"""What a verification found (校验报告): faults by kind and place, the last entry that still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from db.journal import Head

Kind = Literal["page", "link", "row", "entry", "lost", "old", "stray", "chain", "tail", "guard", "search"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold (校验问题).

    `page` the file itself or a table that cannot be read, `link` a foreign key, `row` a row that does
    not fit its hash, `entry` a row of an unknown journal entry, `lost` a row that the journal has and the
    table has not, `old` a row as it was before its last change, `stray` a row that no entry made, `chain`
    the journal, `tail` its end, which was noted at the entry in `where`, `guard` a trigger, `search` a
    derived row; `where` is table or detail.
    """

    kind: Kind
    where: str
    row: UUID | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found (校验报告): rows and journal entries checked, faults.

    `sound` is the last entry of the chain up to which everything holds; None if the first does not.
    """

    rows: int
    entries: int
    faults: tuple[Fault, ...]
    sound: Head | None = None

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.faults

    @property
    def chain_ok(self) -> bool:
        """Whether the journal holds."""
        return all(fault.kind != "chain" for fault in self.faults)
