"""Forms of campaigns (活动表单): the campaign, a filter for its roster, one line, a site, goods, a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.errors import Fault
from app.engine.fields import Typing
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import LineRow, SiteView
from app.lines.relief.pages.campaigns.columns import FAULTS, LINES, SITES
from app.ui.screens.parts.engine_form import EngineForm
from app.ui.screens.parts.rows import ShownRows, TickedRows
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap

Choices = Mapping[str, Sequence[tuple[str, str]]]
_EVERY = ("", "不限")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a campaign (活动表单) and the lists in them."""

    campaign: EngineForm
    fill: PlainForm
    line: EngineForm
    site: EngineForm
    goods: EngineForm
    some: PlainForm
    ticked: TickedRows[LineRow]
    sign: PlainForm
    signing: TickedRows[SiteView]
    batch: PlainForm
    paper: PlainForm
    wrong: PlainForm
    faults: ShownRows[Fault]

    def all(self) -> tuple[PlainForm, ...]:
        """Every form."""
        return (
            self.campaign, self.fill, self.line, self.site, self.goods, self.some, self.sign,
            self.batch, self.paper, self.wrong,
        )  # fmt: skip


def forms(typing: Typing, choices: Choices) -> Forms:
    """The forms as they stand before anything is typed (新表单)."""
    ticked: TickedRows[LineRow] = TickedRows(
        LINES, "名册", lambda one: str(one.n), lambda one: one.amount, lambda _: (), _found
    )
    some = PlainForm(Gap.LABEL_CASE)
    some.add_line("reason", "理由")
    some.add_free("lines", "", ticked)
    signing: TickedRows[SiteView] = TickedRows(
        SITES, "慰问点", lambda one: str(one.n), lambda one: one.amount, lambda _: (), lambda _: ""
    )
    sign = PlainForm(Gap.LABEL_CASE)
    sign.add_line("received_by", "签收人")
    sign.add_line("received_on", "签收日期", "0105、-3、t=今天", figures=True)
    sign.add_free("sites", "", signing)
    batch = PlainForm(Gap.LABEL_CASE)
    batch.add_line("title", "名称", "印在花名册上，也作银行附言")
    paper = PlainForm(Gap.LABEL_CASE)
    paper.add_choice("paper", "文书", ())
    faults: ShownRows[Fault] = ShownRows(FAULTS, "要改的地方")
    wrong = PlainForm(Gap.LABEL_CASE)
    wrong.add_free("faults", "", faults)
    return Forms(
        EngineForm(campaigns.FORM, typing, [one.code for one in campaigns.NEEDS]),
        _fill(choices),
        EngineForm(campaigns.LINE_FORM, typing),
        EngineForm(campaigns.SITE_FORM, typing, [one.code for one in campaigns.SITE_NEEDS]),
        EngineForm(campaigns.GOODS_FORM, typing),
        some,
        ticked,
        sign,
        signing,
        batch,
        paper,
        wrong,
        faults,
    )


def _fill(choices: Choices) -> PlainForm:
    """The filter for those in file."""
    made = PlainForm(Gap.LABEL_CASE)
    made.add_ticks("categories", "困难类别", choices["categories"])
    made.add_ticks("levels", "建档级别", choices["levels"])
    made.add_choice("cause", "致困原因", (_EVERY, *choices["causes"]))
    made.add_choice("town", "镇街", (_EVERY, *choices["towns"]))
    made.add_line("unit", "单位", "名称里有这几个字的")
    made.add_line("not_helped_since", "没有帮扶过", "从这一天起没有领过的，0105、-90", figures=True)
    made.add_tick("with_card", "只列有银行卡的")
    made.add_ticks("stages", "在读阶段", choices["stages"])
    return made


def _found(one: LineRow) -> str:
    """What was found about a line, whole."""
    return f"{one.name}：{''.join(one.found)}" if one.found else ""


def keys_of(text: str) -> list[int]:
    """The numbers of ticked lines (所选行)."""
    return [int(one) for one in text.split()]
