"""Rules of the hardship file (建档规则): what is computed, what belongs together, what stops a decision."""

import re
from collections.abc import Iterable, Iterator

from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.flow import Facts, Standing
from app.engine.head import head_faults
from app.engine.parties import agency_faults
from app.engine.values import Values
from app.lines.relief.fields.content import (
    CAUSE,
    CAUSE_TEXT,
    EXPENSES,
    HEAD_COUNT,
    HOUSEHOLD,
    HOUSEHOLD_INCOME,
    MAIN_CAUSE,
    MOST_CAUSES,
    OTHER_CAUSES,
    PER_HEAD,
    RIGID,
)
from app.lines.relief.fields.hardship import (
    CHECK_BACK_ON,
    CHECK_RESULT,
    CHECK_SENT_ON,
    CHECK_TEXT,
    DECIDED_CATEGORY,
    EXCEPTION,
    EXCLUDED,
    EXCLUSION,
    EXCLUSIONS,
    FITS,
    MOVED_FROM,
    MOVED_NO,
    PANEL,
    PRIOR_FILE,
    TOWNSHIP_BY,
    TOWNSHIP_ON,
    TOWNSHIP_OPINION,
    VISITORS,
)
from app.lines.relief.rules.household import completed, household_faults, tell_family, tell_members
from app.lines.relief.rules.means import Figures, bears, counted, figures_of, summed_income
from app.lines.relief.rules.notice import notice_faults
from app.lines.relief.rules.settings import yes_of

OTHER_CAUSE = "10"
"""The cause that wants words (其他)."""

TOWNSHIP = "relief.file_open.township"
"""Parameter: whether the township re-checks before the county (镇街复核), 是 or 否; relief file §1.4."""

_BETWEEN = re.compile(r"[、，,；;\s]+")
_PEOPLE = 2
"""Visits are made, and decisions taken, by two at least (两人), relief file §1.4 steps 3 and 7."""


def derive(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """Heads, rigid spending and income per head and month (家庭人口、刚性支出、月人均), and birth dates.

    The figure per head is rounded half up for reading only, and it may be negative: comparisons go
    over the sums themselves.
    """
    members = tuple(completed(one) for one in values.get(HOUSEHOLD) or ())
    heads = len(members) + 1
    rigid = sum((counted(row) for row in values.get(EXPENSES) or ()), Money.ZERO)
    values = values.put(HOUSEHOLD, members or None).put(HEAD_COUNT, heads).put(RIGID, rigid)
    income = values.get(HOUSEHOLD_INCOME)
    return values.put(PER_HEAD, None if income is None else Figures(income, rigid, heads).per_head)


def category_fits(facts: Facts) -> None:
    """The category that is decided is not above what the figures bear (类别与测算相符)."""
    decided = facts.values.get(DECIDED_CATEGORY)
    if decided is not None:
        bears(facts, figures_of(facts.values), decided)


def not_excluded(facts: Facts) -> None:
    """No case of exclusion without a reason for the exception (不予建档情形), relief file §1.3."""
    open_ones = [row for row in facts.values.get(EXCLUSIONS) or () if EXCEPTION not in row]
    if open_ones:
        raise Refused(f"有 {len(open_ones)} 项不予建档情形没有写明例外理由，请补写理由或不予建档。")


def checked_well(facts: Facts) -> None:
    """The check of the household's means came back in order (核对结果相符)."""
    result = facts.values.get(CHECK_RESULT)
    if result not in (None, FITS) and CHECK_TEXT not in facts.values:
        raise Refused("核对结果不是“符合”，请先填写核对说明。")


def township_asked(facts: Facts) -> None:
    """The county has the township re-check (设有镇街复核)."""
    if yes_of(facts, TOWNSHIP) is False:
        raise Refused("本县不设镇街复核，请直接送民政核对。")


def no_township(facts: Facts) -> None:
    """The county has no re-check by the township (不设镇街复核)."""
    if yes_of(facts, TOWNSHIP) is not False:
        raise Refused("先送镇街复核，镇街同意后再送。")


def township_heard(facts: Facts) -> None:
    """The township said its word, where it is asked (镇街已复核)."""
    heard = (TOWNSHIP_ON, TOWNSHIP_BY, TOWNSHIP_OPINION)
    if yes_of(facts, TOWNSHIP) is not False and any(one not in facts.values for one in heard):
        raise Refused("先送镇街复核，收到后填写复核日期、复核人和镇街工会意见。")


def moved_here(facts: Facts) -> None:
    """The file comes from another county (外县转入)."""
    if MOVED_FROM not in facts.values or MOVED_NO not in facts.values:
        raise Refused("外县转来的档案才能转入接收，请先填写“转自”和“原档案号”；不是转入的请开始调查。")


def checks(facts: Facts) -> Iterator[Fault]:
    """What only the register can tell of a form (台账校验): the old file that he names is his, and closed."""
    prior = facts.values.get(PRIOR_FILE)
    if prior is None:
        return
    own = [one for one in facts.standing if one.number == prior]
    if not own:
        yield Fault(PRIOR_FILE.code, "申请人名下没有这个档案号，请核对；外县转来的填在“原档案号”。")
    elif any(one.holds(facts.today) for one in own):
        yield Fault(PRIOR_FILE.code, "这份档案还在册，不用返困建档；情况有变化的请办年度复核。")


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): the household, sums that do not agree."""
    words = [*tell_family(facts), *tell_members(facts)]
    summed, typed = summed_income(facts.values), facts.values.get(HOUSEHOLD_INCOME)
    if typed is not None and summed is not None and summed != typed:
        words.append(
            f"各人月收入乘 12 加非薪资收入是 {summed.show()} 元，"
            f"家庭年度总收入填的是 {typed.show()} 元，请核对。"
        )
    return tuple(words)


def content_faults(values: Values) -> Iterator[Fault]:
    """What belongs together in the content of a file (档案内容校验)."""
    yield from household_faults(values)
    causes = [row[CAUSE] for row in values.get(OTHER_CAUSES) or ()]
    if len(causes) > MOST_CAUSES:
        yield Fault(OTHER_CAUSES.code, f"次要致困原因最多 {MOST_CAUSES} 项。")
    if len({*causes, values.get(MAIN_CAUSE)}) <= len(causes):
        yield Fault(OTHER_CAUSES.code, "次要致困原因有重复，或与主要原因相同，请删去重复的。")
    if OTHER_CAUSE in (values.get(MAIN_CAUSE), *causes) and CAUSE_TEXT not in values:
        yield Fault(CAUSE_TEXT.code, "请填写其他原因说明。")


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the application (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from notice_faults(values)
    yield from content_faults(values)
    yield from _exclusion_faults(values)
    sent, back = values.get(CHECK_SENT_ON), values.get(CHECK_BACK_ON)
    if sent and back and back < sent:
        yield Fault(CHECK_BACK_ON.code, "收到日期不能早于发出日期。")
    if MOVED_NO in values and MOVED_FROM not in values:
        yield Fault(MOVED_FROM.code, "填了原档案号，请填写转自哪里。")
    for field in (VISITORS, PANEL):
        names = set(_BETWEEN.split(values.get(field) or "")) - {""}
        if field in values and len(names) < _PEOPLE:
            yield Fault(field.code, f"{field.label}至少两人，请用顿号隔开。")


def _exclusion_faults(values: Values) -> Iterator[Fault]:
    items = [row[EXCLUSION] for row in values.get(EXCLUSIONS) or ()]
    if values.get(EXCLUDED) and not items:
        yield Fault(EXCLUSIONS.code, "请逐项填写不予建档情形。")
    if values.get(EXCLUDED) is False and items:
        yield Fault(EXCLUDED.code, "下面填了不予建档情形，这里应选“是”。")
    if len(set(items)) < len(items):
        yield Fault(EXCLUSIONS.code, "同一种情形填了两次，请删去一行。")
