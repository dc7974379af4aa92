"""What a scheme is asked and what it answers (申请与核算结果): a claim, what went before, the sum."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from app.core.money import Money

HUNDRED = 100
"""A quantity is kept in hundredths: 分 of a base, hundredths of a day."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim (给付申请) as a scheme sees it: figures of the sheet, facts, days, and the cover of the person.

    Keys are those of `words`, of the numbers its STATED. `items` are what the person joined, none named is
    every item. `explained`: a late claim gave its reason, and that was accepted.
    """

    kind: str
    figures: Mapping[str, Money] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    cover_from: date | None = None
    cover_to: date | None = None
    items: tuple[str, ...] = ()
    shares: int = 1
    applied_on: date | None = None
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Prior:
    """What a person received before (以前给付): the benefit, its period, what was counted, the sum paid."""

    benefit: str
    period: str
    quantity: int
    paid: Money


Before: TypeAlias = tuple[Prior, ...]
"""All that a person received before, of any period (以前给付记录)."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What falls into one band (落在本段): its bounds and the quantity in it, in hundredths."""

    low: int
    high: int | None
    size: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum (算式一行): a label, the figures substituted, what comes of it.

    `amount` is what the line shows, in 分 (of days: in hundredths); `step` is what it adds to the sum, in
    exact 分: the steps of all lines together are the sum.
    """

    kind: str
    label: str
    formula: str
    amount: Fraction
    step: Fraction = Fraction(0)
    unit: str = "元"
    portion: Portion | None = None
    note: str = ""

    def show(self) -> str:
        """计入基数：个人自负 5,000.00 − 起付标准 800.00 = 4,200.00 元（说明）."""
        said = f"{self.label}：{self.formula} =" if self.formula else self.label
        return f"{said} {self.figure()} {self.unit}{f'（{self.note}）' if self.note else ''}"

    def figure(self) -> str:
        """4,200.00, or 12 of days (本行金额或天数)."""
        return days_text(int(self.amount)) if self.unit == "天" else exact(self.amount)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A numbered reason to pay nothing (不予给付原因), with what was found in this claim."""

    no: str
    text: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one benefit gives (一项给付); its quantity is what a later claim goes on from."""

    benefit: str
    name: str
    amount: Money
    quantity: int
    lines: tuple[Line, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The sum of a claim (核算结果) with every step; refusals where nothing is paid."""

    scheme: str
    period: str
    amount: Money
    parts: tuple[Part, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def priors(self) -> Before:
        """The parts as what later claims count, if paid as computed (记入台账)."""
        return tuple(Prior(one.benefit, self.period, one.quantity, one.amount) for one in self.parts)

    def explain(self) -> tuple[str, ...]:
        """The lines of each benefit as one text (计算过程)."""
        return tuple(
            f"【{part.name} {part.amount.show()} 元】{'；'.join(line.show() for line in part.lines)}"
            for part in self.parts
            if part.lines
        )


def exact(amount: Fraction) -> str:
    """1,234.50, or as many decimals as it has: 11,740.734; beyond six it is cut with …. (算式金额)."""
    if amount.denominator == 1:
        return Money(amount.numerator).show()
    millionths, rest = divmod(abs(amount.numerator) * 10_000, amount.denominator)
    whole, part = divmod(millionths, 1_000_000)
    decimals = f"{part:06d}"
    shown = decimals if rest else decimals[:2] + decimals[2:].rstrip("0")
    return f"{'-' if amount < 0 else ''}{whole:,}.{shown}{'…' if rest else ''}"


@functools.cache
def percent(rate: Fraction) -> str:
    """20%, 12.5%, 1/3 (比例)."""
    hundredfold = rate * HUNDRED
    if (10_000 * hundredfold).denominator == 1:
        return f"{exact(hundredfold * HUNDRED).rstrip('0').rstrip('.')}%"
    return f"{rate.numerator}/{rate.denominator}"


def days_text(quantity: int) -> str:
    """12: a quantity of days (天数)."""
    return f"{quantity // HUNDRED:,}"
