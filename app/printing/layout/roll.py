"""A document on the 80 mm roll (小票排版): one page as long as it needs to be."""

from app.engine.prints import Document, Subject
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
    """The whole document on one strip of paper, its height computed by writing it."""
    paper = PAPERS["roll80"]
    roll = Roll(paper, y=paper.top)
    roll.middled(document.office, OFFICE, 15, "form")
    roll.skip(1.5)
    roll.middled(document.title, TITLE, 25, "form")
    roll.skip(2)
    roll.rule(SLIP_RULE)
    roll.skip(5)
    _blocks(roll, document)
    _foot(roll, document)
    roll.skip(1)
    half = LEADING / 2
    place = Place(roll.centre, round(roll.y + half + 3.8, 2), paper.measure, centred=True)
    height = roll.y + LEADING + paper.bottom
    return (roll.pen.page(paper.width, height, place),)


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


def _foot(roll: Roll, document: Document) -> None:
    """Who received it at the left, station and time of printing at the right."""
    roll.rule(SLIP_THIN)
    roll.skip(2.5)
    needed = SMALL.width(tidy(document.clerk)) + SMALL.width(tidy(document.foot)) + 2 * MM
    if needed > roll.paper.measure:
        roll.flow(0, document.clerk, SMALL, SMALL_LEADING, "data")
    else:
        roll.put(roll.left, document.clerk, SMALL, SMALL_LEADING, "data")
    roll.put(roll.right, document.foot, SMALL, SMALL_LEADING, "data", "right")
    roll.skip(SMALL_LEADING)
