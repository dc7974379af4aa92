"""Paper sizes and grids (纸张与版心), paper.md §2: twelve columns everywhere, all lengths in pt."""

from dataclasses import dataclass

from app.engine.prints import Size

MM = 72 / 25.4
"""pt in a millimetre."""

COLUMNS = 12
EDGE = 4.6 * MM
"""Nothing is drawn nearer to a sheet's edge; printers cannot."""

FRAME, INNER, BOX = 1.0, 0.5, 1.2
"""Widths of lines in pt: outer frame, inner and signing lines, the promise box."""
SLIP_RULE, SLIP_THIN = 1.0, 0.6


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its margins in pt (纸张); `height` is 0 for a roll, whose length is computed."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """Width of the text area (版心宽)."""
        return self.width - self.left - self.right

    @property
    def column(self) -> float:
        """Width of one of the twelve columns (一栏)."""
        return self.measure / COLUMNS

    @property
    def floor(self) -> float:
        """Where the text area ends, from the top (版心底)."""
        return self.height - self.bottom


def _paper(width: float, height: float, margins: tuple[float, float, float, float]) -> Paper:
    """From millimetres; margins are left, right, top, bottom."""
    left, right, top, bottom = (one * MM for one in margins)
    return Paper(width * MM, height * MM, left, right, top, bottom)


PAPERS: dict[Size, Paper] = {
    "roll58": _paper(58, 0, (5, 5, 4, 8)),
    "roll80": _paper(80, 0, (4, 4, 4.5, 8)),
    "a5": _paper(210, 148, (24, 18, 10, 14)),
    "a4x3": _paper(210, 99, (24, 18, 10, 14)),
    "a4": _paper(210, 297, (24, 18, 20, 18)),
    "a4-across": _paper(297, 210, (16.5, 16.5, 18, 14)),
}
"""The grid of each size; a4x3 is one third of its sheet, and a3 is a4 enlarged."""

LETTER = _paper(210, 297, (28, 26, 37, 35))
"""The grid of an official letter (公文版心): 156 × 225 mm."""

NOTICE = _paper(210, 297, (21, 21, 22, 20))
"""The grid of a notice to hang up (张贴公示)."""

LOW: frozenset[Size] = frozenset(("a5", "a4x3"))
"""Sizes so low that head and foot are one line each."""
