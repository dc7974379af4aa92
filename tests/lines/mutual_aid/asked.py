"""Claims under the shipped schemes (核算测试件): a claim in a few words, and what it gives."""

import functools
from datetime import date, timedelta

from app.core.money import Money
from app.core.paths import resources
from app.core.workdays import Calendar
from app.lines.mutual_aid.scheme import (
    Assessment,
    Before,
    Claim,
    Prior,
    Scheme,
    assess,
    parsed,
    shipped_lists,
)

NO_HOLIDAYS = Calendar(frozenset(), frozenset(), frozenset())
FACTS = {"hospital_level": "2", "si_kind": "worker", "first_join": "no", "cause_kind": "illness"}


@functools.cache
def shipped(name: str) -> Scheme:
    """One of the schemes in resources (示例计划)."""
    text = (resources() / "schemes" / f"{name}.toml").read_text(encoding="utf-8")
    return parsed(text, shipped_lists())


def claim(
    scheme: Scheme,
    kind: str = "inpatient",
    days: int = 1,
    cover_day: int = 200,
    facts: dict[str, str] | None = None,
    **yuan: str,
) -> Claim:
    """A claim in the first period, so many days after its start, with these figures."""
    start = scheme.periods[0].start
    day = start + timedelta(days=cover_day - 1)
    figures = {name: Money.parse(text) for name, text in ({"self_share": "0"} | yuan).items()}
    dates = dict.fromkeys(("admitted_on", "discharged_on", "settled_on", "first_diagnosed_on"), day)
    return Claim(kind, figures, FACTS | (facts or {}), dates, {"days": days, "age": 40}, start)


def given(scheme: Scheme, one: Claim, before: Before = ()) -> Assessment:
    """What it gives; every line's step is part of the amount."""
    found = assess(scheme, one, before, NO_HOLIDAYS)
    for part in found.parts:
        assert sum(line.step for line in part.lines) == part.amount.fen
    assert sum((part.amount for part in found.parts), Money.ZERO) == found.amount
    return found


def paid(scheme: Scheme, *claims: Claim) -> list[str]:
    """Amounts of several claims of one person, each paid as computed."""
    before: Before = ()
    said: list[str] = []
    for one in claims:
        found = given(scheme, one, before)
        said.append(found.amount.show())
        before += found.priors()
    return said


def prior(scheme: Scheme, benefit: str, quantity: str, amount: str) -> Prior:
    """Something paid earlier in the first period."""
    return Prior(benefit, scheme.periods[0].no, Money.parse(quantity).fen, Money.parse(amount))


def day_of(scheme: Scheme, n: int) -> date:
    """The n-th day of the first period."""
    return scheme.periods[0].start + timedelta(days=n - 1)
