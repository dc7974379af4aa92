"""Terms of a claim (申请条件): the claim period, the three declarations, the kind of claim."""

from datetime import date

from app.core.clock import long_day
from app.core.errors import Refused
from app.engine.flow import Facts
from app.engine.head import APPLIED_ON
from app.lines.mutual_aid.fields import (
    DATA_CONSENT,
    DISCHARGED_ON,
    EXCLUSIONS,
    LATE_REASON,
    REFUND_PROMISE,
    TRUE_STATEMENT,
)

CLAIM_DAYS = "days.mutual_aid.inpatient.claim"
"""Parameter: working days after discharge within which one may claim (申请期); not set, there is no end."""

PROMISE_DAYS = "days.mutual_aid.inpatient.promise"
REVIEW_DAYS = "days.mutual_aid.inpatient.review"


def claim_until(facts: Facts) -> date | None:
    """The last day to claim (申请期截止日), relief file §2.6: discharge does not count; None without one."""
    discharged, days = facts.values.get(DISCHARGED_ON), facts.rules.get(CLAIM_DAYS, "")
    if discharged is None or not days.isdecimal():
        return None
    return facts.calendar.due(discharged, int(days), "workday").rolled


def late(facts: Facts) -> bool:
    """Whether the claim was made after its period (逾期申请)."""
    until, applied = claim_until(facts), facts.values.get(APPLIED_ON)
    return until is not None and applied is not None and applied > until


def late_words(facts: Facts) -> str:
    """申请期到 2026年2月14日为止，申请日期 2026年2月24日已经过期。 Empty when the claim is in time."""
    until, applied = claim_until(facts), facts.values.get(APPLIED_ON)
    if until is None or applied is None or applied <= until:
        return ""
    return f"申请期到 {long_day(until)}为止，{long_day(applied)}申请已经过期。"


def late_explained(facts: Facts) -> None:
    """A late claim says why (延迟有原因); its note is then a paper that is asked for."""
    if late(facts) and LATE_REASON not in facts.values:
        raise Refused(f"{late_words(facts)}请填写延迟申请原因，并收延迟申请情况说明。")


def declared(facts: Facts) -> None:
    """All three declarations are made (三项声明), matters.md §5.2."""
    denied = [
        one.label for one in (TRUE_STATEMENT, DATA_CONSENT, REFUND_PROMISE) if facts.values.get(one) is False
    ]
    if denied:
        raise Refused(f"申请人没有确认“{'、'.join(denied)}”，三项声明都确认后才能受理。")


def reasons_named(facts: Facts) -> None:
    """A refusal names at least one reason of the list (不予给付有原因)."""
    if EXCLUSIONS in facts.values and not facts.values.get(EXCLUSIONS):
        raise Refused("请至少选一项不予给付原因。")
