"""A benefit (给付项目): what it counts, its bands, and what bounds them.

Sums are whole 分, rates exact fractions. A quantity is what a benefit counts: 元 of a base or days, both kept
in hundredths, so that money and days go through the same bands; of a sum paid once it is 1.00.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from app.core.money import Money
from app.lines.mutual_aid.scheme.model.condition import Span, When

Measure = Literal["money", "days", "once"]
"""按金额, 按天数, 定额: what a benefit counts (计量)."""

Over = Literal["marginal", "whole"]
"""分段累加, 全额按所在档: how bands are read (分段方式)."""

Second = Literal["each", "total", "onward"]
"""每次单算, 累计减已付, 累计接着算: what an earlier claim of the period does to the next (再次申请)."""

Per = Literal["claim", "period", "life"]
"""每次, 每期, 终身: for what a limit holds (限额范围)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a base (基数的一项): a figure, added or taken off, a rate of it, at most so much.

    The figure is one of the sheet, or what an earlier benefit of the same claim gives: "benefit.CODE".
    """

    figure: str
    minus: bool = False
    rate: Fraction = Fraction(1)
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A band (段): of the quantity above `low` up to `high` a rate or so much a day; once reached, a sum."""

    low: int
    high: int | None = None
    rate: Fraction = Fraction(0)
    each: Money = Money.ZERO
    sum: Money = Money.ZERO


@dataclass(frozen=True, slots=True)
class Table:
    """The bands for some claims (分段表), with the deductible before them; the first that holds counts.

    `edge`: whether a quantity on the boundary of two bands belongs to the lower or the upper one. `qualify`:
    below this quantity nothing is paid, from it on all counts.
    """

    bands: tuple[Band, ...]
    when: When = field(default_factory=When)
    over: Over = "marginal"
    edge: str = "lower"
    deductible: int = 0
    deductible_per: str = "claim"
    qualify: int = 0


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor on the sum for some claims (系数), such as of the hospital's level."""

    rate: Fraction
    name: str
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Window:
    """Days of cover with a benefit of their own (观察期档): nothing, a rate of the sum, or a fixed sum."""

    days: Span
    rate: Fraction = Fraction(0)
    sum: Money | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit (限额): of the sum, of the base counted, or of the days; for some claims or for all."""

    per: Per
    amount: Money | None = None
    base: Money | None = None
    days: int | None = None
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that is paid once anything is (最低给付), for each claim or for the period so far."""

    amount: Money
    per: str = "claim"


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit (给付项目): what it counts, its bands, what bounds them. Those of a claim add up."""

    code: str
    name: str
    item: str
    claims: tuple[str, ...]
    tables: tuple[Table, ...]
    measure: Measure = "money"
    count: str = "days"
    base: tuple[Term, ...] = ()
    article: str = ""
    when: When = field(default_factory=When)
    dated_by: str = "admitted_on"
    second: Second = "each"
    factors: tuple[Factor, ...] = ()
    windows: tuple[Window, ...] = ()
    windows_for: str = "first"
    floor: Floor | None = None
    nothing_below: Money = Money.ZERO
    caps: tuple[Cap, ...] = ()
    not_above: tuple[Term, ...] = ()
    times: int = 0
    times_per: Per = "period"
    per_share: bool = False
