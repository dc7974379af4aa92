"""Campaigns (帮扶活动): 冬送温暖, 夏送清凉, 秋送助学, 春送就业, from the filter to the signed roster."""

from app.lines.relief.commands.campaigns.amending import amend, keep, restore, strike
from app.lines.relief.commands.campaigns.deciding import approve, close, send_back, submit
from app.lines.relief.commands.campaigns.filling import Filled, fill, take
from app.lines.relief.commands.campaigns.filter import Filter, choices, filter_of, matching
from app.lines.relief.commands.campaigns.handing import Handover, handover, keep_handed
from app.lines.relief.commands.campaigns.issuing import PAPERS, issue, papers
from app.lines.relief.commands.campaigns.making import change, drop, make, put_goods, season_of, started
from app.lines.relief.commands.campaigns.ordering import batch, order
from app.lines.relief.commands.campaigns.sheets import Sheet, export, template
from app.lines.relief.commands.campaigns.sites import SITE_NEEDS, put_site, sign_sites, strike_site
from app.lines.relief.commands.campaigns.typed import LIST, ListColumn, list_columns
from app.lines.relief.commands.campaigns.viewing import (
    ONLY,
    goods_texts,
    line_texts,
    lines,
    listed,
    view,
)
from app.lines.relief.commands.campaigns.views import CampaignRow, CampaignView, Counts, LineRow, SiteView
from app.lines.relief.line.campaign import CAMPAIGN_FORM as FORM
from app.lines.relief.line.campaign import CAMPAIGN_NEEDS as NEEDS
from app.lines.relief.line.campaign import GOODS_FORM, LINE_FORM, SIGN_FORM, SITE_FORM

__all__ = [
    "FORM",
    "GOODS_FORM",
    "LINE_FORM",
    "LIST",
    "NEEDS",
    "ONLY",
    "PAPERS",
    "SIGN_FORM",
    "SITE_FORM",
    "SITE_NEEDS",
    "CampaignRow",
    "CampaignView",
    "Counts",
    "Filled",
    "Filter",
    "Handover",
    "LineRow",
    "ListColumn",
    "Sheet",
    "SiteView",
    "amend",
    "approve",
    "batch",
    "change",
    "choices",
    "close",
    "drop",
    "export",
    "fill",
    "filter_of",
    "goods_texts",
    "handover",
    "issue",
    "keep",
    "keep_handed",
    "line_texts",
    "lines",
    "list_columns",
    "listed",
    "make",
    "matching",
    "order",
    "papers",
    "put_goods",
    "put_site",
    "restore",
    "season_of",
    "send_back",
    "sign_sites",
    "started",
    "strike",
    "strike_site",
    "submit",
    "take",
    "template",
    "view",
]
