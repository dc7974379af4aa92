"""Bills of a claim (票据): the settlement sheet's number and the invoice's, each with the whole cost."""

from app.core.money import Money
from app.engine.matter import Bill
from app.engine.values import Values
from app.lines.mutual_aid.fields import INVOICE_NO, SETTLEMENT_NO, TOTAL_COST


def bills(values: Values) -> tuple[Bill, ...]:
    """The sheet's and the bill's number, each with the whole cost (结算单号或票据号码)."""
    amount = values.get(TOTAL_COST) or Money.ZERO
    typed = (values.get(SETTLEMENT_NO), values.get(INVOICE_NO))
    return tuple(Bill(number, amount) for number in typed if number)
