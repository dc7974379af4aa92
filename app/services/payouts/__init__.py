"""Orders to pay (发放单): made, reviewed, approved, held against funds, paid once, reversed at most once."""

from app.services.payouts.bulk import Payee, Roster, make_many
from app.services.payouts.check_facts import facts_of
from app.services.payouts.checks import CheckFacts, Finding, check_all, refuse_blocked
from app.services.payouts.deciding import approve, keep, recall, reverse, review, send_back, withdraw
from app.services.payouts.entering import Settlement, pay_all, payable
from app.services.payouts.funds import Balance, checked_split
from app.services.payouts.making import NewOrder, again, make
from app.services.payouts.of_case import Via, bounce, follow
from app.services.payouts.orders import (
    Goods,
    Order,
    OrderEvent,
    Share,
    load,
    load_all,
    of_case,
    ready,
    sums_by_fund,
)
from app.services.payouts.received import received
from app.services.payouts.writing import Deed, mark

__all__ = [
    "Balance",
    "CheckFacts",
    "Deed",
    "Finding",
    "Goods",
    "NewOrder",
    "Order",
    "OrderEvent",
    "Payee",
    "Roster",
    "Settlement",
    "Share",
    "Via",
    "again",
    "approve",
    "bounce",
    "check_all",
    "checked_split",
    "facts_of",
    "follow",
    "keep",
    "load",
    "load_all",
    "make",
    "make_many",
    "mark",
    "of_case",
    "pay_all",
    "payable",
    "ready",
    "recall",
    "received",
    "refuse_blocked",
    "reverse",
    "review",
    "send_back",
    "sums_by_fund",
    "withdraw",
]
