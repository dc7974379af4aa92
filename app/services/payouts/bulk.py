"""Many orders at once (批量制单): those of a roster that was decided as a whole, in one statement a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.money import Money
from app.engine.flow import Maker
from app.services.desk import Desk
from app.services.payouts import check_facts, checks, funds, orders, states
from app.services.payouts.orders import Goods, Share
from app.services.payouts.writing import Deed, put_orders
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Payee:
    """Who gets what by a roster (名册收款人): one person or one unit, or only who receives it for them.

    `reason` says more than the roster's where one person stands on it more than once.
    """

    person_id: UUID | None
    unit_id: UUID | None
    amount: Money
    bank: str = ""
    account_no: str = ""
    account_name: str = ""
    receiver: str = ""
    reason: str = ""
    goods: tuple[Goods, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster that was decided (已定名册): its kind, fund and way, who made and who approved it."""

    line: str
    kind: str
    way: str
    fund: str
    fund_year: int
    reason: str
    made_by: Maker
    approved_by: Maker


def make_many(desk: Desk, w: Writer, roster: Roster, payees: Sequence[Payee]) -> list[UUID]:
    """The orders of a roster, approved as it was (按名册制单), in the order given.

    Raises Refused where the fund has too little or is not for this use, or a check stops one of them.
    """
    total = sum((one.amount for one in payees), Money.ZERO)
    funds.hold(desk, w, roster.kind, (Share(roster.fund, roster.fund_year, total),), {})
    deeds = (
        Deed(states.MADE, desk.today, roster.made_by),
        Deed(states.APPROVED, desk.today, roster.approved_by, roster.reason),
    )
    rows = [_columns(desk, roster, one) for one in payees]
    shares = [(Share(roster.fund, roster.fund_year, one.amount),) for one in payees]
    made = put_orders(w, rows, shares, [one.goods for one in payees], deeds)
    checks.refuse_blocked(checks.check_all(check_facts.facts_of(desk, w, orders.load_all(w, made))))
    return made


def _columns(desk: Desk, roster: Roster, one: Payee) -> dict[str, object]:
    return {
        "person_id": one.person_id,
        "unit_id": one.unit_id,
        "line": roster.line,
        "kind": roster.kind,
        "year": desk.today.year,
        "amount": one.amount.fen,
        "way": roster.way,
        "reason": one.reason or roster.reason,
        "bank": one.bank,
        "account_no": one.account_no,
        "account_name": one.account_name,
        "receiver": one.receiver,
        "station": desk.actor.station,
        "made_on": desk.today,
    }
