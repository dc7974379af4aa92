"""Deciding on a campaign (活动审批): submitted, sent back, approved within the limit, closed."""

from uuid import UUID

from app.core.actor import Role
from app.core.errors import Refused
from app.core.money import Money
from app.lines.relief.commands.campaigns.finding import recheck
from app.lines.relief.commands.campaigns.loading import Campaign, Line, fates, roster
from app.lines.relief.commands.campaigns.writing import LINE, another, happen, opened
from app.lines.relief.rules.campaign import (
    APPROVED,
    CLOSED,
    OPEN,
    ORDERED,
    RETURNED,
    SPRING,
    SUBMITTED,
)
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import Share, funds, persons, states
from app.services.payouts.deciding import reason_of
from db.writer import Writer


def submit(desk: Desk, campaign_id: UUID) -> None:
    """Hand the roster to who approves (报批). Those that only another may keep may still be on it.

    Raises Forbidden, Refused where the roster is empty or somebody cannot stay as he is.
    """
    with opened(desk, "submit_campaign", campaign_id, "报批", *OPEN) as (w, found):
        lines = recheck(desk, w, found, roster(w, found.id))
        _filled(found, lines)
        stopped(lines)
        happen(desk, w, found, SUBMITTED, told(found, lines))


def send_back(desk: Desk, campaign_id: UUID, reason: str) -> None:
    """Send the roster back to who made it (退回). Raises Forbidden, Refused, Invalid at `reason`."""
    with opened(
        desk, "return_campaign", campaign_id, "退回", SUBMITTED, APPROVED,
        by=(Role.REVIEWER, Role.APPROVER),
    ) as (w, found):  # fmt: skip
        happen(desk, w, found, RETURNED, reason_of(reason))


def approve(desk: Desk, campaign_id: UUID) -> None:
    """Approve the roster (审批), by another than who made it, within his limit and what the fund has.

    Raises Forbidden, Refused with the first that is neither put right, struck out nor kept.
    """
    with opened(desk, "approve_campaign", campaign_id, "审批", SUBMITTED, by=(Role.APPROVER,)) as (w, found):
        another(desk, found, "审批")
        lines = recheck(desk, w, found, roster(w, found.id))
        unblocked(lines)
        total = cost_of(found, lines)
        if found.kind:
            persons.within_limit(desk, reference(desk, w), LINE, total)
            funds.hold(desk, w, found.kind, (Share(found.fund, found.fund_year, total),), {})
        happen(desk, w, found, APPROVED, told(found, lines))


def close(desk: Desk, campaign_id: UUID) -> None:
    """End a campaign of which nothing is open any more (结束活动). Raises Forbidden, Refused."""
    with opened(desk, "close_campaign", campaign_id, "结束", APPROVED, ORDERED) as (w, found):
        if found.season != SPRING and found.state != ORDERED:
            raise Refused("还没有开单发放，不能结束。")
        if told_ := unfinished(w, found, roster(w, found.id)):
            raise Refused(told_)
        happen(desk, w, found, CLOSED)


def unfinished(w: Writer, found: Campaign, lines: tuple[Line, ...]) -> str:
    """What of a campaign is still open, as a sentence (未了事项); "" for nothing."""
    orders = [one.order_id for one in lines if one.live and one.order_id is not None]
    open_ = sum(one.state in states.OPEN for one in fates(w, orders).values())
    if open_:
        return f"还有 {open_} 人没有发放结果，全部有结果以后才能结束。"
    unsigned = sum(one.live and one.received_on is None for one in found.sites)
    return f"还有 {unsigned} 处没有签收，全部签收以后才能结束。" if unsigned else ""


def cost_of(found: Campaign, lines: tuple[Line, ...]) -> Money:
    """What a campaign costs (活动金额): the people's sums and the goods of the sites."""
    people = sum((one.amount for one in lines if one.live), Money.ZERO)
    return people + sum((one.amount for one in found.sites if one.live), Money.ZERO)


def told(found: Campaign, lines: tuple[Line, ...]) -> str:
    """300 人，150,000.00 元"""
    people = sum(one.live for one in lines)
    sites = sum(one.live for one in found.sites)
    parts = [f"{people} 人"] if people else []
    parts += [f"{sites} 处"] if sites else []
    parts += [f"{cost_of(found, lines).show()} 元"] if found.kind else []
    return "，".join(parts)


def stopped(lines: tuple[Line, ...]) -> None:
    """Raises Refused for the first who cannot stay whatever the reason (须改正)."""
    _refuse([one for one in lines if one.live and one.stops], "请改正或剔除后再办。")


def unblocked(lines: tuple[Line, ...]) -> None:
    """Raises Refused for the first who may not stay as he is (须处理)."""
    _refuse([one for one in lines if one.blocked], "请退回改正、剔除，或写明理由准予保留。")


def _refuse(bad: list[Line], so: str) -> None:
    if bad:
        first = bad[0]
        more = f"另有 {len(bad) - 1} 人。" if len(bad) > 1 else ""
        raise Refused(f"第 {first.n} 行{first.name}：{first.found.splitlines()[0]}{more}{so}")


def _filled(found: Campaign, lines: tuple[Line, ...]) -> None:
    if not any(one.live for one in lines) and not any(one.live for one in found.sites):
        raise Refused("名册还是空的，请先按条件列入、导入名单或登记慰问点。")
