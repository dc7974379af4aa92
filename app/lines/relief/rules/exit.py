"""Rules of leaving the file (退出规则): reasons that belong to a way, telling first, the figures."""

from collections.abc import Iterable, Mapping

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.flow import Facts, Standing
from app.engine.head import head_faults
from app.engine.parties import agency_faults
from app.engine.sums import Sum
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, OBJECTION, OBJECTION_TEXT
from app.lines.relief.fields.content import HOUSEHOLD_INCOME, PER_HEAD
from app.lines.relief.fields.exit import (
    DIED,
    EXIT_KIND,
    EXIT_REASON,
    HEADS_NOW,
    NEW_CATEGORY,
    RECATEGORY,
    RIGID_NOW,
    TO_COUNTY,
)
from app.lines.relief.fields.hardship import DEEP, RELATIVE
from app.lines.relief.fields.register import CLOSED, LAPSED, MOVED, OUT
from app.lines.relief.fields.review import ASKED_BY, BY_WORKER, EFFECTIVE_ON
from app.lines.relief.rules import means
from app.lines.relief.rules.review import borne, lighter
from app.lines.relief.rules.standing import active_file, derive_file

OBJECTION_DAYS = "days.relief.exit.objection"

_REASONS: Mapping[str, tuple[str, ...]] = {
    OUT: ("income", "job", "other"),
    CLOSED: (DIED, "left", "retired", "false", "refuse", "twice", "other"),
    LAPSED: ("unreviewed", "other"),
    MOVED: ("moved", "other"),
    RECATEGORY: ("better", "other"),
}
"""Which reasons belong to which way out (退出原因分组), relief file §1.4."""


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """The file in force and the income per head now (计算栏目)."""
    found = figures(values)
    return derive_file(values, standing).put(PER_HEAD, found.per_head if found else None)


def figures(values: Values) -> means.Figures | None:
    """The figures on which it is found (现收入情况), None while the income or the heads are not known."""
    income, heads = values.get(HOUSEHOLD_INCOME), values.get(HEADS_NOW)
    if income is None or heads is None:
        return None
    return means.Figures(income, values.get(RIGID_NOW) or Money.ZERO, heads)


def on_figures(values: Values) -> bool:
    """Whether the way out rests on figures (要测算收入): 脱困 and 类别变更."""
    kind = values.get(EXIT_KIND)
    return kind is not None and kind in (OUT, RECATEGORY)


def reckon(facts: Facts) -> Sum | None:
    """The means test on the new figures (收入测算), where the way out rests on them."""
    return means.sum_of_figures(facts, figures(facts.values)) if on_figures(facts.values) else None


def has_file(facts: Facts) -> None:
    """The person is in file, and nobody else is taking him out (在册)."""
    if active_file(facts.standing, facts.today) is None:
        raise Refused("这位职工没有在册的困难职工档案，不用办退出。")
    running = next((one for one in facts.same if not one.ended), None)
    if running is not None:
        raise Refused(f"退出 {running.number} 正在办理（{running.state}），不用再办一次。")


def only_lighter(facts: Facts) -> None:
    """A guard: a category rises by a review alone, which is publicised (类别上调走年度复核)."""
    old, new = facts.values.get(CATEGORY), facts.values.get(NEW_CATEGORY)
    if facts.values.get(EXIT_KIND) == RECATEGORY and new is not None and not lighter(old, new):
        raise Refused("这里只办类别下调（深度困难改为相对困难）。改到别的类别要公示，请办年度复核。")


def told_first(values: Values) -> bool:
    """Whether the person is told first and may object (要先告知): not after a death, not for a transfer."""
    return values.get(EXIT_KIND) != MOVED and values.get(EXIT_REASON) != DIED


def tells(facts: Facts) -> None:
    """A guard: who need not be told is not (要告知才告知)."""
    if EXIT_KIND in facts.values and not told_first(facts.values):
        raise Refused("去世和转出的不用先告知，直接提交审批。")


def tells_not(facts: Facts) -> None:
    """A guard: who must be told is (免告知)."""
    if told_first(facts.values):
        raise Refused("要先告知本人，过了异议期才能提交审批。")


def objection_over(facts: Facts) -> None:
    """A guard: the days for objecting have passed (异议期满)."""
    running = facts.timer("objection")
    if running is not None and running.open and facts.today <= running.rolled:
        raise Refused(f"异议期到 {long_day(running.rolled)}为止，期满后才能往下办。")


def figures_fit(facts: Facts) -> None:
    """A guard: the figures bear the way out (收入与退出方式相符)."""
    values, found = facts.values, figures(facts.values)
    if values.get(EXIT_KIND) == OUT and means.found_category(facts, found):
        raise Refused("按现在的收入测算，仍在困难职工标准以内，不能按脱困退出，请核对收入或改办类别变更。")
    new = values.get(NEW_CATEGORY)
    if values.get(EXIT_KIND) == RECATEGORY and new in (DEEP, RELATIVE):
        borne(facts, found, new, "请改变更后的类别，超过标准的改办脱困")


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of leaving the file (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    kind, reason, new = values.get(EXIT_KIND), values.get(EXIT_REASON), values.get(NEW_CATEGORY)
    if kind is not None and reason is not None and reason not in _REASONS.get(kind, (reason,)):
        yield Fault(EXIT_REASON.code, "这个原因和退出方式不相配，请改选。")
    if kind == MOVED and TO_COUNTY not in values:
        yield Fault(TO_COUNTY.code, "转出的，请填写接收档案的工会。")
    if kind == RECATEGORY and new is None:
        yield Fault(NEW_CATEGORY.code, "类别变更的，请选变更后的类别。")
    if kind == RECATEGORY and new is not None and new == values.get(CATEGORY):
        yield Fault(NEW_CATEGORY.code, "和现在的类别相同，请改选。")
    if kind == OUT and HOUSEHOLD_INCOME not in values:
        yield Fault(HOUSEHOLD_INCOME.code, "脱困的，请填写现在的家庭年度总收入。")
    if kind == OUT and HEADS_NOW not in values:
        yield Fault(HEADS_NOW.code, "脱困的，请填写现在的家庭人口。")
    if values.get(OBJECTION) and OBJECTION_TEXT not in values:
        yield Fault(OBJECTION_TEXT.code, "请填写异议内容。")
    if EFFECTIVE_ON in values and kind is None:
        yield Fault(EXIT_KIND.code, "请选退出方式。")


def asked_himself(values: Values) -> bool | None:
    """Whether the worker asks himself (本人提出), and is alive."""
    asked, reason = values.get(ASKED_BY), values.get(EXIT_REASON)
    if reason == DIED:
        return False
    return None if asked is None else asked == BY_WORKER


def died(values: Values) -> bool | None:
    """Whether he died (去世)."""
    reason = values.get(EXIT_REASON)
    return None if reason is None else reason == DIED


def out(values: Values) -> bool | None:
    """Whether the income is above the standard now (脱困)."""
    kind = values.get(EXIT_KIND)
    return None if kind is None else kind == OUT


def moved(values: Values) -> bool | None:
    """Whether the file goes to another county (转出)."""
    kind = values.get(EXIT_KIND)
    return None if kind is None else kind == MOVED
