"""What stands on a sheet outside tables (表外文字): headings, paragraphs, notes, code groups, signatures."""

from dataclasses import replace

from app.engine.prints import Face, Groups, Paragraph, Signatures
from app.printing.blocks.strip import Strip, Words, lines_that_stay, paragraphs
from app.printing.paper import INNER, MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

HEADING = Type("form", 12, True)
NOTE, NOTE_LEADING = Type("form", 9), 12.6
PROSE: dict[Face, tuple[Type, float]] = {
    "record": (Type("record", 12), 20),
    "form": (Type("form", 10.5), 16),
    "own": (Type("own", 12), 18.5),
}
LETTER = (Type("record", 14), 24.0)
LABEL = Type("form", 10.5)
BIG, SMALL = Type("form", 26, True, 4), Type("form", 12, True, 1)
BETWEEN = 3 * MM
"""Room between two tables."""
ABOVE_TABLE = 1.5 * MM
"""Room between running text and a table under it."""
BIG_ROW, SMALL_ROW, BIG_COLUMNS, SMALL_COLUMNS = 18 * MM, 9 * MM, 3, 4
SEAL_ROOM, SEAL_ASIDE = 9 * MM, 24 * MM
SIGNING, SIGNING_LINE, DATE_ROOM = 14 * MM, 50 * MM, 10 * MM


def heading(paper: Paper, text: str) -> Strip:
    """The heading of a part, which never ends a page."""

    def draw(pen: Pen, top: float, height: float) -> None:
        pen.text(paper.left, middle(top, height, HEADING.size), text, HEADING, "form")

    return Strip(18, draw, before=4 * MM, with_next=True)


def prose(paper: Paper, block: Paragraph, *, large: bool = False) -> list[Strip]:
    """Running text, a strip for each paragraph, the first line two em in; `large` in letters."""
    type_, leading = LETTER if large and block.face == "record" else PROSE[block.face]
    return [
        flowing(paper, paragraphs(one, type_, leading, paper.measure, indent=2), 1 * MM)
        for one in block.text.split("\n")
    ]


def note(paper: Paper, text: str) -> Strip:
    """A small explanation, close under what it explains."""
    return flowing(paper, paragraphs(text, NOTE, NOTE_LEADING, paper.measure), 3.3)


def flowing(paper: Paper, words: tuple[Words, ...], before: float) -> Strip:
    """Lines over the whole measure that may go over to the next page."""

    def draw(pen: Pen, top: float, _height: float) -> None:
        y = top
        for one in words:
            base = middle(y, one.leading, one.type_.size)
            measure = paper.measure - one.indent
            x = paper.left + one.indent
            pen.set(x, base, one.text, one.type_, one.layer, measure, one.justify)
            y += one.leading

    def split(room: float) -> tuple[Strip, Strip] | None:
        n = lines_that_stay(words, room)
        if n is None:
            return None
        return flowing(paper, words[:n], before), flowing(paper, words[n:], before)

    return Strip(sum(one.leading for one in words), draw, split, before=before, after=ABOVE_TABLE)


def groups(paper: Paper, block: Groups) -> list[Strip]:
    """Groups of characters in a table of their own, to be read off or compared by eye."""
    columns = BIG_COLUMNS if block.big else SMALL_COLUMNS
    rows = [block.groups[n : n + columns] for n in range(0, len(block.groups), columns)]
    strips = [_group_row(paper, one, columns, block.big) for one in rows]
    if block.label:
        return [_caption(paper, block.label), *strips]
    return [replace(one, before=0.0 if n else BETWEEN) for n, one in enumerate(strips)]


def _caption(paper: Paper, text: str) -> Strip:
    """The small label above a table."""

    def draw(pen: Pen, top: float, height: float) -> None:
        pen.text(paper.left, middle(top, height - 2 * MM, LABEL.size), text, LABEL, "form")

    return Strip(16 + 2 * MM, draw, before=BETWEEN, with_next=True)


def _group_row(paper: Paper, row: tuple[str, ...], columns: int, big: bool) -> Strip:
    """One row of groups, each in the middle of its cell."""
    type_ = BIG if big else SMALL
    width = paper.measure / columns

    def draw(pen: Pen, top: float, height: float) -> None:
        for n, text in enumerate(row):
            x = paper.left + n * width
            if n:
                pen.rule(x, top, x, top + height, INNER)
            base = middle(top, height, type_.size)
            pen.text(x + width / 2, base, text, type_, "data", "centre")

    return Strip(BIG_ROW if big else SMALL_ROW, draw, framed=True)


def seal(paper: Paper, text: str) -> Strip:
    """The words that say which seal falls here, under the last text."""

    def draw(pen: Pen, top: float, height: float) -> None:
        x = paper.left + paper.measure - SEAL_ASIDE
        pen.text(x, middle(top, height, LABEL.size), f"（{text}）", LABEL, "form", "right")

    return Strip(SEAL_ROOM, draw, before=2 * MM)


def signatures(paper: Paper, block: Signatures) -> list[Strip]:
    """Signing lines, kept together: label, line for the hand, room for the date."""
    last = len(block.labels) - 1
    return [
        _signing(paper, f"{tidy(text)}：", block.dated, keep=n < last) for n, text in enumerate(block.labels)
    ]


def _signing(paper: Paper, text: str, dated: bool, keep: bool) -> Strip:
    """One signing line, 9 mm and more high."""

    def draw(pen: Pen, top: float, height: float) -> None:
        base = top + height - 3 * MM
        width = pen.text(paper.left, base, text, LABEL, "form")
        start = paper.left + width
        pen.rule(start, base + 1.5, start + SIGNING_LINE, base + 1.5, INNER)
        x = paper.left + paper.measure
        for word in "日月年" if dated else "":
            pen.text(x, base, word, LABEL, "form", "right")
            x -= LABEL.size + DATE_ROOM

    return Strip(SIGNING, draw, with_next=keep)
