"""The steps of the means test in words and figures (测算步骤), as they stand on the screen and on paper."""

from collections.abc import Iterator
from fractions import Fraction

from app.core.money import Money
from app.engine.flow import Facts
from app.engine.sums import Sum, SumStep, Tone
from app.lines.relief.fields.hardship import DEEP, SUDDEN
from app.lines.relief.rules.means.figures import Figures, figures_of, relief_counted, with_relief
from app.lines.relief.rules.means.standard import (
    CATEGORY_WORDS,
    LINE,
    LOSS_SHARE,
    Limit,
    found_category,
    limits_of,
    struck,
)

_TITLE = "困难类别测算"
_ASK = "请管理员在“管理・参数”里补上。"
_PLACES = {-1: "低于", 0: "等于", 1: "高于"}


def means_sum(facts: Facts) -> Sum:
    """The means test of a form with the content of a file (困难类别算式); what is missing is said."""
    return sum_of_figures(facts, figures_of(facts.values))


def sum_of_figures(facts: Facts, figures: Figures | None) -> Sum:
    """The means test of these figures (困难类别算式); what is missing is said."""
    if figures is None:
        return Sum(_TITLE, (), lacking="填了家庭年度总收入，困难类别就能测算。")
    whole = with_relief(facts, figures)
    limits = _looked_at(limits_of(facts), whole)
    against = tuple(_against(limit, whole, last=limit is limits[-1]) for limit in limits)
    steps = (*_to_head(facts, figures), *against, *_loss(facts, figures))
    source, found = facts.sources.get(LINE, ""), found_category(facts, figures)
    if found is None:
        what = "相对困难的上限" if limits else "低保线"
        told = f"{what}还没有设置，困难类别由人工核定；{_ASK}"
        return Sum(_TITLE, steps, source=source, lacking=told)
    result = CATEGORY_WORDS[found or (SUDDEN if struck(facts, figures) else "")]
    return Sum(_TITLE, steps, "测算类别", result, source, brief=f"{_compared(whole, limits[-1])}：{result}")


def _to_head(facts: Facts, figures: Figures) -> Iterator[SumStep]:
    """From the year's income to what each has a month (月人均)."""
    whole, relief = with_relief(facts, figures), relief_counted(facts)
    yield SumStep("家庭年度总收入", figures.earned or "按登记的年度总收入", figures.income.show())
    if relief:
        added = " + ".join(one.show() for one in relief)
        yield SumStep("计入今年已领救助", added, sum(relief, Money.ZERO).show())
    yield SumStep("刚性支出", figures.spent or "没有", figures.rigid.show())
    yield SumStep("年净收入", f"{whole.income.show()} − {figures.rigid.show()}", whole.left.show())
    yield SumStep("月人均", f"{whole.left.show()} ÷ 12 ÷ {whole.heads} 人", whole.per_head.show())


def _looked_at(limits: tuple[Limit, ...], whole: Figures) -> tuple[Limit, ...]:
    """The limits up to the one that holds: who is below the line needs no second look."""
    return limits[:1] if limits and limits[0].holds(whole) else limits


def _against(limit: Limit, whole: Figures, *, last: bool) -> SumStep:
    """Against a limit, over the sums of a year (与标准线比)."""
    bar = _yuan(limit.bar(whole))
    working = f"{limit.working} × 12 × {whole.heads} 人 = {bar}，年净收入 {whole.left.show()}"
    place = limit.place(whole)
    told = ("，不算低于" if limit.strict else "，算在内") if place == 0 else ""
    tone: Tone = "good" if limit.holds(whole) else "bad" if last and limit.category != DEEP else ""
    return SumStep(f"与{limit.name}比", working, f"{_PLACES[place]}{told}", tone)


def _loss(facts: Facts, figures: Figures) -> Iterator[SumStep]:
    """The loss against the year's income (意外损失占比), where there is one."""
    if figures.loss is None:
        return
    working = f"{figures.loss.show()} ÷ {figures.income.show()}"
    if figures.income.fen > 0:
        percent = _yuan(Fraction(figures.loss.fen * 10_000, figures.income.fen))
        working += f" = {percent}%"
    passed = struck(facts, figures)
    if passed is None:
        yield SumStep("意外损失占年收入", working, "比例还没有设置")
        return
    word = f"{'超过' if passed else '没有超过'} {facts.rules[LOSS_SHARE]}%"
    yield SumStep("意外损失占年收入", working, word, "good" if passed else "")


def _compared(whole: Figures, limit: Limit) -> str:
    """月人均 833.33 元，低于低保线 1,100.00 元; 约 where what is shown was rounded."""
    exact = whole.per_head.fen * 12 * whole.heads == whole.left.fen
    about, month = " " if exact else "约 ", _yuan(limit.fen)
    named = f"{limit.name} {month} 元" if limit.category == DEEP else f"{limit.name}（{month} 元）"
    return f"月人均{about}{whole.per_head.show()} 元，{_PLACES[limit.place(whole)]}{named}"


def _yuan(fen: Fraction) -> str:
    """A figure that may end in parts of a 分, with two decimals."""
    return Money(fen.numerator).share(1, fen.denominator).show()
