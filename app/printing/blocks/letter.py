"""What makes a sheet a letter (函件): whom it speaks to, who writes and when, how to ask about it."""

from dataclasses import dataclass

from app.engine.prints import Closing, Query
from app.printing.blocks.strip import Strip
from app.printing.paper import MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

BODY, LEADING = Type("record", 14), 24.0
"""The running text of a letter."""
SMALL, CODE, SEAL = Type("form", 9), Type("form", 14, True, 2), Type("form", 9)
QR_SIDE, QR_QUIET = 20 * MM, 3 * MM
LEAST = 32 * MM
FROM_RIGHT = 2.5
"""em between the date and the right edge."""


def salutation(paper: Paper, text: str) -> Strip:
    """Whom it speaks to, flush left, never alone at the foot of a page."""
    lines = break_lines(tidy(text), BODY, paper.measure, whole=True)

    def draw(pen: Pen, top: float, _height: float) -> None:
        for n, line in enumerate(lines):
            base = middle(top + n * LEADING, LEADING, BODY.size)
            pen.text(paper.left, base, line, BODY, "data")

    return Strip(len(lines) * LEADING, draw, before=3 * MM, after=1.5 * MM, with_next=True)


@dataclass(frozen=True, slots=True)
class Farewell:
    """The foot of a letter (函尾): name and date at the right, the query code at the left."""

    paper: Paper
    block: Closing
    query: Query | None
    seal: str

    def strip(self) -> Strip:
        """One strip that never parts from the text above it."""
        return Strip(max(LEAST, self._lines() * LEADING + 8 * MM), self._draw, before=2 * MM)

    def _lines(self) -> int:
        return len(self._names()) + 1

    def _names(self) -> tuple[str, ...]:
        return break_lines(tidy(self.block.name), BODY, self.paper.measure / 2)

    def _draw(self, pen: Pen, top: float, height: float) -> None:
        paper = self.paper
        names, date = self._names(), tidy(self.block.date_text)
        half = max(BODY.width(one) for one in (*names, date)) / 2
        centre = paper.left + paper.measure - FROM_RIGHT * BODY.size - half
        y = top + 3 * MM
        for text in (*names, date):
            pen.text(centre, middle(y, LEADING, BODY.size), text, BODY, "data", "centre")
            y += LEADING
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
