"""People in file and campaigns for tests (活动工厂): many at once, with cards; a campaign on its way."""

import json
from collections.abc import Sequence
from uuid import UUID

from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignView, Filter, LineRow
from app.services.workers import Newcomer, register_many
from db.tables import person_standing
from tests.kit.batches import CARD_NO
from tests.kit.factories import House, id_number

_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
GOODS = json.dumps(
    [
        {"name": "矿泉水", "measure": "箱", "quantity": "30", "price": "40"},
        {"name": "藿香正气水", "measure": "盒", "quantity": "100", "price": "15"},
    ],
    ensure_ascii=False,
)
"""Goods for 2,700 yuan."""

SOURCE = "武工〔2026〕9号"


def name_of(n: int) -> str:
    """周零零零一, another n another name."""
    return f"周{n:04d}".translate(_DIGITS)


def newcomer(n: int, *, card: bool = True) -> Newcomer:
    """The n-th person."""
    name = name_of(n)
    bank, account, holder = ("武义农商银行", CARD_NO.format(n), name) if card else ("", "", "")
    unit = f"示例{n % 7}厂"
    return Newcomer(name, id_number(n), f"139{n:08d}", unit, "", bank, account, holder)


def people(at: House, count: int, *, first: int = 1, card: bool = True, filed: bool = True) -> list[UUID]:
    """So many people of the register, in file unless told."""
    with at.clerk.write("fill") as w:
        made = register_many(at.clerk, w, [newcomer(n, card=card) for n in range(first, first + count)])
        standings = [
            {
                "person_id": key,
                "kind": "hardship",
                "category": "1" if n % 2 else "2",
                "from_on": at.clock.today(),
                "number": f"DA-XC01-2026-{n:06d}",
            }
            for n, key in enumerate(made, start=first)
        ]
        w.insert_many(person_standing, standings if filed else [])
    return made


def campaign(at: House, season: str = "winter", **typed: str) -> UUID:
    """A campaign of a season, by card at 500 yuan each unless told."""
    texts = {**campaigns.started(at.clerk, season), "closes_on": "+60", "source": SOURCE}
    if season != "spring":
        texts |= {"fund": "own", "way": "card", "amount": "500"}
    return campaigns.make(at.clerk, {**texts, **typed})


def rows(at: House, campaign_id: UUID, only: str = "all") -> Sequence[LineRow]:
    """The roster."""
    return campaigns.lines(at.clerk, campaign_id, only, size=10_000).rows


def seen(at: House, campaign_id: UUID) -> CampaignView:
    """The campaign as the clerk sees it."""
    return campaigns.view(at.clerk, campaign_id)


def approved(at: House, campaign_id: UUID) -> UUID:
    """The campaign with its roster submitted and approved."""
    campaigns.submit(at.clerk, campaign_id)
    campaigns.approve(at.approver, campaign_id)
    return campaign_id


def ordered(at: House, count: int = 3, **typed: str) -> UUID:
    """A winter campaign for so many people in file, ordered."""
    people(at, count)
    made = campaign(at, **typed)
    campaigns.fill(at.clerk, made, Filter())
    approved(at, made)
    campaigns.order(at.clerk, made)
    return made


def site(at: House, made: UUID, name: str, heads: str = "60", **typed: str) -> UUID:
    """A site with goods for 2,700 yuan."""
    texts = {"name": name, "heads": heads, "contact": "王队长", "phone": "13957265526", "goods": GOODS}
    return campaigns.put_site(at.clerk, made, None, texts | typed)


def two_sites(at: House) -> UUID:
    """A summer campaign of two sites, ordered."""
    made = campaign(at, "summer", way="goods", amount="")
    for name in ("示例一号工地", "武义示例环卫所"):
        site(at, made, name)
    approved(at, made)
    campaigns.order(at.clerk, made)
    return made
