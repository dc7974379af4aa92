"""Columns of the lists of campaigns (活动列): campaigns, lines of a roster, sites, goods."""

from app.core.errors import Fault
from app.lines.relief.commands.campaigns import CampaignRow, LineRow, SiteView
from app.lines.relief.rules import campaign as states
from app.ui.table import Column, Mark

_STATES = {
    states.MADE: "plain",
    states.RETURNED: "amber",
    states.SUBMITTED: "blue",
    states.APPROVED: "amber",
    states.ORDERED: "amber",
    states.CLOSED: "green",
    states.DROPPED: "plain",
}

CAMPAIGNS: tuple[Column[CampaignRow], ...] = (
    Column("name", "活动", lambda one: one.name, bold=True),
    Column("season", "季节", lambda one: one.season_name, width=76),
    Column("state", "状态", lambda one: Mark(one.label, _STATES.get(one.state, "blue")), width=76),
    Column("people", "人数", lambda one: f"{one.people:,}", number=True),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
)


def _found(one: LineRow) -> Mark | str:
    if one.blocked:
        return Mark("要处理", "amber", "circle-alert")
    return Mark("已准留", "plain", "check") if one.kept else ""


LINES: tuple[Column[LineRow], ...] = (
    Column("n", "序号", lambda one: str(one.n), number=True),
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("unit", "单位", lambda one: one.unit or "—"),
    Column("category", "类别", lambda one: one.category or "—", width=76),
    Column("account", "尾号", lambda one: one.account or "—", width=60),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
    Column("found", "核对", _found, width=84),
    Column("state", "状态", lambda one: one.label, width=76),
)

STUDENTS: tuple[Column[LineRow], ...] = (
    Column("n", "序号", lambda one: str(one.n), number=True),
    Column("name", "职工", lambda one: one.name, bold=True),
    Column("student", "学生", lambda one: one.student or "—", width=76),
    Column("stage", "阶段", lambda one: one.stage or "—", width=76),
    Column("school", "学校", lambda one: one.school or "—"),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
    Column("found", "核对", _found, width=84),
    Column("state", "状态", lambda one: one.label, width=76),
)

FAULTS: tuple[Column[Fault], ...] = (
    Column("row", "行", lambda one: one.field.partition(".")[0], number=True),
    Column("told", "要改什么", lambda one: one.sentence),
)

SITES: tuple[Column[SiteView], ...] = (
    Column("n", "序号", lambda one: str(one.n), number=True),
    Column("name", "慰问点", lambda one: one.name, bold=True),
    Column("heads", "人数", lambda one: f"{one.heads:,}", number=True),
    Column("goods", "物品", lambda one: one.goods_text or "—"),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
    Column("signed", "签收", lambda one: one.signed or "—", width=110),
)
