"""Where an order stands (发放单状态): the words of its events, and what each means for the money."""

from collections.abc import Mapping

MADE, REVIEWED, APPROVED, RETURNED = "made", "reviewed", "approved", "returned"
LISTED, UNLISTED, SENT = "listed", "unlisted", "sent"
PAID, FAILED, WITHDRAWN = "paid", "failed", "withdrawn"
RECALLED, KEPT, REVERSED = "recalled", "kept", "reversed"

_STANDS_AS: Mapping[str, str] = {UNLISTED: APPROVED, KEPT: PAID}

LIVE = (APPROVED, LISTED, UNLISTED, SENT, PAID, RECALLED, KEPT)
"""Last events after which the fund's money is bound or gone (占用资金)."""

OPEN = (MADE, REVIEWED, APPROVED, LISTED, SENT)
"""States in which an order may still come to be paid (未办结)."""

LABELS: Mapping[str, str] = {
    MADE: "待复核",
    REVIEWED: "待审批",
    RETURNED: "已退回",
    APPROVED: "待发放",
    LISTED: "已列批次",
    SENT: "待回盘",
    PAID: "已发放",
    FAILED: "发放失败",
    WITHDRAWN: "已撤回",
    RECALLED: "待冲销",
    REVERSED: "已冲销",
}
"""How each state is said (状态用语)."""

DEEDS: Mapping[str, str] = {
    MADE: "制单",
    REVIEWED: "复核",
    APPROVED: "审批",
    RETURNED: "退回",
    LISTED: "列入批次",
    UNLISTED: "撤下批次",
    SENT: "报盘",
    PAID: "发放",
    FAILED: "发放失败",
    WITHDRAWN: "撤回",
    RECALLED: "申请冲销",
    KEPT: "不予冲销",
    REVERSED: "冲销",
}
"""How each event is said (经过用语)."""


def state_of(what: str) -> str:
    """The state after an event (状态): the event itself but for those that lead back."""
    return _STANDS_AS.get(what, what)
