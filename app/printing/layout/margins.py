"""Heads and feet of sheets (页眉页脚): title, office and number above; form, page and 补打 below."""

from app.engine.prints import Closing, Document
from app.printing.laid import Page, Place
from app.printing.paper import MM, Paper
from app.printing.pen import Pen
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

TITLE_SIZES = (20.0, 18.0, 16.0)
RUNNING, RUNNING_BOLD, TINY = Type("form", 9), Type("form", 9, True), Type("form", 7.5)
OFFICE, NUMBER, SEAL = Type("form", 10.5), Type("form", 11, True), Type("form", 10.5)
REPRINT_WIDTH = 88 * MM


class Margins:
    """What stands above and below the text of each page of a document (天头地脚)."""

    def __init__(self, document: Document, paper: Paper) -> None:
        """For a document on a paper."""
        self._document, self._paper = document, paper
        self._low = document.size == "a5"
        self._letter = any(isinstance(one, Closing) for one in document.blocks)
        self.spill = 4.5 * MM if self._low else 0.0
        """How far text outside tables may reach below the text area."""

    def first_head(self, pen: Pen) -> float:
        """The head of page one; gives where the text begins."""
        type_, lines = self._title()
        if self._low and len(lines) == 1 and self._one_line_head(pen, type_, lines[0]):
            return 20.5 * MM
        base = self._paper.top + (6.6 if not self._low else 4.8) * MM
        for line in lines:
            pen.text(self._centre, base, line, type_, "form", "centre")
            base += type_.size * 1.4
        below = base - type_.size * 1.4 + 7.5 * MM
        office = tidy(self._document.office)
        pen.text(self._paper.left, below, office, RUNNING, "form")
        if RUNNING.width(office) + self._number_width() + 9 > self._paper.measure:
            below += 4.5 * MM
        self._number(pen, below)
        return below + 2.5 * MM

    def next_head(self, pen: Pen) -> float:
        """The head of a later page: title（续） and number; gives where the text begins."""
        base = self._paper.top + 3.2 * MM
        room = self._paper.measure - self._number_width() - 9
        for line in break_lines(tidy(f"{self._document.title}（续）"), RUNNING_BOLD, room):
            pen.text(self._paper.left, base, line, RUNNING_BOLD, "form")
            base += 12.6
        self._number(pen, self._paper.top + 3.2 * MM)
        return base - 12.6 + 2.5 * MM

    def foot(self, pen: Pen, end: float, n: int, count: int) -> Page:
        """The foot of page n of `count`, whose text ends at `end`; gives the finished page."""
        base = self._paper.height - (5.8 if self._low else 12.3) * MM
        if self._low and count == 1:
            base = min(base, end + 11)
        width = pen.text(self._paper.left, base, self._document.form_code, TINY, "form")
        left = self._paper.left + (width + TINY.size if width else 0.0)
        pen.text(left, base, self._document.foot, TINY, "data")
        right = self._right
        if not self._low or count > 1:
            text = f"第{n}页\u3000共{count}页"
            right -= pen.text(right, base, text, RUNNING, "form", "right")
        if self._low and self._document.seal and n == count and not self._letter:
            pen.text(right - 7 * MM, base, f"（{self._document.seal}）", SEAL, "form", "right")
        place = Place(round(self._centre, 2), round(base, 2), round(REPRINT_WIDTH, 2), centred=True)
        return pen.page(self._paper.width, self._paper.height, place)

    @property
    def _centre(self) -> float:
        """The middle of the text area."""
        return self._paper.left + self._paper.measure / 2

    @property
    def _right(self) -> float:
        """The right edge of the text area."""
        return self._paper.left + self._paper.measure

    def _number_words(self) -> tuple[str, str]:
        """Label and number; nothing for a paper without one."""
        if not self._document.number:
            return "", ""
        return tidy(f"{self._document.number_label}："), tidy(self._document.number)

    def _number_width(self) -> float:
        """The width of label and number."""
        return sum(RUNNING.width(one) for one in self._number_words())

    def _number(self, pen: Pen, base: float) -> None:
        """The number with its label, at the right."""
        words, number = self._number_words()
        pen.text(self._right - RUNNING.width(number), base, words, RUNNING, "form", "right")
        pen.text(self._right, base, number, RUNNING, "data", "right")

    def _title(self) -> tuple[Type, tuple[str, ...]]:
        """The title's type, as large as goes on one line, and its lines."""
        text = tidy(self._document.title)
        tracking = 5 if len(text) <= 4 else 3
        types = [Type("record", size, True, tracking) for size in TITLE_SIZES]
        fitting = (one for one in types if one.width(text) <= self._paper.measure)
        type_ = next(fitting, types[-1])
        return type_, break_lines(text, type_, self._paper.measure)

    def _one_line_head(self, pen: Pen, type_: Type, title: str) -> bool:
        """Office, title and number on one line, if they go there."""
        office, number = tidy(self._document.office), tidy(self._document.number)
        side = (self._paper.measure - type_.width(title)) / 2 - 6
        if max(OFFICE.width(office), NUMBER.width(number)) > side:
            return False
        pen.text(self._paper.left, 15.5 * MM, office, OFFICE, "form")
        pen.text(self._centre, 16.4 * MM, title, type_, "form", "centre")
        pen.text(self._right, 15.5 * MM, number, NUMBER, "data", "right")
        return True
