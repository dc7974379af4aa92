"""Strips going onto pages (分页): tables get their frame, sections their label, each page its head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.printing.blocks import upright
from app.printing.blocks.strip import Strip, between
from app.printing.layout.margins import Margins
from app.printing.paper import FRAME, INNER, MM, Paper
from app.printing.pen import Pen

AFTER_HEAD = 2.5 * MM
ROUNDED = 1e-6
"""pt that sums of heights may be off."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A page that is filled (已排页): where its content ends, and where its tables begin and end."""

    pen: Pen
    end: float
    tables: tuple[float, float]


class Pager:
    """Strips going onto pages (分页): tables get their frame, each page its head."""

    def __init__(self, paper: Paper, margins: Margins) -> None:
        """Ready on the first page."""
        self._paper, self._margins = paper, margins
        self._done: list[Filled] = []
        self._pen = Pen()
        self._y = margins.first_head(self._pen)
        self._frame: float | None = None
        self._section: tuple[str, float, bool] | None = None
        self._tail: Strip | None = None
        self._tables: list[float] = []
        self._fresh = True
        self._below = 0.0

    def put(self, strips: Sequence[Strip]) -> None:
        """All strips in their order."""
        for n, strip in enumerate(strips):
            if strip.sink:
                self._sink(strips[n:])
            whole = strip.height <= self._room(strip) + ROUNDED
            carried = whole and not self._fresh and not self._holds(strips, n)
            self._place(self._carry(strip) if carried else strip)

    def _sink(self, strips: Sequence[Strip]) -> None:
        """Begin so low that all these end at the foot of a page, if they fit on one."""
        used, below = 0.0, self._below
        for strip in strips:
            used += between(below, strip) + strip.height
            below = strip.after
        if used > self._paper.floor - self._y and not self._fresh:
            self._turn(strips[0])
        self._close()
        self._y = max(self._y, self._paper.floor - used)

    def _holds(self, strips: Sequence[Strip], n: int) -> bool:
        """Whether strip n goes on this page together with those that keep with it."""
        used, below = 0.0, self._below
        for at in range(n, len(strips)):
            strip = strips[at]
            used += between(below, strip) + strip.height
            if self._y + used > self._floor(strip) + ROUNDED:
                return False
            if not strip.with_next:
                break
            below = strip.after
        return True

    def _carry(self, strip: Strip) -> Strip:
        """Turn the page for a strip that would part from the next one; a long text goes over in part."""
        parts = _parts(strip, strip.height - 0.1)
        if parts is not None:
            self._draw(parts[0])
            strip = parts[1]
        self._turn(strip)
        return strip

    def finish(self) -> list[Filled]:
        """The pages."""
        self._end_page()
        return self._done

    def _place(self, strip: Strip) -> None:
        """One strip, split over pages as often as it needs."""
        while strip.height > self._room(strip) + ROUNDED:
            parts = _parts(strip, self._room(strip))
            if parts is None and self._fresh:
                break
            if parts is not None:
                self._draw(parts[0])
                strip = parts[1]
            self._turn(strip)
        self._draw(strip)

    def _room(self, strip: Strip) -> float:
        """The height that is left for a strip."""
        return self._floor(strip) - self._y - self._gap(strip)

    def _floor(self, strip: Strip) -> float:
        """How far down a strip may reach."""
        under = strip.tail.height if strip.tail is not None else 0.0
        return self._paper.floor - under + (0.0 if strip.framed else self._margins.spill)

    def _gap(self, strip: Strip) -> float:
        """The room above a strip; at the head of a page only text outside tables has some."""
        if self._fresh:
            return 0.0 if strip.framed else AFTER_HEAD
        return between(self._below, strip)

    def _draw(self, strip: Strip, *, again: bool = False) -> None:
        """Draw a strip where the pen stands, inside the open frame or outside."""
        if not strip.framed or self._gap(strip):
            self._close()
        self._y += self._gap(strip)
        within = self._section is not None and self._section[0] == strip.section
        if not within:
            self._end_section()
        if strip.framed:
            self._rule(within)
        if strip.section and not within:
            self._section = (strip.section, self._y, again)
        strip.draw(self._pen, self._y, strip.height)
        self._y += strip.height
        self._fresh, self._below, self._tail = False, strip.after, strip.tail

    def _rule(self, within: bool) -> None:
        """Begin the frame here, or draw the line between two rows: within a section beside its label."""
        if self._frame is None:
            self._frame = self._y
            return
        start = self._paper.left + (self._paper.column if within else 0.0)
        self._pen.rule(start, self._y, self._paper.left + self._paper.measure, self._y, INNER)

    def _end_section(self) -> None:
        """Draw the label of the section that ends here."""
        if self._section is not None:
            text, top, again = self._section
            upright.section(self._pen, self._paper, text, top, self._y, again=again)
        self._section = None

    def _close(self) -> None:
        """Draw the frame of the table that ends here."""
        self._end_section()
        if self._frame is not None:
            height = self._y - self._frame
            self._pen.frame(self._paper.left, self._frame, self._paper.measure, height, FRAME)
            self._tables += [self._frame, self._y]
        self._frame = None

    def _turn(self, strip: Strip) -> None:
        """Begin a page on which the strip comes first, under its repeated head."""
        again = self._section is not None and self._section[0] == strip.section
        if self._tail is not None:
            self._draw(self._tail)
        self._end_page()
        self._pen = Pen()
        self._y = self._margins.next_head(self._pen)
        self._tables, self._fresh = [], True
        if strip.head is not None:
            self._draw(replace(strip.head, before=0.0, section=strip.section), again=again)
        elif again:
            self._section = (strip.section, self._y, True)

    def _end_page(self) -> None:
        """Put the page away."""
        self._close()
        tables = (self._tables[0], self._tables[-1]) if self._tables else (self._y, self._y)
        self._done.append(Filled(self._pen, self._y, tables))


def _parts(strip: Strip, room: float) -> tuple[Strip, Strip] | None:
    """The part of a strip that fits and the rest, both in its section; None where it does not part."""
    parts = strip.split(room) if strip.split else None
    if parts is None:
        return None
    first, rest = (replace(one, section=strip.section) for one in parts)
    return first, replace(rest, with_next=strip.with_next)
