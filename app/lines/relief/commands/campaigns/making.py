"""Making a campaign (建立活动), changing it, the goods for each person, giving it up."""

from collections.abc import Mapping
from uuid import UUID

from app.core.actor import Role
from app.core.clock import show_day
from app.core.errors import Invalid
from app.core.money import Money
from app.engine.payout import GOODS as BY_GOODS
from app.engine.payout import standard_key, year_limit_key
from app.engine.values import Values
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.finding import parameter, recheck
from app.lines.relief.commands.campaigns.loading import (
    VISIT,
    Campaign,
    listed_goods,
    load,
    roster,
)
from app.lines.relief.commands.campaigns.writing import allowed, happen, opened, put_event
from app.lines.relief.fields import campaign as fields
from app.lines.relief.line.campaign import CAMPAIGN_FORM, CAMPAIGN_LETTERS, CAMPAIGN_NEEDS, GOODS_FORM
from app.lines.relief.rules.campaign import (
    APPROVED,
    CHANGED,
    DROPPED,
    MADE,
    OPEN,
    SEASONS,
    SUBMITTED,
    WINTER,
)
from app.services import forms, numbers
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Goods
from app.services.payouts.deciding import reason_of
from db.tables import campaign, campaign_goods, campaign_person
from db.writer import Writer


def started(desk: Desk, season: str) -> dict[str, str]:
    """What the form of a season starts with (新活动录入框文字): the limits as the parameters have them."""
    texts = {
        fields.SEASON.code: season,
        fields.NAME.code: f"{desk.today.year}年{SEASONS[season]}",
        fields.YEAR.code: str(desk.today.year),
        fields.FUND_YEAR.code: str(desk.today.year),
        fields.OPENS_ON.code: show_day(desk.today),
    }
    with desk.read() as asks:
        keys = {fields.TIME_LIMIT: standard_key(VISIT), fields.YEAR_LIMIT: year_limit_key(VISIT)}
        limits = {one.code: parameter(desk, asks, key) for one, key in keys.items()}
    known = {code: sum_.show() for code, sum_ in limits.items() if sum_ is not None}
    return texts | (known if season == WINTER else {})


def season_of(_desk: Desk, typed: str) -> str:
    """The season that was typed (所选季节), by code or word; "" for none."""
    found = {word: code for code, word in SEASONS.items()}
    return typed if typed in SEASONS else found.get(typed.strip(), "")


def make(desk: Desk, typed: Mapping[str, str]) -> UUID:
    """Make a campaign (建立活动), with its number. Raises Forbidden, Invalid with every fault."""
    with desk.write("make_campaign") as w:
        allowed(desk, w, Role.CLERK)
        settings = reference(desk, w)
        values = forms.read(CAMPAIGN_FORM, typed, CAMPAIGN_NEEDS, settings)
        station = settings.office.station
        made = w.insert(
            campaign,
            number=numbers.take_case(w, CAMPAIGN_LETTERS, station, desk.today.year),
            station=station,
            **_columns(values),
        )
        put_event(desk, w, made, 1, MADE)
    return made


def change(desk: Desk, campaign_id: UUID, version: int, typed: Mapping[str, str]) -> None:
    """Change a campaign whose roster is still being made (修改活动); its season stays.

    Raises Forbidden, Refused, Stale, Invalid with every fault.
    """
    with opened(desk, "change_campaign", campaign_id, "修改", *OPEN) as (w, found):
        values = forms.read(CAMPAIGN_FORM, typed, CAMPAIGN_NEEDS, reference(desk, w), held(found))
        if values[fields.SEASON] != found.season:
            raise Invalid("活动的季节不能改，请撤销后另建。", field=fields.SEASON.code)
        w.update(campaign, found.id, version, **_columns(values))
        happen(desk, w, found, CHANGED)
        now = load(w, found.id)
        lines = roster(w, found.id)
        if now.each != found.each and now.each is not None:
            _give_each(w, found, now)
            lines = roster(w, found.id)
        recheck(desk, w, now, lines)


def put_goods(desk: Desk, campaign_id: UUID, goods: str) -> None:
    """What each person gets where goods are handed out (每人慰问品). Raises Invalid, Refused, Forbidden."""
    with opened(desk, "put_campaign_goods", campaign_id, "修改", *OPEN) as (w, found):
        if found.way != BY_GOODS:
            raise Invalid("这个活动不是发放实物，请先改发放方式。", field=fields.GOODS.code)
        values = forms.read(GOODS_FORM, {fields.GOODS.code: goods}, (fields.GOODS,), reference(desk, w))
        replace_goods(w, found.id, None, goods_of(values))
        happen(desk, w, found, CHANGED)
        now = load(w, found.id)
        _give_each(w, found, now)
        recheck(desk, w, now, roster(w, found.id))


def drop(desk: Desk, campaign_id: UUID, reason: str) -> None:
    """Give up a campaign of which nothing was ordered (撤销活动); its number stays."""
    with opened(
        desk, "drop_campaign", campaign_id, "撤销", *OPEN, SUBMITTED, APPROVED,
        by=(Role.CLERK, Role.APPROVER),
    ) as (w, found):  # fmt: skip
        happen(desk, w, found, DROPPED, reason_of(reason))


def goods_of(values: Values) -> tuple[Goods, ...]:
    """The goods that were typed (物品)."""
    return tuple(
        Goods(one[fields.GOODS_NAME], one[fields.MEASURE], one[fields.QUANTITY], one[fields.PRICE])
        for one in values.get(fields.GOODS) or ()
    )


def replace_goods(w: Writer, campaign_id: UUID, site_id: UUID | None, goods: tuple[Goods, ...]) -> None:
    """These goods in place of those that stood there (更换物品)."""
    for one in w.all(ground.GOODS, id=campaign_id):
        if one.site_id == site_id:
            w.delete(campaign_goods, one.id, one.version)
    w.insert_many(
        campaign_goods,
        [
            {
                "campaign_id": campaign_id,
                "site_id": site_id,
                "n": n,
                "name": one.name,
                "measure": one.measure,
                "quantity": one.quantity,
                "price": one.price.fen,
            }
            for n, one in enumerate(goods, start=1)
        ],
    )


def held(found: Campaign) -> Values:
    """The campaign as values of its form (活动内容)."""
    known = {one.code: getattr(found, one.code) for one in CAMPAIGN_FORM.fields}
    return Values({code: value for code, value in known.items() if value not in ("", 0)})


def _give_each(w: Writer, before: Campaign, now: Campaign) -> None:
    """Those who had what each got have it still (随每人金额更新)."""
    each = now.each or Money.ZERO
    told = listed_goods(now.goods) if now.way == BY_GOODS else ""
    for one in roster(w, now.id):
        if one.live and one.id is not None and one.amount in (before.each or Money.ZERO, Money.ZERO):
            w.update(campaign_person, one.id, one.version, amount=each.fen, goods=told)


def _columns(values: Values) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in CAMPAIGN_FORM.fields:
        value = values.get(one)
        if isinstance(value, Money):
            found[one.code] = value.fen
        elif value is not None:
            found[one.code] = value
        else:
            found[one.code] = None if one in _SUMS else 0 if one is fields.FUND_YEAR else ""
    return found


_SUMS = (fields.AMOUNT, fields.TIME_LIMIT, fields.YEAR_LIMIT)
