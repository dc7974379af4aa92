"""Words that stand upright (竖排): the label of a section, the name of a copy and its bars."""

from app.engine.prints import Copy
from app.printing.laid import Layer
from app.printing.paper import INNER, MM, Paper
from app.printing.pen import OPTICAL, Pen
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

LABEL, SMALL = Type("form", 10.5), Type("form", 9)
PITCH, CLOSEST, ABOVE = 20.0, 12.2, 1 * MM
"""Between two characters of a label at most and at least, and the room above and below them."""
LONGEST = 10
"""Characters that a label may have in one column."""
COPY, COPY_PITCH = Type("form", 9.5), 11.0
COPY_ASIDE, BAR_ASIDE, BAR, BAR_PITCH = 13.6 * MM, 9.8 * MM, 2.0, 1.5 * MM
"""How far from the right edge a copy's name and its first bar stand, a bar's width, and their pitch."""


def section(
    pen: Pen,
    paper: Paper,
    text: str,
    top: float,
    bottom: float,
    *,
    again: bool = False,
    left: float | None = None,
) -> None:
    """The label of a section between two heights, the line at its right; （续） on later pages.

    It stands in the first column, or in the one that begins at `left`.
    """
    left = paper.left if left is None else left
    edge = left + paper.column
    pen.rule(edge, top, edge, bottom, INNER)
    centre = left + paper.column / 2
    if again:
        bottom -= SMALL.size + ABOVE
        pen.text(centre, bottom + SMALL.size / 2, "（续）", SMALL, "form", "centre")
    columns = _columns(tidy(text), bottom - top - 2 * ABOVE)
    for n, words in enumerate(columns):
        x = centre + ((len(columns) - 1) / 2 - n) * (LABEL.size + 2)
        pitch = min(PITCH, (bottom - top - 2 * ABOVE) / len(words))
        column(pen, x, (top + bottom) / 2, words, LABEL, "form", pitch)


def least(text: str) -> float:
    """The height that the label of a section needs: two columns of characters if it is very long."""
    count = len(tidy(text))
    return (count if count <= LONGEST else -(-count // 2)) * CLOSEST + 2 * ABOVE


def _columns(text: str, room: float) -> list[str]:
    """The label in one column of characters, or in two where it would be too high."""
    if len(text) * CLOSEST <= room + 1e-6 or len(text) < 2:
        return [text]
    half = -(-len(text) // 2)
    return [text[:half], text[half:]]


def column(pen: Pen, x: float, middle: float, text: str, type_: Type, layer: Layer, pitch: float) -> None:
    """Characters under one another, their middle at a height; blanks only leave room."""
    y = middle - len(text) * pitch / 2 + pitch / 2 + OPTICAL * type_.size
    for one in text:
        if one.strip():
            pen.text(x, y, one, type_, layer, "centre")
        y += pitch


def copy(pen: Pen, paper: Paper, block: Copy, n: int, top: float, bottom: float) -> None:
    """The name and colour of copy `n` in the right margin, and as many bars beside the table."""
    words = tidy("\u3000".join(filter(None, (*block.name.split(), block.colour))))
    x, middle = paper.width - COPY_ASIDE, (top + bottom) / 2
    pitch = min(COPY_PITCH, (bottom - top) / max(1, len(words)))
    column(pen, x, middle, words, COPY, "form", pitch)
    for bar in range(min(n, 3)):
        at = paper.width - BAR_ASIDE + bar * BAR_PITCH
        pen.rule(at, top, at, bottom, BAR)
