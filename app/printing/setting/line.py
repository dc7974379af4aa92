"""One line of text as runs (成行): justified within limits, marks squeezed, labels spread evenly."""

from dataclasses import dataclass
from functools import lru_cache

from app.printing.setting.marks import BLANKS, is_han, is_latin
from app.printing.setting.type import KEPT, Type, gaps, squeezable

NARROW = 16
"""Lines of fewer characters are narrow."""
STRETCH_WIDE, STRETCH_NARROW = 0.24, 0.1
"""em that a gap may be opened at most when a line is justified (paper.md §4)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font (字串): offset from the line's start, space after each character, in pt."""

    font: str
    stroke: float
    offset: float
    text: str
    spacing: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is set (行): its pieces and its width in pt."""

    pieces: tuple[Piece, ...]
    width: float


@lru_cache(maxsize=KEPT)
def set_line(text: str, type_: Type, measure: float | None = None, justify: bool = False) -> Line:
    """Set one line (排一行).

    Wider than `measure` pt: the marks are squeezed. Narrower and `justify`: the gaps are opened if
    that needs no more than the limits allow, else the line stays ragged.
    """
    text = text.rstrip("".join(BLANKS))
    if not text:
        return Line((), 0.0)
    spaces = gaps(text)
    if measure is not None:
        spaces = _fitted(text, type_, spaces, measure, justify)
    return _pieces(text, type_, [one * type_.size + type_.tracking for one in spaces])


@lru_cache(maxsize=KEPT)
def spread(text: str, type_: Type, ems: float) -> Line:
    """A label of two to `ems` characters spread over `ems` em (分散对齐); any other as it is."""
    if not 2 <= len(text) <= ems or not all(map(is_han, text)):
        return set_line(text, type_)
    step = (ems - len(text)) / (len(text) - 1) * type_.size
    return _pieces(text, type_, [step] * (len(text) - 1))


def _fitted(text: str, type_: Type, spaces: list[float], measure: float, justify: bool) -> list[float]:
    """The gaps in em, drawn in or opened so that the line is as wide as the measure."""
    slack = (measure - type_.width(text)) / type_.size
    if slack < -1e-6:
        room = squeezable(text)
        total = sum(room)
        part = min(1.0, -slack / total) if total else 0.0
        return [one - part * room[n] for n, one in enumerate(spaces)]
    if not justify or slack < 1e-6:
        return spaces
    slots = [n for n in range(len(spaces)) if _opens(text[n], text[n + 1])]
    limit = STRETCH_WIDE if len(text) >= NARROW else STRETCH_NARROW
    if not slots or slack / len(slots) > limit:
        return spaces
    step = slack / len(slots)
    opened = set(slots)
    return [one + step if n in opened else one for n, one in enumerate(spaces)]


def _opens(before: str, after: str) -> bool:
    """Whether justification may open the gap: not inside Latin words and figures."""
    ascii_pair = before.isascii() and after.isascii()
    return not ascii_pair and not (is_latin(before) and is_latin(after))


def _pieces(text: str, type_: Type, spaces: list[float]) -> Line:
    """Cut a line into pieces of one font and one spacing; `spaces` in pt after each character.

    The space after a piece belongs to its last character, so that nothing that reads the file takes
    an eighth of an em for a blank.
    """
    spaces = [*spaces, 0.0]
    pieces: list[Piece] = []
    x, start, begun = 0.0, 0, 0.0
    glyphs = [type_.glyph(one) for one in text]
    for n, one in enumerate(glyphs):
        x += one.width * type_.size + spaces[n]
        last = n + 1 == len(glyphs)
        if not last and glyphs[n + 1].font == one.font and abs(spaces[n + 1] - spaces[n]) < 1e-9:
            continue
        pieces.append(Piece(one.font, one.stroke, begun, text[start : n + 1], spaces[n]))
        start, begun = n + 1, x
    return Line(tuple(pieces), x)
