"""Lists on a sheet (清单): the papers received in two columns, tables of rows; heads repeat on each page."""

from dataclasses import replace
from itertools import pairwise, zip_longest

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
from app.printing.setting.type import Type

HEAD, LINE = 7 * MM, 7 * MM
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
    spans = _shares(facts, block.columns)
    heads = tuple(label(*span, one.label, 0) for span, one in zip(spans, block.columns, strict=True))
    head = row(heads, HEAD)
    blank = ("",) * len(block.columns)
    lines = [
        row(_cells(block.columns, spans, texts, strong=False), LINE, head)
        for texts in (*block.rows, *(blank,) * block.empty)
    ]
    lines += [row(_cells(block.columns, spans, texts, strong=True), LINE, head) for texts in block.totals]
    title = [row((label(*facts.span(0, 12), block.title, 0),), HEAD)] if block.title else []
    return [*(replace(one, with_next=True) for one in (*title, head)), *lines]


def _shares(facts: Facts, columns: tuple[Column, ...]) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = sum(one.share for one in columns)
    edges = [0.0]
    for one in columns:
        edges.append(edges[-1] + 12 * one.share / whole)
    return [facts.span(start, end) for start, end in pairwise(edges)]


def _cells(
    columns: tuple[Column, ...], spans: list[tuple[float, float]], texts: tuple[str, ...], *, strong: bool
) -> tuple[Cell, ...]:
    """One row of a table."""
    found = []
    for column, (x, width), text in zip(columns, spans, texts, strict=True):
        type_ = Type(face_of(text, "record"), WRAPPED, strong)
        words = paragraphs(text, type_, WRAPPED_LEADING, width - 2 * PAD_NARROW) if text else ()
        found.append(Cell(x, width, words, column.side, PAD_NARROW))
    return tuple(found)


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
    """The lines of a narrow cell."""
    return paragraphs(text or EMPTY, NAME, WRAPPED_LEADING, width - 2 * PAD_NARROW)
