"""What a case is entitled to (救助标准): dated sums of the county in four shapes, each step told.

A fixed sum, so many months of the low-income line, a share of what is left with its cap: each is optional and
counts only where the county has set it; where it has set several, the lowest holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.errors import Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts, Guard
from app.engine.sums import Sum, SumStep
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, ENTITLED
from app.lines.relief.rules.aid import sum_of
from app.lines.relief.rules.kinds import AidKind
from app.lines.relief.rules.means import LINE
from app.lines.relief.rules.settings import percent_of

OUT = "out"
"""Stands for the category of people without a file (未建档)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a standard (算法): its steps, what comes out, the parameters behind it.

    `amount` is None while something is `lacking`.
    """

    steps: tuple[SumStep, ...]
    amount: Money | None
    keys: tuple[str, ...]
    lacking: str = ""


def shapes(facts: Facts, kind: AidKind) -> tuple[Shape, ...]:
    """Every shape that the county set for this kind and this case (适用算法)."""
    return (*_fixed(facts, kind), *_months(facts, kind), *_share(facts, kind))


def limit(found: tuple[Shape, ...]) -> Money | None:
    """The most that may be given (可救助上限): the lowest of all, None where nothing is known."""
    return min((one.amount for one in found if one.amount is not None), default=None)


def lacking(found: tuple[Shape, ...], kind: AidKind) -> str:
    """What is missing to reckon it (缺什么), in one sentence; empty when nothing is."""
    if not found:
        return f"还没有设置“{kind.name}标准”，请按所用文件核定；管理员可以在“管理・参数”里补上。"
    return next((one.lacking for one in found if one.lacking), "")


def sum_of_kind(kind: AidKind) -> Callable[[Facts], Sum]:
    """The sum of a kind with its steps (救助算式), as it stands on the screen and on paper."""

    def reckoned(facts: Facts) -> Sum:
        title = f"{kind.name}核算"
        try:
            found = shapes(facts, kind)
        except Refused as wrong:
            return Sum(title, (), lacking=wrong.reason)
        missing, amount = lacking(found, kind), limit(found)
        steps = tuple(step for one in found for step in one.steps)
        if missing or amount is None:
            return Sum(title, steps, lacking=missing)
        if len(found) > 1:
            every = "、".join(one.amount.show() for one in found if one.amount is not None)
            steps = (*steps, SumStep("取最低的", every, amount.show()))
        return Sum(title, steps, ENTITLED.label, f"{amount.show()} 元", _source(facts, found))

    return reckoned


def reckon(kind: AidKind) -> Callable[[Facts], Values]:
    """The reckoned sum as a field of the case (核算金额); none while something is missing."""

    def reckoned(facts: Facts) -> Values:
        try:
            found = shapes(facts, kind)
        except Refused:
            return facts.values.put(ENTITLED, None)
        return facts.values.put(ENTITLED, None if lacking(found, kind) else limit(found))

    return reckoned


def within_standard(kind: AidKind, field: Field[Money]) -> Guard:
    """A guard that holds one sum against the county's standard (不超标准), where one is in force."""

    def guard(facts: Facts) -> None:
        most, amount = limit(shapes(facts, kind)), facts.values.get(field)
        if most is not None and amount is not None and amount > most:
            raise Refused(f"{field.label} {amount.show()} 元超过现行救助标准 {most.show()} 元。")

    return guard


def _set(facts: Facts, key: str, *parts: str) -> str:
    """The key that is set, the most particular first (取参数): category and grade, category, grade, none."""
    whom = facts.values.get(CATEGORY) or OUT
    wanted = [(whom, *parts), (whom,), parts, ()]
    named = (".".join((key, *one)) for one in wanted)
    return next((one for one in named if facts.rules.get(one)), "")


def _fixed(facts: Facts, kind: AidKind) -> Iterator[Shape]:
    grade = facts.values.get(kind.grade) if kind.grade else None
    key = _set(facts, kind.standard, *((grade,) if grade else ()))
    amount = sum_of(facts, key) if key else None
    if amount is not None:
        yield Shape((SumStep("定额标准", "每次最高", amount.show()),), amount, (key,))


def _months(facts: Facts, kind: AidKind) -> Iterator[Shape]:
    key = _set(facts, kind.line_months)
    if not key:
        return
    months, line = facts.rules[key], sum_of(facts, LINE)
    if not months.isdecimal():
        raise Refused(f"参数 {key} 不是月数，请管理员在“管理・参数”里改正。")
    if line is None:
        yield Shape((), None, (key,), "还没有设置“低保线（每人每月）”，请管理员在“管理・参数”里补上。")
        return
    amount = line * int(months)
    yield Shape((SumStep("低保线", f"{line.show()} × {months} 个月", amount.show()),), amount, (key, LINE))


def _share(facts: Facts, kind: AidKind) -> Iterator[Shape]:
    key = _set(facts, kind.share)
    percent = percent_of(facts, key) if key and kind.base else None
    if percent is None or kind.base is None:
        return
    base = kind.base(facts.values)
    if base is None:
        yield Shape((), None, (key,), "按比例核算的数字还没有填齐，补齐后自动算出。")
        return
    share = max(base.amount.share(percent.numerator, percent.denominator * 100), Money.ZERO)
    step = SumStep(base.label, f"{base.working} × {facts.rules[key]}%", share.show())
    cap_key = _set(facts, kind.cap)
    cap = sum_of(facts, cap_key) if cap_key else None
    if cap is None:
        yield Shape((step,), share, (key,))
        return
    amount = min(share, cap)
    yield Shape((step, SumStep("封顶", f"最高 {cap.show()}", amount.show())), amount, (key, cap_key))


def _source(facts: Facts, found: tuple[Shape, ...]) -> str:
    """The documents behind the parameters that were used (依据), each once."""
    named = (facts.sources.get(key, "") for one in found for key in one.keys)
    return "；".join(dict.fromkeys(filter(None, named)))
