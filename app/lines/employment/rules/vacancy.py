"""Rules of 岗位登记 (岗位登记规则): figures that fit, a term within the limit, words and wages checked."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.engine.flow import Facts
from app.engine.head import APPLIED_ON, head_faults
from app.engine.values import Values
from app.lines.employment.fields.vacancy import (
    IS_AGENCY,
    NEEDS_PERMIT,
    POSTS,
    VALID_TO,
    WAGE_HIGH,
    WAGE_LOW,
    WORDING_NOTE,
)
from app.lines.employment.rules.wage import unset
from app.lines.employment.rules.wording import findings

PROMISE_DAYS = "days.employment.vacancy.promise"
VALID_MONTHS = "days.employment.vacancy.valid"

_SHOWN = 3


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the unit's form (表单校验)."""
    yield from head_faults(values)
    posts = values.get(POSTS) or ()
    for n, post in enumerate(posts, start=1):
        low, high = post.get(WAGE_LOW), post.get(WAGE_HIGH)
        if low and high and high < low:
            yield Fault(POSTS.code, f"第 {n} 行的薪酬上限低于下限。")
    first, last = values.get(APPLIED_ON), values.get(VALID_TO)
    if first and last and last < first:
        yield Fault(VALID_TO.code, "有效期不能早于申请日期。")


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should have mended on the spot (提示): unlawful words, and a minimum that is not set."""
    words = tuple(one.sentence for one in findings(facts.values))
    wanted = unset(facts)
    if not wanted:
        return words
    return (*words, f"本县最低工资标准还没有设置，审核时要填写{'、'.join(wanted)}和出处。")


def lawful_words(facts: Facts) -> None:
    """Unlawful words are mended, or kept for a reason in writing (用语合法), 人力资源市场暂行条例 24."""
    found = findings(facts.values)
    if not found or WORDING_NOTE in facts.values:
        return
    named = "、".join(f"“{one.word}”" for one in found[:_SHOWN])
    more = "等" if len(found) > _SHOWN else ""
    raise Refused(
        f"岗位内容有{named}{more} {len(found)} 处问题用语，请退回单位改正；"
        f"有法定或业务理由要保留的，填写{WORDING_NOTE.label}后再发布。",
        found[0].article,
    )


def valid_term(facts: Facts) -> None:
    """The posts are open still, and no longer than the parameter allows (有效期)."""
    last, months = facts.values.get(VALID_TO), facts.rules.get(VALID_MONTHS, "")
    if not months.isdecimal():
        raise Refused("岗位有效期的上限还没有设置，请管理员在“管理・参数”里补上。")
    if last is None:
        return
    if last < facts.today:
        raise Refused(f"岗位有效期到 {long_day(last)}为止，已经过了，请单位改正。")
    latest = facts.calendar.due(facts.today, int(months), "month").nominal
    if last > latest:
        raise Refused(f"岗位有效期不超过 {months} 个月，最迟到 {long_day(latest)}，请单位改正。")


def term_over(facts: Facts) -> None:
    """The last day of validity has passed (有效期满)."""
    last = facts.values.get(VALID_TO)
    if last and facts.today <= last:
        raise Refused(f"岗位有效期到 {long_day(last)}为止，期满后才能按到期处理；提前停止的用“下架”。")


def is_agency(values: Values) -> bool | None:
    """Whether the unit is an agency for jobs or labour (人力资源机构)."""
    return values.get(IS_AGENCY)


def needs_permit(values: Values) -> bool | None:
    """Whether a post asks the unit for a permit (岗位须有资质)."""
    return values.get(NEEDS_PERMIT)
