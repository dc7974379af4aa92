"""Sums, signers, rosters and the chain on the roll (小票金额构件)."""

from app.engine.prints import AmountBox, Apart, Chain, Roster, SignRow
from app.printing.blocks.roll import (
    BOLD,
    LABEL,
    LEADING,
    SMALL,
    SMALL_LEADING,
    STRONG,
    STRONG_LEADING,
    TEXT,
    VALUE,
    Roll,
)
from app.printing.paper import INNER, MM, SLIP_THIN

HAND = 5 * MM
"""Room above a line for a hand."""
GROUPS = 4
"""Groups of the chain on a line."""


def write_sum(roll: Roll, block: AmountBox | SignRow | Chain | Apart) -> None:
    """Write one block, moving on."""
    match block:
        case AmountBox():
            amount(roll, block)
        case SignRow():
            sign_row(roll, block)
        case Chain(heading, about, groups, under):
            roll.flow(0, heading, BOLD, LEADING, "form")
            roll.flow(0, about, TEXT, LEADING, "data")
            for n in range(0, len(groups), GROUPS):
                roll.flow(0, "\u3000".join(groups[n : n + GROUPS]), STRONG, STRONG_LEADING, "data")
            for text in under:
                roll.flow(0, text, SMALL, SMALL_LEADING, "data")
        case Apart():
            roll.skip(4)
            roll.rule(SLIP_THIN)
            roll.skip(4)


def amount(roll: Roll, block: AmountBox) -> None:
    """A sum: its label, under it in capitals, then in figures at the right."""
    roll.skip(3)
    if TEXT.width(block.label) > LABEL and len(block.label) > 4:
        roll.flow(0, block.label, TEXT, LEADING, "form")
    else:
        roll.pen.label(roll.left, roll.base(TEXT, LEADING), block.label, TEXT)
    if block.amount is None:
        roll.pen.rule(roll.left + VALUE, roll.y + LEADING, roll.right, roll.y + LEADING, INNER)
        roll.skip(LEADING + 3)
        return
    roll.flow(VALUE, block.amount.capital(), BOLD, LEADING, "data")
    roll.put(roll.right, block.amount.figure(), STRONG, STRONG_LEADING, "data", "right")
    roll.skip(STRONG_LEADING + 3)


def sign_row(roll: Roll, block: SignRow) -> None:
    """The signers one under the other: the name, or a line for the hand."""
    for one in block.signers:
        if one.name:
            roll.flow(0, f"{one.label}：{one.name}", TEXT, LEADING, "data")
            continue
        roll.skip(HAND)
        base = roll.base(TEXT, LEADING)
        width = roll.pen.text(roll.left, base, f"{one.label}：", TEXT, "form")
        roll.pen.rule(roll.left + width, base + 2, roll.right, base + 2, INNER)
        roll.skip(LEADING)
    if block.sealed:
        roll.skip(HAND)
        roll.put(roll.left, "（盖章）", TEXT, LEADING, "form")
        roll.put(roll.right, "年\u3000\u3000月\u3000\u3000日", TEXT, LEADING, "form", "right")
        roll.skip(LEADING)
    if block.note:
        roll.flow(0, block.note, SMALL, SMALL_LEADING, "form")


def roster(roll: Roll, block: Roster) -> None:
    """A roster on a roll: each row its texts, the amount at the right; the sum of all at the end."""
    for texts in block.rows:
        pairs = zip(block.columns, texts, strict=True)
        said = (str(text) for n, (_, text) in enumerate(pairs) if n != block.amount and text)
        roll.flow(0, "，".join(said), TEXT, LEADING, "data")
        roll.put(roll.right, block.money(texts).show(), TEXT, LEADING, "data", "right")
        roll.skip(LEADING)
    roll.rule(SLIP_THIN)
    roll.skip(3)
    roll.put(roll.left, "合计", BOLD, LEADING, "form")
    roll.put(roll.right, f"{len(block.rows):,}{block.counted}", BOLD, LEADING, "data", "right")
    roll.skip(LEADING)
    amount(roll, AmountBox(block.total))
