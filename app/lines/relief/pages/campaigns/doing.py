"""Steps of a campaign (活动办理): each asked for what it needs, done behind the window, then told."""

from collections.abc import Callable, Mapping
from uuid import UUID

from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignView
from app.lines.relief.pages.campaigns import acts as steps
from app.lines.relief.pages.campaigns.sites import SiteSteps
from app.lines.relief.rules import campaign as states
from app.services import papers
from app.services.desk import Desk

Plain = Callable[[Desk, UUID], object]
Why = Callable[[Desk, UUID, str], object]
NEW = "新建活动"


class CampaignSteps(SiteSteps):
    """What can be done with the chosen campaign (活动办理)."""

    def take_step(self, code: str, view: CampaignView) -> None:
        """Do one step of a campaign: at once, after its reason, or with what it needs."""
        plain: Mapping[str, tuple[str, Plain]] = {
            steps.SUBMIT: ("报批", campaigns.submit),
            steps.APPROVE: ("审批", campaigns.approve),
            steps.ORDER: ("开发放单", campaigns.order),
            steps.CLOSE: ("结束活动", campaigns.close),
        }
        why: Mapping[str, tuple[str, str, Why]] = {
            steps.RETURN: ("退回", "退给编制人改。", campaigns.send_back),
            steps.DROP: ("撤销活动", "名册留着，活动不再办。", campaigns.drop),
        }
        if code in plain:
            word, act = plain[code]
            self.work_on(word, lambda _: act(self.desk, view.row.id), lambda _: self.told(f"{word}办好了。"))
        elif code in why:
            word, about, done = why[code]
            self.ask_why(word, about, lambda text: done(self.desk, view.row.id, text))
        elif code in (steps.SITE, steps.NO_SITE, steps.SIGN):
            self.at_sites(code, view)
        else:
            self._out(code, view)

    def _out(self, code: str, view: CampaignView) -> None:
        others: Mapping[str, Callable[[CampaignView], None]] = {
            steps.GOODS: self.put_goods,
            steps.CHANGE: self._change,
            steps.BATCH: self._batch,
            steps.PAPERS: self._paper,
            steps.TEMPLATE: lambda _: self.save_sheet(lambda: campaigns.template(self.desk)),
            steps.EXPORT: lambda one: self.save_sheet(lambda: campaigns.export(self.desk, one.row.id)),
        }
        if code in others:
            others[code](view)
        else:
            self.on_roster(code, view)

    # the campaign itself

    def make(self) -> None:
        """A new campaign."""
        self.open_form(
            self.forms.campaign,
            (NEW, "一次活动一份名册；限额没有设置的，在“管理・参数”里补上。"),
            NEW,
            campaigns.started(self.desk, states.WINTER),
            lambda typed, _: campaigns.make(self.desk, typed),
            self._made,
        )

    def season_chosen(self, code: str) -> None:
        """Another season: what its form starts with, where nothing else was typed."""
        form = self.forms.campaign
        if code != "season" or self.form is not form or self._word != NEW:
            return
        typed = form.typed()
        season = self.attempt(lambda: campaigns.season_of(self.desk, typed["season"]))
        if season:
            form.view.show_values(campaigns.started(self.desk, season))

    def _made(self, made: object) -> None:
        self.told("活动建好了，接着列名册。")
        self.list.choose(lambda one: one.id == made)

    def _change(self, view: CampaignView) -> None:
        self.open_form(
            self.forms.campaign,
            (f"改活动：{view.row.name}", "名册不变。"),
            "改活动",
            view.edit,
            lambda typed, _: campaigns.change(self.desk, view.row.id, view.version, typed),
            lambda _: self.told("活动改好了。"),
        )

    # money and papers

    def _batch(self, view: CampaignView) -> None:
        self.open_form(
            self.forms.batch,
            ("列入批次", "没有发放的都列进一批，在“今日・批次”里复核、审批、发放。"),
            "列入批次",
            {"title": view.row.name},
            lambda typed, _: campaigns.batch(self.desk, view.row.id, typed["title"]),
            lambda _: self.told("批次列好了，请到“今日・批次”里复核。"),
        )

    def _paper(self, view: CampaignView) -> None:
        offered = self.attempt(lambda: campaigns.papers(self.desk, view.row.id), "打印")
        if not offered:
            self.strip.show_strip("mind", "这一步还没有可打的文书，审批后就有。")
            return
        self.forms.paper.set_choices("paper", offered)
        self.open_form(
            self.forms.paper,
            ("打印", "选一种，按 F10 出文书。"),
            "出文书",
            {},
            lambda typed, _: papers.view(self.desk, campaigns.issue(self.desk, view.row.id, typed["paper"])),
            self.show_paper,
        )
