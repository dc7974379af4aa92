"""Lists of orders (发放单列表): what waits for me, what stands where, the latest first; paged."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.core.clock import short_day
from app.core.errors import Invalid
from app.core.money import Money
from app.core.page import Page
from app.engine.payout import WAYS
from app.services import secrecy
from app.services.applicants import listed
from app.services.desk import Desk
from app.services.payouts import states
from db.queries import payouts as ground
from db.reader import Reader

MINE, ALL = "mine", "all"
FILTERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    MINE: ("等我办", ()),
    states.MADE: ("待复核", (states.MADE,)),
    states.REVIEWED: ("待审批", (states.REVIEWED,)),
    states.APPROVED: ("待发放", (states.APPROVED, states.UNLISTED)),
    states.LISTED: ("批次中", (states.LISTED, states.SENT)),
    states.PAID: ("已发放", (states.PAID, states.KEPT)),
    states.FAILED: ("失败退回", (states.FAILED, states.RETURNED)),
    states.REVERSED: ("冲销", (states.RECALLED, states.REVERSED)),
    ALL: ("全部", tuple(states.DEEDS)),
}
"""What a list may show (列表筛选): its word, and the last events that belong to it."""

_WAITS_FOR: Mapping[Role, tuple[str, ...]] = {
    Role.REVIEWER: (states.MADE,),
    Role.APPROVER: (states.REVIEWED, states.RECALLED),
    Role.CASHIER: (states.APPROVED, states.UNLISTED),
}
_BEYOND = UUID(int=(1 << 128) - 1)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in a list (发放单一行); the name of a restricted case is masked."""

    id: UUID
    on: str
    name: str
    kind: str
    amount: str
    way: str
    state: str
    state_label: str
    number: str


def counts(desk: Desk) -> dict[str, int]:
    """How many orders each list has (发放单计数), by its code; those that the person may not see left out."""
    with desk.read() as asks:
        return _counts(desk, asks)


def page(
    desk: Desk, what: str, cursor: str | None = None, size: int = 200, total: int | None = None
) -> Page[OrderRow]:
    """One page of a list (发放单一页), from where `cursor` points. Raises Invalid for a foreign one.

    `total` is what `counts` said, which is asked again only where it is not given.
    """
    with desk.read() as asks:
        rows = asks.all(
            ground.PAGE,
            pairs=_pairs(desk, what),
            after=_after(cursor),
            limit=size + 1,
            **_eyes(desk),
        )
        last = dict(rows[:size])
        shown = {row[0]: _row(desk, row, last[row[0]]) for row in asks.all(ground.LISTED, ids=list(last))}
        following = list(last)[-1].hex if len(rows) > size else None
        found = _counts(desk, asks)[what] if total is None else total
        return Page(tuple(shown[key] for key in last), following, found)


def _counts(desk: Desk, asks: Reader) -> dict[str, int]:
    tally = {(line, what): n for line, what, n in asks.all(ground.TALLY, **_eyes(desk))}
    return {code: sum(tally.get(pair, 0) for pair in _pairs(desk, code)) for code in FILTERS}


def _pairs(desk: Desk, what: str) -> list[tuple[str, str]]:
    """Line and last event of what a list shows; what waits for me follows my duties in each line."""
    lines = [line.code for line in desk.catalog.lines]
    if what != MINE:
        return [(line, one) for line in lines for one in FILTERS[what][1]]
    return [
        (line, one)
        for line in lines
        for role, waits in _WAITS_FOR.items()
        if desk.actor.has(role, line)
        for one in waits
    ]


def _eyes(desk: Desk) -> dict[str, object]:
    inside = [line.code for line in desk.catalog.lines if secrecy.insider(desk.actor, line)]
    return {"me": desk.actor.id, "inside": inside}


def _after(cursor: str | None) -> UUID:
    try:
        return _BEYOND if cursor is None else UUID(hex=cursor)
    except ValueError:
        raise Invalid("列表已经变了，请重新载入。") from None


def _row(desk: Desk, row: ground.OrderRow, what: str) -> OrderRow:
    key, on, _, kind, amount, way, _, number, secret, name, _ = row
    state = states.state_of(what)
    return OrderRow(
        key,
        short_day(on),
        listed(name, secret=bool(secret)),
        desk.catalog.paid_name(kind),
        Money(amount).show(),
        WAYS[way],
        state,
        states.LABELS[state],
        number,
    )
