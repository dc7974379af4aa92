"""Contradictions within a benefit (给付项目矛盾): what it counts, its tables, windows and limits."""

from collections.abc import Iterator
from itertools import pairwise

from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.checking.bands import table_problems
from app.lines.mutual_aid.scheme.checking.problem import Lists, Problem, condition, unknown_names
from app.lines.mutual_aid.scheme.model import Benefit, Cap, Scheme, Window
from app.lines.mutual_aid.scheme.places import Path
from app.lines.mutual_aid.scheme.shapes import PER


def benefit_problems(benefit: Benefit, scheme: Scheme, lists: Lists, path: Path) -> Iterator[Problem]:
    """Every contradiction of one benefit (一项的矛盾)."""
    items = [one.code for one in scheme.items]
    for one in unknown_names((benefit.item,), items, path, "参保项目"):
        yield Problem((*path, "item"), one.sentence)
    yield from condition(benefit.when, scheme, lists, (*path, "when"))
    yield from _counting(benefit, scheme, path)
    yield from _tables(benefit, scheme, lists, path)
    yield from _windows(benefit.windows, path)
    yield from _caps(benefit, path)
    for n, cap in enumerate(benefit.caps):
        yield from condition(cap.when, scheme, lists, (*path, "caps", n, "when"))
    yield from _least(benefit, path)


def _counting(benefit: Benefit, scheme: Scheme, path: Path) -> Iterator[Problem]:
    if benefit.measure == "money" and not benefit.base:
        yield Problem(path, "按金额算的项目要写 base（基数由哪些项组成）。")
    if benefit.measure == "days" and benefit.base:
        yield Problem((*path, "base"), "按天数算的项目没有基数，请去掉 base。")
    if benefit.base and all(one.minus for one in benefit.base):
        yield Problem((*path, "base"), "基数只有减项，请写加上哪些项。")
    if benefit.measure == "once" and benefit.second != "each":
        yield Problem((*path, "second"), '定额项目不累计，请写 "each" 或去掉。')
    for name, terms in (("base", benefit.base), ("not_above", benefit.not_above)):
        for n, one in enumerate(terms):
            if any(one == each for each in terms[:n]):
                yield Problem((*path, name, n), "这一项前面写过，请去掉一个。")
            if one.rate > 1:
                yield Problem((*path, name, n, "rate"), "计入比例不能超过 100%。")
            if one.figure.startswith(words.OF_BENEFIT):
                yield from _of_benefit(benefit, scheme, one.figure, (*path, name, n, "figure"))


def _of_benefit(benefit: Benefit, scheme: Scheme, figure: str, path: Path) -> Iterator[Problem]:
    """What another benefit gives is known only if that stands before."""
    codes = [one.code for one in scheme.benefits]
    if figure.removeprefix(words.OF_BENEFIT) not in codes[: codes.index(benefit.code)]:
        yield Problem(path, "benefit. 后面要写排在前面的给付项目的代码。")


def _tables(benefit: Benefit, scheme: Scheme, lists: Lists, path: Path) -> Iterator[Problem]:
    if not benefit.tables:
        yield Problem(path, "至少要有一节 [[benefit.table]]（分段表）。")
    for n, table in enumerate(benefit.tables):
        at = (*path, "table", n)
        yield from condition(table.when, scheme, lists, (*at, "when"))
        yield from table_problems(table, benefit.measure, at)
        hidden = [
            one
            for one in benefit.tables[:n]
            if one.when == table.when or not (one.when.facts or one.when.spans)
        ]
        if hidden:
            yield Problem(at, "前面的分段表已经包括这里的情形，这一节用不到。请把有条件的写在前面。")
    for n, factor in enumerate(benefit.factors):
        at = (*path, "factor", n)
        yield from condition(factor.when, scheme, lists, (*at, "when"))
        if any(one.when == factor.when for one in benefit.factors[:n]):
            yield Problem(at, "同样的条件前面写过系数，请去掉一个。")


def _windows(windows: tuple[Window, ...], path: Path) -> Iterator[Problem]:
    if windows and (windows[0].days.low or 1) != 1:
        yield Problem((*path, "windows", 0, "days"), "第一档要从参保第 1 天开始。")
    for n, (first, second) in enumerate(pairwise(windows), start=1):
        wanted = None if first.days.high is None else first.days.high + 1
        if second.days.low != wanted or wanted is None:
            said = f"应从第 {wanted} 天接着" if wanted else "前一档没有终点"
            yield Problem((*path, "windows", n, "days"), f"各档要首尾相接，{said}，请改正。")
    for n, one in enumerate(windows):
        if one.sum is not None and one.rate:
            yield Problem((*path, "windows", n), "rate 和 sum 只能写一个。")
        if one.rate > 1:
            yield Problem((*path, "windows", n, "rate"), "比例不能超过 100%。")


def _caps(benefit: Benefit, path: Path) -> Iterator[Problem]:
    for n, cap in enumerate(benefit.caps):
        at = (*path, "caps", n)
        if sum(each is not None for each in (cap.amount, cap.base, cap.days)) != 1:
            yield Problem(at, "一条限额写 amount、base、days 中的一个。")
        if cap.days is not None and benefit.measure != "days":
            yield Problem((*at, "days"), "不是按天数算的项目，请去掉 days。")
        if cap.base is not None and benefit.measure != "money":
            yield Problem((*at, "base"), "不是按金额算的项目，请去掉 base。")
        if cap.per == "life" and cap.amount is None:
            yield Problem((*at, "per"), "终身限额只能写 amount。")
        for other in benefit.caps[:n]:
            if other.when == cap.when:
                yield from _against(other, cap, at)


def _against(other: Cap, cap: Cap, at: Path) -> Iterator[Problem]:
    """Two limits of one kind: not for the same, and the wider one not below the narrower."""
    order = tuple(PER)
    for name in ("amount", "base", "days"):
        one, two = getattr(other, name), getattr(cap, name)
        if one is None or two is None:
            continue
        if other.per == cap.per:
            yield Problem((*at, "per"), f"{PER[cap.per]}限额前面写过，请去掉一个。")
        elif (order.index(other.per) < order.index(cap.per)) != (one < two) and one != two:
            yield Problem((*at, name), f"{PER[other.per]}限额和{PER[cap.per]}限额大小颠倒，请核对。")


def _least(benefit: Benefit, path: Path) -> Iterator[Problem]:
    floor = benefit.floor
    if benefit.times_per == "period" and benefit.times > 366:
        yield Problem((*path, "times"), "每期最多 366 次，不限请写 0。")
    if floor is None:
        return
    if floor.per == "period" and benefit.second != "total":
        yield Problem((*path, "floor", "per"), '每期累计的最低给付只用于 second = "total"（累计减已付）。')
    if benefit.nothing_below.fen:
        yield Problem((*path, "nothing_below"), "写了最低给付，就不能再写不足不给，请去掉一个。")
    for n, cap in enumerate(benefit.caps):
        if cap.amount is not None and cap.amount < floor.amount:
            said = f"限额 {cap.amount.show()} 元低于最低给付 {floor.amount.show()} 元，请核对。"
            yield Problem((*path, "caps", n, "amount"), said)
