"""Stacking of relief (叠加救助): what was given already in the year, told before the decision.

What the county forbids goes on only with a written reason, which another person has to approve.
"""

from collections.abc import Callable, Iterable, Iterator

from app.core.errors import Refused
from app.core.money import Money
from app.engine.bills import used_before
from app.engine.fields import Field
from app.engine.flow import Facts, Guard, Relative
from app.lines.relief.fields.aid import CATEGORY, STACK_REASON
from app.lines.relief.rules.aid import sum_of, tell_received
from app.lines.relief.rules.kinds import KINDS, AidKind
from app.lines.relief.rules.means import RELIEF_COUNTS
from app.lines.relief.rules.settings import yes_of

MOST_KINDS = "relief.stack.kinds"
"""Parameter: so many kinds of relief one person may get in a year, by category (一年可享种类)."""

_COUNTED = {one.id: one.name for one in KINDS if one.counted}


def stacked(kind: AidKind, facts: Facts) -> tuple[str, ...]:
    """What speaks against it (叠加情形), a sentence each; empty when nothing does."""
    if not kind.counted:
        return ()
    return (
        *_too_many(kind, facts),
        *_into_income(facts),
        *used_before(facts),
        *(sentence for one in facts.family for sentence in _helped(one)),
    )


def stacking_reasoned(kind: AidKind) -> Guard:
    """A guard: what is stacked has its reason in writing (叠加有理由)."""

    def guard(facts: Facts) -> None:
        found = stacked(kind, facts)
        if found and STACK_REASON not in facts.values:
            raise Refused(f"{found[0]}确需救助的，请在核实环节填写“{STACK_REASON.label}”，由另一人审批。")

    return guard


def within_year_limit(kind: AidKind, field: Field[Money]) -> Guard:
    """A guard: no more of a kind in a year than the county set for one person (年度限额)."""

    def guard(facts: Facts) -> None:
        most, amount = sum_of(facts, kind.year_limit), facts.values.get(field)
        got = sum((n for one, n in facts.benefits if one == kind.id), Money.ZERO)
        if most is not None and amount is not None and got + amount > most:
            raise Refused(
                f"今年已领{kind.name} {got.show()} 元，加上{field.label} {amount.show()} 元，"
                f"超过年度限额 {most.show()} 元。"
            )

    return guard


def _tell_stacked(kind: AidKind) -> Callable[[Facts], tuple[str, ...]]:
    """What the clerk should know of stacking (叠加提示), and what the household has in hand."""

    def tell(facts: Facts) -> tuple[str, ...]:
        try:
            found = stacked(kind, facts)
        except Refused as wrong:
            found = (wrong.reason,)
        return (*found, *(sentence for one in facts.family for sentence in _in_hand(one)))

    return tell


def tell_aid(kind: AidKind) -> Callable[[Facts], tuple[str, ...]]:
    """What the clerk should know of every relief (提示): received this year, and what is stacked."""
    received, found = tell_received(kind), _tell_stacked(kind)
    return lambda facts: (*received(facts), *found(facts))


def _too_many(kind: AidKind, facts: Facts) -> Iterator[str]:
    """More kinds in the year than the category may have (种类超限)."""
    category = facts.values.get(CATEGORY)
    most = facts.rules.get(f"{MOST_KINDS}.{category}", "") if category else ""
    got = {one for one, _ in facts.benefits if one in _COUNTED and one != kind.id}
    if most.isdecimal() and len(got) + 1 > int(most):
        named = "、".join(name for one, name in _COUNTED.items() if one in got)
        yield f"今年已领{named}，加上{kind.name}是 {len(got) + 1} 种，超过一年 {most} 种的规定。"


def _into_income(facts: Facts) -> Iterator[str]:
    """Earlier relief counts as income, so that the file has to be reckoned again (计入收入)."""
    got = _relief(facts.benefits)
    if got and yes_of(facts, RELIEF_COUNTS):
        total = sum((amount for _, amount in got), Money.ZERO)
        yield f"今年已领救助 {total.show()} 元，按规定计入家庭收入，请重算人均收入后再核定。"


def _helped(one: Relative) -> Iterator[str]:
    """Another of the household was helped this year (家人已救助)."""
    got = _relief(one.benefits)
    if got:
        named = "、".join(dict.fromkeys(_COUNTED[kind] for kind, _ in got))
        total = sum((amount for _, amount in got), Money.ZERO)
        yield f"家庭成员{one.name}今年已领{named}，共 {total.show()} 元。"


def _in_hand(one: Relative) -> Iterator[str]:
    """Another of the household has a case in hand (家人在办)."""
    yield from (f"家庭成员{one.name}有在办的{case.state} {case.number}。" for case in one.running)


def _relief(benefits: Iterable[tuple[str, Money]]) -> list[tuple[str, Money]]:
    """Relief alone, without gifts and other lines (救助款)."""
    return [(kind, amount) for kind, amount in benefits if kind in _COUNTED]
