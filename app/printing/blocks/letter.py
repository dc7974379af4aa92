"""What makes a sheet a letter (函件): whom it speaks to, who writes and when, how to ask about it."""

from dataclasses import dataclass, replace

from app.engine.prints import Closing, Face, Paragraph, Query
from app.printing.blocks.prose import flowing
from app.printing.blocks.strip import Strip, paragraphs
from app.printing.paper import FRAME, MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

BODY, LEADING = Type("record", 14), 24.0
"""The running text of a letter."""
PITCH, GRID = 15.79, 28.99
"""From character to character and from line to line of an official letter: 28 × 22 (paper.md §2)."""
OFFICIAL = Type("record", 15, tracking=PITCH - 15)
"""Its running text."""
OFFICIAL_FACES: dict[Face, Type] = {
    "record": OFFICIAL,
    "form": Type("form", 15, tracking=PITCH - 15),
    "own": Type("own", 15.5, tracking=PITCH - 15.5),
}
COPIED, COPIED_LEADING = Type("record", 14), 22.0
SMALL, CODE, SEAL = Type("form", 9), Type("form", 14, True, 2), Type("form", 9)
QR_SIDE, QR_QUIET = 20 * MM, 3 * MM
LEAST = 32 * MM
FROM_RIGHT, OFFICIAL_FROM_RIGHT = 2.5, 4.0
"""em between the date and the right edge."""


def salutation(paper: Paper, text: str, *, official: bool) -> Strip:
    """Whom it speaks to, flush left, never alone at the foot of a page."""
    type_, leading = (OFFICIAL, GRID) if official else (BODY, LEADING)
    lines = break_lines(tidy(text), type_, paper.measure, whole=True)

    def draw(pen: Pen, top: float, _height: float) -> None:
        for n, line in enumerate(lines):
            base = middle(top + n * leading, leading, type_.size)
            pen.text(paper.left, base, line, type_, "data")

    height = len(lines) * leading
    if official:
        return Strip(height, draw, with_next=True)
    return Strip(height, draw, before=3 * MM, after=1.5 * MM, with_next=True)


def part(paper: Paper, text: str) -> Strip:
    """The heading of a part of an official letter (一、…), on its grid, never at the foot of a page."""
    one = flowing(paper, paragraphs(text, OFFICIAL_FACES["form"], GRID, paper.measure, indent=2), 0.0)
    return replace(one, with_next=True)


def body(paper: Paper, block: Paragraph) -> list[Strip]:
    """Running text of an official letter on its grid; what heads a sub-part (（一）…) stands in 楷."""
    type_ = OFFICIAL_FACES[block.face]
    return [
        flowing(paper, paragraphs(one, type_, GRID, paper.measure, indent=2), 0.0)
        for one in block.text.split("\n")
    ]


def copied_to(paper: Paper, text: str) -> Strip:
    """To whom copies go, between two lines at the foot of the last page."""
    lines = break_lines(tidy(text), COPIED, paper.measure - 2 * COPIED.size)

    def draw(pen: Pen, top: float, height: float) -> None:
        right = paper.left + paper.measure
        for y in (top, top + height):
            pen.rule(paper.left, y, right, y, FRAME)
        for n, line in enumerate(lines):
            base = middle(top + 3 + n * COPIED_LEADING, COPIED_LEADING, COPIED.size)
            pen.text(paper.left + COPIED.size, base, line, COPIED, "data")

    return Strip(len(lines) * COPIED_LEADING + 6, draw, before=5 * MM, sink=True)


@dataclass(frozen=True, slots=True)
class Farewell:
    """The foot of a letter (函尾): name and date at the right, the query code at the left."""

    paper: Paper
    block: Closing
    query: Query | None
    seal: str
    official: bool

    def strip(self) -> Strip:
        """One strip that never parts from the text above it."""
        least = self._lines() * self._leading + (0.0 if self.official else 8 * MM)
        before = 1.35 * GRID if self.official else 2 * MM
        return Strip(max(LEAST, least), self._draw, before=before)

    @property
    def _type(self) -> Type:
        return OFFICIAL if self.official else BODY

    @property
    def _leading(self) -> float:
        return GRID if self.official else LEADING

    def _lines(self) -> int:
        return len(self._names()) + 1

    def _names(self) -> tuple[str, ...]:
        return break_lines(tidy(self.block.name), self._type, self.paper.measure / 2)

    def _draw(self, pen: Pen, top: float, height: float) -> None:
        paper = self.paper
        names, date = self._names(), tidy(self.block.date_text)
        type_, leading = self._type, self._leading
        half = max(type_.width(one) for one in (*names, date)) / 2
        aside = OFFICIAL_FROM_RIGHT * PITCH if self.official else FROM_RIGHT * BODY.size
        centre = paper.left + paper.measure - aside - half
        y = top + (0.0 if self.official else 3 * MM)
        for text in (*names, date):
            pen.text(centre, middle(y, leading, type_.size), text, type_, "data", "centre")
            y += leading
        if self.seal:
            pen.text(centre, middle(y, 13, SEAL.size), f"（{self.seal}）", SEAL, "form", "centre")
        if self.query is not None:
            self._code(pen, top + 3 * MM, self.query)

    def _code(self, pen: Pen, top: float, query: Query) -> None:
        """QR code, query code and phones, small, at the left."""
        x = self.paper.left
        if query.qr:
            pen.qr(x, top, QR_SIDE, query.qr)
            x += QR_SIDE + QR_QUIET
        y = top
        pen.text(x, middle(y, 13, 9), "查询码", SMALL, "form")
        pen.text(x, middle(y + 12.6, 18, 14), query.code, CODE, "data")
        y += 32
        for label, said in (("查询电话", query.phone), ("工会热线", query.hotline)):
            if said:
                pen.text(x, middle(y, 12.6, 9), f"{label}{said}", SMALL, "form")
                y += 12.6
