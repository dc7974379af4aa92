"""Rows of unequal cells on a sheet (不等宽栏): entries by columns of twelve, and the sum in its box."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.core.money import Money
from app.engine.prints import AmountBox, Cells, Entry, Photo
from app.printing.blocks import ticks
from app.printing.blocks.facts import Facts, value
from app.printing.blocks.strip import PAD, Cell, Strip, Words, label, paragraphs, row
from app.printing.paper import INNER, MM
from app.printing.pen import Pen
from app.printing.setting.type import Type

NARROW = 1.5
"""A label in so few columns or fewer is spread over two em only."""
CLOSE = 0.5 * MM
"""Above and below the lines of a row whose height is declared."""
MONEY = 13 * MM
"""Where money stands (paper.md §1.3)."""
FIGURE_COLUMNS = 3
CAPITAL, CAPITAL_LEADING = Type("record", 12, True), 15.5
FIGURE, FIGURE_SIZES = Type("form", 14, True), (14.0, 12.0, 11.0, 10.5, 9.0)
PHOTO_COLUMNS, PHOTO_HIGH = 2, 37 * MM
"""What a photograph of 25 × 35 mm takes."""


def cells(facts: Facts, block: Cells) -> Strip:
    """One row of entries."""
    found: list[Cell] = []
    column, unit = float(facts.first), _unit(facts, block)
    for one in block.entries:
        wide, room = (float(part) * unit for part in one.columns)
        if wide:
            ems = 4 if wide > NARROW or len(one.label) > 2 else 2
            found.append(label(*facts.span(column, column + wide), one.label, ems))
        found.append(_value(facts, column + wide, column + wide + room, one))
        column += wide + room
    if not float(block.high):
        return row(tuple(found), facts.least * facts.grown)
    return declared(
        row(tuple(found), float(block.high) * MM * facts.grown), found, float(block.high) * MM * facts.grown
    )


def _unit(facts: Facts, block: Cells) -> float:
    """What one column of the entries is of the twelve, since they fill the width."""
    whole = sum(float(part) for one in block.entries for part in one.columns)
    return (facts.last - facts.first) / whole if whole else 1.0


def photo(facts: Facts, block: Photo) -> Strip:
    """Rows that share out the height of a photograph, and its place at their right; it never parts."""
    edge = facts.last - PHOTO_COLUMNS
    rows = [cells(replace(facts, last=edge), one) for one in block.rows]
    lack = max(0.0, PHOTO_HIGH - sum(one.height for one in rows)) / len(rows)
    name = label(*facts.span(edge, facts.last), block.label)

    def draw(pen: Pen, top: float, height: float) -> None:
        more = (height - sum(one.height for one in rows)) / len(rows)
        y = top
        for n, one in enumerate(rows):
            if n:
                pen.rule(facts.at(facts.first), y, name.x, y, INNER)
            one.draw(pen, y, one.height + more)
            y += one.height + more
        pen.rule(name.x, top, name.x, top + height, INNER)
        name.draw(pen, top, height)

    return Strip(sum(one.height + lack for one in rows), draw, framed=True)


def declared(strip: Strip, cells: Sequence[Cell], high: float) -> Strip:
    """A row of a declared height, which two lines do not make higher: printed forms lie under it."""
    deepest = max((cell.depth for cell in cells), default=0.0)
    return replace(strip, height=max(high, deepest + 2 * CLOSE))


def _value(facts: Facts, start: float, end: float, one: Entry) -> Cell:
    """What stands in an entry: choices, nothing for the hand, or its value."""
    if one.choices:
        return ticks.cell(*facts.span(start, end), (one.choices,), ticks.SHORT)
    if one.by_hand and not one.value:
        return Cell(*facts.span(start, end), ())
    return value(facts, start, end, one)


def amount(facts: Facts, block: AmountBox) -> Strip:
    """The sum: its label, in capitals, in figures; the capitals break only after 亿, 万 or 元."""
    first = facts.first
    edges = (first, first + (1.5 if first else 2), 12 - FIGURE_COLUMNS, 12)
    name, capitals, figure = (facts.span(start, end) for start, end in pairwise(edges))
    said = capital_words(block.amount, capitals[1] - 2 * PAD)
    cells = (
        label(*name, block.label),
        Cell(*capitals, said),
        Cell(*figure, figure_words(block.amount, figure[1] - 2 * PAD), "right"),
    )
    return declared(row(cells, MONEY * facts.grown), cells, MONEY * facts.grown)


def capital_words(amount: Money | None, room: float) -> tuple[Words, ...]:
    """A sum in capitals, on two lines where one does not do; nothing for none."""
    return paragraphs(amount.capital(), CAPITAL, CAPITAL_LEADING, room) if amount is not None else ()


def figure_words(amount: Money | None, room: float) -> tuple[Words, ...]:
    """A sum in figures, as large as goes on one line, since a figure never breaks."""
    if amount is None:
        return ()
    text = amount.figure()
    fitting = (size for size in FIGURE_SIZES if FIGURE.sized(size).width(text) <= room)
    type_ = FIGURE.sized(next(fitting, FIGURE_SIZES[-1]))
    return (Words(text, type_, CAPITAL_LEADING),)
