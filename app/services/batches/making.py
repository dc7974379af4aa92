"""Making a batch (制表): the orders that wait, the list made of them, lines struck out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.clock import short_day
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.services import forms, numbers, payouts
from app.services.batches import people, states
from app.services.batches.loading import Batch, load
from app.services.batches.people import NOTHING, Told
from app.services.batches.writing import MAKERS, allowed, happen, in_state, mark, put_event
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Order
from app.services.payouts.deciding import reason_of
from app.services.payouts.funds import names as fund_names
from db.tables import payout_batch, payout_batch_line
from db.writer import Writer

LETTERS = "FF"
"""What the number of a batch begins with (批次字头)."""

TITLE = "title"
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that waits for a batch (待列入)."""

    order_id: UUID
    name: str
    kind: str
    kind_name: str
    amount: Money
    funds: tuple[str, ...]
    approved_on: date
    account_tail: str
    told: Told

    @property
    def approved_text(self) -> str:
        """When it was approved (审批日)."""
        return short_day(self.approved_on)


def waiting(desk: Desk, line: str, way: str) -> tuple[Waiting, ...]:
    """The orders of a line that wait to be paid in a way (待发放), each with what is wrong with it."""
    with desk.read() as asks:
        orders = payouts.load_all(asks, payouts.ready(asks, line, way))
        funds = fund_names(desk, asks)
        secret = people.hidden(desk, asks, orders)
        names = people.names_of(asks, orders, secret)
        told = people.checked(desk, asks, orders, secret)
    return tuple(
        Waiting(
            one.id,
            names[one.id],
            one.kind,
            desk.catalog.paid_name(one.kind),
            one.amount,
            tuple(funds.get(share.fund, share.fund) for share in one.shares),
            _approved_on(one),
            one.account_no[-4:],
            told.get(one.id, NOTHING),
        )
        for one in orders
    )


def make(desk: Desk, line: str, way: str, title: str, order_ids: Sequence[UUID]) -> UUID:
    """Make a batch of these orders in their order (制表). Gives its id.

    Raises Forbidden, Invalid at `title`, Refused without orders, or where one can no longer be listed.
    """
    with desk.write("make_batch") as w:
        allowed(desk, w, line, *MAKERS)
        named = _title(title)
        orders = payouts.load_all(w, order_ids)
        if not orders or any((one.line, one.way) != (line, way) for one in orders):
            raise Refused("请先选好要列入的发放单，同一条线、同一种方式的才能一批。")
        batch_id = _put(desk, w, line, way, named)
        w.insert_many(
            payout_batch_line,
            [{"batch_id": batch_id, "n": n, "order_id": one.id} for n, one in enumerate(orders, start=1)],
        )
        mark(w, orders, states.LISTED, desk.today, batch_id)
        put_event(w, batch_id, 1, states.MADE, orders)
    return batch_id


def strike(desk: Desk, batch_id: UUID, places: Collection[int], reason: str) -> None:
    """Take lines off a batch that is not reviewed yet (剔除): their orders wait again.

    Raises Forbidden, Refused, Invalid at `reason`.
    """
    with desk.write("strike_batch_lines") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, *MAKERS)
        in_state(batch, "剔除", states.MADE)
        why = reason_of(reason)
        gone = [one for one in batch.live if one.n in places]
        if not gone:
            raise Refused("请先选一笔还在批次里的。")
        if len(gone) == len(batch.live):
            raise Refused("剔除后批次就空了。请改用“撤销批次”。")
        mark(w, [one.order for one in gone], states.UNLISTED, desk.today, batch_id, why)
        listed = "、".join(str(one.n) for one in gone[:10]) + ("等" if len(gone) > 10 else "")
        left = [one for one in batch.live if one.n not in places]
        happen(w, batch, states.STRUCK, left, detail=f"第 {listed} 笔：{why}")


def drop(desk: Desk, batch_id: UUID, reason: str) -> None:
    """Give up a batch that has not left the office (撤销批次): its orders wait again, its number stays.

    Raises Forbidden, Refused, Invalid at `reason`.
    """
    with desk.write("drop_batch") as w:
        batch = load(w, batch_id)
        allowed(desk, w, batch.line, *MAKERS)
        in_state(batch, "撤销", states.MADE, states.REVIEWED, states.APPROVED)
        why = reason_of(reason)
        mark(w, batch.orders, states.UNLISTED, desk.today, batch_id, why)
        happen(w, batch, states.DROPPED, batch.live, detail=why)


def findings(desk: Desk, w: Writer, batch: Batch) -> Mapping[UUID, Told]:
    """What is wrong with the lines of a batch (逐笔检查), by order."""
    return people.checked(desk, w, batch.orders, people.hidden(desk, w, batch.orders))


def _put(desk: Desk, w: Writer, line: str, way: str, title: str) -> UUID:
    station = reference(desk, w).office.station
    return w.insert(
        payout_batch,
        number=numbers.take_case(w, LETTERS, station, desk.today.year),
        title=title,
        line=line,
        way=way,
        station=station,
        made_on=desk.today,
    )


def _approved_on(one: Order) -> date:
    days = (event.on_day for event in reversed(one.events) if event.what == states.APPROVED)
    return next(days, one.made_on)


def _title(typed: str) -> str:
    text = " ".join(typed.split())
    if not text:
        raise Invalid("请填写名称。", field=TITLE)
    if len(text) > _LONGEST_TITLE:
        raise Invalid(f"名称最多 {_LONGEST_TITLE} 个字，现在 {len(text)} 个。", field=TITLE)
    return forms.drawable(text, TITLE)
