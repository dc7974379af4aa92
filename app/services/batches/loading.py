"""A batch read whole (读批次): itself, what happened to it, its lines with their orders and people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.core.errors import NotFound
from app.core.money import Money
from app.engine.flow import Maker
from app.services import payouts
from app.services.batches import states
from app.services.payouts import Order
from db.queries import batches as ground
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a batch (批次经过), with the lines and the sum that it had then."""

    n: int
    what: str
    at: datetime
    by: Maker
    count: int
    total: Money
    file_name: str
    file_hash: str
    template: str
    paper_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who stands behind a line (收款人)."""

    name: str
    id_number: str = ""
    phone: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a batch (批次明细): `state` is what happened to its order there last, `said` why."""

    n: int
    order: Order
    person: Person
    state: str
    said: str

    @property
    def live(self) -> bool:
        """Whether it still counts (有效): not struck out."""
        return self.state != states.UNLISTED


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch (发放批次)."""

    id: UUID
    number: str
    title: str
    line: str
    way: str
    station: str
    made_on: date
    remark: str
    events: tuple[Happened, ...]
    lines: tuple[Line, ...]

    @property
    def state(self) -> str:
        """Where it stands (状态)."""
        return states.state_of(self._changing[-1].what)

    @property
    def live(self) -> tuple[Line, ...]:
        """The lines that count (有效明细)."""
        return tuple(one for one in self.lines if one.live)

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders of the lines that count (有效发放单)."""
        return tuple(one.order for one in self.live)

    @property
    def total(self) -> Money:
        """What the lines add up to (明细合计)."""
        return sum((one.order.amount for one in self.live), Money.ZERO)

    @property
    def _changing(self) -> Sequence[Happened]:
        return [one for one in self.events if one.what not in ground.SILENT]

    def last(self, what: str) -> Happened | None:
        """The last time that this happened (最近一次)."""
        return next((one for one in reversed(self.events) if one.what == what), None)

    def by(self, *whats: str) -> Maker | None:
        """Who did the last of these (经手人)."""
        return next((one.by for one in reversed(self.events) if one.what in whats), None)

    def having(self, state: str) -> tuple[Line, ...]:
        """The lines in a state (某状态的明细)."""
        return tuple(one for one in self.lines if one.state == state)


def load(asks: Reader, batch_id: UUID) -> Batch:
    """The batch of this id (读批次), in a fixed number of statements. Raises NotFound."""
    row = asks.first(ground.ONE, id=batch_id)
    if row is None:
        raise NotFound("没有找到这个发放批次，请重新载入。")
    key, number, title, line, way, station, made_on, remark, *_ = row
    events = tuple(_happened(*one) for one in asks.all(ground.EVENTS, id=batch_id))
    return Batch(
        key, number, title, line, way, station, made_on, remark, events, tuple(_lines(asks, batch_id))
    )


def _happened(n: int, what: str, at: datetime, by_id: UUID, by_name: str, count: int, total: int,
              *rest: object) -> Happened:  # fmt: skip
    file_name, file_hash, template, paper_id, detail = rest
    return Happened(
        n, what, at, Maker(by_id, by_name), count, Money(total), str(file_name), str(file_hash),
        str(template), paper_id if isinstance(paper_id, UUID) else None, str(detail),
    )  # fmt: skip


def _lines(asks: Reader, batch_id: UUID) -> Iterable[Line]:
    rows = asks.all(ground.LINES, id=batch_id)
    people = {
        key: Person(name, number or "", phone or "", unit or "")
        for key, name, number, phone, unit in asks.all(ground.PEOPLE, id=batch_id)
    }
    orders = {one.id: one for one in payouts.load_all(asks, [order_id for _, order_id, _, _ in rows])}
    for n, order_id, what, detail in rows:
        order = orders[order_id]
        named = Person(order.account_name or order.receiver)
        yield Line(n, order, people.get(order_id, named), what, detail)
