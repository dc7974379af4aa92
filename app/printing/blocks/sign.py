"""Signers in a row under a table (签名行): names printed or lines for the hand, seal and date below."""

from dataclasses import dataclass

from app.engine.prints import Signer, SignRow
from app.printing.blocks.strip import Strip, Words, paragraphs
from app.printing.paper import INNER, MM, Paper
from app.printing.pen import Pen, middle
from app.printing.setting.marks import tidy
from app.printing.setting.type import Type

LABEL, NAME, NOTE = Type("form", 10.5), Type("record", 10.5), Type("form", 9)
NOTE_LEADING = 12.6
SMALLEST = 9.0
ROW, SEALED = 8.5 * MM, 9 * MM
SHORTEST, LONGEST, BETWEEN = 18 * MM, 45 * MM, 4 * MM
"""The line for a hand at least and at most, and the room between two signers."""
DATE_ROOM, SEAL_ASIDE = 10 * MM, 58 * MM
"""Room before 年, 月 and 日, and how far the words of the seal stand from the right edge."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """One signer on his line: where he begins, how much room he has after his label."""

    signer: Signer
    x: float
    room: float


def sign_row(paper: Paper, block: SignRow) -> Strip:
    """One strip with all signers, their seal and date."""
    lines = _lines(paper, block.signers)
    note = _note(paper, block)
    below = max(SEALED if block.sealed else 0.0, sum(one.leading for one in note))

    def draw(pen: Pen, top: float, _height: float) -> None:
        y = top
        for line in lines:
            for one in line:
                _draw(pen, one, middle(y, ROW, LABEL.size))
            y += ROW
        for n, words in enumerate(note):
            base = middle(y + n * NOTE_LEADING, SEALED if n == 0 and block.sealed else NOTE_LEADING, 9)
            pen.text(paper.left, base, words.text, NOTE, "form")
        if block.sealed:
            _seal(pen, paper.left + paper.measure, middle(y, SEALED, LABEL.size))

    return Strip(len(lines) * ROW + below, draw, before=1 * MM)


def _note(paper: Paper, block: SignRow) -> tuple[Words, ...]:
    """The note, narrower where seal and date stand beside it."""
    room = paper.measure - (SEAL_ASIDE + 12 * MM if block.sealed else 0.0)
    return paragraphs(block.note, NOTE, NOTE_LEADING, room) if block.note else ()


def _said(signer: Signer) -> str:
    return f"{tidy(signer.label)}："


def _lines(paper: Paper, signers: tuple[Signer, ...]) -> list[list[_Placed]]:
    """All signers on one line by their shares, or on as many as the longest names need."""
    for across in range(len(signers), 1, -1):
        groups = [signers[n : n + across] for n in range(0, len(signers), across)]
        lines = [_placed(paper, group) for group in groups]
        if all(_goes(one) for line in lines for one in line):
            return lines
    return [_placed(paper, (one,)) for one in signers]


def _placed(paper: Paper, signers: tuple[Signer, ...]) -> list[_Placed]:
    """A line of signers whose places depend on labels and shares alone, since printed forms have them."""
    labels = sum(LABEL.width(_said(one)) for one in signers)
    free = paper.measure - labels - (len(signers) - 1) * BETWEEN
    unit = free / sum(float(one.share) for one in signers)
    x = paper.left
    found: list[_Placed] = []
    for one in signers:
        room = float(one.share) * unit
        found.append(_Placed(one, x, room))
        x += LABEL.width(_said(one)) + room + BETWEEN
    return found


def _goes(placed: _Placed) -> bool:
    """Whether name or hand has its room."""
    name = placed.signer.name
    return placed.room >= (NAME.sized(SMALLEST).width(tidy(name)) if name else SHORTEST)


def _draw(pen: Pen, placed: _Placed, base: float) -> None:
    x = placed.x + pen.text(placed.x, base, _said(placed.signer), LABEL, "form")
    name = tidy(placed.signer.name)
    if not name:
        pen.rule(x, base + 2, x + min(placed.room, LONGEST), base + 2, INNER)
        return
    type_ = NAME if NAME.width(name) <= placed.room else NAME.sized(SMALLEST)
    pen.text(x, base, name, type_, "data")


def _seal(pen: Pen, right: float, base: float) -> None:
    pen.text(right - SEAL_ASIDE, base, "（盖章）", LABEL, "form", "left")
    for word in "日月年":
        pen.text(right, base, word, LABEL, "form", "right")
        right -= LABEL.size + DATE_ROOM
