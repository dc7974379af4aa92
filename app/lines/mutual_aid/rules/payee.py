"""Who takes the money (领款人): the insured himself, another only for him who can't."""

from app.core.errors import Refused
from app.engine.flow import Facts
from app.engine.values import Values
from app.lines.mutual_aid.fields import ACCOUNT_NAME, PAYEE, PAYEE_REASON, PAYEE_RELATION, SELF

DEATH = "death"
"""The insured has died (身故): his heirs agree on who takes it."""

_PAPERS = {DEATH: ("heirs", "继承人材料和领款协议"), "": ("proxy", "授权委托书")}


def by_other(values: Values) -> bool | None:
    """Whether another than the insured takes the money (他人领款), None while it is not said."""
    relation = values.get(PAYEE_RELATION)
    return None if relation is None else relation != SELF


def has_died(values: Values) -> bool | None:
    """Whether the insured has died (参保人身故), as the reason for another payee says."""
    other = by_other(values)
    if not other:
        return other
    reason = values.get(PAYEE_REASON)
    return None if reason is None else reason == DEATH


def payee_allowed(facts: Facts) -> None:
    """Another takes it only for death, minority or incapacity, with the paper for it (matters.md §5.2)."""
    if not by_other(facts.values):
        return
    reason = facts.values.get(PAYEE_REASON)
    if reason is None:
        raise Refused(
            "互助金发给参保人本人。参保人身故、未成年或者没有行为能力，才可以由他人领款，请填写原因。"
        )
    code, words = _PAPERS.get(reason, _PAPERS[""])
    if not any(item.rule.code == code and item.received.good for item in facts.verdict.items):
        raise Refused(f"由他人领款要有{words}，收到后再办。")


def own_account(facts: Facts) -> None:
    """The account is the payee's own (户名和领款人一致)."""
    holder = facts.values.get(ACCOUNT_NAME)
    payee = facts.values.get(PAYEE) if by_other(facts.values) else facts.applicant
    if holder and payee and holder != payee:
        raise Refused(f"户名“{holder}”和领款人“{payee}”不一致，请改正户名或领款人。")
