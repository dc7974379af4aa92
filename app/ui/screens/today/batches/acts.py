"""What can be done with a batch (批次步骤): the moves of each state, with why one is closed."""

from app.services.batches import BatchView, states
from app.ui.screens.acts import Act

MAKE, REVIEW, STRIKE, APPROVE = "make_batch", "review_batch", "strike_line", "approve_batch"
RETURN, DROP, FILE, AGAIN = "return_batch", "drop_batch", "file_batch", "file_again"
ANSWER, RELEASE, SIGN, PROXY = "read_answer", "release_lines", "sign_batch", "sign_proxy"
UNSIGNED, END, ROSTER, MASKED = "return_unsigned", "end_batch", "roster", "masked_roster"

ICONS = {FILE: "download", AGAIN: "download", ROSTER: "printer", MASKED: "printer", ANSWER: "inbox"}


def acts(view: BatchView) -> tuple[Act, ...]:
    """The moves of a batch in its state (当前步骤), the next one first."""
    found = _BY_STATE.get(view.row.state)
    return found(view) if found else (*_papers(view), _new())


def none() -> tuple[Act, ...]:
    """What can be done where there is no batch yet (没有批次时)."""
    return (Act(MAKE, "新建批次", "F10", primary=True),)


def _new() -> Act:
    return Act(MAKE, "新建批次", "F2")


def _papers(view: BatchView) -> tuple[Act, ...]:
    word = "花名册" if view.row.by_card else "签领单"
    closed = view.closed["roster"] or None
    return (
        Act(ROSTER, word, "F9", closed=closed),
        Act(MASKED, f"{word}（脱敏）", closed=closed),
    )


def _made(view: BatchView) -> tuple[Act, ...]:
    blocked = f"有 {view.blocked} 笔要先剔除。" if view.blocked else ""
    closed = view.closed["make"] or None
    return (
        Act(REVIEW, "复核", "F10", primary=True, closed=view.closed["review"] or blocked or None),
        Act(STRIKE, "剔除这一笔", "F8", closed=closed, needs_reason=True),
        Act(RETURN, "退回", closed=view.closed["return"] or None, needs_reason=True),
        Act(DROP, "撤销批次", closed=closed, needs_reason=True),
        _new(),
    )


def _reviewed(view: BatchView) -> tuple[Act, ...]:
    return (
        Act(APPROVE, "审批", "F10", primary=True, closed=view.closed["approve"] or None),
        Act(RETURN, "退回", "F8", closed=view.closed["return"] or None, needs_reason=True),
        Act(DROP, "撤销批次", closed=view.closed["make"] or None, needs_reason=True),
        _new(),
    )


def _approved(view: BatchView) -> tuple[Act, ...]:
    closed = view.closed["pay"] or None
    out = (Act(FILE, "报盘", "F10", primary=True, closed=closed),) if view.row.by_card else _signing(closed)
    return (
        *out,
        *_papers(view),
        Act(RETURN, "退回", closed=view.closed["return"] or None, needs_reason=True),
        Act(DROP, "撤销批次", closed=view.closed["make"] or None, needs_reason=True),
        _new(),
    )


def _signing(closed: str | None) -> tuple[Act, ...]:
    return (
        Act(SIGN, "签领发放", "F10", primary=True, closed=closed),
        Act(PROXY, "代领这一笔", "F8", closed=closed),
    )


def _filed(view: BatchView) -> tuple[Act, ...]:
    closed = view.closed["pay"] or None
    return (
        Act(ANSWER, "读入回盘", "F10", primary=True, closed=closed),
        *_papers(view),
        Act(AGAIN, "再次导出", closed=closed),
        Act(RELEASE, "银行未办", closed=view.closed["end"] or None, needs_reason=True),
        _new(),
    )


def _answered(view: BatchView) -> tuple[Act, ...]:
    if not view.having(states.SENT):
        return (_end(view), *_papers(view), _new())
    return (
        Act(ANSWER, "读入回盘", "F10", primary=True, closed=view.closed["pay"] or None),
        *_papers(view),
        Act(RELEASE, "银行未办", closed=view.closed["end"] or None, needs_reason=True),
        _new(),
    )


def _signed(view: BatchView) -> tuple[Act, ...]:
    if not view.having(states.LISTED):
        return (_end(view), *_papers(view), _new())
    return (
        *_signing(view.closed["pay"] or None),
        *_papers(view),
        Act(UNSIGNED, "未领退回", closed=view.closed["end"] or None, needs_reason=True),
        _new(),
    )


def _end(view: BatchView) -> Act:
    return Act(END, "完结", "F10", primary=True, closed=view.closed["end"] or None)


_BY_STATE = {
    states.MADE: _made,
    states.REVIEWED: _reviewed,
    states.APPROVED: _approved,
    states.FILED: _filed,
    states.ANSWERED: _answered,
    states.SIGNED: _signed,
}
