"""Campaigns as the window shows them (活动视图): the list, one with its counts and steps, its roster."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from app.core.clock import show_date, show_moment
from app.core.errors import Invalid, NotFound
from app.core.identity import mask_id, mask_phone, tail
from app.core.money import Money
from app.core.page import Page
from app.engine.fields import Field
from app.engine.payout import WAYS
from app.engine.values import Values
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.deciding import cost_of
from app.lines.relief.commands.campaigns.loading import (
    Campaign,
    Fate,
    Happened,
    Line,
    Site,
    fates,
    listed_goods,
    load,
    of_row,
    roster,
)
from app.lines.relief.commands.campaigns.making import held
from app.lines.relief.commands.campaigns.steps import closed
from app.lines.relief.commands.campaigns.views import CampaignRow, CampaignView, Counts, LineRow, SiteView
from app.lines.relief.fields import campaign as fields
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.line.campaign import CAMPAIGN_FORM, GOODS_FORM, LINE_FORM, SITE_FORM
from app.lines.relief.rules.campaign import CLOSED, DEEDS, DROPPED, ISSUED, LABELS, SEASONS, state_of
from app.services import forms
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Goods, states
from app.services.shelf import Reference

ONLY: Mapping[str, str] = {
    "all": "全部",
    "found": "有提示",
    "blocked": "须处理",
    "kept": "准予保留",
    "struck": "已剔除",
    "failed": "发放失败",
}
"""What of a roster may be shown (名册筛选)."""


def listed(desk: Desk, *, every: bool) -> tuple[CampaignRow, ...]:
    """The campaigns, the newest first (活动清单); those that are over only with `every`."""
    with desk.read() as asks:
        people = {key: (count, fen) for key, count, fen in asks.all(ground.PEOPLE_OF)}
        rows = [row._mapping for row in asks.all(ground.NEWEST)]
    shown = [row for row in rows if every or row["what"] not in (CLOSED, DROPPED)]
    return tuple(
        _row(of_row(row, ()), state_of(str(row["what"])), *people.get(row["id"], (0, 0))) for row in shown
    )


def view(desk: Desk, campaign_id: UUID) -> CampaignView:
    """One campaign whole, without its roster (看活动). Raises NotFound."""
    with desk.read() as asks:
        found = load(asks, campaign_id)
        lines = roster(asks, campaign_id)
        stand = fates(asks, [one.order_id for one in lines if one.order_id is not None])
        settings = reference(desk, asks)
    counts = _counts(found, lines, stand)
    values = held(found)
    return CampaignView(
        _row(found, found.state, counts.people, cost_of(found, lines).fen),
        found.version,
        WAYS.get(found.way, ""),
        dict(_facts(values, settings)),
        forms.edited(CAMPAIGN_FORM.fields, values),
        counts,
        listed_goods(found.goods),
        tuple(_site(one) for one in found.sites),
        tuple(_event(one) for one in reversed(found.events)),
        closed(desk, found, counts.people + counts.sites, counts.blocked),
        {one.detail: one.paper_id for one in found.events if one.what == ISSUED and one.paper_id is not None},
    )


def lines(
    desk: Desk, campaign_id: UUID, only: str = "all", cursor: str | None = None, size: int = 200
) -> Page[LineRow]:
    """One page of the roster (名册一页), from where `cursor` points. Raises NotFound, Invalid."""
    with desk.read() as asks:
        load(asks, campaign_id)
        every = roster(asks, campaign_id)
        stand = fates(asks, [one.order_id for one in every if one.order_id is not None])
        settings = reference(desk, asks)
    chosen = [one for one in every if _is(only, one, stand)]
    after = _after(cursor)
    rest = [one for one in chosen if one.n > after]
    following = str(rest[size - 1].n) if len(rest) > size else None
    return Page(tuple(_line(one, stand, settings) for one in rest[:size]), following, len(chosen))


def goods_texts(desk: Desk, campaign_id: UUID) -> dict[str, str]:
    """What the form of the goods for each starts with (慰问品录入框文字). Raises NotFound."""
    with desk.read() as asks:
        return forms.edited(GOODS_FORM.fields, _goods(load(asks, campaign_id).goods))


def line_texts(desk: Desk, campaign_id: UUID, n: int) -> dict[str, str]:
    """What the form of one of the roster starts with (名册一人录入框文字), in full. Raises NotFound."""
    with desk.read() as asks:
        one = next((one for one in roster(asks, campaign_id) if one.n == n), None)
    if one is None:
        raise NotFound("名册里没有这一行，请重新载入。")
    return _texts(one)


def _row(found: Campaign, state: str, people: int, fen: int) -> CampaignRow:
    return CampaignRow(
        found.id, found.number, found.season, SEASONS[found.season], found.name, found.year, state,
        LABELS[state], people, Money(fen), f"{show_date(found.opens_on)} 至 {show_date(found.closes_on)}",
    )  # fmt: skip


def _facts(values: Values, settings: Reference) -> Iterator[tuple[str, str]]:
    """The campaign's own facts as they are shown, by field."""
    for one in CAMPAIGN_FORM.fields:
        if one in values:
            unit = f" {one.unit}" if one.unit else ""
            yield one.code, f"{one.kind.show(values[one], settings.words)}{unit}"


def _counts(found: Campaign, lines: Sequence[Line], stand: Mapping[UUID, Fate]) -> Counts:
    live = [one for one in lines if one.live]
    state = {one.n: stand[one.order_id].state for one in live if one.order_id is not None}
    paid = [one for one in live if state.get(one.n) == states.PAID]
    sites = [one for one in found.sites if one.live]
    return Counts(
        people=len(live),
        amount=_sum(live),
        blocked=sum(one.blocked for one in live),
        kept=sum(bool(one.kept_why) for one in live),
        struck=len(lines) - len(live),
        paid=len(paid),
        paid_amount=_sum(paid),
        failed=sum(one in (states.FAILED, states.RETURNED, states.REVERSED) for one in state.values()),
        waiting=sum(one in states.OPEN for one in state.values()),
        sites=len(sites),
        heads=sum(one.heads for one in sites),
        goods_amount=sum((one.amount for one in sites), Money.ZERO),
        signed=sum(one.received_on is not None for one in sites),
        handed=sum(one.case_id is not None for one in live),
    )


def _sum(lines: Sequence[Line]) -> Money:
    return sum((one.amount for one in lines), Money.ZERO)


def _site(one: Site) -> SiteView:
    values = Values({field.code: getattr(one, field.code, None) or None for field in _OF_SITE})
    values = values.put(fields.SITE_NAME, one.name).merged(_goods(one.goods))
    received = f"{show_date(one.received_on)} {one.received_by}" if one.received_on else ""
    visited = " ".join(filter(None, (show_date(one.visited_on) if one.visited_on else "", one.visited_by)))
    return SiteView(
        one.id, one.n, one.name, one.contact, one.phone, one.heads, visited, listed_goods(one.goods),
        one.amount, received, one.struck, forms.edited(SITE_FORM.fields, values),
    )  # fmt: skip


_OF_SITE = tuple(one for one in SITE_FORM.fields if one is not fields.GOODS)


def _goods(goods: Sequence[Goods]) -> Values:
    """Goods as the value of their table (物品明细)."""
    rows = tuple(
        Values({"name": one.name, "measure": one.measure, "quantity": one.quantity, "price": one.price})
        for one in goods
    )
    return Values({fields.GOODS.code: rows or None})


def _event(one: Happened) -> tuple[str, str]:
    told = "，".join(part for part in (one.by.name, "" if one.what == ISSUED else one.detail) if part)
    return f"{show_moment(one.at)} {DEEDS[one.what]}", told


def _is(only: str, one: Line, stand: Mapping[UUID, Fate]) -> bool:
    if only == "struck":
        return not one.live
    if only == "failed":
        return one.live and one.order_id is not None and stand[one.order_id].state == states.FAILED
    shown = {"all": True, "found": bool(one.found), "blocked": one.blocked, "kept": bool(one.kept_why)}
    return one.live and shown[only]


def _after(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal():
        raise Invalid("列表已经变了，请重新载入。")
    return int(cursor)


def _line(one: Line, stand: Mapping[UUID, Fate], settings: Reference) -> LineRow:
    fate = stand.get(one.order_id) if one.order_id is not None else None
    assert one.id is not None
    return LineRow(
        id=one.id,
        n=one.n,
        version=one.version,
        person_id=one.person_id,
        name=one.name,
        id_number=mask_id(one.id_number),
        phone=mask_phone(one.phone) if one.phone else "",
        unit=one.unit_name,
        town=_word(fields.TOWN, one.town_code, settings),
        category=_word(CATEGORY, one.category, settings) or one.group,
        amount=one.amount,
        goods=one.goods,
        account=tail(one.account_no) if one.account_no else "",
        student=one.student,
        stage=_word(fields.STAGE, one.stage, settings),
        school=one.school,
        wish=one.wish,
        found=tuple(one.found.splitlines()),
        blocked=one.blocked,
        keepable=one.blocked and not one.stops,
        kept=f"{one.kept_by}：{one.kept_why}" if one.kept_why else "",
        struck=one.struck,
        state=fate.state if fate else "",
        label=_label(one, fate),
        case_id=one.case_id,
    )


def _label(one: Line, fate: Fate | None) -> str:
    if not one.live:
        return "已剔除"
    if fate is not None:
        return states.LABELS[fate.state]
    if one.case_id is not None:
        return "已转就业"
    return "须处理" if one.blocked else "准予保留" if one.kept_why else ""


def _word(field: Field[str], code: str, settings: Reference) -> str:
    return field.kind.show(code, settings.words) if code else ""


def _texts(one: Line) -> dict[str, str]:
    known = {field.code: getattr(one, field.code) for field in LINE_FORM.fields}
    return forms.edited(LINE_FORM.fields, Values({code: value for code, value in known.items() if value}))
