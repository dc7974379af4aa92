"""Heads and feet of sheets (页眉页脚): title, office and number above; form, page and 补打 below."""

from app.engine.prints import Closing, Document
from app.printing.laid import Page, Place
from app.printing.layout import letterhead
from app.printing.layout.head import Head
from app.printing.paper import LOW, MM, Paper
from app.printing.pen import Pen
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

RUNNING, RUNNING_BOLD, TINY = Type("form", 9), Type("form", 9, True), Type("form", 7.5)
SEAL = Type("form", 10.5)
REPRINT_WIDTH = 88 * MM
LETTER_FOOT = 15 * MM
"""How high over the edge form and reprint of an official letter stand, under its lowest rule."""


class Margins:
    """What stands above and below the text of each page of a document (天头地脚)."""

    def __init__(self, document: Document, paper: Paper) -> None:
        """For a document on a paper."""
        self._document, self._paper = document, paper
        self._low = document.size in LOW
        self._across = paper.width > paper.height and not self._low
        self._letter = any(isinstance(one, Closing) for one in document.blocks)
        self.money = bool(document.copies) or document.dated_on is not None
        self.spill = 4.5 * MM if self._low else 0.0
        """How far text outside tables may reach below the text area."""

    def first_head(self, pen: Pen) -> float:
        """The head of page one; gives where the text begins."""
        document, paper = self._document, self._paper
        if document.letterhead is not None:
            return letterhead.first_head(pen, paper, document, document.letterhead) - 2.5 * MM
        return Head(pen, paper, document, money=self.money).draw()

    def next_head(self, pen: Pen) -> float:
        """The head of a later page: title（续） and number; gives where the text begins."""
        if self._document.letterhead is not None:
            return self._paper.top - 2.5 * MM
        head = Head(pen, self._paper, self._document, money=self.money)
        if self._across:
            return head.draw(again=True)
        base = self._paper.top + 3.2 * MM
        room = self._paper.measure - head.number_width() - 9
        for line in break_lines(tidy(f"{self._document.title}（续）"), RUNNING_BOLD, room):
            pen.text(self._paper.left, base, line, RUNNING_BOLD, "form")
            base += 12.6
        head.number(self._paper.top + 3.2 * MM)
        return base - 12.6 + 2.5 * MM

    def foot(self, pen: Pen, end: float, n: int, count: int, words: str = "") -> Page:
        """The foot of page n of `count`, whose text ends at `end`; gives the finished page.

        `words` are those of the copy.
        """
        base = self._base(end, count)
        if self.money:
            self._money_foot(pen, base, words, n, count)
        elif self._document.letterhead is not None:
            letterhead.page_number(pen, self._paper, n)
            self._small_foot(pen, base)
        else:
            self._form_foot(pen, base, n, count)
        middle = self._paper.left + self._paper.measure / 2
        y = self._paper.height - 5.8 * MM if self.money else base
        place = Place(round(middle, 2), round(y, 2), round(REPRINT_WIDTH, 2), centred=True)
        return pen.page(self._paper.width, self._paper.height, place)

    def _base(self, end: float, count: int) -> float:
        """The baseline of the foot; on a low sheet close under the text."""
        if self._document.letterhead is not None:
            return self._paper.height - LETTER_FOOT
        base = self._paper.height - (5.8 if self._low else 12.3 if not self._across else 7.6) * MM
        return min(base, end + (9 if self.money else 11)) if self._low and count == 1 else base

    def _form_foot(self, pen: Pen, base: float, n: int, count: int) -> None:
        """Form and time of printing left, page and seal right."""
        self._small_foot(pen, base)
        right = self._right
        if not self._low or count > 1:
            right -= self._count(pen, base, n, count)
        seal = self._document.seal
        if self._low and seal and n == count and not self._letter:
            pen.text(right - 7 * MM, base, f"（{seal}）", SEAL, "form", "right")

    def _small_foot(self, pen: Pen, base: float) -> None:
        """Form and time of printing."""
        width = pen.text(self._paper.left, base, self._document.form_code, TINY, "form")
        left = self._paper.left + (width + TINY.size if width else 0.0)
        pen.text(left, base, self._document.foot, TINY, "data")

    def _money_foot(self, pen: Pen, base: float, words: str, n: int, count: int) -> None:
        """The words of the copy or the form left, the time of printing right."""
        right = self._right
        if count > 1:
            right -= self._count(pen, base, n, count) + RUNNING.size
        said = tidy(words or self._document.form_code)
        taken = pen.text(right, base, self._document.foot, TINY, "data", "right")
        room = right - self._paper.left - taken - TINY.size
        for at, line in enumerate(break_lines(said, TINY, room)):
            pen.text(self._paper.left, base + at * 10, line, TINY, "form")

    def _count(self, pen: Pen, base: float, n: int, count: int) -> float:
        """Which page of how many; gives its width."""
        return pen.text(self._right, base, f"第{n}页\u3000共{count}页", RUNNING, "form", "right")

    @property
    def _right(self) -> float:
        """The right edge of the text area."""
        return self._paper.left + self._paper.measure
