"""The facts of a paper on a sheet (表格栏目): subject, rows, promised date, missing papers, query code."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.engine.prints import Entry, Missing, Promise, Query, Row, Subject
from app.printing.blocks.strip import (
    PAD,
    PAD_NARROW,
    Cell,
    Strip,
    Words,
    face_of,
    label,
    paragraphs,
    row,
)
from app.printing.paper import INNER, MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

VALUE_SIZES, FIGURE_SIZES = (12.0, 10.5, 10.0), (10.5, 9.0)
WRAPPED, WRAPPED_LEADING = 10.5, 13.7
OWN_LEADING = 18.5
EMPTY = "—"
NARROW = 1.5
"""Cells of so few columns have less room at their sides."""
BAND, BAND_EMS = 7.5 * MM, 6
DATE, UNDER, UNDER_LEADING = Type("record", 14, True), Type("form", 9), 12.6
CODE, CAPTION = Type("form", 14, True, 2), Type("form", 9)
QR_SIDE = 20 * MM
ASIDE_COLUMNS, ASIDE_HEIGHT = 2.5, 37.5 * MM
TALLEST_BESIDE = 40 * MM
"""No row beside the query code may be higher than this; a longer one stands below it."""

Maker = Callable[[bool], Strip]
"""Makes a row, narrow (beside the query code) or as wide as the sheet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """How facts stand on one paper (栏目版式): its columns and the least height of a row.

    `first` is the column at which rows begin, 1 beside the upright label of a section, `last` the one at
    which they end; rows of a low money paper are `grown` where the sheet has room, boxes for opinions are
    so much `roomier`.
    """

    paper: Paper
    least: float
    first: int = 0
    last: int = 12
    grown: float = 1.0
    roomier: float = 0.0

    def at(self, column: float) -> float:
        """The left edge of a column, counted from 0."""
        return self.paper.left + column * self.paper.column

    def span(self, start: float, end: float) -> tuple[float, float]:
        """Left edge and width of the columns from start to end."""
        return self.at(start), (end - start) * self.paper.column

    def edge(self, narrow: bool) -> float:
        """The column at which a row ends."""
        return 12 - (ASIDE_COLUMNS if narrow else 0)


def subject(facts: Facts, block: Subject) -> Strip:
    """What the paper is about, bold and as wide as the sheet."""
    one = Row(block.label, block.text, strong=True)
    return row((label(*facts.span(0, 2), one.label), value(facts, 2, 12, one)), 10 * MM)


def band(facts: Facts, text: str) -> Strip:
    """The head of a part, a band across the table that never ends a page."""
    cell = label(*facts.span(0, 12), text, BAND_EMS, bold=True)
    return replace(row((cell,), min(BAND, facts.least)), with_next=True)


def makers(facts: Facts, rows: Iterable[Row]) -> list[Maker]:
    """The rows of a sheet, half rows two to a line."""
    lines: list[tuple[Row, ...]] = []
    for one in rows:
        if one.on == "roll":
            continue
        open_half = bool(lines) and len(lines[-1]) == 1 and lines[-1][0].half
        if one.half and open_half:
            lines[-1] = (*lines[-1], one)
        else:
            lines.append((one,))
    return [_maker(facts, line) for line in lines]


def _maker(facts: Facts, line: tuple[Row, ...]) -> Maker:
    """One line of one or two rows: label 2, value 4, label 2, value 4; narrower beside the code."""

    def make(narrow: bool) -> Strip:
        end = facts.edge(narrow)
        first = label(*facts.span(0, 2), line[0].label)
        if len(line) == 1:
            return row((first, value(facts, 2, end, line[0])), facts.least)
        half, second = (5.5, 7.0) if narrow else (6.0, 8.0)
        cells = (
            first,
            value(facts, 2, half, line[0]),
            label(*facts.span(half, second), line[1].label, 2 if narrow else 4),
            value(facts, second, end, line[1]),
        )
        return row(cells, facts.least)

    return make


def value(facts: Facts, start: float, end: float, one: Row | Entry) -> Cell:
    """A value cell, empty ones with a dash."""
    x, width = facts.span(start, end)
    side = one.side if isinstance(one, Entry) else "left"
    pad = PAD if end - start > NARROW else PAD_NARROW
    return Cell(x, width, _words(one, width - 2 * pad), side, pad)


def _words(one: Row | Entry, measure: float) -> tuple[Words, ...]:
    """A value as large as goes on one line, else wrapped; the person's own words always wrap."""
    text = one.value or EMPTY
    if one.face == "own" and one.value:
        return paragraphs(text, Type("own", 12), OWN_LEADING, measure, indent=2)
    face = face_of(text, one.face) if one.value else "record"
    type_ = Type(face, 1, one.strong)
    sizes = FIGURE_SIZES if face == "form" else VALUE_SIZES
    ems = type_.width(tidy(text)) if "\n" not in text else measure
    size = next((size for size in sizes if ems * size <= measure), None)
    if size is not None:
        return (Words(tidy(text), type_.sized(size), WRAPPED_LEADING),)
    return paragraphs(text, type_.sized(WRAPPED), WRAPPED_LEADING, measure, whole=one.whole)


def promise(facts: Facts, block: Promise) -> Maker:
    """The promised date, bold, and under it weekday, days and what may move it."""

    def make(narrow: bool) -> Strip:
        x, width = facts.span(2, facts.edge(narrow))
        date = paragraphs(block.date_text, DATE, 19, width - 2 * PAD)
        under = "。".join(block.under)
        words = paragraphs(under, UNDER, UNDER_LEADING, width - 2 * PAD) if under else ()
        cells = (label(*facts.span(0, 2), block.heading), Cell(x, width, (*date, *words)))
        return row(cells, 14 * MM)

    return make


def missing(facts: Facts, block: Missing) -> Strip:
    """The papers still missing as one bold sentence, and until when they may come."""
    sentence = "；".join(block.items) + "。"
    if block.due_text:
        sentence += f"请于{block.due_text}。" if block.due else f"{block.due_text}。"
    x, width = facts.span(2, 12)
    words = paragraphs(sentence, Type("record", WRAPPED, True), WRAPPED_LEADING, width - 2 * PAD)
    return row((label(*facts.span(0, 2), block.label), Cell(x, width, words)), facts.least)


def beside(facts: Facts, rows: list[Maker], block: Query) -> tuple[Strip, list[Maker]]:
    """As many rows as stand beside the query code, as one strip with it; and the rows left over."""
    if not rows:
        rows = [_maker(facts, (Row("查询码", block.code, strong=True, face="form"),))]
    taken: list[Strip] = []
    while len(taken) < len(rows) and sum(one.height for one in taken) < ASIDE_HEIGHT:
        narrow = rows[len(taken)](True)
        if narrow.height > TALLEST_BESIDE:
            break
        taken.append(narrow)
    if not taken:
        return beside(facts, [], block)[0], rows
    return _joined(facts, taken, block), rows[len(taken) :]


def _joined(facts: Facts, taken: list[Strip], block: Query) -> Strip:
    """Rows and the query code side by side; height that is left is shared out among the rows."""
    needed = sum(one.height for one in taken)

    def draw(pen: Pen, top: float, height: float) -> None:
        extra = (height - needed) / len(taken)
        edge = facts.at(12 - ASIDE_COLUMNS)
        y = top
        for n, one in enumerate(taken):
            if n:
                pen.rule(facts.paper.left, y, edge, y, INNER)
            one.draw(pen, y, one.height + extra)
            y += one.height + extra
        pen.rule(edge, top, edge, top + height, INNER)
        _code(pen, facts, block, top, height)

    return replace(taken[0], height=max(needed, ASIDE_HEIGHT), draw=draw, split=None)


def _code(pen: Pen, facts: Facts, block: Query, top: float, height: float) -> None:
    """QR code, caption and query code, in the middle of their cell."""
    x, width = facts.span(12 - ASIDE_COLUMNS, 12)
    centre = x + width / 2
    side = QR_SIDE if block.qr else 0.0
    y = top + (height - side - 34) / 2
    if block.qr:
        pen.qr(centre - side / 2, y, side, block.qr)
    pen.text(centre, middle(y + side + 7, 12.6, 9), "查询码", CAPTION, "form", "centre")
    pen.text(centre, middle(y + side + 19.6, 16, 14), block.code, CODE, "data", "centre")
