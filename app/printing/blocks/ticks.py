"""Choices to tick on a sheet (勾选栏): a square before each, lines under the gaps for the hand."""

import re
from dataclasses import dataclass, replace

from app.engine.prints import GAP, Choice, Tick
from app.printing.blocks.facts import WRAPPED, Facts
from app.printing.blocks.strip import PAD, Cell, Strip, label, row
from app.printing.paper import INNER
from app.printing.pen import Pen, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

CHOICE, LEADING = Type("record", WRAPPED), 20.0
SHORT = Type("form", WRAPPED)
"""Choices in a cell between others are the form's own words."""
SQUARE = 0.86
"""em of a check box (paper.md §7)."""

Piece = tuple[float, str, bool | None]
"""Where it begins, its words, and for a square whether it is ticked."""

_GAP = re.compile(f"({GAP}+)")


@dataclass(frozen=True, slots=True)
class ChoiceCell(Cell):
    """A cell with choices (勾选格), in lines of pieces."""

    type_: Type = CHOICE
    lines: tuple[tuple[Piece, ...], ...] = ()

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.lines)

    @property
    def depth(self) -> float:
        """Height of the lines alone."""
        return len(self.lines) * LEADING

    def draw(self, pen: Pen, top: float, height: float) -> None:
        """The lines, as a block in the middle of the height."""
        y = top + (height - self.depth) / 2
        for line in self.lines:
            _draw_line(pen, self.x + self.pad, middle(y, LEADING, self.type_.size), line, self.type_)
            y += LEADING


def cell(x: float, width: float, lines: tuple[tuple[Choice, ...], ...], type_: Type) -> ChoiceCell:
    """A cell of choices, each of the lines broken where it is full."""
    placed = (one for line in lines for one in _flow(line, width - 2 * PAD, type_))
    return ChoiceCell(x, width, (), type_=type_, lines=tuple(placed))


def choices(facts: Facts, block: Tick) -> Strip:
    """A row of choices, which never parts."""
    start = facts.first
    cells = (
        label(*facts.span(start, start + 2), block.label),
        cell(*facts.span(start + 2, 12), block.lines, CHOICE),
    )
    return replace(row(cells, facts.least), split=None)


def _flow(line: tuple[Choice, ...], measure: float, type_: Type) -> list[tuple[Piece, ...]]:
    """The pieces of a line with their places: words, gaps, and squares (ticked or not)."""
    em = type_.size
    lines: list[list[Piece]] = [[]]
    x = 0.0
    for choice in line:
        start = em * (SQUARE + 0.25) if choice.boxed else 0.0
        whole = start + type_.width(tidy(choice.text))
        if x and x + whole > measure:
            lines.append([])
            x = 0.0
        if choice.boxed:
            lines[-1].append((x, "", choice.ticked))
        x += start
        for part in _parts(choice.text):
            if part.startswith(GAP):
                x = _put(lines, x, part, len(part) * em, measure)
                continue
            for n, words in enumerate(break_lines(tidy(part), type_, measure, min(x, measure - em))):
                if n:
                    lines.append([])
                    x = 0.0
                x = _put(lines, x, words, type_.width(words), measure)
        x += em
    return [tuple(one) for one in lines]


def _parts(text: str) -> list[str]:
    return [one for one in _GAP.split(text) if one]


def _put(lines: list[list[Piece]], x: float, text: str, width: float, measure: float) -> float:
    """Put one piece on the last line, or on a new one where it does not fit; gives where it ends."""
    if x and x + width > measure + 0.5:
        lines.append([])
        x = 0.0
    lines[-1].append((x, text, None))
    return x + width


def _draw_line(pen: Pen, left: float, base: float, line: tuple[Piece, ...], type_: Type) -> None:
    em = type_.size
    for x, text, ticked in line:
        if ticked is not None:
            pen.box(left + x, base - 0.8 * em, SQUARE * em, ticked=ticked)
        elif text.startswith(GAP):
            pen.rule(left + x, base + 2, left + x + len(text) * em - 2, base + 2, INNER)
        else:
            pen.text(left + x, base, text, type_, "form")
