"""What a hand fills in, and what letters have, on the roll (小票手填构件)."""

from app.engine.prints import Band, Closing, Cut, Opinion, Opinions, Salutation, Tick
from app.printing.blocks.roll import BOLD, LEADING, SMALL, SMALL_LEADING, TEXT, Roll
from app.printing.paper import MM, SLIP_THIN
from app.printing.pen import middle
from app.printing.setting.marks import tidy

SQUARE = 8.6
"""Side of a check box in pt."""
CHOICE, DASH = 5.4 * MM, 3.0
HAND = 12 * MM
"""Room for a hand to write and sign."""


def write_hand(roll: Roll, block: Band | Salutation | Closing | Opinion | Opinions | Tick | Cut) -> None:
    """Write one block, moving on."""
    match block:
        case Band(text):
            roll.skip(4)
            roll.flow(0, text, BOLD, LEADING, "form")
        case Salutation(text):
            roll.flow(0, text, TEXT, LEADING, "data", whole=True)
        case Closing(name, date_text):
            roll.skip(6)
            for text in (name, date_text):
                roll.put(roll.right, text, TEXT, LEADING, "data", "right")
                roll.skip(LEADING)
        case Opinion(label, text, signer):
            roll.flow(0, label, BOLD, LEADING, "form")
            roll.flow(0, text, TEXT, LEADING, "data")
            roll.skip(HAND)
            roll.flow(0, f"{signer}签名：", TEXT, LEADING, "form")
            roll.put(roll.right, "年\u3000\u3000月\u3000\u3000日", TEXT, LEADING, "form", "right")
            roll.skip(LEADING)
        case Opinions(left, right):
            write_hand(roll, left)
            write_hand(roll, right)
        case Tick():
            ticks(roll, block)
        case Cut():
            cut(roll, block)


def ticks(roll: Roll, block: Tick) -> None:
    """The choices one under the other, each with its square."""
    roll.flow(0, block.label, BOLD, LEADING, "form")
    for choice in (one for line in block.lines for one in line):
        if choice.boxed:
            line = middle(roll.y, LEADING, 0)
            roll.pen.box(roll.left + 2.7, line - SQUARE / 2, SQUARE, ticked=choice.ticked)
        roll.flow(CHOICE, choice.text, TEXT, LEADING, "form")


def cut(roll: Roll, block: Cut) -> None:
    """A dashed line across the roll, below it the number."""
    roll.skip(8)
    x = roll.left
    while x + DASH <= roll.right:
        roll.pen.rule(x, roll.y, x + DASH, roll.y, SLIP_THIN)
        x += 2 * DASH
    roll.skip(2)
    roll.middled(tidy(f"裁切线 {block.number}"), SMALL, SMALL_LEADING, "form")
    roll.skip(3)
