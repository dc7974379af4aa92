"""What can be done with a campaign (活动步骤): the moves of each state, with why one is closed."""

from collections.abc import Iterator

from app.lines.relief.commands.campaigns import CampaignView
from app.lines.relief.rules import campaign as states
from app.ui.screens.acts import Act

MAKE, CHANGE, FILL, ADD, LISTED, TEMPLATE = "make", "change", "fill", "add", "take", "template"
STRIKE, RESTORE, KEEP, AMEND, GOODS, SITE, NO_SITE = (
    "strike", "restore", "keep", "amend", "goods", "site", "strike_site",
)  # fmt: skip
SUBMIT, RETURN, APPROVE, ORDER, BATCH = "submit", "send_back", "approve", "order", "batch"
SIGN, HAND, CLOSE, DROP, EXPORT, PAPERS = "sign", "hand_over", "close", "drop", "export", "papers"

ICONS = {EXPORT: "download", TEMPLATE: "download", LISTED: "inbox", PAPERS: "printer"}


def acts(view: CampaignView) -> tuple[Act, ...]:
    """The moves of a campaign in its state (当前步骤), the next one first."""
    return (*_BY_STATE.get(view.row.state, _papers)(view), Act(MAKE, "新建活动", "F2"))


def none() -> tuple[Act, ...]:
    """What can be done where there is no campaign yet (没有活动时)."""
    return (Act(MAKE, "新建活动", "F10", primary=True),)


def _act(
    view: CampaignView, code: str, word: str, key: str = "", *, first: bool = False, why: bool = False
) -> Act:
    """One move; what the roster's rules say against it closes it."""
    ruled = {LISTED: FILL, ADD: FILL, RESTORE: STRIKE, NO_SITE: SITE}.get(code, code)
    closed = view.closed.get(ruled) or None
    return Act(code, word, key, primary=first, closed=closed, needs_reason=why)


def _made(view: CampaignView) -> Iterator[Act]:
    summer = view.row.season == states.SUMMER
    yield _submit(view)
    if summer:
        yield _act(view, SITE, "添慰问点", "F8")
        yield _act(view, NO_SITE, "去掉慰问点", why=True)
    else:
        yield _act(view, FILL, "按条件列入", "F8")
        yield _act(view, LISTED, "读入名单")
        yield _act(view, ADD, "添一人")
        yield _act(view, STRIKE, "剔除", why=True)
        yield _act(view, AMEND, "改这一行")
        yield _act(view, KEEP, "准予保留", why=True)
        yield _act(view, RESTORE, "恢复这一行")
        yield Act(TEMPLATE, "名单模板")
    if view.row.season == states.WINTER:
        yield _act(view, GOODS, "慰问品")
    yield from _papers(view)
    yield _act(view, CHANGE, "改活动")
    yield _act(view, DROP, "撤销活动", why=True)


def _submit(view: CampaignView) -> Act:
    """Handing it in, closed while somebody on the roster cannot stay as he is."""
    waits = (
        f"有 {view.counts.blocked:,} 人要处理：剔除、改好，或由别人准予保留。" if view.counts.blocked else ""
    )
    return Act(SUBMIT, "报批", "F10", primary=True, closed=view.closed.get(SUBMIT) or waits or None)


def _submitted(view: CampaignView) -> Iterator[Act]:
    yield _act(view, APPROVE, "审批", "F10", first=True)
    yield _act(view, RETURN, "退回", "F8", why=True)
    yield _act(view, KEEP, "准予保留", why=True)
    yield from _papers(view)


def _approved(view: CampaignView) -> Iterator[Act]:
    if view.row.season == states.SPRING:
        yield _act(view, HAND, "转求职登记", "F10", first=True)
        yield _act(view, CLOSE, "结束活动", "F8")
    else:
        yield _act(view, ORDER, "开发放单", "F10", first=True)
    yield from _papers(view)
    yield _act(view, RETURN, "退回", why=True)


def _ordered(view: CampaignView) -> Iterator[Act]:
    if view.row.season == states.SUMMER:
        yield _act(view, SIGN, "登记签收", "F10", first=True)
    else:
        yield _act(view, BATCH, "列入批次", "F10", first=True)
    yield _act(view, CLOSE, "结束活动", "F8")
    yield from _papers(view)


def _papers(view: CampaignView) -> Iterator[Act]:
    yield Act(PAPERS, "打印", "F9")
    yield _act(view, EXPORT, "导出名册")


_BY_STATE = {
    states.MADE: _made,
    states.RETURNED: _made,
    states.SUBMITTED: _submitted,
    states.APPROVED: _approved,
    states.ORDERED: _ordered,
}
