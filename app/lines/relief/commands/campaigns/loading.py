"""A campaign read whole (读取活动): itself, its events, its roster, its sites and goods."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping

from app.core.errors import NotFound
from app.core.money import Money
from app.engine.flow import Maker
from app.engine.payout import GOODS as BY_GOODS
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.rules.campaign import AUTUMN, MADE, SILENT, SPRING, Entry, state_of
from app.services.payouts import Goods
from app.services.payouts import states as order_states
from db.reader import Reader

KINDS: Mapping[str, str] = {AUTUMN: "relief.tuition", SPRING: ""}
"""What a season pays out (发放款项); the others 送温暖慰问."""

VISIT = "relief.visit_gift"
"""送温暖慰问, as the matter of the same name: limits and figures count both together."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a campaign (活动经过)."""

    n: int
    what: str
    on_day: date
    at: datetime
    by: Maker
    paper_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class Line:
    """One on a roster (名册一人), as the table has him; without `id` before he is written."""

    n: int
    name: str
    id: UUID | None = None
    version: int = 0
    person_id: UUID | None = None
    id_number: str = ""
    phone: str = ""
    unit_name: str = ""
    town_code: str = ""
    group: str = ""
    category: str = ""
    amount: Money = Money.ZERO
    goods: str = ""
    bank: str = ""
    account_no: str = ""
    account_name: str = ""
    student: str = ""
    student_id_number: str = ""
    stage: str = ""
    school: str = ""
    grade_year: int | None = None
    fee_year: Money | None = None
    wish: str = ""
    found: str = ""
    stops: int = 0
    asks: int = 0
    kept_by: str = ""
    kept_why: str = ""
    order_id: UUID | None = None
    case_id: UUID | None = None
    struck: str = ""

    @property
    def live(self) -> bool:
        """Whether he counts (有效): not struck out."""
        return not self.struck

    @property
    def blocked(self) -> bool:
        """Whether he may not stay as he is (须处理)."""
        return self.live and (self.stops > 0 or (self.asks > 0 and not self.kept_why))

    @property
    def entry(self) -> Entry:
        """As the checks see him (检查对象)."""
        return Entry(
            self.n, self.person_id, self.name, self.id_number, self.amount, self.account_no,
            self.account_name, bool(self.category), self.student, self.student_id_number,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A unit or site (慰问点) with its goods."""

    id: UUID
    version: int
    n: int
    unit_id: UUID | None
    name: str
    town_code: str
    contact: str
    phone: str
    heads: int
    visited_on: date | None
    visited_by: str
    order_id: UUID | None
    received_by: str
    received_on: date | None
    struck: str
    goods: tuple[Goods, ...]

    @property
    def live(self) -> bool:
        """Whether it counts (有效)."""
        return not self.struck

    @property
    def amount(self) -> Money:
        """What its goods cost (金额)."""
        return cost(self.goods)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign (活动); `goods` are those for each person."""

    id: UUID
    version: int
    number: str
    season: str
    name: str
    year: int
    opens_on: date
    closes_on: date
    source: str
    fund: str
    fund_year: int
    way: str
    amount: Money | None
    time_limit: Money | None
    year_limit: Money | None
    station: str
    remark: str
    events: tuple[Happened, ...]
    goods: tuple[Goods, ...] = ()
    sites: tuple[Site, ...] = field(default=())

    @property
    def state(self) -> str:
        """Where it stands (状态)."""
        return state_of(next(one.what for one in reversed(self.events) if one.what not in SILENT))

    @property
    def kind(self) -> str:
        """What it pays out (款项), "" for nothing."""
        return KINDS.get(self.season, VISIT)

    @property
    def each(self) -> Money | None:
        """What each gets where nothing else is said (每人): the goods where goods are handed out."""
        return (cost(self.goods) or None) if self.way == BY_GOODS else self.amount

    def by(self, *whats: str) -> Maker:
        """Who did the last of these (经手人), else who made it."""
        return next((one.by for one in reversed(self.events) if one.what in whats), self.events[0].by)

    @property
    def makers(self) -> frozenset[UUID]:
        """Who worked on the roster (编制人员)."""
        return frozenset(one.by.id for one in self.events if state_of(one.what) == MADE)


def cost(goods: Iterable[Goods]) -> Money:
    """What goods cost (物品金额)."""
    return sum((one.price * one.quantity for one in goods), Money.ZERO)


def listed_goods(goods: Iterable[Goods]) -> str:
    """大米1袋、食用油2桶"""
    return "、".join(f"{one.name}{one.quantity}{one.measure}" for one in goods)


def load(asks: Reader, campaign_id: UUID) -> Campaign:
    """The campaign of this id without its roster (读活动), in four statements. Raises NotFound."""
    row = asks.first(ground.CAMPAIGN, id=campaign_id)
    if row is None:
        raise NotFound("没有找到这个活动，请重新载入。")
    goods: dict[UUID | None, list[Goods]] = {}
    for one in asks.all(ground.GOODS, id=campaign_id):
        held = Goods(one.name, one.measure, one.quantity, Money(one.price))
        goods.setdefault(one.site_id, []).append(held)
    sites = tuple(_site(one._mapping, goods) for one in asks.all(ground.SITES, id=campaign_id))
    events = tuple(
        Happened(one.n, one.what, one.on_day, one.at, Maker(one.by_id, one.by_name), one.paper_id, one.detail)
        for one in asks.all(ground.EVENTS, id=campaign_id)
    )
    return of_row(row._mapping, events, tuple(goods.get(None, ())), sites)


def of_row(
    row: RowMapping,
    events: tuple[Happened, ...],
    goods: tuple[Goods, ...] = (),
    sites: tuple[Site, ...] = (),
) -> Campaign:
    """A campaign from its row (活动一行)."""
    held = {name: row[name] for name in _OF_CAMPAIGN}
    held |= {name: _money(row[name]) for name in ("amount", "time_limit", "year_limit")}
    return Campaign(**held, events=events, goods=goods, sites=sites)


_OF_CAMPAIGN = (
    "id", "version", "number", "season", "name", "year", "opens_on", "closes_on", "source", "fund",
    "fund_year", "way", "station", "remark",
)  # fmt: skip


def roster(asks: Reader, campaign_id: UUID) -> tuple[Line, ...]:
    """The roster of a campaign, those struck out too (名册), in one statement."""
    return tuple(_line(row) for row in asks.all(ground.LINES, id=campaign_id))


def _line(row: object) -> Line:
    held = row._asdict()  # type: ignore[attr-defined]
    for name in ("entry", "row_hash", "campaign_id"):
        del held[name]
    held["amount"] = Money(held["amount"])
    held["fee_year"] = _money(held["fee_year"])
    return Line(**held)


def _site(row: RowMapping, goods: Mapping[UUID | None, list[Goods]]) -> Site:
    held = {name: row[name] for name in _OF_SITE}
    return Site(**held, goods=tuple(goods.get(row["id"], ())))


_OF_SITE = (
    "id", "version", "n", "unit_id", "name", "town_code", "contact", "phone", "heads", "visited_on",
    "visited_by", "order_id", "received_by", "received_on", "struck",
)  # fmt: skip


def _money(fen: object) -> Money | None:
    return Money(fen) if isinstance(fen, int) else None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an order (发放结果): the one in force, and its last event."""

    order_id: UUID
    state: str


def fates(asks: Reader, order_ids: Iterable[UUID]) -> dict[UUID, Fate]:
    """To each order the one that took its place, itself where none did, and where that stands (发放现状)."""
    wanted = list(order_ids)
    found: dict[UUID, Fate] = {}
    follows: dict[UUID, UUID] = {}
    ask = wanted
    while ask:
        rows = asks.all(ground.ORDERS, ids=ask)
        new = [row.id for row in rows if row.id not in found]
        for row in rows:
            found[row.id] = Fate(row.id, order_states.state_of(row.what))
            if row.again_of is not None:
                follows[row.again_of] = row.id
        ask = [key for key in new if key not in wanted]
    return {key: found[_last(key, follows)] for key in wanted}


def _last(key: UUID, follows: Mapping[UUID, UUID]) -> UUID:
    while key in follows:
        key = follows[key]
    return key
