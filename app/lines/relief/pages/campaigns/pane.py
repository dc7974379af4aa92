"""A campaign beside the list (活动内容): its sums, its roster or sites with what was found, its story."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.lines.relief.commands.campaigns import CampaignView, LineRow, SiteView
from app.lines.relief.pages.campaigns.columns import LINES, SITES, STUDENTS
from app.lines.relief.rules import campaign as states
from app.ui.screens.arrange import Pages, column, row
from app.ui.screens.manage.facts import Facts
from app.ui.style import Gap, Height, Type, px
from app.ui.table import ListView
from app.ui.widgets.counter import Filter, FilterChips
from app.ui.widgets.labels import label
from app.ui.widgets.strip import Strip

ALL, FOUND, BLOCKED, KEPT, STRUCK, FAILED = "all", "found", "blocked", "kept", "struck", "failed"
_STORY_HIGH = 3

Ask = Callable[[str, str | None], Rows[LineRow]]
"""Gives the lines of a filter (名册一页), from a cursor on."""


class CampaignPane(QWidget):
    """What a campaign is made of (活动内容); `filtered()` when other lines are wanted."""

    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.sums, self.about = label("", bold=True, wrap=True), label("", tone="second", wrap=True)
        self.chips, self.told = FilterChips(), Strip()
        self.people: ListView[LineRow] = ListView(LINES, "名册")
        self.students: ListView[LineRow] = ListView(STUDENTS, "学生名册")
        self.sites: ListView[SiteView] = ListView(SITES, "慰问点")
        for one, name in ((self.people, "lines"), (self.students, "students"), (self.sites, "sites")):
            one.setObjectName(f"campaign_{name}")
        self._lists = Pages()
        for shown in (self.people, self.students, self.sites):
            self._lists.addWidget(shown)
        self.story = Facts()
        self.story.setFixedHeight(_STORY_HIGH * px(Height.LABEL))
        whole = column(
            self.sums,
            self.about,
            row(self.chips, 1),
            self.told,
            self._lists,
            row(label("经过", Type.CARD), 1),
            self.story,
            gap=Gap.TIGHT,
        )
        whole.setStretch(4, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.chips.chosen.connect(lambda _: self.filtered.emit())
        for one in (self.people, self.students):
            one.chosen.connect(self._show_line)

    # data

    @property
    def lines(self) -> ListView[LineRow]:
        """The list of people that is shown (名册)."""
        return self.students if self._lists.currentWidget() is self.students else self.people

    @property
    def wanted(self) -> str:
        """Which lines are wanted (筛选)."""
        return self.chips.current() or ALL

    def show_campaign(self, view: CampaignView, ask: Ask) -> None:
        """Show a campaign; the chosen line stays."""
        season = view.row.season
        lists: dict[str, QWidget] = {states.SUMMER: self.sites, states.AUTUMN: self.students}
        line, site = self.lines.current(), self.sites.current()
        self._lists.setCurrentWidget(lists.get(season, self.people))
        self.sums.setText(_sums(view))
        self.about.setText(_about(view))
        self.chips.show_filters(_filters(view) if season != states.SUMMER else [], self.wanted)
        self.told.hide()
        if season == states.SUMMER:
            self.sites.load(lambda _: Rows(view.sites, None, len(view.sites)))
            if site is None or not self.sites.choose(lambda one: one.id == site.id):
                self.sites.choose_first()
        else:
            wanted = self.wanted
            self.lines.load(lambda cursor: ask(wanted, cursor))
            if line is None or not self.lines.choose(lambda one: one.n == line.n):
                self.lines.choose_first()
        self.story.show_facts(view.events)

    def show_nothing(self) -> None:
        """There is no campaign."""
        for one in (self.sums, self.about):
            one.setText("")
        self.chips.show_filters([], "")
        self._lists.setCurrentWidget(self.people)
        self.people.load(lambda _: Rows((), None, 0))
        self.story.show_facts(())
        self.told.hide()

    def _show_line(self, one: LineRow) -> None:
        """What was found about the chosen line, whole, and who let him stay."""
        words = "".join(one.found)
        if one.kept:
            words = f"{words}准予保留：{one.kept}"
        if words:
            self.told.show_strip("mind", f"第 {one.n} 行 {one.name}：{words}", closable=False)
        else:
            self.told.hide()


def _sums(view: CampaignView) -> str:
    """How many, how much, and how far it is."""
    counts = view.counts
    if view.row.season == states.SUMMER:
        signed = f"已签收 {counts.signed:,} 处" if counts.signed else "还没有签收"
        return f"{counts.sites:,} 个慰问点　{counts.heads:,} 人　{counts.goods_amount.show()} 元　{signed}"
    parts = [f"{counts.people:,} 人", f"{counts.amount.show()} 元"]
    if view.row.season == states.SPRING:
        return f"{counts.people:,} 人　已转求职登记 {counts.handed:,} 人"
    if counts.paid or counts.waiting or counts.failed:
        parts += [
            f"已发 {counts.paid:,} 人 {counts.paid_amount.show()} 元",
            f"失败 {counts.failed:,}",
            f"未发 {counts.waiting:,}",
        ]
    return "　".join(parts)


def _about(view: CampaignView) -> str:
    """Its window, its document, its fund and its limits."""
    texts = view.texts
    shown = (
        ("时间", f"{texts.get('opens_on', '')} — {texts.get('closes_on', '')}"),
        ("依据", texts.get("source", "")),
        ("资金", texts.get("fund", "")),
        ("每次限额", texts.get("time_limit", "")),
        ("每年限额", texts.get("year_limit", "")),
    )
    return "　".join(f"{word} {text}" for word, text in shown if text)


def _filters(view: CampaignView) -> list[Filter]:
    counts = view.counts
    return [
        Filter(ALL, "全部", counts.people),
        Filter(BLOCKED, "要处理", counts.blocked),
        Filter(FOUND, "有提示"),
        Filter(KEPT, "已准留", counts.kept),
        Filter(STRUCK, "已剔除", counts.struck),
        *([Filter(FAILED, "发放失败", counts.failed)] if counts.failed else []),
    ]
