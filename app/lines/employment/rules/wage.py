"""Wages of a vacancy (招聘薪酬校验): none under the local minimum, which the office sets itself."""

from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.fields import Field
from app.engine.flow import Facts
from app.engine.values import Values
from app.lines.employment.fields.vacancy import (
    HOURLY,
    JOB,
    MINIMUM,
    MINIMUM_HOUR,
    MINIMUM_SOURCE,
    POSTS,
    WAGE_FORM,
    WAGE_HIGH,
    WAGE_LOW,
)

MINIMUM_MONTH_KEY = "employment.minimum_wage"
"""Parameter: the local minimum wage of a month (月最低工资标准), in yuan.

Not shipped: the province has three tiers, and which is Wuyi's is the client's word (domain §10.2).
"""

MINIMUM_HOUR_KEY = "employment.minimum_wage.hour"
"""Parameter: the local minimum wage of an hour (小时最低工资标准), in yuan; not shipped either."""

ARTICLE = "《劳动法》第四十八条"


def known_wage(facts: Facts) -> None:
    """No post pays less than the minimum that the office has set (不低于最低工资), if any."""
    _hold(facts, MINIMUM_MONTH_KEY, _set(facts, MINIMUM_MONTH_KEY), hourly=False)
    _hold(facts, MINIMUM_HOUR_KEY, _set(facts, MINIMUM_HOUR_KEY), hourly=True)


def checked_wage(facts: Facts) -> None:
    """No post pays less than the minimum (不低于最低工资): the one set, else the one that was typed."""
    for key, field, hourly in ((MINIMUM_MONTH_KEY, MINIMUM, False), (MINIMUM_HOUR_KEY, MINIMUM_HOUR, True)):
        if not _posts(facts.values, hourly=hourly):
            continue
        limit = _set(facts, key) or _typed(facts, field)
        _hold(facts, key, limit, hourly=hourly)


def unset(facts: Facts) -> tuple[str, ...]:
    """Which minimum is asked for because none is set (待填标准), in words."""
    wanted = ((MINIMUM_MONTH_KEY, MINIMUM, False), (MINIMUM_HOUR_KEY, MINIMUM_HOUR, True))
    return tuple(
        field.label
        for key, field, hourly in wanted
        if not facts.rules.get(key, "") and _posts(facts.values, hourly=hourly)
    )


def _set(facts: Facts, key: str) -> Money | None:
    text = facts.rules.get(key, "")
    if not text:
        return None
    try:
        return Money.parse(text)
    except Invalid:
        raise Refused(f"参数 {key} 不是金额，请管理员在“管理・参数”里改正。") from None


def _typed(facts: Facts, field: Field[Money]) -> Money:
    limit = facts.values.get(field)
    if limit is None or MINIMUM_SOURCE not in facts.values:
        raise Refused(
            f"本县最低工资标准还没有设置，请填写{field.label}和{MINIMUM_SOURCE.label}，"
            "或请管理员在“管理・参数”里补上。"
        )
    return limit


def _hold(facts: Facts, key: str, limit: Money | None, *, hourly: bool) -> None:
    if limit is None:
        return
    word = "小时" if key == MINIMUM_HOUR_KEY else "月"
    for job, low in _posts(facts.values, hourly=hourly):
        if low < limit:
            raise Refused(
                f"“{job}”的薪酬下限 {low.show()} 元低于{word}最低工资标准 {limit.show()} 元，请单位改正。",
                ARTICLE,
            )


def _posts(values: Values, *, hourly: bool) -> tuple[tuple[str, Money], ...]:
    """The posts that are paid by the hour, or the others: name and lowest wage."""
    return tuple(
        (post.get(JOB) or "岗位", low)
        for post in values.get(POSTS) or ()
        if (post.get(WAGE_FORM) == HOURLY) == hourly
        and (low := post.get(WAGE_LOW) or post.get(WAGE_HIGH)) is not None
    )
