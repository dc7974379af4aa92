"""A type to set in (字样): face, weight and size; widths of characters and the gaps between them."""

from dataclasses import dataclass
from functools import lru_cache

from app.core.errors import Invalid
from app.engine.prints import Face
from app.printing.fonts import Glyph, glyph
from app.printing.setting.marks import (
    WIDE_CLOSING,
    WIDE_MARKS,
    WIDE_OPENING,
    is_han,
    is_latin,
)

EIGHTH = 0.125
"""em between Han and Latin."""
SHARED = -0.5
"""em taken from two marks in a row: they share half an em."""
KEPT = 4096
"""So many texts are kept as they were measured, broken and set: most words of a paper are its form's."""

SQUEEZE = 0.25
"""em by which a mark may be drawn in at most."""


@dataclass(frozen=True, slots=True)
class Type:
    """Face, size in pt, weight, and extra space in pt after each character (字距)."""

    face: Face
    size: float
    bold: bool = False
    tracking: float = 0.0

    def sized(self, size: float) -> "Type":
        """The same at another size."""
        return Type(self.face, size, self.bold, self.tracking)

    def glyph(self, character: str) -> Glyph:
        """How a character is drawn; Invalid names one that no bundled font has."""
        found = glyph(character, self.face, self.bold)
        if found is None:
            raise Invalid(f"“{character}”没有可打印的字形，请换一个写法。")
        return found

    @lru_cache(maxsize=KEPT)  # noqa: B019  types are few and never end
    def width(self, text: str) -> float:
        """Natural width of a text on one line, in pt, without blanks at its end."""
        text = text.rstrip(" \u3000")
        if not text:
            return 0.0
        ems = sum(self.glyph(one).width for one in text) + sum(gaps(text))
        return ems * self.size + self.tracking * (len(text) - 1)


def gaps(text: str) -> list[float]:
    """The extra space between each two neighbours of a text, in em (字间)."""
    return [gap(text[n], text[n + 1]) for n in range(len(text) - 1)]


@lru_cache(maxsize=8192)
def gap(before: str, after: str) -> float:
    """The extra space between two neighbours in em: an eighth, a shared half, or none."""
    if before in WIDE_MARKS and after in WIDE_MARKS:
        return 0.0 if before in WIDE_OPENING and after in WIDE_CLOSING else SHARED
    if is_latin(after):
        return EIGHTH if is_han(before) else 0.0
    return EIGHTH if is_latin(before) and is_han(after) else 0.0


def squeezable(text: str) -> list[float]:
    """How much each gap of a text, and its end, may be drawn in, in em (可挤压).

    The list is as long as the text: entry n is the space after character n; the last is the end of
    the line. Only the empty half of a mark that no other mark shares counts.
    """
    room = [0.0] * len(text)
    for n, one in enumerate(text):
        if one in WIDE_CLOSING and (n + 1 == len(text) or text[n + 1] not in WIDE_MARKS):
            room[n] += SQUEEZE
        elif one in WIDE_OPENING and n > 0 and text[n - 1] not in WIDE_MARKS:
            room[n - 1] += SQUEEZE
    return room
