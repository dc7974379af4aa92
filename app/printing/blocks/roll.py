"""The 80 mm roll as it is written (卷纸): from the top down, 黑 only, nothing under 9 pt."""

from dataclasses import dataclass, field

from app.printing.laid import Layer
from app.printing.paper import MM, Paper
from app.printing.pen import Pen, Side, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

TEXT, BOLD = Type("form", 10.5), Type("form", 10.5, True)
SMALL = Type("form", 9)
OFFICE, TITLE = Type("form", 12), Type("form", 18, True, 4)
STRONG = Type("form", 12, True)
DATE = Type("form", 15, True)
CODE = Type("form", 18, True, 2)
GROUP = Type("form", 15, True, 1.5)

LEADING, TIGHT, SMALL_LEADING, STRONG_LEADING = 14.0, 13.5, 12.6, 16.0
LABEL, VALUE = 15.2 * MM, 17 * MM
"""Width of the label column, and where values begin."""


@dataclass(slots=True)
class Roll:
    """A roll being written (卷纸): `y` is where the next thing begins, in pt from the top."""

    paper: Paper
    pen: Pen = field(default_factory=Pen)
    y: float = 0.0

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return self.paper.left

    @property
    def right(self) -> float:
        """Right edge of the text."""
        return self.paper.left + self.paper.measure

    @property
    def centre(self) -> float:
        """Middle of the text."""
        return self.paper.left + self.paper.measure / 2

    def skip(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def rule(self, thick: float) -> None:
        """A line across the text."""
        self.pen.rule(self.left, self.y, self.right, self.y, thick)

    def base(self, type_: Type, leading: float) -> float:
        """The baseline of the line that begins at `y`."""
        return middle(self.y, leading, type_.size)

    def put(
        self, x: float, text: str, type_: Type, leading: float, layer: Layer, side: Side = "left"
    ) -> None:
        """One line at x, without moving on."""
        self.pen.text(x, self.base(type_, leading), text, type_, layer, side)

    def flow(
        self,
        inset: float,
        text: str,
        type_: Type,
        leading: float,
        layer: Layer,
        until: float = 0.0,
        right: str = "",
        whole: bool = False,
    ) -> None:
        """Text that wraps between `inset` and `until` pt from the two edges, moving on.

        Each line of the text is a paragraph of its own; `right` stands at the end of the first line;
        `whole` text breaks only after a middle dot or a blank.
        """
        measure = self.paper.measure - inset - until
        for paragraph in text.split("\n"):
            lines = break_lines(tidy(paragraph), type_, measure, whole=whole)
            for n, line in enumerate(lines):
                base = self.base(type_, leading)
                last = n + 1 == len(lines)
                self.pen.set(self.left + inset, base, line, type_, layer, measure, not last)
                if right:
                    self.put(self.right, right, type_, leading, layer, "right")
                    right = ""
                self.skip(leading)

    def middled(self, text: str, type_: Type, leading: float, layer: Layer, room: float = 0.0) -> None:
        """Centred text that wraps `room` pt inside the edges, moving on; nothing for none."""
        for line in break_lines(tidy(text), type_, self.paper.measure - 2 * room) if text else ():
            self.put(self.centre, line, type_, leading, layer, "centre")
            self.skip(leading)
