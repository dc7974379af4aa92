"""Batches as the window shows them (批次视图): the list, and one with its lines, sums, faults and steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_moment
from app.core.money import Money
from app.engine.payout import CARD, WAYS
from app.services.batches import people, states
from app.services.batches.loading import Batch, Happened, load
from app.services.batches.people import NOTHING, Told
from app.services.batches.roster import MASKED, WHOLE
from app.services.batches.steps import by_fund
from app.services.batches.writing import MAKERS, closed, same_person
from app.services.desk import Desk
from app.services.payouts.funds import names as fund_names
from db.queries import batches as ground

_MOST = 500
"""How many batches a list shows, the newest first."""

_PAPERS: Mapping[str, str] = {WHOLE: "存档件", MASKED: "脱敏件"}


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in the list (批次一行)."""

    id: UUID
    number: str
    title: str
    line: str
    line_name: str
    way: str
    way_name: str
    state: str
    label: str
    count: int
    total: Money
    maker: str

    @property
    def by_card(self) -> bool:
        """Whether the bank pays it (打卡); else it is handed out and signed for."""
        return self.way == CARD


@dataclass(frozen=True, slots=True)
class LineView:
    """A line (批次明细): its place, who gets how much of what, where it stands, what was found or said."""

    n: int
    order_id: UUID
    name: str
    kind_name: str
    account_tail: str
    amount: Money
    funds: str
    state: str
    label: str
    said: str
    told: Told


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch (批次): its lines, sums by fund, what happened, why each step is closed ("" if open)."""

    row: BatchRow
    lines: tuple[LineView, ...]
    funds: tuple[tuple[str, Money], ...]
    events: tuple[tuple[str, str], ...]
    read_back: str
    closed: Mapping[str, str]
    papers: Mapping[str, UUID]

    @property
    def funds_total(self) -> Money:
        """What the funds give (资金合计)."""
        return sum((sum_ for _, sum_ in self.funds), Money.ZERO)

    @property
    def blocked(self) -> int:
        """How many lines have to be struck out (须剔除)."""
        return sum(one.told.blocked for one in self.lines)

    def having(self, state: str) -> tuple[LineView, ...]:
        """The lines in a state (某状态的明细)."""
        return tuple(one for one in self.lines if one.state == state)


def listed(desk: Desk, *, every: bool) -> tuple[BatchRow, ...]:
    """The batches (批次清单), the newest first; those that are over only with `every`."""
    with desk.read() as asks:
        rows = asks.all(ground.NEWEST, every=int(every), limit=_MOST)
    return tuple(
        _row(desk, key, number, title, line, way, what, count, Money(total), maker)
        for key, number, title, line, way, _, _, _, what, count, total, maker in rows
    )


def view(desk: Desk, batch_id: UUID) -> BatchView:
    """One batch whole (看批次). Raises NotFound."""
    with desk.read() as asks:
        batch = load(asks, batch_id)
        funds = fund_names(desk, asks)
        orders = [one.order for one in batch.lines]
        secret = people.hidden(desk, asks, orders)
        names = people.names_of(asks, orders, secret)
        open_ = batch.state in (states.MADE, states.REVIEWED)
        told = people.checked(desk, asks, batch.orders, secret) if open_ else {}
    return BatchView(
        _row(
            desk, batch.id, batch.number, batch.title, batch.line, batch.way, batch.state,
            len(batch.live), batch.total, batch.events[0].by.name,
        ),
        _lines(desk, batch, names, funds, told),
        tuple(
            (f"{funds.get(fund, fund)} {year}", sum_) for (fund, year), sum_ in sorted(by_fund(batch).items())
        ),
        tuple(_event(one) for one in reversed(batch.events)),
        _read_back(batch),
        _closed(desk, batch),
        {one.detail: one.paper_id for one in batch.events if one.paper_id is not None},
    )  # fmt: skip


def _row(
    desk: Desk, key: UUID, number: str, title: str, line: str, way: str, what: str, count: int,
    total: Money, maker: str,
) -> BatchRow:  # fmt: skip
    state = states.state_of(what)
    label = states.LABELS[state]
    if state == states.APPROVED:
        label = "待报盘" if way == CARD else "待签领"
    name = desk.catalog.line(line).short
    return BatchRow(key, number, title, line, name, way, WAYS[way], state, label, count, total, maker)


def _lines(
    desk: Desk,
    batch: Batch,
    names: Mapping[UUID, str],
    funds: Mapping[str, str],
    told: Mapping[UUID, Told],
) -> tuple[LineView, ...]:
    kinds = {one.order.kind: desk.catalog.paid_name(one.order.kind) for one in batch.lines}
    return tuple(
        LineView(
            one.n,
            one.order.id,
            names[one.order.id],
            kinds[one.order.kind],
            one.order.account_no[-4:],
            one.order.amount,
            "、".join(dict.fromkeys(funds.get(share.fund, share.fund) for share in one.order.shares)),
            one.state,
            _label(batch, one.state),
            one.said if one.state in (states.FAILED, states.UNLISTED) else "",
            told.get(one.order.id, NOTHING),
        )
        for one in batch.lines
    )


def _label(batch: Batch, state: str) -> str:
    waits = batch.way != CARD and batch.state in (states.APPROVED, states.SIGNED)
    return "待签领" if waits and state == states.LISTED else states.LINES[state]


def _event(one: Happened) -> tuple[str, str]:
    detail = _PAPERS.get(one.detail, one.detail)
    said = "，".join(part for part in (one.by.name, detail, one.file_name) if part)
    return f"{show_moment(one.at)} {states.DEEDS[one.what]}", said


def _read_back(batch: Batch) -> str:
    """The third sum: what was read back from the file."""
    filed = batch.last(states.FILED)
    return f"{filed.count} 笔 {filed.total.show()}" if filed else ""


def _closed(desk: Desk, batch: Batch) -> dict[str, str]:
    """Why this person may not do each step, by its verb."""
    before = (states.MADE, states.STRUCK)
    cashier = closed(desk, batch.line, (Role.CASHIER,))
    paying = cashier or same_person(desk, batch, states.REVIEWED, states.APPROVED)
    return {
        "make": closed(desk, batch.line, MAKERS),
        "review": closed(desk, batch.line, (Role.REVIEWER,)) or same_person(desk, batch, *before),
        "approve": closed(desk, batch.line, (Role.APPROVER,))
        or same_person(desk, batch, *before, states.REVIEWED),
        "return": closed(
            desk,
            batch.line,
            {states.MADE: (Role.REVIEWER,), states.REVIEWED: (Role.APPROVER,)}.get(
                batch.state, (Role.CASHIER,)
            ),
        ),
        "pay": paying,
        "end": cashier,
        "roster": closed(desk, batch.line, (Role.CASHIER, Role.CLERK)),
    }
