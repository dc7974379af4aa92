"""Orders for tests (测试发放单): an office whose relief also pays without a case, an order on its way."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from app.core.money import Money
from app.engine.payout import PayoutKind
from app.services import paying, payouts
from app.services.payouts import NewOrder, Share, register
from tests.kit.factories import House, accepted, decided, go, hardship, house, worker

VISIT = "relief.visit"
"""送温暖慰问: a kind without a case, for people who need no file."""

CARD: Mapping[str, str] = {
    "way": "card",
    "reason": "春节慰问",
    "bank": "武义农商银行",
    "account_no": "6230910579000123454",
    "account_name": "周素梅",
}
CASH: Mapping[str, str] = {"way": "cash", "reason": "春节慰问"}
INCOME: Mapping[str, str] = {
    "year": "2026",
    "amount": "10000",
    "on_day": "t",
    "source": "武财〔2026〕8号",
    "remark": "",
}


def money_house(folder: Path) -> House:
    """A fresh office whose relief also pays 送温暖慰问."""
    made = house(folder)
    catalog = made.clerk.catalog
    kind = PayoutKind(VISIT, "送温暖慰问")
    lines = tuple(replace(line, payouts=(kind,)) if line.code == "relief" else line for line in catalog.lines)
    desks = {name: replace(desk, catalog=replace(catalog, lines=lines)) for name, desk in made.desks.items()}
    return replace(made, desks=desks)


def share(yuan: str, fund: str = "own", year: int = 2026) -> Share:
    """A share of a sum."""
    return Share(fund, year, Money.parse(yuan))


def new(person_id: UUID, *shares: Share, **typed: str) -> NewOrder:
    """An order as it is typed, by card unless told."""
    base = CASH if typed.get("way") == "cash" else CARD
    return NewOrder(VISIT, person_id, None, shares or (share("500"),), {**base, **typed})


def made(at: House, *shares: Share, n: int = 1, **typed: str) -> UUID:
    """An order that the clerk made for a new person."""
    return payouts.make(at.clerk, new(worker(at, n), *shares, **typed))


def approved(at: House, *shares: Share, n: int = 1, **typed: str) -> UUID:
    """An order that waits to be paid."""
    order = made(at, *shares, n=n, **typed)
    payouts.review(at.reviewer, order)
    payouts.approve(at.approver, order)
    return order


def paid(at: House, *shares: Share, n: int = 1, **typed: str) -> UUID:
    """An order that was paid."""
    order = approved(at, *shares, n=n, **typed)
    paying.pay(at.cashier, order, {"paid_on": "t"})
    return order


def income(at: House, yuan: str, fund: str = "own", year: int = 2026) -> None:
    """Money that came into a fund."""
    register.enter(at.cashier, fund, register.INCOME, {**INCOME, "year": str(year), "amount": yuan})


def case_approved(at: House, n: int = 1, **typed: str) -> UUID:
    """A case of 生活救助 whose 3,000 are approved; gives the case."""
    done = accepted(at, hardship(at, n), secret=typed.pop("secret", "0"))
    decided(at, done.case_id)
    values = {
        "decided": "3,000.00",
        "fund_source": "own",
        "pay_way": "card",
        "bank": "武义农商银行",
        "account_no": "6230910579000123454",
        "account_name": "周素梅",
    }
    go(at.approver, done.case_id, "approve", **{**values, **typed})
    return done.case_id


def order_of(at: House, case_id: UUID) -> payouts.Order:
    """The latest order of a case."""
    with at.clerk.read() as asks:
        return payouts.of_case(asks, case_id)[-1]


def loaded(at: House, order_id: UUID) -> payouts.Order:
    """An order as it stands."""
    with at.clerk.read() as asks:
        return payouts.load(asks, order_id)
