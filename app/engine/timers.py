"""Deadlines (时限): computed from dates, never counted down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from app.core.clock import short_day
from app.core.workdays import Calendar
from app.engine.fields import Field

Unit = Literal["day", "workday", "month", "year"]
Whose = Literal["ours", "theirs", "wait"]
Look = Literal["far", "soon", "today", "late", "stopped", "provisional", "done"]

SOON = 3
"""Working days before the due date from which a timer counts as soon due (将到期)."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A deadline as a matter declares it (时限声明).

    `days` is the key of the dated parameter that gives its length. It starts on entering one of the
    states `starts`, or by one of the moves `begun_by`, stops on entering one of `stops`, stands still
    while the case is in `pauses`.
    `whose`: ours is a duty of the office (counts to the safe day), theirs a citizen's right or task, wait a
    period that has to run out (公示), after which nobody is late. `since` is the field of the day that
    the law counts from (收到之日) where that is not the day of the move.
    """

    code: str
    label: str
    days: str
    unit: Unit
    starts: tuple[str, ...]
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    begun_by: tuple[str, ...] = ()
    whose: Whose = "ours"
    article: str = ""
    since: Field[date] | None = None

    def begins(self, move: str, target: str) -> bool:
        """Whether this move into this state starts it (起算)."""
        return target in self.starts or move in self.begun_by


@dataclass(frozen=True, slots=True)
class Running:
    """A timer of one case (在办时限): the numbers as they were on the day it started.

    `extended_days` are in the timer's own unit, `paused_days` working days where it counts in those and
    calendar days otherwise; both stand on top of `days`.
    """

    code: str
    label: str
    whose: Whose
    start_on: date
    days: int
    unit: Unit
    nominal: date
    rolled: date
    safe: date
    provisional: bool
    paused_on: date | None = None
    paused_days: int = 0
    extended_days: int = 0
    extend_reason: str = ""
    stopped_on: date | None = None
    stop_why: str = ""

    @property
    def target(self) -> date:
        """The day the badge counts down to (到期日): safe for our duty, rolled for a citizen's."""
        return self.safe if self.whose == "ours" else self.rolled

    @property
    def open(self) -> bool:
        """Still running or paused (未结)."""
        return self.stopped_on is None


@dataclass(frozen=True, slots=True)
class Span:
    """A statutory limit in calendar days while it runs (法定期间): `last_on` is the last day in time."""

    start_on: date
    last_on: date
    days: int
    article: str


@dataclass(frozen=True, slots=True)
class TimerView:
    """A timer as a badge shows it (时限牌): its look, its words, the day and what it is about.

    `span` is what a clock track draws, None for all but a statutory limit in calendar days that runs.
    """

    look: Look
    words: str
    label: str
    due_on: date
    span: Span | None = None


def start(timer: Timer, on: date, days: int, calendar: Calendar) -> Running:
    """A timer that starts on this day (起算); the start day itself does not count (民法典 201)."""
    due = calendar.due(on, days, timer.unit)
    return Running(
        timer.code,
        timer.label,
        timer.whose,
        on,
        days,
        timer.unit,
        due.nominal,
        due.rolled,
        due.safe,
        due.provisional,
    )


def recomputed(running: Running, calendar: Calendar) -> Running:
    """The same timer under this calendar (重算), with its pauses and extension."""
    length, still = running.days + running.extended_days, running.paused_days
    if running.unit in ("day", "workday"):
        due = calendar.due(running.start_on, length + still, running.unit)
    else:
        due = calendar.due(calendar.due(running.start_on, length, running.unit).nominal, still, "day")
    return replace(
        running, nominal=due.nominal, rolled=due.rolled, safe=due.safe, provisional=due.provisional
    )


def pause(running: Running, on: date) -> Running:
    """The timer standing still from this day (中止)."""
    return running if running.paused_on or not running.open else replace(running, paused_on=on)


def resume(running: Running, on: date, calendar: Calendar) -> Running:
    """The timer going on (恢复): working days or calendar days it stood still are added.

    Days before its first day, where that lies ahead, never ran and are not added.
    """
    if running.paused_on is None or not running.open:
        return running
    stood = max(running.paused_on, running.start_on)
    still = max((on - stood).days, 0)
    if running.unit == "workday":
        still = calendar.workdays_between(stood, on)
    return recomputed(replace(running, paused_on=None, paused_days=running.paused_days + still), calendar)


def extend(running: Running, days: int, reason: str, calendar: Calendar) -> Running:
    """The timer longer by `days` of its own unit (延期)."""
    longer = replace(running, extended_days=running.extended_days + days, extend_reason=reason)
    return recomputed(longer, calendar)


def stop(running: Running, on: date, why: str) -> Running:
    """The timer at its end (停止)."""
    return running if not running.open else replace(running, stopped_on=on, stop_why=why, paused_on=None)


def passed(
    declared: Iterable[Timer],
    running: Iterable[Running],
    went: tuple[str, str, str],
    on: date,
    lengths: Mapping[str, int],
    calendar: Calendar,
    since: Mapping[str, date] | None = None,
) -> tuple[Running, ...]:
    """The timers of a case after a move (流转后的时限): started, standing still, going on, stopped.

    `went` is the move, the state it came to and that state's label; `lengths` gives the days of each
    parameter key, `since` the day that a timer counts from where it is not `on`. One that still runs is
    not started again, but by a move that begins it by name (补充告知 gives a new term).
    """
    move, target, label = went
    kept = list(running)
    for timer in declared:
        open_at = next((n for n, one in enumerate(kept) if one.code == timer.code and one.open), None)
        if open_at is None:
            if timer.begins(move, target):
                kept.append(start(timer, (since or {}).get(timer.code, on), lengths[timer.days], calendar))
        elif move in timer.begun_by:
            kept[open_at] = start(timer, (since or {}).get(timer.code, on), lengths[timer.days], calendar)
        elif target in timer.stops:
            kept[open_at] = stop(kept[open_at], on, label)
        elif target in timer.pauses:
            kept[open_at] = pause(kept[open_at], on)
        else:
            kept[open_at] = resume(kept[open_at], on, calendar)
    return tuple(kept)


def span(running: Running, article: str) -> Span | None:
    """What a clock track draws (法定期间): only calendar days that an article orders and that still run."""
    if not article or running.unit != "day" or not running.open:
        return None
    return Span(running.start_on, running.rolled, running.days + running.extended_days, article)


def view(running: Running, today: date, calendar: Calendar, article: str = "") -> TimerView:
    """How the badge looks today (时限牌); `article` orders the limit.

    Ours counts down to `safe` and is late the day after `rolled`; soon is within three working days.
    """

    def shown(look: Look, words: str) -> TimerView:
        return TimerView(look, words, running.label, running.target, span(running, article))

    if running.stopped_on:
        late = running.stopped_on > running.rolled
        return shown(
            "done", f"超期 {(running.stopped_on - running.rolled).days} 天办结" if late else "按期办结"
        )
    if running.paused_on:
        return shown("stopped", "已中止")
    if today > running.rolled and running.whose == "wait":
        return shown("today", "已期满")
    if today > running.rolled:
        return shown("late", f"超期 {(today - running.rolled).days} 天")
    if today >= running.target:
        return shown(
            "today",
            "今天到期" if today in (running.target, running.rolled) else f"最迟 {short_day(running.rolled)}",
        )
    left = calendar.workdays_between(today, running.target)
    soon = left <= SOON
    if running.provisional and not soon:
        return shown("provisional", f"{short_day(running.target)} 暂定")
    words = (
        f"还剩 {left} 个工作日" if running.unit == "workday" else f"还剩 {(running.target - today).days} 天"
    )
    return shown("soon" if soon else "far", words)
