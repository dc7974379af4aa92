"""Contradictions between the parts of a scheme (整体矛盾): periods, items, groups, reasons."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from app.core.clock import show_date
from app.core.money import Money
from app.lines.mutual_aid.scheme.checking.benefit import benefit_problems
from app.lines.mutual_aid.scheme.checking.problem import Lists, Problem, condition, twice, unknown_names
from app.lines.mutual_aid.scheme.model import Item, Period, Scheme
from app.lines.mutual_aid.scheme.shapes import RULES

_ROUNDED_TO = (1, 10, 100, 1000)


def problems(scheme: Scheme, lists: Lists) -> tuple[Problem, ...]:
    """Every contradiction (全部矛盾), in no order."""
    return tuple(_all(scheme, lists))


def _all(scheme: Scheme, lists: Lists) -> Iterator[Problem]:
    for name, rows, least in (
        ("period", scheme.periods, 1),
        ("item", scheme.items, 1),
        ("benefit", scheme.benefits, 1),
    ):
        if len(rows) < least:
            yield Problem((name,), f"至少要有一节 [[{name}]]。")
    yield from _periods(scheme.periods)
    yield from _items(scheme.items)
    yield from _joining(scheme, lists)
    for n, one in enumerate(scheme.benefits):
        yield from benefit_problems(one, scheme, lists, ("benefit", n))
    for name, codes in (
        ("benefit", [one.code for one in scheme.benefits]),
        ("disease", [one.code for one in scheme.diseases]),
    ):
        yield from (Problem((name, n, "code"), f"代码“{codes[n]}”前面用过，请换一个。") for n in twice(codes))
    yield from _groups(scheme)
    yield from _reasons(scheme, lists)


def _periods(periods: tuple[Period, ...]) -> Iterator[Problem]:
    for n, one in enumerate(periods):
        if one.end < one.start:
            yield Problem(("period", n, "end"), "保障最后一天早于第一天，请改正。")
        if one.enrol_open and one.enrol_close and one.enrol_close < one.enrol_open:
            yield Problem(("period", n, "enrol_close"), "登记截止早于登记开始，请改正。")
    for n in twice(one.no for one in periods):
        yield Problem(("period", n, "no"), f"期号“{periods[n].no}”前面用过，请换一个。")
    for (_, first), (n, second) in combinations(enumerate(periods), 2):
        if first.start <= second.end and second.start <= first.end:
            yield Problem(("period", n, "start"), f"和 {_told(first)} 的日期重叠，请改正。")


def _told(period: Period) -> str:
    return f"{period.no} 期（{show_date(period.start)} 至 {show_date(period.end)}）"


def overlaps(schemes: Iterable[Scheme]) -> tuple[str, ...]:
    """Periods of one scheme that overlap across its files (各份文件的期重叠), as sentences."""
    rows = [(one.code, one.name, period) for one in schemes for period in one.periods]
    return tuple(
        f"{name}的 {_told(first)} 和 {_told(second)} 重叠，请改正其中一期。"
        for (code, name, first), (other, _, second) in combinations(rows, 2)
        if code == other and first.start <= second.end and second.start <= first.end
    )


def _items(items: tuple[Item, ...]) -> Iterator[Problem]:
    for n in twice(one.code for one in items):
        yield Problem(("item", n, "code"), f"代码“{items[n].code}”前面用过，请换一个。")
    for n, one in enumerate(items):
        if not one.most_shares:
            yield Problem(("item", n, "most_shares"), "最多份数至少是 1。")
        for fee in twice(each.unit_kind for each in one.fees):
            yield Problem(("item", n, "fees", fee), "同一类单位写了两个标准，请去掉一个。")
        total = sum((each.amount for each in one.split), Money.ZERO)
        if one.split and all(each.amount != total for each in one.fees):
            yield Problem(("item", n, "split"), f"分担合计 {total.show()} 元，和交费标准都不相等，请核对。")


def _joining(scheme: Scheme, lists: Lists) -> Iterator[Problem]:
    """Waiting, deadline, rounding, who may join."""
    yield from unknown_names(
        scheme.waiting.waived_causes, lists["cause_kind"], ("waiting", "waived_causes"), "住院原因"
    )
    yield from unknown_names(
        scheme.eligibility.si_kinds, lists["si_kind"], ("eligibility", "si_kinds"), "医保种类"
    )
    for n, age in enumerate(scheme.eligibility.ages):
        if age.months > 11:
            yield Problem(("eligibility", "ages", n, "months"), "月数是 0 到 11，满 12 个月请写进岁数。")
    if scheme.deadline is not None and not scheme.deadline.length:
        yield Problem(("deadline", "length"), "申请期限至少是 1；没有期限就去掉这一节。")
    if scheme.rounding.to.fen not in _ROUNDED_TO:
        yield Problem(("rounding", "to"), "只能取到 0.01、0.1、1 或 10 元。")


def _groups(scheme: Scheme) -> Iterator[Problem]:
    codes = [one.code for one in scheme.benefits]
    for n, one in enumerate(scheme.exclusives):
        path = ("exclusive", n, "benefits")
        yield from unknown_names(one.benefits, codes, path, "给付项目")
        if len(one.benefits) < 2:
            yield Problem(path, "不可兼得至少写两项。")
    for n, group in enumerate(scheme.together):
        yield from unknown_names(group.benefits, codes, ("together", n, "benefits"), "给付项目")
        for benefit in scheme.benefits:
            covered = not group.benefits or benefit.code in group.benefits
            if covered and benefit.floor and benefit.floor.amount > group.amount:
                said = f"合并限额 {group.amount.show()} 元，低于{benefit.name}的最低给付"
                yield Problem(("together", n, "amount"), f"{said} {benefit.floor.amount.show()} 元，请核对。")


def _reasons(scheme: Scheme, lists: Lists) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for n, one in enumerate(scheme.reasons):
        if seen.setdefault(one.no, one.text) != one.text:
            yield Problem(("reason", n, "no"), f"序号“{one.no}”前面用过，写的是“{seen[one.no]}”。")
        if one.rule and one.when is not None:
            yield Problem(("reason", n, "when"), "rule 和 when 只能写一个。")
        if one.when is not None:
            yield from condition(one.when, scheme, lists, ("reason", n, "when"))
            if not one.when.facts and not one.when.spans:
                yield Problem(
                    ("reason", n, "when"), "没有条件，会把所有申请都不予给付。请写条件，或去掉 when。"
                )
    rules = [one.rule for one in scheme.reasons]
    for n in twice(rules):
        if rules[n]:
            yield Problem(("reason", n, "rule"), f"“{RULES[rules[n]]}”前面写过，请去掉一个。")
