"""What forms are made of (表格构件): rows of unequal cells, parts with an upright label, signers, chain."""

from dataclasses import dataclass
from typing import Literal, SupportsFloat

from app.engine.prints.blocks import Face, Table
from app.engine.prints.hand import Choice, Opinion, Tick
from app.engine.prints.money import AmountBox


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with its value in a row of unequal cells (格).

    `columns` is the width of label and value in columns, twelve to a table; a label of 0 columns is
    none. Without a value it is —, or empty if it is filled in `by_hand`. With `choices` these stand
    there to be ticked.
    """

    label: str
    value: str = ""
    columns: tuple[SupportsFloat, SupportsFloat] = (2, 4)
    strong: bool = False
    face: Face = "record"
    whole: bool = False
    side: Literal["left", "right", "centre"] = "left"
    choices: tuple[Choice, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of entries beside one another (一行格), as wide as the table; `high` mm at least.

    Their columns are shares of the width, by custom of twelve, or of eleven in a section.
    """

    entries: tuple[Entry, ...]
    high: SupportsFloat = 0


@dataclass(frozen=True, slots=True)
class Photo:
    """Rows of cells with a place at their right where a photograph is pasted (照片栏)."""

    rows: tuple[Cells, ...]
    label: str = "照片"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form with its label upright at the left (竖排栏目), in a column of its own."""

    label: str
    blocks: tuple[Cells | Photo | AmountBox | Table | Tick | Opinion, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs (签名人): his name printed, or a line for the hand where there is none.

    `share` is his part of the room that the labels leave, whatever the names: a unit has a longer name.
    """

    label: str
    name: str = ""
    share: SupportsFloat = 1


@dataclass(frozen=True, slots=True)
class SignRow:
    """Signers in a row under a table (签名行), on one page with what stands above it.

    With `sealed` the words （盖章） and 年 月 日 for the hand stand under them, `note` at their left.
    """

    signers: tuple[Signer, ...]
    sealed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The head of the journal's chain (日志链首): sixteen groups to compare by eye, the QR code beside.

    `about` stands after the heading, `under` line by line below the groups.
    """

    heading: str
    about: str
    groups: tuple[str, ...]
    under: tuple[str, ...]
    qr: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A new table begins below (另起一表), 3 mm under the one above."""
