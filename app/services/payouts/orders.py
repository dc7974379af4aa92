"""An order read whole (发放单): itself, what happened to it, its funds in force, its goods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.core.errors import NotFound
from app.core.money import Money
from app.engine.flow import Maker
from app.services.payouts import states
from db.queries import payouts as ground
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Share:
    """What of an order comes from a fund of a year (资金分担)."""

    fund: str
    year: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that an order hands out (慰问品): `price` for one of `measure`."""

    name: str
    measure: str
    quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """One thing that happened to an order (发放单经过), at an aware moment, counted for a day."""

    n: int
    what: str
    on_day: date
    at: datetime
    by: Maker
    batch_id: UUID | None
    payment_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order to pay (发放单); account and receiver as they stood when it was ordered."""

    id: UUID
    case_id: UUID | None
    person_id: UUID | None
    unit_id: UUID | None
    again_of: UUID | None
    line: str
    kind: str
    year: int
    amount: Money
    way: str
    reason: str
    bank: str
    account_no: str
    account_name: str
    receiver: str
    receiver_relation: str
    receiver_id_number: str
    station: str
    made_on: date
    events: tuple[OrderEvent, ...]
    shares: tuple[Share, ...]
    goods: tuple[Goods, ...]

    @property
    def state(self) -> str:
        """Where it stands (状态)."""
        return states.state_of(self.events[-1].what)

    @property
    def batch_id(self) -> UUID | None:
        """The batch that it is listed in or sent with (所在批次)."""
        return self.events[-1].batch_id if self.state in (states.LISTED, states.SENT) else None

    @property
    def payment_id(self) -> UUID | None:
        """The payment that it led to (对应发放)."""
        return next((one.payment_id for one in self.events if one.what == states.PAID), None)

    def last(self, what: str) -> Maker | None:
        """Who did this last (经手人): None when nobody has."""
        return next((one.by for one in reversed(self.events) if one.what == what), None)


def load(asks: Reader, order_id: UUID) -> Order:
    """The order of this id (读取发放单); NotFound when there is none."""
    found = load_all(asks, (order_id,))
    if not found:
        raise NotFound("没有找到这张发放单，请重新查找。")
    return found[0]


def load_all(asks: Reader, order_ids: Iterable[UUID]) -> tuple[Order, ...]:
    """The orders of these ids in their order (批量读取), in four statements however many."""
    ids = list(order_ids)
    if not ids:
        return ()
    events: dict[UUID, list[OrderEvent]] = {}
    for key, n, what, on_day, at, by_id, by_name, batch_id, payment_id, detail in asks.all(
        ground.EVENTS, ids=ids
    ):
        one = OrderEvent(n, what, on_day, at, Maker(by_id, by_name), batch_id, payment_id, detail)
        events.setdefault(key, []).append(one)
    shares: dict[UUID, list[Share]] = {}
    for key, fund, year, amount in asks.all(ground.SHARES, ids=ids):
        shares.setdefault(key, []).append(Share(fund, year, Money(amount)))
    goods: dict[UUID, list[Goods]] = {}
    for key, name, measure, quantity, price in asks.all(ground.GOODS, ids=ids):
        goods.setdefault(key, []).append(Goods(name, measure, quantity, Money(price)))
    rows = {row[0]: row for row in asks.all(ground.ORDERS, ids=ids)}
    return tuple(_order(rows[key], events, shares, goods) for key in ids if key in rows)


def _order(
    row: ground.OrderRow,
    events: dict[UUID, list[OrderEvent]],
    shares: dict[UUID, list[Share]],
    goods: dict[UUID, list[Goods]],
) -> Order:
    key, *before, amount, way, reason, bank, no, name, who, relation, id_number, station, made_on = row
    case_id, person_id, unit_id, again_of, line, kind, year = before
    return Order(
        key, case_id, person_id, unit_id, again_of, line, kind, year, Money(amount), way, reason, bank, no,
        name, who, relation, id_number, station, made_on,
        tuple(events.get(key, ())), tuple(shares.get(key, ())), tuple(goods.get(key, ())),
    )  # fmt: skip


def of_case(asks: Reader, case_id: UUID) -> tuple[Order, ...]:
    """The orders of a case (本案发放单), the oldest first."""
    return load_all(asks, (key for (key,) in asks.all(ground.OF_CASE, case_id=case_id)))


def ready(asks: Reader, line: str, way: str) -> list[UUID]:
    """The orders of a line that wait to be paid in a way (待发放), the oldest first."""
    return [key for (key,) in asks.all(ground.READY, line=line, way=way)]


def sums_by_fund(orders: Sequence[Order]) -> dict[tuple[str, int], Money]:
    """What these orders take from each fund of each year (按资金合计)."""
    found: dict[tuple[str, int], Money] = {}
    for share in (share for one in orders for share in one.shares):
        key = share.fund, share.year
        found[key] = found.get(key, Money.ZERO) + share.amount
    return found
