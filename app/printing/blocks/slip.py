"""Blocks on the roll (小票构件): what, number, who, promised date, papers, QR, phone (paper.md §8)."""

from app.engine.prints import (
    AmountBox,
    Apart,
    Block,
    Cells,
    Chain,
    Entry,
    Groups,
    Heading,
    Materials,
    Missing,
    Note,
    Paragraph,
    Photo,
    Promise,
    Query,
    Roster,
    Row,
    Rows,
    Section,
    Signatures,
    SignRow,
    Subject,
    Table,
    Tick,
)
from app.printing.blocks.roll import (
    BOLD,
    CODE,
    DATE,
    GROUP,
    LABEL,
    LEADING,
    SMALL,
    SMALL_LEADING,
    STRONG,
    STRONG_LEADING,
    TEXT,
    TIGHT,
    VALUE,
    Roll,
)
from app.printing.blocks.slip_hand import SQUARE, ticks, write_hand
from app.printing.blocks.slip_sum import roster, write_sum
from app.printing.paper import BOX, INNER, MM, SLIP_RULE, SLIP_THIN
from app.printing.pen import middle
from app.printing.setting.marks import tidy

QR_SIDE, QR_INSET, QR_TEXT = 24 * MM, 2.4 * MM, 31.8 * MM
NUMBERS, NAMES = 3.9 * MM, 5.4 * MM
"""Right edge of the numbers of a list, and where its names begin."""


def write(roll: Roll, block: Block) -> None:
    """Write one block, moving on."""
    match block:
        case Subject(text=text):
            roll.flow(0, text, STRONG, STRONG_LEADING, "data")
            roll.skip(3)
        case Rows(rows):
            for one in rows:
                row(roll, one)
        case Promise():
            promise(roll, block)
        case Materials():
            materials(roll, block)
        case Missing():
            missing(roll, block)
        case Query():
            query(roll, block)
        case Note() | Heading() | Paragraph() | Groups() | Signatures():
            prose(roll, block)
        case Table() | Cells() | Photo() | AmountBox() | Section() | SignRow() | Roster() | Chain() | Apart():
            _form(roll, block)
        case _:
            write_hand(roll, block)


def _form(
    roll: Roll, block: Table | Cells | Photo | AmountBox | Section | SignRow | Roster | Chain | Apart
) -> None:
    """Write what forms and money papers have; a section is its label and its blocks."""
    match block:
        case Table():
            table(roll, block)
        case Cells(entries):
            for one in entries:
                entry(roll, one)
        case Photo(rows):
            for line in rows:
                write(roll, line)
        case Section(label, blocks):
            roll.skip(4)
            roll.flow(0, label, BOLD, LEADING, "form")
            for inner in blocks:
                write(roll, inner)
        case Roster():
            roster(roll, block)
        case _:
            write_sum(roll, block)


def prose(roll: Roll, block: Note | Heading | Paragraph | Groups | Signatures) -> None:
    """Write what is no fact of the case."""
    match block:
        case Note(text):
            roll.flow(0, text, SMALL, SMALL_LEADING, "form")
            roll.skip(2.5)
        case Heading(text):
            roll.skip(4)
            roll.flow(0, text, BOLD, LEADING, "form")
        case Paragraph(text):
            roll.flow(0, text, TEXT, LEADING, "data")
        case Groups():
            groups(roll, block)
        case Signatures():
            signatures(roll, block)


def table(roll: Roll, block: Table) -> None:
    """A table on a roll: a roll is too narrow for columns, so each row is its texts with their heads."""
    for texts in (*block.rows, *block.totals):
        pairs = zip(block.columns, texts, strict=True)
        said = (f"{one.label}{text}" for one, text in pairs if text and one.side != "tick")
        roll.flow(0, "，".join(said), TEXT, LEADING, "data")


def row(roll: Roll, one: Row) -> None:
    """A label of four em and its value, which wraps under itself; a long label has its own line.

    What is empty or belongs to sheets only is left out.
    """
    if not one.value or one.on == "sheet":
        return
    label = tidy(one.label)
    if TEXT.width(label) > LABEL and len(label) > 4:
        roll.flow(0, label, TEXT, LEADING, "form")
    else:
        roll.pen.label(roll.left, roll.base(TEXT, LEADING), label, TEXT)
    roll.flow(VALUE, one.value, BOLD if one.strong else TEXT, LEADING, "data", whole=one.whole)


def entry(roll: Roll, one: Entry) -> None:
    """An entry of a form: its choices, or its value as a row."""
    if one.choices:
        ticks(roll, Tick(one.label, (one.choices,)))
    else:
        row(roll, Row(one.label, one.value, one.strong, whole=one.whole))


def promise(roll: Roll, block: Promise) -> None:
    """The promised date in its box, which a worker finds at a glance."""
    roll.skip(5.5)
    top = roll.y
    roll.skip(4)
    roll.middled(block.heading, TEXT, LEADING, "form", 3 * MM)
    roll.middled(block.date_text, DATE, 19, "data", 3 * MM)
    for text in block.under:
        roll.middled(text, SMALL, 13.6, "data", 3 * MM)
    roll.skip(4)
    half = BOX / 2
    width = roll.paper.measure - BOX
    roll.pen.frame(roll.left + half, top + half, width, roll.y - top - BOX, BOX)
    roll.skip(5)


def materials(roll: Roll, block: Materials) -> None:
    """The papers received: number, name, form and copies to the right."""
    if not block.items:
        return
    head(roll, block.heading, block.count_text, strong=False)
    roll.rule(SLIP_THIN)
    roll.skip(2.5)
    copies = [f"{one.form}{one.copies}份" if one.copies else one.form for one in block.items]
    room = max(TEXT.width(tidy(one)) for one in copies) + 5 * MM
    for one, right in zip(block.items, copies, strict=True):
        roll.put(roll.left + NUMBERS, str(one.no), TEXT, TIGHT, "data", "right")
        roll.flow(NAMES, one.name, TEXT, TIGHT, "data", room, right)
    roll.skip(2.5)


def head(roll: Roll, heading: str, right: str, strong: bool) -> None:
    """The bold heading of a list, with what stands to its right, or under it if there's no room."""
    type_ = BOLD if strong else TEXT
    roll.skip(1.5)
    needed = BOLD.width(tidy(heading)) + type_.width(tidy(right)) + TEXT.size
    roll.put(roll.left, heading, BOLD, LEADING, "form")
    if needed > roll.paper.measure:
        roll.skip(LEADING)
    roll.put(roll.right, right, type_, LEADING, "data", "right")
    roll.skip(LEADING + 0.5)


def missing(roll: Roll, block: Missing) -> None:
    """The papers still missing, each with a square to tick when it comes."""
    if not block.items:
        return
    roll.rule(SLIP_THIN)
    head(roll, block.heading, block.due_text, strong=True)
    for item in block.items:
        line = middle(roll.y, TIGHT, 0)
        roll.pen.box(roll.left + 2.7, line - SQUARE / 2, SQUARE, ticked=False)
        roll.flow(NAMES, item, TEXT, TIGHT, "data")
    roll.skip(2.5)


def query(roll: Roll, block: Query) -> None:
    """The QR code, and beside it the query code and the phones: it must work without a scanner."""
    roll.rule(SLIP_RULE)
    roll.skip(12)
    top = roll.y
    inset = 0.0
    if block.qr:
        roll.pen.qr(roll.left + QR_INSET, top, QR_SIDE, block.qr)
        inset = QR_TEXT
    roll.flow(inset, "查询码", TEXT, 10.5, "form")
    roll.flow(inset, block.code, CODE, 22.6, "data")
    if block.phone:
        roll.flow(inset, "查询电话", TEXT, 13, "form")
        roll.flow(inset, block.phone, STRONG, 12.5, "data")
    if block.hotline:
        roll.flow(inset, f"工会热线{block.hotline}", TEXT, 13, "form")
    roll.y = max(roll.y, top + QR_SIDE if block.qr else 0.0)
    roll.skip(7)


def groups(roll: Roll, block: Groups) -> None:
    """Groups of characters, as many on a line as go."""
    roll.flow(0, block.label, TEXT, LEADING, "form")
    type_ = GROUP if block.big else BOLD
    roll.flow(0, "\u3000".join(block.groups), type_, type_.size * 1.5, "data")
    roll.skip(3)


def signatures(roll: Roll, block: Signatures) -> None:
    """A line of 9 mm and more for each hand."""
    for label in block.labels:
        roll.skip(5 * MM)
        base = roll.base(TEXT, LEADING)
        width = roll.pen.text(roll.left, base, f"{label}：", TEXT, "form")
        roll.pen.rule(roll.left + width, base + 2, roll.right, base + 2, INNER)
        roll.skip(LEADING)
        if block.dated:
            roll.skip(3 * MM)
            roll.put(roll.right, "年\u3000\u3000月\u3000\u3000日", TEXT, LEADING, "form", "right")
            roll.skip(LEADING)
