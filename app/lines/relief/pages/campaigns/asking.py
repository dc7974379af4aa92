"""What the steps of a campaign have in common (活动表单): its forms, a reason, a sheet put away, a paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.page import Page as Rows
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignRow, CampaignView, LineRow, Sheet
from app.lines.relief.pages.campaigns.columns import CAMPAIGNS
from app.lines.relief.pages.campaigns.forms import forms
from app.lines.relief.pages.campaigns.pane import CampaignPane
from app.services import files, papers
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.parts.part import BACK
from app.ui.screens.parts.working_part import WorkingPart
from app.ui.screens.preview.pane import PreviewPane
from app.ui.screens.typing import typing_of
from app.ui.tasks import Runner

SOME = 200
"""So many lines are read, and can be ticked, at once (一次行数)."""


class CampaignAsking(WorkingPart[CampaignRow]):
    """The chosen campaign with its forms (活动表单)."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("campaigns", desk, notifier, CAMPAIGNS, "帮扶活动")
        self.forms = forms(typing_of(desk), campaigns.choices(desk))
        self.pane, self.preview = CampaignPane(), PreviewPane(desk, notifier)
        self.reader = Runner(self)
        self.view: CampaignView | None = None

    def lines_of(self, view: CampaignView, only: str, cursor: str | None) -> Rows[LineRow]:
        """A page of the roster (名册一页)."""
        return campaigns.lines(self.desk, view.row.id, only, cursor, SOME)

    def ask_why(self, word: str, about: str, act: Callable[[str], object]) -> None:
        """Ask for the reason of a step first."""
        self.open_form(
            self.forms.reason,
            (word, about),
            word,
            {"reason": ""},
            lambda typed, _: act(typed["reason"]),
            lambda _: self.told(f"{word}办好了。"),
        )

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

    def show_paper(self, paper: papers.PaperView) -> None:
        """The paper in the place of the campaign."""
        self.changed.emit("paper", paper.id)
        self._leave_form()

        def act() -> None:
            self.preview.show_paper(paper)
            self.show_words(paper.title)
            self.moves.show_moves((Act(BACK, "返回活动"),))
            self._right.setCurrentWidget(self.preview)
            self.preview.start()

        self.attempt(act, "预览")
