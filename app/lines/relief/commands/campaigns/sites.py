"""Sites of a campaign (慰问点): units and building sites with heads and goods, and who signed for them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from app.core.actor import Role
from app.core.errors import NotFound, Refused
from app.engine.fields import AnyField
from app.engine.values import Values
from app.lines.relief.commands.campaigns import ground
from app.lines.relief.commands.campaigns.loading import Campaign, Site
from app.lines.relief.commands.campaigns.making import goods_of, replace_goods
from app.lines.relief.commands.campaigns.writing import happen, opened
from app.lines.relief.fields import campaign as fields
from app.lines.relief.line.campaign import SIGN_FORM, SITE_FORM
from app.lines.relief.rules.campaign import CHANGED, OPEN, ORDERED, SIGNED, SUMMER
from app.services import forms, paying, payouts
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Settlement
from app.services.payouts.deciding import reason_of
from db.queries.merged import UNITS
from db.tables import campaign_site
from db.writer import Writer

_DOING = "改慰问点"
SITE_NEEDS: tuple[AnyField, ...] = (fields.SITE_NAME, fields.HEADS, fields.GOODS)
"""What a site needs (慰问点必填项)."""


def put_site(desk: Desk, campaign_id: UUID, site_id: UUID | None, typed: Mapping[str, str]) -> UUID:
    """A new site, or another content of one (登记慰问点); a unit of the register is known by its name.

    Gives its id. Raises Forbidden, Refused, NotFound, Invalid with every fault.
    """
    with opened(desk, "put_campaign_site", campaign_id, _DOING, *OPEN) as (w, found):
        if found.season != SUMMER:
            raise Refused("只有送清凉活动登记慰问点。")
        values = forms.read(SITE_FORM, typed, SITE_NEEDS, reference(desk, w))
        if site_id is None:
            n = max((one.n for one in found.sites), default=0) + 1
            site_id = w.insert(campaign_site, campaign_id=found.id, n=n, **_columns(w, values))
        else:
            one = _site(found, site_id)
            w.update(campaign_site, one.id, one.version, **_columns(w, values))
        replace_goods(w, found.id, site_id, goods_of(values))
        happen(desk, w, found, CHANGED)
    return site_id


def strike_site(desk: Desk, campaign_id: UUID, site_id: UUID, reason: str) -> None:
    """Leave a site out (剔除慰问点), with the reason. Raises Forbidden, Refused, Invalid, NotFound."""
    with opened(desk, "strike_campaign_site", campaign_id, _DOING, *OPEN) as (w, found):
        one = _site(found, site_id)
        why = reason_of(reason)
        w.update(campaign_site, one.id, one.version, struck=why)
        happen(desk, w, found, CHANGED, f"剔除{one.name}：{why}")


def sign_sites(desk: Desk, campaign_id: UUID, site_ids: Collection[UUID], typed: Mapping[str, str]) -> None:
    """These sites have their goods and signed for them (签收): each order is paid by that.

    Raises Forbidden, Refused where one is signed for or listed in a batch, Invalid with every fault.
    """
    with opened(desk, "sign_campaign_sites", campaign_id, "签收", ORDERED, by=(Role.CASHIER,)) as (w, found):
        needs = (fields.RECEIVED_BY, fields.RECEIVED_ON)
        values = forms.read(SIGN_FORM, typed, needs, reference(desk, w))
        sites = [_site(found, key) for key in site_ids]
        if not sites:
            raise Refused("请先选慰问点。")
        if signed := next((one for one in sites if one.received_on is not None), None):
            raise Refused(f"{signed.name}已经签收。")
        done = Settlement(values[fields.RECEIVED_ON], values[fields.RECEIVED_BY])
        orders = payouts.load_all(w, [one.order_id for one in sites if one.order_id is not None])
        paying.settle_many(desk, w, [(one, done) for one in orders])
        for one in sites:
            w.update(
                campaign_site, one.id, one.version,
                received_by=values[fields.RECEIVED_BY], received_on=values[fields.RECEIVED_ON],
            )  # fmt: skip
        happen(desk, w, found, SIGNED, f"{len(sites)} 处，{values[fields.RECEIVED_BY]}")


def _site(found: Campaign, site_id: UUID) -> Site:
    one = next((one for one in found.sites if one.id == site_id and one.live), None)
    if one is None:
        raise NotFound("没有找到这个慰问点，请重新载入。")
    return one


def _columns(w: Writer, values: Values) -> dict[str, object]:
    name = values[fields.SITE_NAME]
    unit_id = w.value(ground.UNIT_NAMED, name=name)
    return {
        "unit_id": UNITS.root(w, unit_id) if unit_id is not None else None,
        "name": name,
        "heads": values[fields.HEADS],
        "visited_on": values.get(fields.VISITED_ON),
        **{one.code: values.get(one) or "" for one in _TEXTS},
    }


_TEXTS: tuple[AnyField, ...] = (fields.TOWN, fields.CONTACT, fields.PHONE, fields.VISITED_BY)
