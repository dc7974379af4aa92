"""Timers of a case in the file (时限入库): started and stopped by moves, recomputed with a new calendar."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from uuid import UUID

from app.core.workdays import Calendar
from app.engine.timers import SOON, Running, TimerView, Whose, view
from app.services.record import TimerRow
from db.queries.case_rows import CaseRow
from db.tables import case_timer
from db.writer import Writer


def put(w: Writer, case_id: UUID, before: tuple[TimerRow, ...], after: tuple[Running, ...]) -> None:
    """Write what became of the timers (写入时限): `after` begins with those of `before`, in their order."""
    for row, running in zip(before, after, strict=False):
        if running != row.running:
            w.update(case_timer, row.id, row.version, **_columns(running))
    w.insert_many(case_timer, [{"case_id": case_id, **_columns(one)} for one in after[len(before) :]])


def pressing(running: tuple[Running, ...]) -> Running | None:
    """The deadline that counts (最紧的时限): the open one that is due first; one standing still is last."""
    still_open = [one for one in running if one.open]
    return min(still_open, key=lambda one: (one.paused_on is not None, one.target), default=None)


def views(
    running: tuple[Running, ...], today: date, calendar: Calendar, articles: Mapping[str, str] | None = None
) -> tuple[TimerView, ...]:
    """The badges of a case (时限牌): the open ones, most pressing first, else how our own duty ended.

    `articles` orders the limits, by timer code.
    """
    still_open = sorted(
        (one for one in running if one.open), key=lambda one: (one.paused_on is not None, one.target)
    )
    ended = sorted((one for one in running if one.stopped_on), key=lambda one: one.whose == "ours")
    shown = still_open or ended[-1:]
    ordered = articles or {}
    return tuple(view(one, today, calendar, ordered.get(one.code, "")) for one in shown)


def soon_until(today: date, calendar: Calendar) -> date:
    """The last day that is at most three working days away (将到期的最后一天)."""
    day = today
    for _ in range(SOON):
        day = calendar.next_workday(day)
    return calendar.next_workday(day) - timedelta(days=1)


def badge(row: CaseRow, today: date, calendar: Calendar) -> TimerView | None:
    """The badge of the deadline that counts for a row of a list (列表时限牌), None when none runs."""
    if row.ended or not row.due_label:
        return None
    safe = row.due_safe or today
    whose: Whose = "wait" if row.due_whose == "wait" else "theirs" if row.due_whose == "theirs" else "ours"
    rolled = safe if whose == "wait" else row.due_rolled or safe
    running = Running(
        code="",
        label=row.due_label,
        whose=whose,
        start_on=safe,
        days=0,
        unit="workday" if row.due_unit == "workday" else "day",
        nominal=safe,
        rolled=rolled,
        safe=safe,
        provisional=row.provisional,
        paused_on=today if row.paused else None,
    )
    return view(running, today, calendar)


def _columns(running: Running) -> dict[str, object]:
    found = {one.name: getattr(running, one.name) for one in fields(running)}
    return {**found, "provisional": int(running.provisional)}
