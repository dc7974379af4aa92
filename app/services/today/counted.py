"""What was counted in the cash box (实点现金): the sum, and a note on what is not as it should be."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.money import Money
from app.engine import check
from app.engine.fields import Typing, money, text
from app.engine.form import Form, Section
from app.services import forms

COUNTED = money("counted", "实点现金")
NOTE = text("note", "说明", limit=60)
FORM = Form((Section("counted", "现金", (COUNTED, NOTE)),))


@dataclass(frozen=True, slots=True)
class Counted:
    """The cash that was counted (实点现金), with a note on what is too much or too little, or on a gap."""

    counted: Money
    note: str = ""


def read(typed: Mapping[str, str], book: Money, typing: Typing, *, gaps: bool = False) -> Counted:
    """What was typed (读取实点现金). Raises Invalid: a difference to the books, or a gap, needs its note."""
    values = check.check(FORM, typed, (COUNTED,), typing)
    found = Counted(values[COUNTED], forms.drawable(values.get(NOTE) or "", NOTE.code))
    over = found.counted - book
    if over and not found.note:
        word = "长款" if over.fen > 0 else "短款"
        amount = abs(over.fen)
        raise Invalid(
            f"比账面 {book.show()} 元{'多' if over.fen > 0 else '少'} {Money(amount).show()} 元，"
            f"请写明{word}的原因。",
            field=NOTE.code,
        )
    if gaps and not found.note:
        raise Invalid("有缺号，请写明已查到的去向，或者已报告给谁。", field=NOTE.code)
    return found
