"""Where a batch and its lines stand (批次状态): the words of what happens, and who may do the next step."""

from collections.abc import Mapping

from app.services.payouts import states as order

MADE, STRUCK, RETURNED, REVIEWED, APPROVED = "made", "struck", "returned", "reviewed", "approved"
FILED, ANSWERED, SIGNED, ENDED, DROPPED = "filed", "answered", "signed", "ended", "dropped"
ROSTERED = "rostered"

_STANDS_AS: Mapping[str, str] = {STRUCK: MADE, RETURNED: MADE}

LABELS: Mapping[str, str] = {
    MADE: "待复核",
    REVIEWED: "待审批",
    APPROVED: "待发放",
    FILED: "待回盘",
    ANSWERED: "已回盘",
    SIGNED: "签领中",
    ENDED: "已完结",
    DROPPED: "已撤销",
}
"""How the state of a batch is said (状态用语)."""

DEEDS: Mapping[str, str] = {
    MADE: "制表",
    STRUCK: "剔除",
    RETURNED: "退回",
    REVIEWED: "复核",
    APPROVED: "审批",
    FILED: "报盘",
    ANSWERED: "回盘",
    SIGNED: "签领",
    ENDED: "完结",
    DROPPED: "撤销",
    ROSTERED: "出花名册",
}
"""How each event is said (经过用语)."""

LISTED, UNLISTED, SENT = order.LISTED, order.UNLISTED, order.SENT
PAID, FAILED = order.PAID, order.FAILED
"""A line stands as its order does (明细状态)."""

LINES: Mapping[str, str] = {
    LISTED: "在批次中",
    UNLISTED: "已剔除",
    SENT: "待回盘",
    PAID: "已发放",
    FAILED: "失败",
}
"""How the state of a line is said (明细状态)."""


def state_of(what: str) -> str:
    """The state after an event (状态)."""
    return _STANDS_AS.get(what, what)
