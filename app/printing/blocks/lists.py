"""Lists on a sheet (清单): the papers received, in two columns of lines with a repeated head."""

from dataclasses import replace
from itertools import pairwise, zip_longest

from app.engine.prints import MaterialLine, Materials
from app.printing.blocks.facts import EMPTY, WRAPPED, WRAPPED_LEADING, Facts
from app.printing.blocks.strip import PAD, PAD_NARROW, Cell, Strip, Words, label, paragraphs, row
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
