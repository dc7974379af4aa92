"""Campaigns of relief (帮扶活动): the four seasons with their rosters, sites, goods and events."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from db.columns import (
    day,
    instant,
    key_of,
    maybe_day,
    maybe_key_of,
    maybe_number,
    needed,
    plain_key,
    whole,
    words,
)
from db.tables.base import Kept, table


class CampaignColumns(Kept):
    """A campaign (活动), `number` HD-…, in one of the seasons: winter, summer, autumn, spring.

    `amount` is what each gets where nothing else is said, `time_limit` and `year_limit` the most for one
    person, in 分; `way` is card, cash or goods; `source` names the document. Its state is its last event.
    """

    number = needed()
    season = needed()
    name = needed()
    year = whole()
    opens_on = day()
    closes_on = day()
    source = words()
    fund = words()
    fund_year = whole()
    way = words()
    amount = maybe_number()
    time_limit = maybe_number()
    year_limit = maybe_number()
    station = needed()
    remark = words()


class CampaignPersonColumns(Kept):
    """One on the roster of a campaign (名册): as he was when he was listed; `amount` and `fee_year` in 分.

    `person_id` is NULL for somebody whom the register does not know. `found` says what the checks found, a
    sentence a line, of which the first `stops` cannot stay and the next `asks` only with the word of another:
    `kept_by` and `kept_why`. `order_id` is his order once the roster is ordered.
    """

    campaign_id = key_of("campaign")
    n = whole()
    person_id = maybe_key_of("person", index=True)
    name = needed()
    id_number = words()
    phone = words()
    unit_name = words()
    town_code = words()
    group = words()
    category = words()
    amount = whole()
    goods = words()
    bank = words()
    account_no = words()
    account_name = words()
    student = words()
    student_id_number = words()
    stage = words()
    school = words()
    grade_year = maybe_number()
    fee_year = maybe_number()
    wish = words()
    found = words()
    stops = whole(0)
    asks = whole(0)
    kept_by = words()
    kept_why = words()
    order_id = maybe_key_of("payout_order", index=True)
    case_id = maybe_key_of("case_file", index=True)
    struck = words()


class CampaignSiteColumns(Kept):
    """A unit or site that is visited (慰问点): how many people, its order, who signed for the goods."""

    campaign_id = key_of("campaign")
    n = whole()
    unit_id = maybe_key_of("unit", index=True)
    name = needed()
    town_code = words()
    contact = words()
    phone = words()
    heads = whole()
    visited_on = maybe_day()
    visited_by = words()
    order_id = maybe_key_of("payout_order", index=True)
    received_by = words()
    received_on = maybe_day()
    struck = words()


class CampaignGoodsColumns(Kept):
    """Goods (慰问品): for a site, or for each person where `site_id` is NULL; `price` in 分 for one."""

    campaign_id = key_of("campaign", index=True)
    site_id = maybe_key_of("campaign_site", index=True)
    n = whole()
    name = needed()
    measure = needed()
    quantity = whole()
    price = whole()


class CampaignEventColumns(Kept):
    """What happened to a campaign (活动经过): the last one that is not silent is its state.

    `what`: made, changed, submitted, returned, approved, ordered, closed, dropped; silent are kept, signed,
    handed and issued, which names its paper.
    """

    campaign_id = key_of("campaign")
    n = whole()
    what = needed()
    on_day = day()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    paper_id = maybe_key_of("paper", index=True)
    detail = words()


campaign = table(
    "campaign",
    CampaignColumns,
    UniqueConstraint("number"),
    CheckConstraint("season IN ('winter', 'summer', 'autumn', 'spring')", name="season"),
    Index(None, "year", "season"),
)
campaign_person = table(
    "campaign_person",
    CampaignPersonColumns,
    UniqueConstraint("campaign_id", "n"),
    Index(None, "id_number"),
)
campaign_site = table("campaign_site", CampaignSiteColumns, UniqueConstraint("campaign_id", "n"))
campaign_goods = table("campaign_goods", CampaignGoodsColumns)
campaign_event = table("campaign_event", CampaignEventColumns, UniqueConstraint("campaign_id", "n"))
