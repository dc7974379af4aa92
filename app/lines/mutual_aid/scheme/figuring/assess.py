"""The whole sum of a claim (核算): a scheme, the claim, what the person received before."""

from dataclasses import replace

from app.core.clock import long_day
from app.core.money import Money
from app.core.workdays import Calendar
from app.lines.mutual_aid.scheme.asking import Asked, complete, fitting
from app.lines.mutual_aid.scheme.claim import Assessment, Before, Claim, Part, Refusal
from app.lines.mutual_aid.scheme.figuring.benefit import part_of
from app.lines.mutual_aid.scheme.figuring.joining import joined
from app.lines.mutual_aid.scheme.figuring.refusing import claim_refusals, refusal
from app.lines.mutual_aid.scheme.model import Benefit, Scheme


def assess(scheme: Scheme, claim: Claim, before: Before, calendar: Calendar) -> Assessment:
    """What a claim gives under a scheme, with every step (核算); the steps add up to the amount.

    `before` is all that was paid to the person, in any period; `calendar` ends the time to claim.
    Raises Invalid with all that the scheme asks for and the claim doesn't say.
    """
    benefits = fitting(scheme, claim)
    if not benefits:
        return _nothing(scheme, "", (refusal(scheme, "applies"),))
    complete(scheme, claim, benefits)
    day = claim.dates[benefits[0].dated_by]
    period = scheme.period_on(day)
    if period is None:
        found = f"{long_day(day)}不在任何一期之内"
        return _nothing(scheme, "", (refusal(scheme, "cover", found),))
    asked = Asked(scheme, claim, before, day, period.no)
    if whole := tuple(claim_refusals(scheme, claim, asked, calendar)):
        return _nothing(scheme, period.no, whole)
    parts = _parts(benefits, asked)
    amount = sum((one.amount for one in parts), Money.ZERO)
    reasons = () if amount.fen else _why_nothing(scheme, parts)
    return Assessment(scheme.code, period.no, amount, parts, reasons)


def _parts(benefits: tuple[Benefit, ...], asked: Asked) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    for one in benefits:
        given = {code: part.amount for code, part in found.items()}
        part = part_of(one, replace(asked, day=asked.claim.dates[one.dated_by], given=given))
        if part is not None:
            found[one.code] = part
    return tuple(joined(found, asked).values())


def _why_nothing(scheme: Scheme, parts: tuple[Part, ...]) -> tuple[Refusal, ...]:
    """The reasons of the parts, else that the sum is zero, or that nothing applies (为什么是零)."""
    found = tuple(dict.fromkeys(one for part in parts for one in part.refusals))
    return found or (refusal(scheme, "nothing" if parts else "applies"),)


def _nothing(scheme: Scheme, period: str, reasons: tuple[Refusal, ...]) -> Assessment:
    return Assessment(scheme.code, period, Money.ZERO, (), reasons)
