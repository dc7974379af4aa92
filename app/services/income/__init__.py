"""Money that comes in (收款): received with a receipt or another's number, voided, reversed in red."""

from app.services.income.cash import MOVES, CashMove, cash_moves, move_cash
from app.services.income.form import CASH, FEE, FORM, KINDS, OWN, PROOFS, WAYS, capital_of
from app.services.income.listing import IncomeEvent, IncomeView, events, of_days, total
from app.services.income.paper import LETTER
from app.services.income.receiving import Received, lines_of, receive, receiving_closed
from app.services.income.undoing import UNDO, reverse, void

__all__ = [
    "CASH",
    "FEE",
    "FORM",
    "KINDS",
    "LETTER",
    "MOVES",
    "OWN",
    "PROOFS",
    "UNDO",
    "WAYS",
    "CashMove",
    "IncomeEvent",
    "IncomeView",
    "Received",
    "capital_of",
    "cash_moves",
    "events",
    "lines_of",
    "move_cash",
    "of_days",
    "receive",
    "receiving_closed",
    "reverse",
    "total",
    "void",
]
