"""The head and foot of an official letter (公文版头): who sends it, double rules, 文号, page numbers."""

from app.engine.prints import Document, Letterhead
from app.printing.blocks.letter import OFFICIAL, PITCH
from app.printing.paper import MM, Paper
from app.printing.pen import Pen
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

NAME_SIZES = (32.0, 28.0, 24.0, 20.0)
TITLE, TITLE_LEADING, PAGE = Type("record", 22, True), 34.0, Type("record", 14)
RULE, THICK, THIN = 170 * MM, 1.8, 0.6
NAME_BASE, RULE_TOP, NUMBER_BASE, TITLE_BASE = 40.2 * MM, 46.4 * MM, 57.5 * MM, 79.3 * MM
RULE_FOOT, PAGE_BASE = 276 * MM, 272 * MM
BELOW_TITLE = 7.2 * MM
"""From the last line of the title to the grid of the text."""


def first_head(pen: Pen, paper: Paper, document: Document, head: Letterhead) -> float:
    """Sender, number and title of page one; gives where the text begins."""
    centre = paper.left + paper.measure / 2
    if not head.printed:
        _name(pen, paper, tidy(head.name), centre)
        _double(pen, paper, RULE_TOP, (THICK, THIN))
        _double(pen, paper, RULE_FOOT, (THIN, THICK))
    pen.text(paper.left + paper.measure, NUMBER_BASE, document.number, OFFICIAL, "data", "right")
    base = TITLE_BASE
    for line in head.lines or _title_lines(tidy(document.title), paper.measure):
        pen.text(centre, base, line, TITLE, "form", "centre")
        base += TITLE_LEADING
    return base - TITLE_LEADING + BELOW_TITLE


def page_number(pen: Pen, paper: Paper, n: int) -> None:
    """— 2 — at the left on even and at the right on odd pages; the first has none."""
    if n == 1:
        return
    text, em = f"— {n} —", PITCH
    if n % 2:
        pen.text(paper.left + paper.measure - em, PAGE_BASE, text, PAGE, "form", "right")
    else:
        pen.text(paper.left + em, PAGE_BASE, text, PAGE, "form")


def _name(pen: Pen, paper: Paper, name: str, centre: float) -> None:
    """The sender, spread, as large as goes on one line."""
    types = [Type("record", size, True, size * 0.28) for size in NAME_SIZES]
    type_ = next((one for one in types if one.width(name) <= paper.measure), Type("record", 18, True))
    pen.text(centre, NAME_BASE, name, type_, "form", "centre")


def _double(pen: Pen, paper: Paper, y: float, thick: tuple[float, float]) -> None:
    """Two rules, wider than the text."""
    start = (paper.width - RULE) / 2
    pen.rule(start, y, start + RULE, y, thick[0])
    pen.rule(start, y + 1 * MM, start + RULE, y + 1 * MM, thick[1])


def _title_lines(title: str, measure: float) -> tuple[str, ...]:
    """The title on as few lines as it needs, about equally long."""
    lines = -(-TITLE.width(title) // measure)
    if lines < 2:
        return (title,)
    even = break_lines(title, TITLE, TITLE.width(title) / lines + 2 * TITLE.size)
    return even if len(even) <= lines else break_lines(title, TITLE, measure)
