"""Who may do what with an order (发放分工): his duty in the line, two steps never by one, the limit."""

from app.core.actor import Duty, Post, Role
from app.core.errors import Forbidden, Invalid, Refused
from app.core.money import Money
from app.engine.payout import APPROVE_LIMIT
from app.services.desk import Desk
from app.services.payouts import states
from app.services.payouts.orders import Order
from app.services.shelf import Reference

_NAMED = 3


def on_duty(desk: Desk, settings: Reference, line: str, duty: Duty) -> None:
    """Raises Forbidden with who may do it unless the person has this duty in the line (职责)."""
    if desk.actor.has(duty, line):
        return
    holders = settings.holders(line).get(duty, ())
    if not holders:
        raise Forbidden(f"还没有{duty.people}，请管理员在“管理・人员”里添加。")
    raise Forbidden(f"由{duty.label}（{'、'.join(one.name for one in holders[:_NAMED])}）办理。")


def apart(desk: Desk, order: Order, *whats: str) -> None:
    """Raises Forbidden where one of these was done by the same person (分工): the next is another's."""
    for what in whats:
        before = order.last(what)
        if before is not None and before.id == desk.actor.id:
            raise Forbidden(f"这笔的{states.DEEDS[what]}是您办的，这一步要由另一人办。")


def within_limit(desk: Desk, settings: Reference, line: str, amount: Money) -> None:
    """Raises Forbidden where the sum is above what this approver may approve (审批限额)."""
    text = settings.rules.get(APPROVE_LIMIT, "")
    if not text:
        return
    try:
        limit = Money.parse(text)
    except Invalid:
        raise Refused("审批限额不是金额，请管理员在“管理・参数”里改正。") from None
    if amount <= limit or desk.actor.has(Post.LEADER, line):
        return
    duties = settings.holders(line)
    both = [one for one in duties.get(Role.APPROVER, ()) if one in duties.get(Post.LEADER, ())]
    who = f"由{'、'.join(one.name for one in both[:_NAMED])}审批" if both else "请管理员设一位分管领导任审批"
    raise Forbidden(f"{amount.show()} 元超过审批限额 {limit.show()} 元，要由任审批的分管领导办。{who}。")
