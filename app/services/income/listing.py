"""The sums received (收款清单): those of some days, one with what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.core.clock import show_date
from app.core.money import Money
from app.services.desk import Desk
from app.services.income.form import KINDS, WAYS
from app.services.income.receiving import RECEIVED, REVERSED, VOIDED
from app.services.income.undoing import found, undoing_closed
from db.queries import income as ground
from db.queries.income import IncomeRow

EVENTS = {RECEIVED: "收款", VOIDED: "作废", REVERSED: "冲红"}
"""What happened to a sum, in words (收款经过)."""

_VOID, _STANDS = "已作废", "已收"


@dataclass(frozen=True, slots=True)
class IncomeView:
    """A sum received as lists show it (一笔收款); `state` is 已收, 已作废, 已冲红 or 红字."""

    id: UUID
    line: str
    number: str
    payer: str
    reason: str
    amount: Money
    way: str
    kind: str
    voucher_no: str
    remark: str
    on_text: str
    state: str
    paper_id: UUID | None
    closed: str

    @property
    def stands(self) -> bool:
        """Whether it is as it was received (有效): not voided, not reversed, no reversal itself."""
        return self.state == _STANDS

    @property
    def own(self) -> bool:
        """Whether our receipt stands for it (是否本单位收据)."""
        return self.paper_id is not None


@dataclass(frozen=True, slots=True)
class IncomeEvent:
    """Something that happened to a sum (收款经过一条)."""

    what: str
    at: datetime
    who: str
    detail: str


def of_days(desk: Desk, start: date, end: date) -> tuple[IncomeView, ...]:
    """What came in on these days (某期间收款), the latest first; the lines that this person works in."""
    with desk.read() as asks:
        rows = [IncomeRow(*row) for row in asks.all(ground.OF_DAYS, first=start, day=end)]
    return tuple(_view(desk, one) for one in rows if any(held.covers(one.line) for held in desk.actor.held))


def events(desk: Desk, income_id: UUID) -> tuple[IncomeEvent, ...]:
    """What happened to a sum, in its order (收款经过)."""
    with desk.read() as asks:
        red = found(asks, income_id).reverses is not None
        rows = asks.all(ground.EVENTS, id=income_id)
    words = EVENTS | ({RECEIVED: "红字登记"} if red else {})
    return tuple(IncomeEvent(words[what], at, who, detail) for _, what, at, _, who, detail in rows)


def total(rows: Iterable[IncomeView]) -> Money:
    """What came in by these, the void ones left out (合计)."""
    return sum((one.amount for one in rows if one.state != _VOID), Money.ZERO)


def _view(desk: Desk, row: IncomeRow) -> IncomeView:
    return IncomeView(
        id=row.id,
        line=desk.catalog.line(row.line).name,
        number=row.number or row.outside_no,
        payer=row.payer,
        reason=row.reason,
        amount=Money(row.amount),
        way=WAYS[row.way],
        kind=KINDS[row.kind],
        voucher_no=row.voucher_no,
        remark=row.remark,
        on_text=show_date(row.received_on),
        state=_state(row),
        paper_id=row.paper_id,
        closed=undoing_closed(row),
    )


def _state(row: IncomeRow) -> str:
    if row.reverses is not None:
        return "红字"
    return {RECEIVED: _STANDS, VOIDED: _VOID, REVERSED: "已冲红"}[row.state]
