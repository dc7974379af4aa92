"""What relief finds in its own rows to a case that is filled in (业务查询): campaigns, the same student."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.core.money import Money
from app.engine.fields import CodeItem
from app.engine.flow import Claimed
from app.engine.head import APPLIED_ON
from app.engine.values import Values
from app.lines.relief.fields.tuition import CAMPAIGN, SEASON_FROM, SEASON_TO, STUDENT_ID_NUMBER
from app.lines.relief.line import TUITION
from app.lines.relief.rules.campaign import AUTUMN, CLOSED, DROPPED, SUMMER, WINTER
from app.lines.relief.rules.tuition import school_year
from app.services.bills import UNTOLD
from app.services.catalog import Offer, Seek, Sought
from db.columns import Key
from db.reader import Reader
from db.tables import benefit, campaign, campaign_event, campaign_person, case_file, relief_tuition

_ENDED = (
    select(campaign_event.c.id)
    .where(campaign_event.c.campaign_id == campaign.c.id, campaign_event.c.what.in_((CLOSED, DROPPED)))
    .exists()
)
_DROPPED = (
    select(campaign_event.c.id)
    .where(campaign_event.c.campaign_id == campaign.c.id, campaign_event.c.what == DROPPED)
    .exists()
)
_OPENED = (
    select(campaign.c.id, campaign.c.name)
    .where(
        campaign.c.season.in_(bindparam("seasons", expanding=True)),
        campaign.c.opens_on <= bindparam("on"),
        ~_ENDED,
    )
    .order_by(campaign.c.id.desc())
)
"""Campaigns that have begun and that the office has not ended (已开始的活动)."""

_RUNNING = _OPENED.where(campaign.c.closes_on >= bindparam("on"))
"""Those whose last day has not passed (进行中的活动)."""

_TERM = select(campaign.c.opens_on, campaign.c.closes_on).where(campaign.c.id == bindparam("id", type_=Key))
_PAID = select(benefit.c.id).where(benefit.c.case_id == case_file.c.id).exists()
_CASES = (
    select(
        case_file.c.id,
        case_file.c.number,
        case_file.c.secret,
        case_file.c.applied_on,
        relief_tuition.c.student,
        relief_tuition.c.decided,
    )
    .join(case_file, case_file.c.id == relief_tuition.c.case_id)
    .where(
        relief_tuition.c.student_id_number == bindparam("student"),
        or_(case_file.c.ended == 0, _PAID),
    )
    .order_by(case_file.c.id)
)
"""Cases for this student that are open or paid (同一学生的助学案件)."""

_LISTED = (
    select(campaign.c.name, campaign_person.c.student, campaign_person.c.amount)
    .join(campaign, campaign.c.id == campaign_person.c.campaign_id)
    .where(
        campaign_person.c.student_id_number == bindparam("student"),
        campaign_person.c.struck == "",
        campaign_person.c.case_id.is_(None),
        campaign.c.season == AUTUMN,
        campaign.c.year == bindparam("year"),
        ~_DROPPED,
    )
    .order_by(campaign_person.c.id)
)
"""Rosters of the autumn that name this student (同一学生的助学名册)."""


def _for_students(asks: Reader, on: date) -> tuple[CodeItem, ...]:
    """Campaigns of the autumn (可选助学活动): who applied in time may bring papers after its last day."""
    return tuple(CodeItem(str(key), name) for key, name in asks.all(_OPENED, seasons=[AUTUMN], on=on))


def _for_visits(asks: Reader, on: date) -> tuple[CodeItem, ...]:
    """Campaigns of winter and summer that run (可选慰问活动)."""
    return tuple(
        CodeItem(str(key), name) for key, name in asks.all(_RUNNING, seasons=[WINTER, SUMMER], on=on)
    )


def _for_tuition(asks: Reader, values: Values, own: UUID | None) -> Sought:
    """The days of the campaign that was chosen, and what holds the same student already."""
    found = Values()
    chosen = values.get(CAMPAIGN)
    row = asks.first(_TERM, id=UUID(chosen)) if chosen else None
    if row is not None:
        found = found.put(SEASON_FROM, row.opens_on).put(SEASON_TO, row.closes_on)
    return Sought(found, tuple(_same_student(asks, values, own)))


def _same_student(asks: Reader, values: Values, own: UUID | None) -> Iterator[Claimed]:
    """Other cases and rosters for the same student in the same school year (一学年一次)."""
    student, applied = values.get(STUDENT_ID_NUMBER), values.get(APPLIED_ON)
    if not student or not applied:
        return
    year = school_year(applied)
    for row in asks.all(_CASES, student=student):
        if row.id == own or school_year(row.applied_on) != year:
            continue
        number, name = UNTOLD if row.secret else (row.number, TUITION.name)
        yield Claimed(row.student or "", number, name, Money(row.decided or 0))
    for listed in asks.all(_LISTED, student=student, year=year):
        yield Claimed(listed.student, listed.name, "助学名册", Money(listed.amount))


OFFERS: Mapping[str, Offer] = {
    "campaign_autumn": _for_students,
    "campaign_visit": _for_visits,
}
"""The campaigns that a case may belong to (活动批次), by the name of the list."""

SEEKS: Mapping[str, Seek] = {TUITION.id: _for_tuition}
"""What is looked for while a case is filled in (业务查询), by matter id."""
