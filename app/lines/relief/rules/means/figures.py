"""The figures of the means test (测算数据): a year's income, rigid spending, heads, relief that counts."""

from dataclasses import dataclass, replace

from app.core.money import Money
from app.engine.flow import Facts
from app.engine.values import Values
from app.lines.relief.fields.content import (
    EXPENSES,
    HEAD_COUNT,
    HOUSEHOLD,
    HOUSEHOLD_INCOME,
    LOSS,
    MEMBER_INCOME,
    OTHER_INCOME,
    OWN_INCOME,
    PER_HEAD,
    RIGID,
    SPENT,
    SPENT_COUNTED,
)
from app.lines.relief.rules.settings import yes_of

RELIEF_COUNTS = "relief.file_open.relief_counts"
"""Parameter: relief of the union received this year counts as income (是, [S6][S31]). Not shipped: 否."""

_COUNTED_KINDS = ("relief.living", "relief.medical", "relief.tuition", "relief.disaster")
"""Relief that may count as income (计入收入的救助): small gifts at a visit never do, §1.3 [S6]."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the means test starts from (测算数据): a year's income and rigid spending, heads, a sudden loss.

    `earned` and `spent` say how income and spending were made up, empty where nobody knows.
    """

    income: Money
    rigid: Money
    heads: int
    loss: Money | None = None
    earned: str = ""
    spent: str = ""

    @property
    def left(self) -> Money:
        """Income less rigid spending of the year (年净收入), negative too."""
        return self.income - self.rigid

    @property
    def per_head(self) -> Money:
        """(income - rigid spending) / 12 / heads (月人均), half a 分 away from zero, for reading only."""
        return self.left.share(1, 12 * self.heads)


def figures_of(values: Values) -> Figures | None:
    """The figures of a form with the content of a file (测算数据); None while the income is not known."""
    income, heads = values.get(HOUSEHOLD_INCOME), values.get(HEAD_COUNT)
    if income is None or heads is None:
        return None
    earned = _earned(values) if summed_income(values) == income else ""
    spent = " + ".join(counted(row).show() for row in values.get(EXPENSES) or ())
    return Figures(income, values.get(RIGID) or Money.ZERO, heads, values.get(LOSS), earned, spent)


def counted(row: Values) -> Money:
    """What counts of one row of spending (认定支出): the accepted sum, the named one until then."""
    accepted = row.get(SPENT_COUNTED)
    return accepted if accepted is not None else row.get(SPENT) or Money.ZERO


def summed_income(values: Values) -> Money | None:
    """Twelve months of everybody and what is no wage (合计年收入); None while the worker's is not known."""
    own = values.get(OWN_INCOME)
    if own is None:
        return None
    return sum(_wages(values), own) * 12 + (values.get(OTHER_INCOME) or Money.ZERO)


def _wages(values: Values) -> tuple[Money, ...]:
    """What each of the household earns a month."""
    return tuple(row.get(MEMBER_INCOME) or Money.ZERO for row in values.get(HOUSEHOLD) or ())


def _earned(values: Values) -> str:
    """（5,000.00 + 800.00）× 12 + 1,200.00"""
    paid = [one.show() for one in (values[OWN_INCOME], *_wages(values)) if one] or [Money.ZERO.show()]
    monthly = f"（{' + '.join(paid)}）" if len(paid) > 1 else f"{paid[0]} "
    other = values.get(OTHER_INCOME)
    return f"{monthly}× 12 + {other.show()}" if other else f"{monthly}× 12"


def relief_counted(facts: Facts) -> tuple[Money, ...]:
    """The relief of this year that counts as income (计入收入的救助): of the worker and his household."""
    if not yes_of(facts, RELIEF_COUNTS):
        return ()
    received = (*facts.benefits, *(one for member in facts.family for one in member.benefits))
    return tuple(amount for kind, amount in received if kind in _COUNTED_KINDS)


def with_relief(facts: Facts, figures: Figures) -> Figures:
    """The same figures with the relief that counts as income (计入救助后)."""
    return replace(figures, income=sum(relief_counted(facts), figures.income))


def reckon(facts: Facts) -> Values:
    """The figure per head with the relief that counts (家庭月人均收入), where the county counts any."""
    figures = figures_of(facts.values)
    if figures is None or not relief_counted(facts):
        return facts.values
    return facts.values.put(PER_HEAD, with_relief(facts, figures).per_head)
