"""Writing orders (发放单落库): an order with its first events, and what happens to many of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.errors import Refused
from app.engine.flow import Maker
from app.services.payouts import states
from app.services.payouts.orders import Goods, Order, Share
from db.tables import payout_event, payout_goods, payout_order, payout_share
from db.writer import Writer

_FROM: Mapping[str, tuple[str, ...]] = {
    states.LISTED: (states.APPROVED,),
    states.UNLISTED: (states.LISTED,),
    states.SENT: (states.APPROVED, states.LISTED),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done with an order (一步经过): by the one who acts, unless somebody else did it before."""

    what: str
    on_day: date
    by: Maker | None = None
    detail: str = ""
    batch_id: UUID | None = None
    payment_id: UUID | None = None


def put_order(
    w: Writer,
    columns: Mapping[str, object],
    shares: Iterable[Share],
    goods: Iterable[Goods],
    deeds: Iterable[Deed],
) -> UUID:
    """A new order with its split, its goods and what happened to it so far (新发放单). Gives its id."""
    return put_orders(w, [columns], [shares], [goods], tuple(deeds))[0]


def put_orders(
    w: Writer,
    rows: Sequence[Mapping[str, object]],
    shares: Sequence[Iterable[Share]],
    goods: Sequence[Iterable[Goods]],
    deeds: Sequence[Deed],
) -> list[UUID]:
    """Many new orders to all of which the same happened (批量新发放单), a statement for each table."""
    made = w.insert_many(payout_order, rows)
    w.insert_many(
        payout_share, [row for key, split in zip(made, shares, strict=True) for row in _shares(key, 1, split)]
    )
    w.insert_many(
        payout_goods, [row for key, held in zip(made, goods, strict=True) for row in _goods(key, held)]
    )
    w.insert_many(
        payout_event, [_event(w, key, n, deed) for key in made for n, deed in enumerate(deeds, start=1)]
    )
    for key in made:
        w.subject("payout", key)
    return made


def put_shares(w: Writer, order_id: UUID, event_n: int, shares: Iterable[Share]) -> None:
    """The split that an event decided (资金分担)."""
    w.insert_many(payout_share, _shares(order_id, event_n, shares))


def add(w: Writer, order: Order, deed: Deed) -> int:
    """One more thing that happened to an order (添加经过). Gives its place."""
    add_each(w, [(order, deed)])
    return order.events[-1].n + 1


def add_each(w: Writer, done: Sequence[tuple[Order, Deed]]) -> None:
    """One more thing that happened to each of these (批量添加经过), in one statement."""
    w.insert_many(payout_event, [_event(w, order.id, order.events[-1].n + 1, deed) for order, deed in done])
    for order, _ in done:
        w.subject("payout", order.id)
        if order.case_id is not None:
            w.subject("case", order.case_id)


def mark(w: Writer, orders: Sequence[Order], deed: Deed) -> None:
    """The same happens to many orders (批量经过): listed, unlisted or sent.

    Raises Refused for the first that stands where this cannot happen to it.
    """
    for order in orders:
        if order.state not in _FROM[deed.what]:
            told = f"有一张发放单现在是“{states.LABELS[order.state]}”，不能{states.DEEDS[deed.what]}"
            raise Refused(f"{told}，请重新载入后再办。")
    add_each(w, [(order, deed) for order in orders])


def _shares(order_id: UUID, event_n: int, shares: Iterable[Share]) -> list[dict[str, object]]:
    return [
        {
            "order_id": order_id,
            "event_n": event_n,
            "n": n,
            "fund": one.fund,
            "fund_year": one.year,
            "amount": one.amount.fen,
        }
        for n, one in enumerate(shares, start=1)
    ]


def _goods(order_id: UUID, goods: Iterable[Goods]) -> list[dict[str, object]]:
    return [
        {
            "order_id": order_id,
            "n": n,
            "name": one.name,
            "measure": one.measure,
            "quantity": one.quantity,
            "price": one.price.fen,
        }
        for n, one in enumerate(goods, start=1)
    ]


def _event(w: Writer, order_id: UUID, n: int, deed: Deed) -> dict[str, object]:
    by = deed.by or Maker(w.actor.id, w.actor.name)
    return {
        "order_id": order_id,
        "n": n,
        "what": deed.what,
        "on_day": deed.on_day,
        "at": w.at,
        "by_id": by.id,
        "by_name": by.name,
        "batch_id": deed.batch_id,
        "payment_id": deed.payment_id,
        "detail": deed.detail,
    }
