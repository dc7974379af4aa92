"""What a later print has more than the first (加印标记): 补打, 损坏文件副本, 作废, 已冲销."""

from dataclasses import dataclass

from app.printing.laid import Page, Run
from app.printing.paper import EDGE, MM
from app.printing.pen import OPTICAL, Pen
from app.printing.setting.breaker import break_lines
from app.printing.setting.line import set_line
from app.printing.setting.type import Type

_SIZES = (10.5, 10.0, 9.0)
_LEADING = 11.0
_VOID = "作废"
_WORD, _SMALL_WORD = Type("record", 64, True, 64), Type("form", 48, True, 24)
"""The word across a voided page, in outlines, so that what it lies on can be read."""
_ROLL_WIDTH = 100 * MM
"""Narrower pages are rolls, which have a length of their own."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """What marks a reprint (补打): which time it is, when (2026-11-24 10:31) and by whom."""

    n: int
    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 补打 第2次 2026-11-24 10:31 陈晓; its blanks stay."""
        return f"补打 第{self.n}次 {self.moment_text} {self.clerk}"


@dataclass(frozen=True, slots=True)
class DamagedCopy:
    """What marks a sheet drawn from the copy of a damaged file (损坏文件副本): when and by whom."""

    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 损坏文件副本 2026-11-24 10:31 陈晓."""
        return f"损坏文件副本 {self.moment_text} {self.clerk}".rstrip()


@dataclass(frozen=True, slots=True)
class Voided:
    """What marks a voided paper (作废): why, when and by whom; the word stands across the page too."""

    reason: str
    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 作废 2026-11-24 10:31 陈晓 原因：交款人写错."""
        return f"作废 {self.moment_text} {self.clerk} 原因：{self.reason}"


@dataclass(frozen=True, slots=True)
class Reversed:
    """What marks a paper that was reversed in red (已冲销): by which paper, when and by whom."""

    number: str
    moment_text: str
    clerk: str

    @property
    def text(self) -> str:
        """The line as printed, such as 已冲销 收-XC01-2026-000131（红字） 2026-11-24 10:31 陈晓."""
        return f"已冲销 {self.number}（红字） {self.moment_text} {self.clerk}"


Mark = Reprint | DamagedCopy | Voided | Reversed
"""What a later print has more than the first (加印标记)."""


@dataclass(frozen=True, slots=True)
class Added:
    """What marks add to a page (加印内容): lines, a word in outlines, and how much a roll grows."""

    runs: tuple[Run, ...]
    outlines: tuple[Run, ...]
    grown: float


def added_to(page: Page, marks: tuple[Mark, ...]) -> Added:
    """The lines of all marks in each place of the page (加印), and the word across voided papers."""
    pen, across = Pen(), Pen()
    roll = page.width < _ROLL_WIDTH
    grown = 0.0
    for n, place in enumerate(page.places):
        lines = [line for mark in marks for line in _lines(mark.text, place.width)]
        over = (len(lines) - 1) * _LEADING
        grown = over if roll else 0.0
        bottom = page.height * (n + 1) / len(page.places)
        y = place.y if roll else min(place.y, bottom - EDGE - 1 - over)
        for words, type_ in lines:
            line = set_line(words, type_)
            pen.line(place.x - (line.width / 2 if place.centred else 0.0), y, line, type_, "data")
            y += _LEADING
        if any(isinstance(mark, Voided) for mark in marks):
            middle = bottom - page.height / len(page.places) / 2
            word = _SMALL_WORD if roll else _WORD
            across.text(place.x, middle + OPTICAL * word.size, _VOID, word, "data", "centre")
    return Added(tuple(pen.runs), tuple(across.runs), grown)


def _lines(text: str, room: float) -> list[tuple[str, Type]]:
    """The lines of one mark: as large as goes on one line, else on lines of 9 pt."""
    types = [Type("form", size, bold=True) for size in _SIZES]
    type_ = next((one for one in types if one.width(text) <= room), types[-1])
    return [(line, type_) for line in break_lines(text, type_, room)]
