"""Campaigns of relief (困难帮扶 · 活动): the list, the chosen one with its roster, from making to closing."""

from collections.abc import Sequence

from app.engine.line import Line
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignRow, CampaignView
from app.lines.relief.pages.campaigns import acts as steps
from app.lines.relief.pages.campaigns.doing import CampaignSteps
from app.lines.relief.rules import campaign as states
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.page import Keys
from app.ui.screens.parts.part import KEYS
from app.ui.style import Gap
from app.ui.widgets.counter import Filter, FilterChips

OPEN, EVERY = "open_campaigns", "every_campaign"


class CampaignsPart(CampaignSteps):
    """困难帮扶 · 活动."""

    adds = True

    def __init__(self, desk: Desk, _line: Line, notifier: Notifier) -> None:
        super().__init__(desk, notifier)
        self._every = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.whose = FilterChips()
        left = column(row(self.whose, 1), self.progress, self.list, gap=Gap.ROW)
        left.setStretch(2, 1)
        head = ("calendar", "帮扶活动", "送温暖、送清凉、助学、送就业")
        self.lay_out(head, holder(left), self.pane, self.forms.all(), (4, 7))

    def _wire(self) -> None:
        self.listen("F2", self.make)
        self.listen("Ctrl+1", lambda: self._show_which(every=False))
        self.listen("Ctrl+2", lambda: self._show_which(every=True))
        self.whose.chosen.connect(lambda code: self._show_which(every=code == EVERY))
        self.pane.filtered.connect(self.show_state)
        self.forms.campaign.edited.connect(self.season_chosen)
        self.forms.fill.edited.connect(lambda _: self.count_anew())

    # page

    def keys(self) -> Keys:
        """The keys of parts; F9 prints."""
        return (("F1", "按键"), ("F2", "新建活动"), ("F9", "打印"), *KEYS, ("Ctrl+1/2", "在办 全部"))

    def helps(self) -> tuple[str, ...]:
        """The help of campaigns; of the preview first while it is open."""
        own = ("relief_campaigns",)
        return ("preview", *own) if self.previewing else own

    # data

    def read(self) -> Sequence[CampaignRow]:
        """The campaigns."""
        chosen = EVERY if self._every else OPEN
        self.whose.show_filters([Filter(OPEN, "在办"), Filter(EVERY, "全部")], chosen)
        return campaigns.listed(self.desk, every=self._every)

    def key(self, one: CampaignRow) -> object:
        """The campaign."""
        return one.id

    def show_state(self) -> None:
        """The chosen campaign with its roster, and what can be done with it."""
        chosen = self.list.current()
        view = self.attempt(lambda: self._view_of(chosen)) if chosen is not None else None
        self.view = view
        if view is None:
            self.show_words("还没有在办的活动", "按 F2 新建一次活动，再按条件列名册。")
            self.pane.show_nothing()
            self.moves.show_moves(steps.none())
            return
        self.show_words(view.row.name, f"{view.row.season_name} · {view.row.label}")
        self._show_view(view)
        self.moves.show_moves(steps.acts(view), icons=steps.ICONS)

    def _view_of(self, chosen: CampaignRow) -> CampaignView:
        """The campaign as it stands; of a spring one with the registrations that were made meanwhile."""
        if chosen.season == states.SPRING:
            campaigns.keep_handed(self.desk, chosen.id)
        return campaigns.view(self.desk, chosen.id)

    def _show_view(self, view: CampaignView) -> None:
        self.notifier.attempt(
            lambda: self.pane.show_campaign(view, lambda only, cursor: self.lines_of(view, only, cursor)),
            lambda notice: show(notice, self.strip),
        )

    # slots

    def act(self, code: str) -> None:
        """Do what a button says."""
        if code == steps.MAKE:
            self.make()
        elif self.view is not None:
            self.take_step(code, self.view)

    def _show_which(self, *, every: bool) -> None:
        self._every = every
        self.renew()
