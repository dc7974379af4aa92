"""Columns of the lists of batches (批次列): batches, lines, orders that wait, what the bank says."""

from app.services.batches import BatchRow, LineView, Waiting, states
from app.services.batches.judging import Verdict
from app.ui.table import Column, Mark

_STATES = {
    states.MADE: "plain", states.REVIEWED: "plain", states.APPROVED: "amber", states.FILED: "amber",
    states.ENDED: "green", states.DROPPED: "plain",
}  # fmt: skip
_LINE_KINDS = {
    states.PAID: "green", states.FAILED: "amber", states.SENT: "blue", states.LISTED: "plain",
    states.UNLISTED: "plain",
}  # fmt: skip
_OUTCOMES = {
    states.PAID: Mark("到账", "green", "check"),
    states.FAILED: Mark("失败", "amber", "circle-alert"),
}

BATCHES: tuple[Column[BatchRow], ...] = (
    Column("number", "批次", lambda one: one.number, bold=True),
    Column("title", "名称", lambda one: one.title),
    Column("state", "状态", lambda one: Mark(one.label, _STATES.get(one.state, "blue")), width=76),
    Column("count", "笔数", lambda one: f"{one.count:,}", number=True),
    Column("total", "金额", lambda one: one.total.show(), number=True),
)


LINES: tuple[Column[LineView], ...] = (
    Column("n", "序号", lambda one: str(one.n), number=True),
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("kind", "事项", lambda one: one.kind_name, width=76),
    Column("tail", "尾号", lambda one: one.account_tail or "—", width=52),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
    Column("state", "状态", lambda one: Mark(one.label, _LINE_KINDS[one.state]), width=76),
    Column("said", "说明", lambda one: one.said or "；".join(one.told.sentences)),
)
WAITING: tuple[Column[Waiting], ...] = (
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("kind", "事项", lambda one: one.kind_name, width=76),
    Column("funds", "资金", lambda one: "、".join(one.funds), width=90),
    Column("approved", "审批日", lambda one: one.approved_text, width=60),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
    Column("told", "核对", lambda one: "；".join(one.told.sentences)),
)
SIGNING: tuple[Column[LineView], ...] = (
    Column("n", "序号", lambda one: str(one.n), number=True),
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("kind", "事项", lambda one: one.kind_name),
    Column("amount", "金额", lambda one: one.amount.show(), number=True),
)


def _outcome(one: Verdict) -> Mark:
    if one.before:
        return Mark("以前已读", "plain")
    return _OUTCOMES.get(one.outcome, Mark("还没有结果", "amber", "clock"))


ANSWERED: tuple[Column[Verdict], ...] = (
    Column("n", "序号", lambda one: str(one.line.n), number=True),
    Column("name", "户名", lambda one: one.line.name, bold=True),
    Column("tail", "尾号", lambda one: one.line.account[-4:], width=52),
    Column("amount", "金额", lambda one: one.line.amount.show(), number=True),
    Column("outcome", "结果", _outcome, width=96),
    Column("said", "银行说明", lambda one: one.said),
)
