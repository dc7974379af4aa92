"""Bills of a claim (票据核对): one sheet or bill is paid once, in whatever line it was used before."""

from app.core.errors import Refused
from app.core.money import Money
from app.core.text import trimmed
from app.engine.flow import Facts
from app.engine.matter import Bill
from app.engine.values import Values
from app.lines.mutual_aid.fields import BILL_CHOICE, INVOICE_NO, SETTLEMENT_NO, TOTAL_COST

BALANCE, DUPLICATE = "balance", "duplicate"
"""What to do about a bill that was used before (重复票据处理): pay on what is left, or not at all."""


def bills(values: Values) -> tuple[Bill, ...]:
    """The sheet's and the bill's number, each with the whole cost (结算单号或票据号码).

    Letters and blanks don't tell numbers apart, since both are typed by hand from paper.
    """
    amount = values.get(TOTAL_COST) or Money.ZERO
    typed = (values.get(SETTLEMENT_NO), values.get(INVOICE_NO))
    return tuple(Bill(number, amount) for number in dict.fromkeys(_plain(one) for one in typed if one))


def _plain(number: str) -> str:
    return "".join(trimmed(number).split()).upper()


def bills_chosen(facts: Facts) -> None:
    """No outcome until it is said what becomes of a bill used before (重复票据已处理), matters.md §7."""
    if facts.claimed and BILL_CHOICE not in facts.values:
        raise Refused(f"{claimed_words(facts)}请先选“{BILL_CHOICE.label}”：余额计算，或重复、不予受理。")


def claimed_words(facts: Facts) -> str:
    """票据 JS001 已用在医疗救助 JZ-XC01-2026-000412（3,000.00 元）。"""
    used = (f"{one.bill} 已用在{one.matter} {one.number}（{one.amount.show()} 元）" for one in facts.claimed)
    return f"票据 {'；'.join(used)}。"


def no_duplicate(facts: Facts) -> None:
    """A bill that was paid whole is not taken again (重复不受理)."""
    if facts.claimed and facts.values.get(BILL_CHOICE) == DUPLICATE:
        raise Refused("这张票据选了“重复”，请用“不予受理”或“不予给付”。")
