"""Strips and cells of a sheet (表格行与单元格): what stands in one row, how high it is, how it splits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.engine.prints import Face
from app.printing.laid import Layer
from app.printing.paper import INNER, MM
from app.printing.pen import Pen, Side, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

PAD, PAD_NARROW, PAD_LABEL, PAD_ABOVE = 1.8 * MM, 1.2 * MM, 1.0 * MM, 1.2 * MM
LABEL_SIZES = (10.5, 9.0)
LABEL_LEADING = 12.6
CONTINUED = "（续）"
TICK = 9.0
"""Side of a square to tick in a table."""
STAY, GO = 3, 2
"""Lines of a split text that stay on the page and that go over, at least (paper.md §4)."""

Kind = Literal["value", "label"]


@dataclass(frozen=True, slots=True)
class Strip:
    """One horizontal strip of a sheet (横条).

    `height` is the least it needs; `draw(pen, top, height)` may be given more. `split(room)` gives
    the part that fits and the rest, or None. `head` stands above it again on a new page. A framed
    strip belongs to a table; `before` is the room above it, `after` the room below it if a table follows;
    `with_next` never ends a page; what begins with a strip that may `sink` stands at the foot of its page.
    Strips of one `section` share its label, upright in the first column. `tail` stands under the last
    of them on each page that is turned.
    """

    height: float
    draw: Callable[[Pen, float, float], None]
    split: "Callable[[float], tuple[Strip, Strip] | None] | None" = None
    head: "Strip | None" = None
    framed: bool = False
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False
    sink: bool = False
    section: str = ""
    tail: "Strip | None" = None


def between(below: float, strip: Strip) -> float:
    """The room between what has `below` under it and the strip that follows."""
    return max(strip.before, below if strip.framed else 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """One broken line inside a cell (一行字); `spread` em for labels of few characters."""

    text: str
    type_: Type
    leading: float
    layer: Layer = "data"
    justify: bool = False
    indent: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (单元格): its place across, its lines, and whether it is a label (栏目) or a value."""

    x: float
    width: float
    words: tuple[Words, ...]
    side: Side = "left"
    pad: float = PAD
    kind: Kind = "value"
    ticked: bool | None = None

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.words)

    @property
    def depth(self) -> float:
        """Height of the lines alone."""
        return sum(one.leading for one in self.words)

    def draw(self, pen: Pen, top: float, height: float) -> None:
        """The lines, as a block in the middle of the height; or a square to tick."""
        if self.ticked is not None:
            x = self.x + (self.width - TICK) / 2
            pen.box(x, top + (height - TICK) / 2, TICK, ticked=self.ticked)
        y = top + (height - self.depth) / 2
        for one in self.words:
            self._line(pen, middle(y, one.leading, one.type_.size), one)
            y += one.leading

    def _line(self, pen: Pen, base: float, one: Words) -> None:
        """One line of the cell."""
        anchor = {
            "left": self.x + self.pad + one.indent,
            "centre": self.x + self.width / 2,
            "right": self.x + self.width - self.pad,
        }[self.side]
        if one.spread:
            pen.label(anchor, base, one.text, one.type_, one.spread, self.side)
        elif self.side == "left":
            measure = self.width - 2 * self.pad - one.indent
            pen.set(anchor, base, one.text, one.type_, one.layer, measure, one.justify)
        else:
            pen.text(anchor, base, one.text, one.type_, one.layer, self.side)

    def part(self, start: int, end: int | None) -> "Cell":
        """The cell with some of its lines; a label stays whole and says （续） in its later parts."""
        if self.kind == "value":
            return replace(self, words=self.words[start:end])
        if start == 0 or self.words[-1].text == CONTINUED:
            return self
        again = replace(self.words[-1], text=CONTINUED, leading=LABEL_LEADING, spread=0.0)
        return replace(self, words=(*self.words, again))


def label(x: float, width: float, text: str, ems: float = 4, *, bold: bool = False) -> Cell:
    """A label cell: 2 to 4 characters spread over `ems` em, others centred, too long ones on lines."""
    text = tidy(text)
    room = width - 2 * PAD_LABEL
    types = [Type("form", size, bold) for size in LABEL_SIZES]
    type_ = next((one for one in types if one.width(text) <= room), types[-1])
    lines = _label_lines(text, type_, room)
    spread = ems if len(lines) == 1 and type_.size * ems <= room else 0.0
    words = tuple(Words(one, type_, LABEL_LEADING, "form", spread=spread) for one in lines)
    return Cell(x, width, words, "centre", PAD_LABEL, "label")


def _label_lines(text: str, type_: Type, room: float) -> tuple[str, ...]:
    """The lines of a label; one that is too wide breaks before its bracket if it has one."""
    start = text.find("（")
    if start < 1 or type_.width(text) <= room:
        return break_lines(text, type_, room)
    parts = (text[:start], text[start:])
    return tuple(line for part in parts for line in break_lines(part, type_, room))


def row(cells: tuple[Cell, ...], least: float, head: Strip | None = None) -> Strip:
    """A framed row of cells with lines between them, at least `least` pt high; it splits by lines."""
    wrapped = [cell.depth + 2 * PAD_ABOVE for cell in cells if cell.count > 1]
    height = max(least, *wrapped) if wrapped else least

    def draw(pen: Pen, top: float, height: float) -> None:
        for n, cell in enumerate(cells):
            if n:
                pen.rule(cell.x, top, cell.x, top + height, INNER)
            cell.draw(pen, top, height)

    def split(room: float) -> tuple[Strip, Strip] | None:
        values = [cell for cell in cells if cell.kind == "value"]
        tallest = max(values, key=lambda cell: cell.depth, default=None)
        n = lines_that_stay(tallest.words, room - 2 * PAD_ABOVE) if tallest else None
        if n is None:
            return None
        first = row(tuple(cell.part(0, n) for cell in cells), least, head)
        return first, row(tuple(cell.part(n, None) for cell in cells), least, head)

    return Strip(height, draw, split, head, framed=True)


def lines_that_stay(words: tuple[Words, ...], room: float) -> int | None:
    """How many lines stay when a text goes over the page: 3 at least, 2 at least go; None if neither."""
    n, depth = 0, 0.0
    while n < len(words) and depth + words[n].leading <= room:
        depth += words[n].leading
        n += 1
    n = min(n, len(words) - GO)
    return n if n >= STAY else None


def paragraphs(
    text: str, type_: Type, leading: float, measure: float, indent: float = 0.0, whole: bool = False
) -> tuple[Words, ...]:
    """A text as lines: each line of it a paragraph whose first line is indented `indent` em."""
    found: list[Words] = []
    first = indent * type_.size
    for paragraph in text.split("\n"):
        lines = break_lines(tidy(paragraph), type_, measure, first, whole)
        for n, line in enumerate(lines):
            justify = n + 1 < len(lines)
            kept = first if n == 0 else 0.0
            found.append(Words(line, type_, leading, "data", justify, kept))
    return tuple(found)


def face_of(text: str, face: Face) -> Face:
    """The face of a value: figures, IDs, phones, dates and numbers (收-XC01-2026-000123) stand in 黑."""
    bare = text[2:] if text[1:2] == "-" else text
    figure = any(one.isdecimal() for one in bare) and all(one.isascii() or one in "＊¥—" for one in bare)
    return "form" if figure and face == "record" else face
