"""Bills that another case holds (重复票据): one bill is paid once, in whatever line it was used before.

What a matter claims on is its `Matter.bills`; what other cases hold of it comes back as `Facts.claimed`.
While that is not empty no outcome at the counter stands open until the clerk has chosen (matters.md §7).
"""

from app.core.errors import Refused
from app.engine.fields import code
from app.engine.flow import Facts

BILL_CHOICE = code("bill_choice", "重复票据处理", "bill_choice", hint="票据在别的案件用过才选")
DUPLICATE = "duplicate"
"""The choice that nothing is paid on a bill used before; otherwise it is paid on what is left of it."""


def used_before(facts: Facts) -> tuple[str, ...]:
    """票据 JS001 已用在医疗救助 JZ-XC01-2026-000412（3,000.00 元）。 One sentence for each such bill."""
    return tuple(
        f"票据 {one.bill} 已用在{one.matter} {one.number}（{one.amount.show()} 元）。"
        for one in facts.claimed
    )


def bill_chosen(facts: Facts) -> None:
    """It was said what becomes of a bill used before (重复票据已处理)."""
    if facts.claimed and BILL_CHOICE not in facts.values:
        said = "".join(used_before(facts))
        raise Refused(f"{said}请先选“{BILL_CHOICE.label}”：余额计算，或重复、不予受理。")


def not_duplicate(facts: Facts) -> None:
    """A bill that was paid whole is not taken again (重复不受理)."""
    if facts.claimed and facts.values.get(BILL_CHOICE) == DUPLICATE:
        raise Refused(f"{used_before(facts)[0]}您选的是“重复”，请用“不予受理”或“不予给付”。")
