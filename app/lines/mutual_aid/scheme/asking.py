"""What a condition finds in a claim (条件判断), and what of the claim is still missing for a scheme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.core.errors import Fault, Invalid
from app.core.money import Money
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.claim import Before, Claim, Prior
from app.lines.mutual_aid.scheme.model import Benefit, Scheme, When


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim as one benefit sees it (一项所见): the day of its event, its period, what was paid before.

    `given` is what earlier benefits of the same claim give.
    """

    scheme: Scheme
    claim: Claim
    before: Before
    day: date
    period: str
    given: Mapping[str, Money] = field(default_factory=dict)

    def earlier(self, benefits: tuple[str, ...], *, life: bool = False) -> Iterator[Prior]:
        """What was received before for these benefits (以前给付), in this period or ever."""
        return (one for one in self.before if one.benefit in benefits and (life or one.period == self.period))

    def holds(self, when: When, benefit: str = "") -> bool:
        """Whether a condition holds (条件成立)."""
        for fact, values in when.facts.items():
            if not self._fact(fact, values):
                return False
        for number, span in when.spans.items():
            found = self.number(number, benefit)
            if found is None or not span.holds(found):
                return False
        return True

    def _fact(self, fact: str, values: tuple[str, ...]) -> bool:
        said = self.claim.facts.get(fact, "")
        if fact != words.DISEASE:
            return said in values
        named = (one.items for one in self.scheme.diseases if one.code in values)
        return said in values or any(said in items for items in named)

    def number(self, name: str, benefit: str = "") -> int | None:
        """A number of the claim (数), None where nothing is said."""
        if name in words.STATED:
            return self.claim.numbers.get(name)
        if name == "claim_no":
            return 1 + sum(1 for _ in self.earlier((benefit,)))
        begun = self.claim.cover_from
        return None if begun is None else (self.day - begun).days + 1


def fitting(scheme: Scheme, claim: Claim) -> tuple[Benefit, ...]:
    """Benefits of the kind of claim and of what the person joined (可用的给付项目)."""
    return tuple(
        one
        for one in scheme.benefits
        if claim.kind in one.claims and (not claim.items or one.item in claim.items)
    )


def complete(scheme: Scheme, claim: Claim, benefits: tuple[Benefit, ...]) -> None:
    """Raises Invalid with all that the scheme asks for and the claim doesn't say (资料齐全)."""
    lacking = dict.fromkeys(_lacking(scheme, claim, benefits))
    if lacking:
        raise Invalid(faults=(Fault(code, f"请填写{label}。") for code, label in lacking))


def _lacking(scheme: Scheme, claim: Claim, benefits: tuple[Benefit, ...]) -> Iterator[tuple[str, str]]:
    for benefit in benefits:
        yield from _lacking_figures(claim, benefit)
    for when in _conditions(scheme, benefits):
        for fact in when.facts:
            if fact not in claim.facts:
                yield fact, words.FACTS[fact]
        for number in when.spans:
            if number in words.STATED and number not in claim.numbers:
                yield number, words.STATED[number]
        if "cover_day" in when.spans and claim.cover_from is None:
            yield "cover_from", "保障起日"
    yield from _lacking_cover(scheme, claim, benefits)


def _lacking_figures(claim: Claim, benefit: Benefit) -> Iterator[tuple[str, str]]:
    if benefit.dated_by not in claim.dates:
        yield benefit.dated_by, words.DAYS[benefit.dated_by]
    for term in (*benefit.base, *benefit.not_above):
        needed = term.figure in words.FIGURES and term.figure not in words.MAY_BE_ABSENT
        if needed and term.figure not in claim.figures:
            yield term.figure, words.FIGURES[term.figure]
    if benefit.measure == "days" and benefit.count not in claim.numbers:
        yield benefit.count, words.COUNTS[benefit.count]


def _conditions(scheme: Scheme, benefits: tuple[Benefit, ...]) -> Iterator[When]:
    yield from (one.when for one in scheme.reasons if one.when is not None)
    for benefit in benefits:
        yield benefit.when
        yield from (one.when for one in benefit.tables)
        yield from (one.when for one in benefit.factors)
        yield from (one.when for one in benefit.caps)


def _lacking_cover(scheme: Scheme, claim: Claim, benefits: tuple[Benefit, ...]) -> Iterator[tuple[str, str]]:
    """What waiting and the deadline need."""
    waiting = scheme.waiting
    windows = any(one.windows for one in benefits)
    if (windows or waiting.first or waiting.renewal) and claim.cover_from is None:
        yield "cover_from", "保障起日"
    by_join = any(one.windows and one.windows_for == "first" for one in benefits)
    if (by_join or waiting.first != waiting.renewal) and "first_join" not in claim.facts:
        yield "first_join", words.FACTS["first_join"]
    if scheme.waiting.waived_causes and "cause_kind" not in claim.facts:
        yield "cause_kind", words.FACTS["cause_kind"]
    if scheme.deadline is not None:
        if claim.applied_on is None:
            yield "applied_on", "申请日期"
        begins = scheme.deadline.begins
        if begins != words.PERIOD_END and begins not in claim.dates:
            yield begins, words.DAYS[begins]
