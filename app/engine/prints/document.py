"""A paper whole (文书): title, number and blocks, and every text that it would draw."""

from dataclasses import dataclass, replace

from app.engine.prints.blocks import (
    Band,
    Closing,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Paragraph,
    Promise,
    Query,
    Rows,
    Salutation,
    Size,
    Subject,
    Table,
)
from app.engine.prints.hand import Cut, Opinion, Signatures, Tick

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
    | Band
    | Salutation
    | Closing
    | Opinion
    | Tick
    | Cut
)
"""Whatever a paper may hold (构件)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as it is to be said (文书).

    `office` is who gives it; `number` may be empty for papers that have none; `clerk` (2号窗口 经办 陈晓)
    ends a roll, where sheets have a row for it; `foot` says station and time of printing (XC01 09:14印);
    `seal` names the seal that falls on a sheet (业务专用章); `form_code` its form and version. `fit` is
    the number of pages that it should not pass: its rows are then drawn in as far as they may be.
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
    fit: int = 0

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
        case Signatures() | Opinion() | Tick() | Cut() | Closing() | Subject():
            return _short_texts(block)
    return (block.text,)


def _short_texts(block: Signatures | Opinion | Tick | Cut | Closing | Subject) -> tuple[str, ...]:
    """The texts of what a hand fills in, and of other small blocks."""
    match block:
        case Signatures(labels):
            return labels
        case Opinion(label, text, signer):
            return (label, text, signer)
        case Subject(label, text):
            return (label, text)
        case Tick(label, lines):
            return (label, *(one.text for line in lines for one in line))
        case Closing(name, date_text):
            return (name, date_text)
    return (block.number, block.word)


def _table_texts(block: Table) -> tuple[str, ...]:
    heads = tuple(one.label for one in block.columns)
    rows = (zip(block.columns, row, strict=True) for row in (*block.rows, *block.totals))
    cells = (text for row in rows for column, text in row if column.side != "tick")
    return (block.title, *heads, *cells)
