"""Reasons to pay nothing (不予给付): each numbered, those of the scheme before the usual ones."""

from collections.abc import Iterator
from datetime import date

from app.core.clock import long_day
from app.core.workdays import Calendar
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.asking import Asked
from app.lines.mutual_aid.scheme.claim import Claim, Refusal
from app.lines.mutual_aid.scheme.model import Benefit, Period, Scheme, Window
from app.lines.mutual_aid.scheme.shapes import PER, RULES

_USUAL = {"cover": "01", "waiting": "01", "late": "12", "times": "16", "applies": "17", "nothing": "15"}
"""Numbers where the scheme gives none: those of the list 不予给付原因, and two that follow it."""


def refusal(scheme: Scheme, rule: str, found: str = "") -> Refusal:
    """A reason that the sum found (算式查出的原因), with the scheme's number and words if it has them."""
    for one in scheme.reasons:
        if one.rule == rule:
            return Refusal(one.no, one.text, found)
    return Refusal(_USUAL[rule], RULES[rule], found)


def refused(benefit: Benefit, asked: Asked) -> Refusal | None:
    """Why one benefit is not paid (单项不予给付): cover, waiting, how often it was paid."""
    claim, scheme = asked.claim, asked.scheme
    if outside := _outside(claim, asked.day):
        return refusal(scheme, "cover", f"{words.DAYS[benefit.dated_by]} {outside}")
    if waits := _waiting(benefit, asked):
        return refusal(scheme, "waiting", waits)
    if benefit.times:
        earlier = asked.earlier((benefit.code,), life=benefit.times_per == "life")
        used = sum(1 for one in earlier if one.paid.fen)
        if used >= benefit.times:
            return refusal(scheme, "times", f"{benefit.name}{PER[benefit.times_per]}最多 {benefit.times} 次")
    return None


def _outside(claim: Claim, day: date) -> str:
    """2026年3月1日，保障从 2026年3月2日开始. Empty inside the cover."""
    if claim.cover_from is not None and day < claim.cover_from:
        return f"{long_day(day)}，保障从 {long_day(claim.cover_from)}开始"
    if claim.cover_to is not None and day > claim.cover_to:
        return f"{long_day(day)}，保障到 {long_day(claim.cover_to)}为止"
    return ""


def window_of(benefit: Benefit, asked: Asked) -> Window | None:
    """The window of days that the event falls into (所在观察期档), None if none."""
    if not benefit.windows or _waived(asked):
        return None
    if benefit.windows_for == "first" and asked.claim.facts.get("first_join") != "yes":
        return None
    day = asked.number("cover_day")
    return next((one for one in benefit.windows if day is not None and one.days.holds(day)), None)


def _waived(asked: Asked) -> bool:
    return asked.claim.facts.get("cause_kind", "") in asked.scheme.waiting.waived_causes


def _waiting(benefit: Benefit, asked: Asked) -> str:
    """What is found if the event lies in the waiting period (等待期); empty if not."""
    if benefit.windows:
        window = window_of(benefit, asked)
        nothing = window is not None and window.sum is None and not window.rate
        return f"参保第 {asked.number('cover_day')} 天，在观察期内" if nothing else ""
    waiting, begun = asked.scheme.waiting, asked.claim.cover_from
    length = waiting.first if asked.claim.facts.get("first_join") == "yes" else waiting.renewal
    if not length or begun is None or _waived(asked):
        return ""
    until = NO_HOLIDAYS.due(begun, length, waiting.unit).nominal
    return f"等待期到 {long_day(until)}的前一天为止" if asked.day < until else ""


NO_HOLIDAYS = Calendar(frozenset(), frozenset(), frozenset())
"""Waiting runs in days, months or years, which no holiday moves (等待期不论节假日)."""


def claim_refusals(scheme: Scheme, claim: Claim, asked: Asked, calendar: Calendar) -> Iterator[Refusal]:
    """Why the whole claim is refused (整件不予给付): conditions of the scheme, lateness."""
    for one in scheme.reasons:
        if one.when is not None and asked.holds(one.when):
            yield Refusal(one.no, one.text)
    period = next(one for one in scheme.periods if one.no == asked.period)
    until = claim_until(scheme, claim, period, calendar)
    if (
        until is not None
        and claim.applied_on is not None
        and claim.applied_on > until
        and not claim.explained
    ):
        found = f"申请期到 {long_day(until)}为止，{long_day(claim.applied_on)}申请"
        yield refusal(scheme, "late", found)


def claim_until(scheme: Scheme, claim: Claim, period: Period, calendar: Calendar) -> date | None:
    """The last day to claim (申请截止日), None where the scheme sets none."""
    limit = scheme.deadline
    if limit is None:
        return None
    begins = period.end if limit.begins == words.PERIOD_END else claim.dates[limit.begins]
    return calendar.due(begins, limit.length, limit.unit).rolled
