"""A document on the 80 mm roll (小票排版): one page as long as it needs to be."""

from app.engine.prints import Copy, Document, Subject
from app.printing.blocks.roll import (
    BOLD,
    LABEL,
    LEADING,
    OFFICE,
    SMALL,
    SMALL_LEADING,
    TEXT,
    TITLE,
    VALUE,
    Roll,
)
from app.printing.blocks.slip import write
from app.printing.laid import Page, Place
from app.printing.paper import MM, PAPERS, SLIP_RULE, SLIP_THIN
from app.printing.setting.marks import tidy


def lay_roll(document: Document) -> tuple[Page, ...]:
    """The document on strips of paper, one for each copy, the height of each computed by writing it."""
    return tuple(_strip(document, copy) for copy in document.copies or (None,))


def _strip(document: Document, copy: Copy | None) -> Page:
    """One copy."""
    paper = PAPERS[document.size]
    roll = Roll(paper, y=paper.top)
    _head(roll, document, copy)
    _blocks(roll, document)
    _foot(roll, document, copy)
    roll.skip(1)
    half = LEADING / 2
    place = Place(roll.centre, round(roll.y + half + 3.8, 2), paper.measure, centred=True)
    height = roll.y + LEADING + paper.bottom
    return roll.pen.page(paper.width, height, place)


def _head(roll: Roll, document: Document, copy: Copy | None) -> None:
    """Office, title, and under them what the paper is for, its date and its copy."""
    roll.middled(document.office, OFFICE, 15, "form")
    roll.skip(1.5)
    roll.middled(document.title, TITLE, 25, "form")
    day = document.dated_on
    if day is not None:
        roll.middled(f"{day.year}年{day.month}月{day.day}日", TEXT, LEADING, "data")
    roll.middled(document.banner, BOLD, LEADING, "data")
    roll.middled(document.purpose, TEXT, LEADING, "data")
    if copy is not None:
        roll.middled(f"{copy.name} {copy.colour}".strip(), TEXT, LEADING, "form")
    roll.skip(2)
    roll.rule(SLIP_RULE)
    roll.skip(5)


def _blocks(roll: Roll, document: Document) -> None:
    """The blocks in their order; the number follows the subject, or stands first without one."""
    numbered = not document.number
    for block in document.blocks:
        if not numbered and not isinstance(block, Subject):
            _number(roll, document)
            numbered = True
        write(roll, block)
    if not numbered:
        _number(roll, document)


def _number(roll: Roll, document: Document) -> None:
    """The number of the paper, bold, since it must be recognised."""
    label = tidy(document.number_label)
    roll.pen.label(roll.left, roll.base(TEXT, LEADING), label, TEXT)
    inset = max(VALUE, TEXT.width(label) + VALUE - LABEL)
    roll.flow(inset, document.number, BOLD, LEADING, "data")


def _foot(roll: Roll, document: Document, copy: Copy | None) -> None:
    """Who received it at the left, station and time of printing at the right."""
    if copy is not None and copy.words:
        roll.flow(0, copy.words, SMALL, SMALL_LEADING, "form")
    roll.rule(SLIP_THIN)
    roll.skip(2.5)
    needed = SMALL.width(tidy(document.clerk)) + SMALL.width(tidy(document.foot)) + 2 * MM
    if needed > roll.paper.measure:
        roll.flow(0, document.clerk, SMALL, SMALL_LEADING, "data")
    else:
        roll.put(roll.left, document.clerk, SMALL, SMALL_LEADING, "data")
    roll.put(roll.right, document.foot, SMALL, SMALL_LEADING, "data", "right")
    roll.skip(SMALL_LEADING)
