"""The limitation of arbitration (仲裁时效): one year, told in time and never decided here.

劳动争议调解仲裁法 27: one year from the day one knew or should have known; a demand, a request for relief
or the other side's promise interrupts it and it starts anew; arrears of wages are not bound by it while
the employment lasts, but to one year after its end.
"""

from collections.abc import Iterable
from datetime import date

from app.core.clock import long_day
from app.core.workdays import Calendar
from app.engine.flow import Facts
from app.engine.values import Values
from app.lines.rights.fields.employment import (
    INTERRUPTED_ON,
    INTERRUPTIONS,
    KNOWN_ON,
    LEFT_ON,
    LIMITATION_ON,
    STILL_EMPLOYED,
)

ARTICLE = "《劳动争议调解仲裁法》第二十七条"
YEARS = 1
"""劳动争议调解仲裁法 27: 一年."""

WARNINGS = ("days.rights.limitation.first", "days.rights.limitation.second", "days.rights.limitation.last")
"""Parameters: how many days before its end the limitation is told of (时效提醒), from far to near."""

_WAGES = "R04"
_NO_HOLIDAYS = Calendar(frozenset(), frozenset(), frozenset())


def a_year_after(on: date) -> date:
    """The corresponding day of the next year, else the month's last (民法典 202)."""
    return _NO_HOLIDAYS.due(on, YEARS, "year").nominal


def limitation(values: Values) -> date | None:
    """The last day of the limitation before it rolls over rest days (时效届满日); None while unknown.

    An interruption counts when it fell within the limitation that ran by then.
    """
    start = values.get(KNOWN_ON)
    if start is None:
        return None
    end = a_year_after(start)
    for on in sorted(row[INTERRUPTED_ON] for row in values.get(INTERRUPTIONS) or ()):
        if start < on <= end:
            start, end = on, a_year_after(on)
    return end


def derived(values: Values) -> Values:
    """The values with the computed day of limitation (时效届满日)."""
    return values.put(LIMITATION_ON, limitation(values))


def rolled(end: date, calendar: Calendar) -> date:
    """The day itself, or the next working day where it is a rest day (民法典 203)."""
    return calendar.due(end, 0, "day").rolled


def told(facts: Facts, topics: Iterable[str]) -> tuple[str, ...]:
    """What to tell the clerk of the limitation (时效提示); `topics` are the R-codes in dispute."""
    end = limitation(facts.values)
    wages = _wages(facts.values, topics, facts.calendar)
    if end is None:
        return wages
    last = rolled(end, facts.calendar)
    left = (last - facts.today).days
    if left < 0:
        over = (
            f"仲裁时效可能已在 {long_day(last)}届满。请如实告知申请人，是否超过时效由仲裁机构认定；"
            "申请人坚持的，照常登记。"
        )
        return (over, *wages)
    nearest = min((days for days in _warnings(facts) if left <= days), default=None)
    if nearest is None:
        return wages
    hurry = "请立即告知申请人" if nearest == min(_warnings(facts)) else "请提醒申请人"
    words = f"还剩 {left} 天" if left else "今天是最后一天"
    return (f"仲裁时效到 {long_day(last)}为止，{words}，{hurry}及时申请仲裁（{ARTICLE}）。", *wages)


def _warnings(facts: Facts) -> tuple[int, ...]:
    set_to = (facts.rules.get(key, "") for key in WARNINGS)
    return tuple(int(text) for text in set_to if text.isdecimal())


def _wages(values: Values, topics: Iterable[str], calendar: Calendar) -> tuple[str, ...]:
    """Arrears of wages have their own rule (欠薪时效), paragraph 4 of the article."""
    if not any(topic.startswith(_WAGES) for topic in topics):
        return ()
    if values.get(STILL_EMPLOYED):
        return (f"拖欠劳动报酬的，劳动关系存续期间申请仲裁不受一年时效限制（{ARTICLE}）。",)
    left_on = values.get(LEFT_ON)
    if left_on is None:
        return ()
    last = rolled(a_year_after(left_on), calendar)
    return (f"拖欠劳动报酬的，应当自劳动关系终止之日起一年内申请仲裁，即到 {long_day(last)}为止。",)
