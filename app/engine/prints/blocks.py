"""What a paper is made of (文书构件): facts, lists, running text; what a hand fills in is in hand.py."""

from dataclasses import dataclass
from typing import Literal, SupportsFloat

Size = Literal["roll58", "roll80", "a5", "a4x3", "a4", "a4-across", "a3"]
"""The paper (纸张): rolls, A5 across, three copies on A4, A4 upright and across, A3 upright."""

ROLLS: frozenset[Size] = frozenset(("roll58", "roll80"))
"""The sizes whose length is as long as what stands on them (卷纸)."""

Face = Literal["record", "form", "own"]
"""Who speaks (谁在说话): the record (宋), the form (黑), the person himself (楷)."""

Where = Literal["everywhere", "sheet", "roll"]
"""On which paper a row appears (出现在): everywhere, only on sheets, only on rolls."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the paper is about (事项): on a roll a bold line of its own, on a sheet the first row."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One label with its value (栏目与内容).

    `half` rows stand two to a line on sheets. `whole` marks a name or number that breaks only after
    a middle dot or a blank. An empty value is — on a sheet and no line at all on a roll.
    """

    label: str
    value: str
    strong: bool = False
    face: Face = "record"
    half: bool = False
    whole: bool = False
    on: Where = "everywhere"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in their order (栏目)."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """The promised date (承诺办结): on a roll in a box; `under` says weekday, days and what may move it."""

    heading: str
    date_text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One paper handed in (已收材料): its place in the list, name, form (原件, 复印) and copies (份数)."""

    no: int
    name: str
    form: str
    copies: int


@dataclass(frozen=True, slots=True)
class Materials:
    """The papers received (已收材料) and their count as words (共7份)."""

    heading: str
    count_text: str
    items: tuple[MaterialLine, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The papers still missing (尚缺材料) and until when (12月8日前补齐).

    `heading` stands on a roll, the shorter `label` in the label cell of a sheet. `due` says whether
    `due_text` is a day until when, or only a word about them (不影响登记).
    """

    heading: str
    due_text: str
    items: tuple[str, ...]
    label: str = "尚缺材料"
    due: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """How to ask about the case (查询): code, phone, hotline; `qr` is the ASCII text of the QR code.

    A QR holds a number and its query code, never a name, an ID number or the recovery code
    (design §6); an empty `qr` draws none.
    """

    code: str
    phone: str
    hotline: str
    qr: str


@dataclass(frozen=True, slots=True)
class Note:
    """A small explanation to the bearer (说明)."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part (小标题)."""

    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """The head of a part inside a table (表内分栏标题), as wide as the table."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text (正文); each line of `text` is a paragraph of its own."""

    text: str
    face: Face = "record"


@dataclass(frozen=True, slots=True)
class Salutation:
    """Whom a letter speaks to (称谓), such as 徐桂芳：, flush left."""

    text: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Who writes and when (落款), at the right under a letter, where the seal falls over both."""

    name: str
    date_text: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Short groups of characters to be read off or compared by eye (分组代码), big for the recovery code."""

    label: str
    groups: tuple[str, ...]
    big: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table (表列): its head, its share of the width, where its texts stand.

    A column of side `tick` holds a square to tick, ticked where its text is not empty. A line break
    in the head of a roster's column is kept.
    """

    label: str
    share: int = 1
    side: Literal["left", "right", "centre", "tick"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows (明细表): its head stands again on each new page; `empty` rows are left for the hand.

    `title` names it in a row of its own. The last of the `totals` rows, if any, is the sum of all (合计).
    Rows are at least `high` mm, where hands sign or leave a fingerprint in them.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...] = ()
    empty: int = 0
    title: str = ""
    high: SupportsFloat = 0
