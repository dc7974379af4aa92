"""Importing a year's working days (导入放假安排): provisional deadlines are computed anew, in one command."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Role
from app.core.errors import Forbidden
from app.core.workdays import Calendar
from app.engine.timers import recomputed
from app.services import board, deadlines, front, record
from app.services.desk import Desk
from app.services.parameters.reading import calendar, office_id
from app.services.parameters.seeding import festivals
from app.services.shelf import SUBJECT
from db.tables import calendar_year, case_timer, holiday
from db.writer import Writer

_DAYS = select(holiday.c.id, holiday.c.version, holiday.c.on_day, holiday.c.kind)
_PROVISIONAL = (
    select(case_timer.c.case_id)
    .where(case_timer.c.provisional == bindparam("one"), case_timer.c.stopped_on.is_(None))
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did (导入结果): the years it loaded, how many cases got other dates."""

    years: tuple[int, ...]
    cases: int


def import_calendar(desk: Desk, csv_text: str, source: str = "国务院办公厅放假通知") -> Imported:
    """Load the working days of a year or more (导入放假安排); only provisional deadlines change.

    Raises Invalid with the number of every faulty line, Forbidden unless an administrator does it.
    """
    if not desk.actor.has(Role.ADMIN):
        raise Forbidden("放假安排由管理员导入。")
    new = Calendar.from_csv(csv_text)
    with desk.write("import_calendar") as w:
        after = calendar(w).with_year(csv_text)
        _replace(w, after, festivals(csv_text), source)
        w.subject(SUBJECT, office_id(w))
        cases = [case_id for (case_id,) in w.all(_PROVISIONAL, one=1)]
        changed = sum(_recompute(desk, w, case_id, after) for case_id in cases)
        page = front.made(w, desk.folder)
    front.save(desk.folder, page)
    return Imported(tuple(sorted(new.years)), changed)


def _replace(w: Writer, after: Calendar, named: Mapping[str, str], source: str) -> None:
    """The days of the file become those of the calendar."""
    wanted: dict[date, str] = dict.fromkeys(after.days_off, "off") | dict.fromkeys(after.make_up, "work")
    for row_id, version, day, kind in w.all(_DAYS):
        if wanted.get(day) == kind:
            del wanted[day]
        else:
            w.delete(holiday, row_id, version)
    w.insert_many(
        holiday,
        [
            {"on_day": day, "kind": kind, "why": source, "festival": named.get(day.isoformat(), "")}
            for day, kind in sorted(wanted.items())
        ],
    )
    there = {year for (year,) in w.all(select(calendar_year.c.year))}
    w.insert_many(calendar_year, [{"year": year, "source": source} for year in sorted(after.years - there)])


def _recompute(desk: Desk, w: Writer, case_id: UUID, after: Calendar) -> bool:
    """The case's provisional deadlines under the new calendar; whether any changed."""
    before = record.load(w, desk.catalog, case_id)
    running = tuple(recomputed(one, after) if one.provisional and one.open else one for one in before.running)
    if running == before.running:
        return False
    deadlines.put(w, case_id, before.timers, running)
    w.subject("case", case_id)
    board.put(w, record.load(w, desk.catalog, case_id))
    return True
