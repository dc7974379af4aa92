"""The columns of a roster (花名册列): as wide as what stands in them, the room that is left shared out."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.engine.prints import Roster
from app.printing.blocks.strip import PAD_NARROW, face_of
from app.printing.paper import INNER, MM, Paper
from app.printing.pen import Pen, Side, middle
from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

HEAD = Type("form", 10.5)
WORDS, FIGURES = Type("record", 10.5), Type("form", 10.5)
SMALLER = (10.0, 9.0)
LOWEST = 10.0
"""Words are set no smaller and wrap then; figures go down to the smallest size, since they never break."""
SHORT, LEAST = 7.5, 4.5
"""Words of so many em never wrap; longer ones have at least so many em."""
SIGN, LONGEST = 27 * MM, 58 * MM
"""What a column for signatures takes of the width, and the most that words claim before they wrap."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its place (列): how its texts are set."""

    label: str
    x: float
    width: float
    side: Side
    first: bool

    @property
    def room(self) -> float:
        """The width of its texts."""
        return self.width - 2 * PAD_NARROW

    def fit(self, text: str) -> tuple[Type, tuple[str, ...]]:
        """The type of a text and its lines: smaller before it wraps; a name breaks after its dot."""
        text = tidy(text)
        figures = face_of(text, "record") == "form"
        type_ = FIGURES if figures else WORDS
        width = type_.width(text)
        if width <= self.room:
            return type_, (text,)
        sizes = [size for size in SMALLER if figures or size >= LOWEST]
        for size in sizes:
            if width * size / type_.size <= self.room:
                return type_.sized(size), (text,)
        type_ = type_.sized(sizes[-1])
        return type_, break_lines(text, type_, self.room, whole="·" in text)

    def draw(
        self, pen: Pen, top: float, height: float, type_: Type, lines: tuple[str, ...], leading: float
    ) -> None:
        """Its lines in a row, and the line at its left."""
        if not self.first:
            pen.rule(self.x, top, self.x, top + height, INNER)
        y = top + (height - leading * len(lines)) / 2
        x = {
            "left": self.x + PAD_NARROW,
            "centre": self.x + self.width / 2,
            "right": self.x + self.width - PAD_NARROW,
        }[self.side]
        for text in lines:
            pen.text(x, middle(y, leading, type_.size), text, type_, "data", self.side)
            y += leading


def fitted(paper: Paper, block: Roster) -> tuple[Column, ...]:
    """The columns of a roster on a paper: words give way first where the width does not do."""
    texts = [[str(row[n]) for row in block.rows] for n in range(len(block.columns))]
    wants = [_wanted(one.label, column, one.share) for one, column in zip(block.columns, texts, strict=True)]
    widths = _shared(wants, paper.measure)
    edges = list(accumulate(widths, initial=paper.left))
    sides: list[Side] = [
        "left" if one.side == "tick" else "right" if n == block.amount else one.side
        for n, one in enumerate(block.columns)
    ]
    return tuple(
        Column(one.label, start, end - start, side, first=start == paper.left)
        for one, side, (start, end) in zip(block.columns, sides, pairwise(edges), strict=True)
    )


def _wanted(label: str, texts: list[str], share: int) -> tuple[float, float]:
    """The least width of a column and the one it would like."""
    heads = [tidy(one) for one in label.split("\n")]
    head = max(max(HEAD.width(one), HEAD.size * min(4, 2 * len(one))) for one in heads) + PAD_NARROW
    if not any(texts):
        return max(head, 0.7 * SIGN * share), max(head, SIGN * share)
    longest = _longest(texts)
    figures = face_of(longest, "record") == "form"
    wide = (FIGURES if figures else WORDS).width(tidy(longest)) + 2 * PAD_NARROW + 1
    if figures:
        return max(head, wide * SMALLER[-1] / FIGURES.size), max(head, wide)
    least = wide if wide <= SHORT * WORDS.size else LEAST * WORDS.size
    return max(head, least), max(head, min(wide, LONGEST))


def _longest(texts: list[str]) -> str:
    """The widest text by a fair guess: a Chinese character is two Latin ones wide."""
    return max(texts, key=lambda one: len(one) + len(one.encode()))


def _shared(wants: list[tuple[float, float]], measure: float) -> list[float]:
    """Widths that fill the measure: in proportion wider, or drawn in towards the least of each."""
    least, liked = (sum(column) for column in zip(*wants, strict=True))
    if liked <= measure:
        return [like * measure / liked for _, like in wants]
    if least < measure:
        part = (liked - measure) / (liked - least)
        return [like - part * (like - low) for low, like in wants]
    return [low * measure / least for low, _ in wants]
