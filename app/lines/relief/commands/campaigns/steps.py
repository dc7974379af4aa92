"""Why a step with a campaign cannot be taken (活动步骤): by where it stands, by duty, by person."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.actor import Duty, Role
from app.engine.payout import GOODS
from app.lines.relief.commands.campaigns.loading import Campaign
from app.lines.relief.commands.campaigns.writing import LINE, same_person
from app.lines.relief.rules.campaign import APPROVED, LABELS, OPEN, ORDERED, SPRING, SUBMITTED, SUMMER
from app.services.desk import Desk

_CLERK: tuple[Duty, ...] = (Role.CLERK,)
_DECIDERS: tuple[Duty, ...] = (Role.REVIEWER, Role.APPROVER)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step (一步): in which states, by whom, whether by another than who made the roster."""

    word: str
    states: tuple[str, ...]
    by: tuple[Duty, ...] = _CLERK
    another: bool = False


STEPS = {
    "change": _Step("修改", OPEN),
    "fill": _Step("改名册", OPEN),
    "strike": _Step("剔除", OPEN),
    "amend": _Step("改正", OPEN),
    "goods": _Step("改慰问品", OPEN),
    "site": _Step("改慰问点", OPEN),
    "keep": _Step("准予保留", (*OPEN, SUBMITTED), _DECIDERS, another=True),
    "submit": _Step("报批", OPEN),
    "send_back": _Step("退回", (SUBMITTED, APPROVED), _DECIDERS),
    "approve": _Step("审批", (SUBMITTED,), (Role.APPROVER,), another=True),
    "order": _Step("开单", (APPROVED,)),
    "batch": _Step("列批次", (ORDERED,), (Role.CLERK, Role.CASHIER)),
    "sign": _Step("签收", (ORDERED,), (Role.CASHIER,)),
    "hand_over": _Step("转就业", (APPROVED,)),
    "close": _Step("结束", (APPROVED, ORDERED)),
    "drop": _Step("撤销", (*OPEN, SUBMITTED, APPROVED), (Role.CLERK, Role.APPROVER)),
}
"""The steps in the order of the bar (活动步骤)."""


def closed(desk: Desk, found: Campaign, listed: int, blocked: int) -> dict[str, str]:
    """Why this person cannot take each step now, as a sentence (不能办理的原因); "" where he can.

    `listed` counts people and sites of the roster, `blocked` those that may not stay as they are.
    """
    return {code: next(_why(desk, found, code, listed, blocked), "") for code in STEPS}


def _why(desk: Desk, found: Campaign, code: str, listed: int, blocked: int) -> Iterator[str]:
    step = STEPS[code]
    yield from _not_of_season(found, code)
    if found.state not in step.states:
        yield f"活动现在是“{LABELS[found.state]}”，不能{step.word}。"
    if not any(desk.actor.has(one, LINE) for one in step.by):
        yield f"由{'或'.join(one.label for one in step.by)}人员办理。"
    if step.another and (told := same_person(desk, found, step.word)):
        yield told
    if code == "submit" and not listed:
        yield "名册还是空的。"
    if code == "approve" and blocked:
        yield f"还有 {blocked} 人须处理，请退回，或写明理由准予保留。"
    if code == "close" and found.season != SPRING and found.state == APPROVED:
        yield "还没有开单发放，不能结束。"


def _not_of_season(found: Campaign, code: str) -> Iterator[str]:
    """What is no step of this season or way."""
    spring = found.season == SPRING
    if code in ("order", "batch") and spring:
        yield "春送就业不发放资金。"
    if code == "hand_over" and not spring:
        yield "只有春送就业转到就业登记。"
    if code in ("site", "sign") and found.season != SUMMER:
        yield "只有送清凉活动有慰问点。"
    if code == "goods" and found.way != GOODS:
        yield "这个活动不是发放实物。"
