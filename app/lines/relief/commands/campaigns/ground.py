"""What campaigns ask of the file (活动查询): themselves, their rosters, whom a filter finds, what is known.

A fixed number of statements, however long a roster is. Binds: `id` the campaign, `ids` persons.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select

from app.lines.relief.fields.aid import HARDSHIP
from app.lines.relief.rules.campaign import DROPPED, SILENT
from db.columns import Day, Key
from db.queries.case_rows import Wide
from db.tables import (
    benefit,
    campaign,
    campaign_event,
    campaign_goods,
    campaign_person,
    campaign_site,
    case_file,
    hardship_file,
    hardship_member,
    hardship_version,
    payout_event,
    payout_order,
    person,
    person_standing,
    relief_tuition,
    unit,
)

Found = Row[*tuple[Any, ...]]
"""A row that was found (查得行)."""

_c, _p, _s, _g, _e = (
    campaign.c,
    campaign_person.c,
    campaign_site.c,
    campaign_goods.c,
    campaign_event.c,
)
_ID = bindparam("id", type_=Key)
_IDS = bindparam("ids", expanding=True, type_=Key)
_ON = bindparam("on", type_=Day)
_LATER = campaign_event.alias("later")

_LAST = ~exists().where(
    _LATER.c.campaign_id == _e.campaign_id, _LATER.c.n > _e.n, _LATER.c.what.not_in(SILENT)
)
CAMPAIGN: Wide = select(campaign).where(_c.id == _ID)
"""One campaign (活动)."""

NEWEST: Wide = (
    select(campaign, _e.what)
    .select_from(campaign)
    .join(campaign_event, (_e.campaign_id == _c.id) & _e.what.not_in(SILENT) & _LAST)
    .order_by(_c.opens_on.desc(), _c.id.desc())
)
"""The campaigns with their last event, the newest first (活动清单)."""

PEOPLE_OF: Wide = (
    select(_p.campaign_id, func.count(), func.coalesce(func.sum(_p.amount), 0))
    .where(_p.struck == "")
    .group_by(_p.campaign_id)
)
"""How many each lists, and for how much (各活动人数和金额)."""

LINES: Wide = select(campaign_person).where(_p.campaign_id == _ID).order_by(_p.n)
"""The roster (名册)."""

SITES: Wide = select(campaign_site).where(_s.campaign_id == _ID).order_by(_s.n)
"""The sites (慰问点)."""

GOODS: Wide = select(campaign_goods).where(_g.campaign_id == _ID).order_by(_g.n)
"""The goods: for each person, and of the sites (慰问品)."""

EVENTS: Wide = select(campaign_event).where(_e.campaign_id == _ID).order_by(_e.n)
"""What happened to it, the oldest first (活动经过)."""

_LATEST = hardship_version.alias("latest")
_VERSION = (
    select(_LATEST.c.id)
    .where(_LATEST.c.file_id == hardship_file.c.id, _LATEST.c.from_on <= _ON)
    .order_by(_LATEST.c.from_on.desc(), _LATEST.c.version_n.desc())
    .limit(1)
    .correlate(hardship_file)
    .scalar_subquery()
)
_st = person_standing.c
IN_FILE: Wide = (
    select(
        person.c.id, person.c.name, person.c.id_number, person.c.phone, unit.c.name.label("unit_name"),
        person.c.town_code, _st.category, person.c.bank, person.c.account_no, person.c.account_name,
        hardship_file.c.level, hardship_version.c.id.label("version_id"), hardship_version.c.main_cause,
        hardship_version.c.bank.label("file_bank"), hardship_version.c.account_no.label("file_account_no"),
        hardship_version.c.account_name.label("file_account_name"),
    )
    .select_from(person_standing)
    .join(person, person.c.id == _st.person_id)
    .outerjoin(unit, unit.c.id == person.c.unit_id)
    .outerjoin(
        hardship_file,
        and_(hardship_file.c.person_id == _st.person_id, hardship_file.c.state == "active"),
    )
    .outerjoin(hardship_version, hardship_version.c.id == _VERSION)
    .where(
        _st.kind == HARDSHIP,
        _st.from_on <= _ON,
        or_(_st.to_on.is_(None), _st.to_on >= _ON),
        person.c.died_on.is_(None),
    )
    .order_by(person.c.town_code, person.c.name, person.c.id)
)  # fmt: skip
"""Who is in file on a day (在档职工), with the version in force."""

STANDS: Wide = select(
    person.c.id,
    person.c.name,
    person.c.died_on,
    exists().where(
        _st.person_id == person.c.id,
        _st.kind == HARDSHIP,
        _st.from_on <= _ON,
        or_(_st.to_on.is_(None), _st.to_on >= _ON),
    ),
).where(person.c.id.in_(_IDS))
"""How each of these stands in the register on a day (登记情况): name, death, whether he is in file."""

HELPED = (
    select(benefit.c.person_id)
    .where(benefit.c.line == "relief", benefit.c.received_on >= bindparam("since", type_=Day))
    .group_by(benefit.c.person_id)
    .having(func.sum(benefit.c.amount) > 0)
)
"""Who got relief since a day (已帮扶人员)."""

_h = hardship_member.c
STUDENTS: Wide = (
    select(_h.version_id, _h.name, _h.id_number, _h.education, _h.place, _h.school_from)
    .where(_h.status == "student", _h.version_id.in_(bindparam("versions", expanding=True, type_=Key)))
    .order_by(_h.version_id, _h.n)
)
"""The students of these households (在读学生)."""

BY_PAPER: Wide = select(
    person.c.id_number, person.c.id, person.c.bank, person.c.account_no, person.c.account_name
).where(person.c.id_number.in_(bindparam("numbers", expanding=True)))
"""Whose papers these are, with the account that the register has (按证件号查人)."""

ONE_PERSON: Wide = (
    select(
        person.c.id, person.c.name, person.c.id_number, person.c.phone, unit.c.name.label("unit_name"),
        person.c.town_code, person.c.bank, person.c.account_no, person.c.account_name,
    )
    .select_from(person)
    .outerjoin(unit, unit.c.id == person.c.unit_id)
    .where(person.c.id == _ID)
)  # fmt: skip
"""One person of the register as a roster takes him (登记的职工)."""

UNIT_NAMED = select(unit.c.id).where(unit.c.name == bindparam("name")).order_by(unit.c.id)
"""The unit of a name (按名称找单位)."""

REGISTERED: Wide = (
    select(case_file.c.id, case_file.c.person_id, person.c.id_number)
    .join(person, person.c.id == case_file.c.person_id)
    .where(
        case_file.c.matter == bindparam("matter"),
        case_file.c.applied_on >= bindparam("since", type_=Day),
        or_(case_file.c.person_id.in_(_IDS), person.c.id_number.in_(bindparam("numbers", expanding=True))),
    )
    .order_by(case_file.c.id)
)
"""Registrations of a matter since a day, of these people or these ID numbers (已办登记), the newest last."""

_OTHER_DROPPED = exists().where(_e.campaign_id == _c.id, _e.what == DROPPED)
LISTED_ELSEWHERE: Wide = (
    select(_p.id_number, _p.student_id_number, _c.season, _c.name)
    .select_from(campaign_person)
    .join(campaign, _c.id == _p.campaign_id)
    .where(
        _p.id_number.in_(bindparam("numbers", expanding=True)),
        _p.id_number != "",
        _p.campaign_id != _ID,
        _p.struck == "",
        _c.year == bindparam("year"),
        ~_OTHER_DROPPED,
    )
    .distinct()
)
"""Who is on the roster of another campaign of the year (本年其他活动名册)."""

NO_HELP = ("draft", "supplement", "refused", "denied", "lapsed", "withdrawn", "revoked")
"""States in which a case gives no help, or none yet (未予救助)."""

GRANTED: Wide = (
    select(relief_tuition.c.student_id_number, case_file.c.number)
    .select_from(relief_tuition)
    .join(case_file, case_file.c.id == relief_tuition.c.case_id)
    .where(
        relief_tuition.c.student_id_number.in_(bindparam("numbers", expanding=True)),
        case_file.c.number.like(bindparam("head")),
        case_file.c.state.not_in(NO_HELP),
    )
)
"""The students whom a case of this year helps (已有助学案件)."""

_NEXT = payout_event.alias("next")
ORDERS: Wide = (
    select(payout_order.c.id, payout_order.c.again_of, payout_event.c.what, payout_order.c.amount)
    .select_from(payout_order)
    .join(payout_event, payout_event.c.order_id == payout_order.c.id)
    .where(
        or_(payout_order.c.id.in_(_IDS), payout_order.c.again_of.in_(_IDS)),
        ~exists().where(_NEXT.c.order_id == payout_order.c.id, _NEXT.c.n > payout_event.c.n),
    )
)
"""Orders and those that took their place, each with its last event (发放单现状)."""
