"""Lists on a sheet (清单): the papers received in two columns, tables of rows; heads repeat on each page."""

from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest

from app.engine.prints import Column, MaterialLine, Materials, Table
from app.printing.blocks.facts import EMPTY, WRAPPED, WRAPPED_LEADING, Facts
from app.printing.blocks.strip import (
    PAD,
    PAD_NARROW,
    Cell,
    Strip,
    Words,
    face_of,
    label,
    paragraphs,
    row,
)
from app.printing.paper import MM
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

HEAD, LINE = 7 * MM, 7 * MM
SIZES = (WRAPPED, 10.0, 9.0)
LEAST, SHORT = SIZES[-1], 3
"""The smallest size of a figure in a table, and how long a word is that a column never breaks."""
COLUMNS = (0.0, 0.6, 4.2, 5.1, 6.0)
"""Where number, name, form and copies begin and end; the second half lies six columns further."""
NAME, FIGURE = Type("record", WRAPPED), Type("form", WRAPPED)


def materials(facts: Facts, block: Materials) -> list[Strip]:
    """The papers received, read down the left half and then down the right."""
    if not block.items:
        return []
    titles = ("序", block.heading, "形式", "份数")
    cells = [label(*facts.span(*one), text, 0) for one, text in zip(_spans(), titles * 2, strict=True)]
    head = row(tuple(cells), HEAD)
    half = (len(block.items) + 1) // 2
    pairs = zip_longest(block.items[:half], block.items[half:])
    lines = [row((*_line(facts, 0, a), *_line(facts, 4, b)), LINE, head) for a, b in pairs]
    return [replace(head, with_next=True), *lines]


def table(facts: Facts, block: Table) -> list[Strip]:
    """A table of rows: columns by their shares of the width, sums bold, empty rows for the hand."""
    spans = _shares(facts, block)
    heads = tuple(label(*span, one.label, 0) for span, one in zip(spans, block.columns, strict=True))
    head = row(heads, HEAD)
    blank, least = ("",) * len(block.columns), max(LINE, float(block.high) * MM)
    lines = [
        row(_cells(block.columns, spans, texts, strong=False), least, head)
        for texts in (*block.rows, *(blank,) * block.empty)
    ]
    lines += [row(_cells(block.columns, spans, texts, strong=True), LINE, head) for texts in block.totals]
    title = [row((label(*facts.span(facts.first, 12), block.title, 0),), HEAD)] if block.title else []
    return [*(replace(one, with_next=True) for one in (*title, head)), *lines]


def _shares(facts: Facts, block: Table) -> list[tuple[float, float]]:
    """Left edge and width of each column: by their shares, but none narrower than its longest figure.

    A column that needs more takes it from those that have room, in proportion to the room they have.
    """
    whole = sum(one.share for one in block.columns)
    left, measure = facts.span(facts.first, 12)
    widths = [measure * one.share / whole for one in block.columns]
    texts = (*block.rows, *block.totals)
    needs = [_unbroken([row[n] for row in texts]) for n in range(len(widths))]
    over = [max(0.0, width - need) for width, need in zip(widths, needs, strict=True)]
    lack = sum(max(0.0, need - width) for width, need in zip(widths, needs, strict=True))
    if lack and lack <= sum(over):
        part = lack / sum(over)
        pairs = zip(widths, needs, over, strict=True)
        widths = [max(width, need) - part * room for width, need, room in pairs]
    edges = list(accumulate(widths, initial=left))
    return [(start, end - start) for start, end in pairwise(edges)]


def _unbroken(texts: list[str]) -> float:
    """The width that a column needs for what never breaks: its figures, and the shortest words."""
    lines = {line for text in texts for line in text.split("\n")}
    kept = (line for line in lines if face_of(line, "record") == "form" or 0 < len(line) <= SHORT)
    return max((FIGURE.sized(LEAST).width(tidy(one)) for one in kept), default=0.0) + 2 * PAD_NARROW + 0.5


def _cells(
    columns: tuple[Column, ...], spans: list[tuple[float, float]], texts: tuple[str, ...], *, strong: bool
) -> tuple[Cell, ...]:
    """One row of a table."""
    found = []
    for column, (x, width), text in zip(columns, spans, texts, strict=True):
        if column.side == "tick":
            found.append(Cell(x, width, (), ticked=bool(text)))
            continue
        room = width - 2 * PAD_NARROW
        type_ = _fitting(text, Type(face_of(text, "record"), WRAPPED, strong), room)
        words = paragraphs(text, type_, WRAPPED_LEADING, room) if text else ()
        found.append(Cell(x, width, words, column.side, PAD_NARROW))
    return tuple(found)


def _fitting(text: str, type_: Type, room: float) -> Type:
    """Figures as large as goes on one line; words at their own size, since they may wrap."""
    if type_.face != "form":
        return type_
    longest = max(type_.width(tidy(line)) / type_.size for line in text.split("\n"))
    return type_.sized(next((size for size in SIZES if longest * size <= room), SIZES[-1]))


def _spans() -> list[tuple[float, float]]:
    """The eight columns: their left and right edges."""
    left = list(pairwise(COLUMNS))
    return left + [(start + 6, end + 6) for start, end in left]


def _line(facts: Facts, first: int, item: MaterialLine | None) -> tuple[Cell, ...]:
    """The four cells of one paper, or four empty ones."""
    number, name, form, copies = (facts.span(*one) for one in _spans()[first : first + 4])
    if item is None:
        return tuple(Cell(*one, ()) for one in (number, name, form, copies))
    count = str(item.copies) if item.copies else EMPTY
    return (
        Cell(*number, (Words(str(item.no), FIGURE, WRAPPED_LEADING),), "centre"),
        Cell(*name, paragraphs(item.name, NAME, WRAPPED_LEADING, name[1] - 2 * PAD)),
        Cell(*form, _narrow(item.form, form[1]), "centre", PAD_NARROW),
        Cell(*copies, (Words(count, FIGURE, WRAPPED_LEADING),), "centre"),
    )


def _narrow(text: str, width: float) -> tuple[Words, ...]:
    """The lines of a narrow cell, smaller where that saves a line."""
    room = width - 2 * PAD_NARROW
    size = next((size for size in SIZES if NAME.sized(size).width(tidy(text)) <= room), LEAST)
    return paragraphs(text or EMPTY, NAME.sized(size), WRAPPED_LEADING, room)
