"""A document on sheets (单页排版): strips put on as many pages as they need, heads and feet on each."""

from dataclasses import replace

from app.engine.prints import Document
from app.printing.blocks.strip import Strip, between
from app.printing.laid import Page
from app.printing.layout.margins import Margins
from app.printing.layout.story import Story
from app.printing.paper import FRAME, INNER, MM, PAPERS, Paper
from app.printing.pen import Pen

LEAST = {"a5": (8.5 * MM, 7.5 * MM), "a4": (9 * MM, 8.2 * MM, 7.4 * MM, 6.8 * MM)}
"""The least height of a row, and lower ones for a document that should fit on few pages."""
AFTER_HEAD = 2.5 * MM
ROUNDED = 1e-6
"""pt that sums of heights may be off."""


def lay_sheet(document: Document) -> tuple[Page, ...]:
    """The document on A5 or A4, page i of n from a real count; its rows lower where it should fit."""
    paper = PAPERS[document.size]
    margins = Margins(document, paper)
    ends: list[tuple[Pen, float]] = []
    for least in LEAST[document.size] if document.fit else LEAST[document.size][:1]:
        pager = Pager(paper, margins)
        pager.put(Story(document, paper, least).strips(document.blocks))
        ends = pager.finish()
        if len(ends) <= document.fit or len(ends) > 2 * document.fit:
            break
    return tuple(margins.foot(pen, end, n + 1, len(ends)) for n, (pen, end) in enumerate(ends))


class Pager:
    """Strips going onto pages (分页): tables get their frame, each page its head."""

    def __init__(self, paper: Paper, margins: Margins) -> None:
        """Ready on the first page."""
        self._paper, self._margins = paper, margins
        self._done: list[tuple[Pen, float]] = []
        self._pen = Pen()
        self._y = margins.first_head(self._pen)
        self._frame: float | None = None
        self._fresh = True
        self._below = 0.0

    def put(self, strips: list[Strip]) -> None:
        """All strips in their order."""
        for n, strip in enumerate(strips):
            if strip.sink:
                self._sink(strips[n:])
            whole = strip.height <= self._room(strip) + ROUNDED
            carried = whole and not self._fresh and not self._holds(strips[n:])
            self._place(self._carry(strip) if carried else strip)

    def _sink(self, strips: list[Strip]) -> None:
        """Begin so low that all these end at the foot of a page, if they fit on one."""
        used, below = 0.0, self._below
        for strip in strips:
            used += between(below, strip) + strip.height
            below = strip.after
        if used > self._paper.floor - self._y and not self._fresh:
            self._turn(strips[0])
        self._close()
        self._y = max(self._y, self._paper.floor - used)

    def _holds(self, strips: list[Strip]) -> bool:
        """Whether the first strip goes on this page together with those that keep with it."""
        used, below = 0.0, self._below
        for strip in strips:
            used += between(below, strip) + strip.height
            if self._y + used > self._floor(strip) + ROUNDED:
                return False
            if not strip.with_next:
                break
            below = strip.after
        return True

    def _carry(self, strip: Strip) -> Strip:
        """Turn the page for a strip that would part from the next one; a long text goes over in part."""
        parts = strip.split(strip.height - 0.1) if strip.split else None
        if parts is not None:
            self._draw(parts[0])
            strip = parts[1]
        self._turn(strip)
        return strip

    def finish(self) -> list[tuple[Pen, float]]:
        """The pages, each with the place where its content ends."""
        self._close()
        return [*self._done, (self._pen, self._y)]

    def _place(self, strip: Strip) -> None:
        """One strip, split over pages as often as it needs."""
        while strip.height > self._room(strip) + ROUNDED:
            parts = strip.split(self._room(strip)) if strip.split else None
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
        return self._paper.floor + (0.0 if strip.framed else self._margins.spill)

    def _gap(self, strip: Strip) -> float:
        """The room above a strip; at the head of a page only text outside tables has some."""
        if self._fresh:
            return 0.0 if strip.framed else AFTER_HEAD
        return between(self._below, strip)

    def _draw(self, strip: Strip) -> None:
        """Draw a strip where the pen stands, inside the open frame or outside."""
        if not strip.framed or self._gap(strip):
            self._close()
        self._y += self._gap(strip)
        if strip.framed and self._frame is None:
            self._frame = self._y
        elif strip.framed:
            right = self._paper.left + self._paper.measure
            self._pen.rule(self._paper.left, self._y, right, self._y, INNER)
        strip.draw(self._pen, self._y, strip.height)
        self._y += strip.height
        self._fresh, self._below = False, strip.after

    def _close(self) -> None:
        """Draw the frame of the table that ends here."""
        if self._frame is not None:
            height = self._y - self._frame
            self._pen.frame(self._paper.left, self._frame, self._paper.measure, height, FRAME)
        self._frame = None

    def _turn(self, strip: Strip) -> None:
        """Begin a page on which the strip comes first, under its repeated head."""
        self._close()
        self._done.append((self._pen, self._y))
        self._pen = Pen()
        self._y = self._margins.next_head(self._pen)
        self._fresh = True
        if strip.head is not None:
            self._draw(replace(strip.head, before=0.0))
