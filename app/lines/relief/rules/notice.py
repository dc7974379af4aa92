"""The public notice (公示): long enough, over, and what an objection means."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.engine.flow import Facts, Guard
from app.engine.values import Values
from app.lines.relief.fields.aid import NOTICE_FROM, NOTICE_TO, OBJECTION, OBJECTION_TEXT


def notice_long_enough(key: str) -> Guard:
    """A guard: the notice hangs for the working days of its parameter (公示期够长), after the first day."""

    def guard(facts: Facts) -> None:
        days = facts.rules.get(key, "")
        if not days.isdecimal():
            raise Refused("公示期的天数还没有设置，请管理员在“管理・参数”里补上。")
        first, last = facts.values.get(NOTICE_FROM), facts.values.get(NOTICE_TO)
        if first is None or last is None:
            return
        earliest = facts.calendar.due(first, int(days), "workday").nominal
        if last < earliest:
            raise Refused(f"公示不少于 {days} 个工作日，公示截止日应为 {long_day(earliest)}或更晚。")

    return guard


def notice_over(facts: Facts) -> None:
    """The last day of the notice has passed (公示期满)."""
    last = facts.values.get(NOTICE_TO)
    if last is None:
        raise Refused("没有公示截止日，请退回重新公示。")
    if facts.today <= last:
        raise Refused(f"公示到 {long_day(last)}为止，期满后才能往下办。")


def notice_anew(facts: Facts) -> None:
    """After an objection it hangs anew (重新公示): not from before the day the objection was taken down."""
    running, first = facts.timer("notice"), facts.values.get(NOTICE_FROM)
    if running and running.paused_on and first and first < running.paused_on:
        raise Refused(f"重新公示要另起一期，公示开始日不早于登记异议的 {long_day(running.paused_on)}。")


def notice_answered(facts: Facts) -> None:
    """Whether anybody objected has been filled in (公示结果已填)."""
    if OBJECTION not in facts.values:
        raise Refused("请先填写公示有没有异议。")


def no_objection(facts: Facts) -> None:
    """Nobody objected (公示无异议)."""
    if facts.values.get(OBJECTION):
        raise Refused("公示有异议，要先处理异议才能往下办。")


def objected(facts: Facts) -> None:
    """Somebody objected (公示有异议)."""
    if facts.values.get(OBJECTION) is False:
        raise Refused("公示没有异议，照常往下办。")


def notice_faults(values: Values) -> Iterable[Fault]:
    """What belongs together in a notice (公示校验)."""
    first, last = values.get(NOTICE_FROM), values.get(NOTICE_TO)
    if first and last and last < first:
        yield Fault(NOTICE_TO.code, "公示截止日不能早于开始日。")
    if values.get(OBJECTION) and OBJECTION_TEXT not in values:
        yield Fault(OBJECTION_TEXT.code, "请填写异议内容。")
