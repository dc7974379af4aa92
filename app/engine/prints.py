"""What a paper says (文书内容): a title, a number and blocks; where each stands is the layout's business.

One `Document` serves every size of paper: the same description becomes an 80 mm slip, a sheet of A5
or of A4. Pure data; the layout lives in app/printing.
"""

from dataclasses import dataclass, replace
from typing import Literal

Size = Literal["roll80", "a5", "a4"]
"""The paper (纸张): 80 mm roll, A5 across, A4 upright."""

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

    `heading` stands on a roll, the shorter `label` in the label cell of a sheet.
    """

    heading: str
    due_text: str
    items: tuple[str, ...]
    label: str = "尚缺材料"


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
class Paragraph:
    """Running text (正文); each line of `text` is a paragraph of its own."""

    text: str
    face: Face = "record"


@dataclass(frozen=True, slots=True)
class Groups:
    """Short groups of characters to be read off or compared by eye (分组代码), big for the recovery code."""

    label: str
    groups: tuple[str, ...]
    big: bool = True


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines for hands to sign (签名): one label each, each with room for a date if `dated`."""

    labels: tuple[str, ...]
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table (表列): its head, its share of the width, where its texts stand."""

    label: str
    share: int = 1
    side: Literal["left", "right", "centre"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows (明细表): its head stands again on each new page; `empty` rows are left for the hand.

    `title` names it in a row of its own. The last of the `totals` rows, if any, is the sum of all (合计).
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...] = ()
    empty: int = 0
    title: str = ""


Block = (
    Subject
    | Rows
    | Promise
    | Materials
    | Missing
    | Query
    | Note
    | Heading
    | Paragraph
    | Groups
    | Signatures
    | Table
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as it is to be said (文书).

    `office` is who gives it; `number` may be empty for papers that have none; `clerk` (2号窗口 经办 陈晓)
    ends a roll, where sheets have a row for it; `foot` says station and time of printing (XC01 09:14印);
    `seal` names the seal that falls on a sheet (业务专用章); `form_code` its form and version.
    """

    title: str
    size: Size
    number: str
    office: str
    blocks: tuple[Block, ...]
    foot: str = ""
    form_code: str = ""
    number_label: str = "编号"
    clerk: str = ""
    seal: str = ""

    def sized(self, size: Size) -> "Document":
        """The same paper for another size (换纸张)."""
        return replace(self, size=size)

    def texts(self) -> tuple[str, ...]:
        """Every text the paper would draw (全部文字), to be checked before it is issued."""
        own = (self.title, self.number, self.office, self.foot, self.form_code)
        rest = (self.number_label, self.clerk, self.seal)
        return own + rest + tuple(text for block in self.blocks for text in _texts(block))


def _texts(block: Block) -> tuple[str, ...]:
    """The texts of one block, in reading order."""
    match block:
        case Table():
            return _table_texts(block)
        case Subject(label, text):
            return (label, text)
        case Rows(rows):
            return tuple(text for row in rows for text in (row.label, row.value))
        case Promise(heading, date_text, under):
            return (heading, date_text, *under)
        case Materials(heading, count_text, items):
            return (heading, count_text, *(text for one in items for text in (one.name, one.form)))
        case Missing(heading, due_text, items, label):
            return (heading, label, due_text, *items)
        case Query(code, phone, hotline, qr):
            return (code, phone, hotline, qr)
        case Groups(label, groups):
            return (label, *groups)
        case Signatures(labels):
            return labels
    return (block.text,)


def _table_texts(block: Table) -> tuple[str, ...]:
    heads = tuple(one.label for one in block.columns)
    return (block.title, *heads, *(text for row in (*block.rows, *block.totals) for text in row))
