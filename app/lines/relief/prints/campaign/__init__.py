"""Papers of campaigns (活动文书): rosters, sign lists, the register of sites, the notice, the summary."""

from app.lines.relief.prints.campaign.facts import CampaignFacts, Listed, SiteFacts
from app.lines.relief.prints.campaign.notice import notice
from app.lines.relief.prints.campaign.roster import gifts, roster
from app.lines.relief.prints.campaign.sites import sites
from app.lines.relief.prints.campaign.summary import summary

__all__ = ["CampaignFacts", "Listed", "SiteFacts", "gifts", "notice", "roster", "sites", "summary"]
