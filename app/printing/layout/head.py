"""The head of a sheet (表头): title, office or purpose left, number right, date line, banner."""

from app.engine.prints import Document
from app.printing.laid import Layer
from app.printing.paper import FRAME, LOW, MM, Paper
from app.printing.pen import Pen
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

TITLE_SIZES, MONEY_SIZES = (20.0, 18.0, 16.0), (18.0, 16.0)
ACROSS_AGAIN = (16.0, 14.0)
WIDE = {2: 2.0, 3: 1.3, 4: 1.0}
"""em between the characters of a money paper's title, by their number."""
RUNNING, INFO = Type("form", 9), Type("form", 10.5)
OFFICE, NUMBER, NUMBER_LOW = Type("form", 10.5), Type("form", 11, True), Type("form", 9, True)
DATE, DATE_WORD = Type("record", 11), Type("form", 10.5)
BANNER = Type("form", 10.5, True)
POSTER, POSTER_AGAIN = Type("record", 36, True, 72), Type("record", 20, True, 5)
POSTER_BASE, POSTER_NUMBER, POSTER_TEXT = 13.5 * MM, 13 * MM, 6 * MM
"""Of a notice to hang up: down to its title, from there to its number, and on to its text."""
DATE_STEP = 5.8 * MM
DATE_PLACES = (("年", -19.4, -14.3), ("月", -5.8, -0.5), ("日", 9.0, 13.2))
"""Where each figure of the date line has its middle and its word begins, in mm from the sheet's middle:
always the same, since a printed form has the words already."""


class Head:
    """One head being drawn (表头)."""

    def __init__(self, pen: Pen, paper: Paper, document: Document, *, money: bool) -> None:
        """For a page of a document; `money` papers have a wide title and the number bold."""
        self._pen, self._paper, self._document, self._money = pen, paper, document, money
        self._low = document.size in LOW
        self._across = paper.width > paper.height and not self._low
        self._left, self._right = paper.left, paper.left + paper.measure
        self._centre = paper.left + paper.measure / 2

    def draw(self, *, again: bool = False) -> float:
        """The whole head, its title smaller on later pages; gives where the text begins."""
        if self._document.notice and not again:
            return self._poster()
        type_, lines = self._title(again=again)
        one_line = (self._low or self._money) and len(lines) == 1
        if one_line and self._one_line(type_, lines[0]):
            return self._date()
        base = self._paper.top + (4.8 if self._low else 5.9 if self._across else 6.6) * MM
        for line in lines:
            self._pen.text(self._centre, base, line, type_, "form", "centre")
            base += type_.size * 1.4
        last = base - type_.size * 1.4
        self._banner(last)
        return self._info(last)

    def _poster(self) -> float:
        """The head of a notice to hang up: its title wide and high, its number under it."""
        title, base = tidy(self._document.title), self._paper.top + POSTER_BASE
        type_ = POSTER if POSTER.width(title) <= self._paper.measure else POSTER_AGAIN
        self._pen.text(self._centre, base, title, type_, "form", "centre")
        base += POSTER_NUMBER
        self._pen.text(self._centre, base, "".join(self._number_words()), INFO, "data", "centre")
        return base + POSTER_TEXT

    def number_width(self) -> float:
        """The width of label and number."""
        return sum(self._small.width(one) for one in self._number_words())

    def number(self, base: float) -> None:
        """The number with its label, at the right."""
        words, number = self._number_words()
        self._pen.text(self._right - self._small.width(number), base, words, self._small, "form", "right")
        self._pen.text(self._right, base, number, self._small, "data", "right")

    @property
    def _small(self) -> Type:
        """The type of office and number under the title."""
        return INFO if self._across else RUNNING

    @property
    def _above(self) -> float:
        """How far down the one line of a low sheet stands."""
        return self._paper.top + (6.4 * MM if self._low else 8 * MM)

    def _info(self, last: float) -> float:
        """Office or purpose and number, under the title."""
        below = last + (5.6 if self._across else 7.5) * MM
        said = tidy(self._document.purpose or self._document.office)
        layer: Layer = "data" if self._document.purpose else "form"
        for line in break_lines(said, self._small, self._paper.measure):
            self._pen.text(self._left, below, line, self._small, layer)
            below += 4.5 * MM
        if self._small.width(said) + self.number_width() + 9 <= self._paper.measure:
            below -= 4.5 * MM
        self.number(below)
        return below + 2.5 * MM

    def _number_words(self) -> tuple[str, str]:
        """Label and number; nothing for a paper without one."""
        if not self._document.number:
            return "", ""
        label = self._document.number_label
        return tidy(f"{label}：") if label else "", tidy(self._document.number)

    def _title(self, *, again: bool) -> tuple[Type, tuple[str, ...]]:
        """The title's type, as large as goes on one line, and its lines."""
        text = tidy(self._document.title)
        sizes = ACROSS_AGAIN if again else MONEY_SIZES if self._money else TITLE_SIZES
        spread = WIDE.get(len(text), 0.0) if self._money else 0.0
        tracking = 5.0 if len(text) <= 4 else 3.0
        types = [Type("record", size, True, spread * size or tracking) for size in sizes]
        fitting = (one for one in types if one.width(text) <= self._paper.measure)
        type_ = next(fitting, types[-1])
        return type_, break_lines(text, type_, self._paper.measure)

    def _one_line(self, type_: Type, title: str) -> bool:
        """Office or purpose, title and number on one line, if they go there."""
        said = tidy(self._document.purpose or self._document.office)
        number = tidy(self._document.number)
        side = (self._paper.measure - type_.width(title)) / 2 - 6
        if NUMBER_LOW.width(number) > side or OFFICE.sized(9).width(said) > side:
            return False
        office = OFFICE if OFFICE.width(said) <= side else OFFICE.sized(9)
        large = NUMBER if NUMBER.width(number) <= side else NUMBER_LOW
        base = self._above - 0.9 * MM
        self._pen.text(self._left, base, said, office, "data" if self._document.purpose else "form")
        self._pen.text(self._centre, self._above, title, type_, "form", "centre")
        self._pen.text(self._right, base, number, large, "data", "right")
        return True

    def _date(self) -> float:
        """The date line and the banner under a head of one line; gives where the text begins."""
        day, base = self._document.dated_on, self._above
        if day is not None or self._document.banner:
            base += DATE_STEP
        if day is not None:
            for figure, (word, middle, after) in zip(
                (day.year, day.month, day.day), DATE_PLACES, strict=True
            ):
                self._pen.text(self._centre + middle * MM, base, str(figure), DATE, "data", "centre")
                self._pen.text(self._centre + after * MM, base, word, DATE_WORD, "form")
        self._banner(base)
        return base + (2.6 if base > self._above else 4.1) * MM

    def _banner(self, base: float) -> None:
        """The word that says what the paper is not like others, framed at the right."""
        words = tidy(self._document.banner)
        if not words:
            return
        width = BANNER.width(words) + 3 * MM
        self._pen.text(self._right - width / 2, base, words, BANNER, "data", "centre")
        self._pen.frame(self._right - width, base - 11, width, 14.4, FRAME, "data")
