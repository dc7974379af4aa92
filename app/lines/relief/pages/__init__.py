"""The pages of relief (困难帮扶页面): the cases, and beside them the registers of the line."""

from functools import partial

from app.lines.relief.pages.campaigns.part import CampaignsPart
from app.lines.relief.pages.files.page import FilesPage
from app.room import PageFactory
from app.ui.screens.line.parts import LineParts, RegisterParts

PARTS: RegisterParts = (("files", "档案", FilesPage), ("campaigns", "活动", CampaignsPart))
"""The registers beside the cases (台账), in their order."""

PAGES: tuple[PageFactory, ...] = (partial(LineParts, PARTS),)
"""The page of the tab."""
