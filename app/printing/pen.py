"""The pen (落笔): collects what is drawn on one page, in pt from its upper left corner."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import segno

from app.printing.laid import Code, Frame, Layer, Page, Place, Run, Stroke
from app.printing.paper import MM
from app.printing.setting.line import Line, set_line, spread
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

Side = Literal["left", "centre", "right"]

LEAST_MODULE = 0.5 * MM
MASK = 0
"""The mask of every QR code: over numbers and query codes within a tenth of the best one's penalty,
while looking for that one takes four fifths of the time [measured]."""
TICK_BOX, TICK_STROKE = 0.7, 1.2
"""Widths of the lines of a square to tick and of its tick in pt (paper.md §7)."""
OPTICAL = 0.38
"""A line stands in the middle of a cell when its baseline is 0.38 of its size below (paper.md §2)."""


@dataclass(slots=True)
class Pen:
    """What was drawn so far; `page()` gives it as a page."""

    runs: list[Run] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, type_: Type, layer: Layer, side: Side = "left") -> float:
        """One line of text on a baseline; x is its left edge, middle or right edge. Gives its width."""
        line = set_line(tidy(text), type_)
        self.line(x - _shift(line.width, side), y, line, type_, layer)
        return line.width

    def set(
        self, x: float, y: float, text: str, type_: Type, layer: Layer, measure: float, justify: bool
    ) -> None:
        """One broken line of a paragraph, squeezed or justified to the measure."""
        self.line(x, y, set_line(text, type_, measure, justify), type_, layer)

    def label(self, x: float, y: float, text: str, type_: Type, ems: float = 4, side: Side = "left") -> None:
        """A label, spread over `ems` em if it is short."""
        line = spread(text, type_, ems)
        self.line(x - _shift(line.width, side), y, line, type_, "form")

    def line(self, x: float, y: float, line: Line, type_: Type, layer: Layer) -> None:
        """A line that is already set."""
        for one in line.pieces:
            place = (round(x + one.offset, 2), round(y, 2))
            spacing = round(one.spacing, 3)
            stroke = round(one.stroke * type_.size, 3)
            self.runs.append(Run(one.font, type_.size, *place, one.text, spacing, stroke, layer))

    def rule(self, x1: float, y1: float, x2: float, y2: float, thick: float, layer: Layer = "form") -> None:
        """A straight line."""
        start, end = (round(x1, 2), round(y1, 2)), (round(x2, 2), round(y2, 2))
        self.strokes.append(Stroke(*start, *end, thick, layer))

    def frame(
        self, x: float, y: float, width: float, height: float, thick: float, layer: Layer = "form"
    ) -> None:
        """An empty rectangle."""
        corner, size = (round(x, 2), round(y, 2)), (round(width, 2), round(height, 2))
        self.frames.append(Frame(*corner, *size, thick, layer))

    def box(self, x: float, y: float, side: float, *, ticked: bool) -> None:
        """A square to tick by its upper left corner; its tick belongs to the data."""
        self.frame(x, y, side, side, TICK_BOX)
        if ticked:
            knee = (x + 0.42 * side, y + 0.78 * side)
            self.rule(x + 0.16 * side, y + 0.5 * side, *knee, TICK_STROKE, "data")
            self.rule(*knee, x + 0.88 * side, y + 0.16 * side, TICK_STROKE, "data")

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code of level M; the caller keeps four modules of white around it."""
        rows = modules(text)
        if side / len(rows) < LEAST_MODULE:
            raise ValueError(f"QR modules under 0.5 mm: {len(rows)} in {side / MM:.1f} mm")
        self.codes.append(Code(round(x, 2), round(y, 2), round(side, 2), rows, "data"))

    def branch(self) -> "Pen":
        """Another pen on a page that has all this already (续笔), such as another copy of it."""
        return Pen(list(self.runs), list(self.strokes), list(self.frames), list(self.codes))

    def page(self, width: float, height: float, reprint: Place) -> Page:
        """The page as drawn."""
        things = (tuple(self.runs), tuple(self.strokes), tuple(self.frames), tuple(self.codes))
        return Page(round(width, 2), round(height, 2), *things, reprint)


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[str, ...]:
    """The modules of a QR code of level M, row by row (二维码点阵); ASCII only (paper.md §7)."""
    if not text.isascii():
        raise ValueError("a QR code holds ASCII only")
    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    return tuple("".join("1" if one else "0" for one in row) for row in code.matrix)


def middle(top: float, height: float, size: float) -> float:
    """The baseline of one line that stands in the optical middle of a cell."""
    return top + height / 2 + OPTICAL * size


def _shift(width: float, side: Side) -> float:
    """How far to the left of its anchor a line begins."""
    return {"left": 0.0, "centre": width / 2, "right": width}[side]
