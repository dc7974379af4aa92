"""Visits (来访): one row per walk-in, the cases it was about, and how many times they have come for each."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from app.core.clock import CHINA
from app.services.applicants import Applicant
from app.services.desk import Desk
from db.columns import Key, Moment
from db.queries.merged import ids_of, unit_ids_of
from db.reader import Reader
from db.tables import visit, visit_case
from db.writer import Writer

_PEOPLE = bindparam("people", expanding=True, type_=Key)
_UNITS = bindparam("units", expanding=True, type_=Key)
_TODAY = (
    select(visit.c.id, visit.c.version, visit.c.outcome)
    .where(
        visit.c.at >= bindparam("since", type_=Moment),
        visit.c.clerk_id == bindparam("clerk", type_=Key),
        visit.c.channel == bindparam("channel"),
        or_(visit.c.person_id.in_(_PEOPLE), visit.c.unit_id.in_(_UNITS)),
    )
    .order_by(visit.c.at.desc())
)
_TIMES = select(func.count()).where(visit_case.c.case_id == bindparam("case", type_=Key))
_SAME = select(visit_case.c.id, visit_case.c.version).where(
    visit_case.c.case_id == bindparam("case", type_=Key),
    visit_case.c.visit_id == bindparam("visit", type_=Key),
)
_CASES = select(func.count()).where(visit_case.c.visit_id == bindparam("visit", type_=Key))

AT_WINDOW = "visit"
"""The channel of who stands at the window (窗口·本人)."""

SEVERAL = "several"
"""A visit that was about several matters (多项)."""

BROUGHT = "brought"
"""Papers were brought (补材料)."""


def note(w: Writer, desk: Desk, who: Applicant, name: str, case_id: UUID, channel: str, outcome: str) -> UUID:
    """Enter that somebody came about a case (登记来访) with the open writer. Gives the visit's id.

    The same person at the same clerk on the same day by the same way has come once, whatever number of
    matters it is about; somebody unnamed is always another.
    """
    since = datetime.combine(desk.today, time(), CHINA)
    people = ids_of(w, who.person_id) if who.person_id else ()
    units = unit_ids_of(w, who.unit_id) if who.unit_id else ()
    asked = {"since": since, "clerk": desk.actor.id, "channel": channel}
    row = w.first(_TODAY, people=people, units=units, **asked)
    visit_id: UUID
    if row is None:
        visit_id = w.insert(
            visit,
            at=w.at,
            channel=channel,
            person_id=who.person_id,
            unit_id=who.unit_id,
            name=name,
            clerk_id=desk.actor.id,
            window=desk.actor.window,
            outcome=outcome,
        )
    else:
        visit_id = row.id
        there = w.first(_SAME, case=case_id, visit=visit_id)
        if there is not None:
            w.update(visit_case, there.id, there.version, outcome=outcome)
            return visit_id
        if w.value(_CASES, visit=visit_id) and row.outcome != SEVERAL:
            w.update(visit, visit_id, row.version, outcome=SEVERAL)
    n = (w.value(_TIMES, case=case_id) or 0) + 1
    w.insert(visit_case, visit_id=visit_id, case_id=case_id, n=n, outcome=outcome)
    return visit_id


def times(asks: Reader, case_id: UUID) -> int:
    """How many times they have come for a case (来访次数)."""
    return asks.value(_TIMES, case=case_id) or 0
