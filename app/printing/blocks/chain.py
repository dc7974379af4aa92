"""The head of the journal's chain on a sheet (日志链首): two rows of groups, the QR code at the right."""

from app.engine.prints import Chain
from app.printing.blocks.strip import Strip
from app.printing.paper import MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

HEADING, ABOUT, SMALL = Type("form", 10.5, True), Type("form", 10.5), Type("form", 9)
GROUP = Type("form", 12, True, 0.6)
ACROSS = 8
INSET, ABOVE = 3 * MM, 2 * MM
GROUP_WIDTH, LINE, GROUP_LINE = 16.4 * MM, 5 * MM, 7 * MM
QR_SIDE, QR_QUIET = 27 * MM, 3.5 * MM


def chain(paper: Paper, block: Chain) -> Strip:
    """One framed strip that never parts."""
    rows = [block.groups[n : n + ACROSS] for n in range(0, len(block.groups), ACROSS)]
    text = 2 * ABOVE + LINE + len(rows) * GROUP_LINE + len(block.under) * LINE

    def draw(pen: Pen, top: float, height: float) -> None:
        left, right = paper.left + INSET, paper.left + paper.measure
        y = top + (height - text) / 2 + ABOVE
        base = middle(y, LINE, HEADING.size)
        x = left + pen.text(left, base, block.heading, HEADING, "form") + 6 * MM
        pen.text(x, base, block.about, ABOUT, "data")
        y += LINE
        for row in rows:
            for n, group in enumerate(row):
                pen.text(left + n * GROUP_WIDTH, middle(y, GROUP_LINE, 12), group, GROUP, "data")
            y += GROUP_LINE
        for n, words in enumerate(block.under):
            type_ = SMALL if n else ABOUT
            pen.text(left, middle(y, LINE, type_.size), tidy(words), type_, "data")
            y += LINE
        if block.qr:
            pen.qr(right - QR_SIDE - QR_QUIET, top + (height - QR_SIDE) / 2, QR_SIDE, block.qr)

    least = QR_SIDE + 2 * QR_QUIET if block.qr else 0.0
    return Strip(max(text, least), draw, framed=True, before=3 * MM)
