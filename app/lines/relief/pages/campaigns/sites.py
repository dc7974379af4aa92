"""Goods and sites of a campaign (慰问品、慰问点): what is brought, where to, who signed for it."""

from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignView
from app.lines.relief.pages.campaigns import acts as steps
from app.lines.relief.pages.campaigns.forms import keys_of
from app.lines.relief.pages.campaigns.roster import RosterSteps


class SiteSteps(RosterSteps):
    """What can be done with goods and sites (慰问点办理)."""

    def put_goods(self, view: CampaignView) -> None:
        """What each of the roster gets."""
        self.open_form(
            self.forms.goods,
            ("慰问品", "每人一份，数量乘单价就是每人的金额。"),
            "慰问品",
            campaigns.goods_texts(self.desk, view.row.id),
            lambda typed, _: campaigns.put_goods(self.desk, view.row.id, typed["goods"]),
            lambda _: self.told("慰问品写好了。"),
        )

    def at_sites(self, code: str, view: CampaignView) -> None:
        """Do a step that belongs to the sites."""
        site = self.pane.sites.current()
        if code == steps.SITE:
            self.open_form(
                self.forms.site,
                ("添慰问点", "单位或工地，物品写明数量和单价。"),
                "添慰问点",
                {},
                lambda typed, _: campaigns.put_site(self.desk, view.row.id, None, typed),
                lambda _: self.told("慰问点添好了。"),
            )
        elif code == steps.SIGN:
            self._sign(view)
        elif site is None:
            self.strip.show_strip("mind", "请先在右边选一个慰问点。")
        else:
            self.ask_why(
                f"去掉慰问点 {site.name}",
                "写明理由。",
                lambda text: campaigns.strike_site(self.desk, view.row.id, site.id, text),
            )

    def _sign(self, view: CampaignView) -> None:
        self.forms.signing.show_rows([one for one in view.sites if not one.signed], ticked=False)
        ids = {one.n: one.id for one in view.sites}
        self.open_form(
            self.forms.sign,
            ("登记签收", "照单位盖章的登记表勾选；一次填一个签收人和日期。"),
            "登记签收",
            {"received_by": "", "received_on": "t"},
            lambda typed, _: campaigns.sign_sites(
                self.desk, view.row.id, [ids[n] for n in keys_of(typed["sites"])], typed
            ),
            lambda _: self.told("签收登记好了。"),
        )
