"""What the window sees of campaigns (活动视图数据): a row, one whole, its counts, its roster and sites."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.money import Money


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign in the list (活动一行)."""

    id: UUID
    number: str
    season: str
    season_name: str
    name: str
    year: int
    state: str
    label: str
    people: int
    amount: Money
    term: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How a campaign stands, counted (活动计数): of the roster, of its orders, of its sites."""

    people: int
    amount: Money
    blocked: int
    kept: int
    struck: int
    paid: int
    paid_amount: Money
    failed: int
    waiting: int
    sites: int
    heads: int
    goods_amount: Money
    signed: int
    handed: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """A site (慰问点), with the texts that its form starts with."""

    id: UUID
    n: int
    name: str
    contact: str
    phone: str
    heads: int
    visited: str
    goods_text: str
    amount: Money
    signed: str
    struck: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign (活动): its `texts` as they are shown and as they are put right, by field.

    `closed` says why each step cannot be taken, "" if it can; `papers` the latest of each kind.
    """

    row: CampaignRow
    version: int
    way: str
    texts: Mapping[str, str]
    edit: Mapping[str, str]
    counts: Counts
    goods: str
    sites: tuple[SiteView, ...]
    events: tuple[tuple[str, str], ...]
    closed: Mapping[str, str]
    papers: Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One of the roster (名册一行); numbers are masked, `texts` are for the form that puts him right.

    `found` tells what the checks found; `blocked` that he may not stay so, `keepable` that a reason helps.
    """

    id: UUID
    n: int
    version: int
    person_id: UUID | None
    name: str
    id_number: str
    phone: str
    unit: str
    town: str
    category: str
    amount: Money
    goods: str
    account: str
    student: str
    stage: str
    school: str
    wish: str
    found: tuple[str, ...]
    blocked: bool
    keepable: bool
    kept: str
    struck: str
    state: str
    label: str
    case_id: UUID | None
