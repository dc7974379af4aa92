"""What the steps of a campaign have in common (活动表单): its forms, its roster, a sheet put away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.page import Page as Rows
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignRow, CampaignView, LineRow, Sheet
from app.lines.relief.pages.campaigns.columns import CAMPAIGNS
from app.lines.relief.pages.campaigns.forms import forms
from app.lines.relief.pages.campaigns.pane import CampaignPane
from app.services import files
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.parts.paper_part import PaperPart
from app.ui.screens.typing import typing_of
from app.ui.tasks import Runner

SOME = 200
"""So many lines are read, and can be ticked, at once (一次行数)."""


class CampaignAsking(PaperPart[CampaignRow]):
    """The chosen campaign with its forms (活动表单)."""

    thing = "活动"

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("campaigns", desk, notifier, CAMPAIGNS, "帮扶活动")
        self.forms = forms(typing_of(desk), campaigns.choices(desk))
        self.pane = CampaignPane()
        self.reader = Runner(self)
        self.view: CampaignView | None = None

    def lines_of(self, view: CampaignView, only: str, cursor: str | None) -> Rows[LineRow]:
        """A page of the roster (名册一页)."""
        return campaigns.lines(self.desk, view.row.id, only, cursor, SOME)

    def save_sheet(self, made: Callable[[], Sheet]) -> None:
        """A sheet is put where the clerk wants it."""
        sheet = self.attempt(made, "导出")
        if sheet is None:
            return
        target, _ = QFileDialog.getSaveFileName(self, "存表格", sheet.name)
        if target:
            self.save_to(sheet, Path(target))

    def save_to(self, sheet: Sheet, target: Path) -> None:
        """Put a sheet there."""

        def act() -> bool:
            files.save(target, sheet.data)
            return True

        if self.attempt(act, "存"):
            self.strip.show_strip("done", f"已存到“{target.name}”。")
