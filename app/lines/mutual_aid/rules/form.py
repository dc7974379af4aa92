"""What belongs together on the form of a claim (表单校验), and which papers its answers ask for."""

from collections.abc import Iterable, Mapping

from app.core.errors import Fault
from app.core.money import Money
from app.engine.bills import BILL_CHOICE
from app.engine.fields import AnyField
from app.engine.head import APPLIED_ON, head_faults
from app.engine.materials import Condition
from app.engine.parties import agency_faults, has_agent
from app.engine.values import Values
from app.lines.mutual_aid.fields import (
    ADMITTED_ON,
    BILL_REASON,
    CAUSE_KIND,
    CLAIM_KIND,
    COMMERCIAL_PAID,
    DISCHARGED_ON,
    EVENT_ON,
    EXCLUSION,
    EXCLUSIONS,
    HAS_SETTLEMENT,
    LATE_REASON,
    PAYEE,
    PAYEE_REASON,
    SETTLED_ON,
    SIGNED_ON,
    SURGERY,
    SURGERY_TEXT,
    THIRD_PARTY_PAID,
)
from app.lines.mutual_aid.rules.payee import by_other, has_died

INPATIENT_KINDS = ("inpatient", "accident_medical")
"""The kinds of claim that a stay in hospital is for (住院给付类别)."""

ACCIDENT, WORK_INJURY, BIRTH, THIRD_PARTY = "accident", "work_injury", "birth", "third_party"
"""Causes of a stay (住院原因): 意外, 工伤, 生育, 第三人责任."""

_INJURIES = (ACCIDENT, WORK_INJURY, THIRD_PARTY)


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of a claim (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from _order_faults(values)
    if values.get(CLAIM_KIND) not in (None, *INPATIENT_KINDS):
        yield Fault(CLAIM_KIND.code, "这里只办住院给付，请选“住院”或“意外医疗”。")
    if BILL_CHOICE in values and BILL_REASON not in values:
        yield Fault(BILL_REASON.code, "请填写处理理由。")
    if values.get(SURGERY) and SURGERY_TEXT not in values:
        yield Fault(SURGERY_TEXT.code, "请填写手术名称。")
    if by_other(values):
        for field, ask in ((PAYEE, "请填写领款人。"), (PAYEE_REASON, "请选择代领原因。")):
            if field not in values:
                yield Fault(field.code, ask)
    named = [row[EXCLUSION] for row in values.get(EXCLUSIONS) or ()]
    if len(set(named)) < len(named):
        yield Fault(EXCLUSIONS.code, "同一个原因选了两次，请去掉一行。")


_ORDER: tuple[tuple[AnyField, AnyField], ...] = (
    (ADMITTED_ON, DISCHARGED_ON),
    (ADMITTED_ON, SETTLED_ON),
    (DISCHARGED_ON, APPLIED_ON),
    (EVENT_ON, ADMITTED_ON),
    (DISCHARGED_ON, SIGNED_ON),
)
"""Pairs of days of which the second is never before the first (先后)."""


def _order_faults(values: Values) -> Iterable[Fault]:
    """入院 ≤ 出院 ≤ 申请 (§5.2), and the days around them."""
    for first, second in _ORDER:
        early, later = values.get(first), values.get(second)
        if early is not None and later is not None and later < early:
            yield Fault(second.code, f"{second.label}不能早于{first.label}。")


def injured(values: Values) -> bool | None:
    """Whether the stay comes from an injury (因伤住院), None while the cause is not said."""
    cause = values.get(CAUSE_KIND)
    return None if cause is None else cause in _INJURIES


def _other_payer(values: Values) -> bool | None:
    paid = any((values.get(one) or Money.ZERO).fen for one in (COMMERCIAL_PAID, THIRD_PARTY_PAID))
    cause = values.get(CAUSE_KIND)
    return True if paid else None if cause is None else cause == THIRD_PARTY


def _no_settlement(values: Values) -> bool | None:
    found = values.get(HAS_SETTLEMENT)
    return None if found is None else not found


def _acted_for(values: Values) -> bool | None:
    """An agent, or a payee who takes it for one who can't (代办或代领): then the mandate is asked for."""
    if has_agent(values):
        return True
    other = by_other(values)
    return other if not other else has_died(values) is False


CONDITIONS: Mapping[str, Condition] = {
    "has_agent": has_agent,
    "acted_for": _acted_for,
    "has_settlement": lambda values: values.get(HAS_SETTLEMENT),
    "no_settlement": _no_settlement,
    "late": lambda values: LATE_REASON in values,
    "other_payer": _other_payer,
    "injured": injured,
    "has_died": has_died,
}
"""The questions that the list of materials may ask (材料条件)."""
