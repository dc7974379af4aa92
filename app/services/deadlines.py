"""Timers of a case in the file (时限入库): started and stopped by moves, recomputed with a new calendar."""

from dataclasses import fields
from datetime import date
from uuid import UUID

from app.core.workdays import Calendar
from app.engine.timers import Running, TimerView, view
from app.services.record import TimerRow
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


def views(running: tuple[Running, ...], today: date, calendar: Calendar) -> tuple[TimerView, ...]:
    """The badges of a case (时限牌): the open ones, most pressing first, else how our own duty ended."""
    still_open = sorted(
        (one for one in running if one.open), key=lambda one: (one.paused_on is not None, one.target)
    )
    ended = sorted((one for one in running if one.stopped_on), key=lambda one: one.whose == "ours")
    shown = still_open or ended[-1:]
    return tuple(view(one, today, calendar) for one in shown)


def _columns(running: Running) -> dict[str, object]:
    found = {one.name: getattr(running, one.name) for one in fields(running)}
    return {**found, "provisional": int(running.provisional)}
