"""Orders to pay and funds (发放单与资金): where each stands, what a fund has left, what waits.

The state of an order is its last event; an index of order, place and event gives it for all of them in one
pass. Binds of every list: `me` the person, `inside` the lines whose restricted cases he may see.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, String, and_, bindparam, func, or_, select, tuple_

from db.columns import Key
from db.queries.case_rows import Wide
from db.tables.cases import case_file, case_reader
from db.tables.payments import benefit, payment
from db.tables.payouts import (
    fund_earmark,
    fund_entry,
    payout_event,
    payout_goods,
    payout_order,
    payout_share,
)
from db.tables.people import person, person_standing, unit

OrderRow = Row[*tuple[Any, ...]]
"""The columns of an order in their order (发放单列)."""

_o, _e, _s, _g, _f = payout_order.c, payout_event.c, payout_share.c, payout_goods.c, case_file.c
_IDS = bindparam("ids", expanding=True, type_=Key)
_LATER = payout_event.alias("later")
_SPLIT = payout_share.alias("split")

ORDERS: Wide = select(
    _o.id, _o.case_id, _o.person_id, _o.unit_id, _o.again_of, _o.line, _o.kind, _o.year, _o.amount, _o.way,
    _o.reason, _o.bank, _o.account_no, _o.account_name, _o.receiver, _o.receiver_relation,
    _o.receiver_id_number, _o.station, _o.made_on,
).where(_o.id.in_(_IDS))  # fmt: skip
"""The orders of these ids (发放单)."""

EVENTS: Wide = (
    select(
        _e.order_id, _e.n, _e.what, _e.on_day, _e.at, _e.by_id, _e.by_name, _e.batch_id, _e.payment_id,
        _e.detail,
    )
    .where(_e.order_id.in_(_IDS))
    .order_by(_e.order_id, _e.n)
)  # fmt: skip
"""What happened to them (经过)."""

_IN_FORCE = ~(
    select(_SPLIT.c.id).where(_SPLIT.c.order_id == _s.order_id, _SPLIT.c.event_n > _s.event_n).exists()
)
SHARES = (
    select(_s.order_id, _s.fund, _s.fund_year, _s.amount)
    .where(_s.order_id.in_(_IDS), _IN_FORCE)
    .order_by(_s.order_id, _s.n)
)
"""Their split in force (资金分担)."""

GOODS = (
    select(_g.order_id, _g.name, _g.measure, _g.quantity, _g.price)
    .where(_g.order_id.in_(_IDS))
    .order_by(_g.order_id, _g.n)
)
"""Their goods (慰问品)."""

OF_CASE = select(_o.id).where(_o.case_id == bindparam("case_id", type_=Key)).order_by(_o.id)
"""The orders of a case (本案发放单)."""

MADE_AGAIN = select(_o.id).where(_o.again_of == bindparam("order_id", type_=Key))
"""The order that took the place of another (重新制单)."""

_LAST_OF = (
    select(_LATER.c.what)
    .where(_LATER.c.order_id == _o.id)
    .order_by(_LATER.c.n.desc())
    .limit(1)
    .scalar_subquery()
)
_LAST_OF_SHARE = (
    select(_e.what)
    .where(_e.order_id == _s.order_id)
    .order_by(_e.n.desc())
    .limit(1)
    .correlate(payout_share)
    .scalar_subquery()
)

STATES = select(_e.order_id, func.max(_e.n), _e.what.label("what")).group_by(_e.order_id).subquery("states")
"""Each order with its last event (各单状态): SQLite gives the row of the greatest n."""

READY = (
    select(STATES.c.order_id)
    .join(payout_order, _o.id == STATES.c.order_id)
    .where(
        STATES.c.what.in_(("approved", "unlisted")),
        _o.line == bindparam("line"),
        _o.way == bindparam("way"),
    )
    .order_by(_o.made_on, _o.id)
)
"""Approved, in no batch, not paid (待发放)."""

_ME = bindparam("me", type_=Key)


def _seen(case_id: ColumnElement[UUID | None]) -> ColumnElement[bool]:
    """Whether he may see the case of an order: it has none, or one that is open to him."""
    return or_(
        case_id.is_(None),
        _f.secret == 0,
        _f.line.in_(bindparam("inside", expanding=True)),
        _f.clerk_id == _ME,
        _f.id.in_(select(case_reader.c.case_id).where(case_reader.c.account_id == _ME)),
    )


_ALL_SEEN = (
    STATES.join(payout_order, _o.id == STATES.c.order_id)
    .outerjoin(case_file, _f.id == _o.case_id)
)  # fmt: skip

_WALKED = (
    select(_o.id, _o.line, _o.case_id, _LAST_OF.label("what")).select_from(payout_order).subquery("walked")
)
PAGE = (
    select(_WALKED.c.id, _WALKED.c.what)
    .outerjoin(case_file, _f.id == _WALKED.c.case_id)
    .where(
        _WALKED.c.id < bindparam("after", type_=Key),
        tuple_(_WALKED.c.line, _WALKED.c.what).in_(bindparam("pairs", expanding=True)),
        _seen(_WALKED.c.case_id),
    )
    .order_by(_WALKED.c.id.desc())
    .limit(bindparam("limit"))
)
"""One page of a list, the latest first (发放单一页): walked from there until it is full."""

TALLY = select(_o.line, STATES.c.what, func.count()).select_from(_ALL_SEEN).where(_seen(_o.case_id)).group_by(
    _o.line, STATES.c.what
)  # fmt: skip
"""How many orders stand where, by line (发放单计数)."""

LISTED: Wide = (
    select(
        _o.id, _o.made_on, _o.line, _o.kind, _o.amount, _o.way, _o.case_id,
        func.coalesce(_f.number, ""), func.coalesce(_f.secret, 0),
        func.coalesce(person.c.name, unit.c.name, ""), func.coalesce(_f.state, ""),
    )
    .select_from(payout_order)
    .outerjoin(case_file, _f.id == _o.case_id)
    .outerjoin(person, person.c.id == _o.person_id)
    .outerjoin(unit, unit.c.id == _o.unit_id)
    .where(_o.id.in_(_IDS))
)  # fmt: skip
"""What a list shows of each (发放单列表列)."""

_LIVE = bindparam("live", expanding=True, type_=String)
USED = (
    select(_s.fund, _s.fund_year, func.sum(_s.amount))
    .where(_IN_FORCE, _LAST_OF_SHARE.in_(_LIVE))
    .group_by(_s.fund, _s.fund_year)
)
"""What the live orders bind of each fund and year (已用)."""

_FUND = and_(_s.fund == bindparam("fund"), _s.fund_year == bindparam("year"))
USED_OF = select(func.coalesce(func.sum(_s.amount), 0)).where(_FUND, _IN_FORCE, _LAST_OF_SHARE.in_(_LIVE))
"""What the live orders bind of one fund in one year (某资金已用)."""

CAME = select(fund_entry.c.fund, fund_entry.c.fund_year, func.sum(fund_entry.c.amount)).group_by(
    fund_entry.c.fund, fund_entry.c.fund_year
)
"""What came into each fund by year (到账)."""

CAME_OF = select(
    func.count(), func.coalesce(func.sum(fund_entry.c.amount).filter(
        fund_entry.c.fund_year == bindparam("year")), 0),
).where(fund_entry.c.fund == bindparam("fund"))  # fmt: skip
"""How many entries a fund has in all, and their sum of one year (某资金到账)."""

FUND_ENTRIES: Wide = (
    select(
        fund_entry.c.fund_year, fund_entry.c.kind, fund_entry.c.amount, fund_entry.c.on_day,
        fund_entry.c.source, fund_entry.c.remark,
    )
    .where(fund_entry.c.fund == bindparam("fund"))
    .order_by(fund_entry.c.id.desc())
)  # fmt: skip
"""The entries of a fund, the latest first (资金明细)."""

USES = select(fund_earmark.c.fund, fund_earmark.c.use, fund_earmark.c.source).where(
    fund_earmark.c.valid_from <= bindparam("on", type_=fund_earmark.c.valid_from.type)
)
"""What each fund may be used for on a day (资金用途)."""

USES_OF = (
    select(fund_earmark.c.id, fund_earmark.c.use, fund_earmark.c.source)
    .where(fund_earmark.c.fund == bindparam("fund"))
    .order_by(fund_earmark.c.valid_from, fund_earmark.c.id)
)
"""What one fund may be used for (某资金用途)."""

USE = select(fund_earmark.c.version).where(fund_earmark.c.id == bindparam("id", type_=Key))
"""The version of a use (用途版本)."""

PAYMENT: Wide = select(payment).where(payment.c.id == bindparam("id", type_=Key))
"""One payment (一笔发放)."""

RECEIVED: Wide = (
    select(benefit.c.person_id, benefit.c.kind, func.sum(benefit.c.amount))
    .where(benefit.c.person_id.in_(_IDS), benefit.c.year == bindparam("year"))
    .group_by(benefit.c.person_id, benefit.c.kind)
)
"""What people received in a year, by kind (本年已领)."""

PENDING: Wide = select(_o.id, _o.person_id, _o.kind, _o.amount).where(
    _o.person_id.in_(_IDS), _o.year == bindparam("year"), _LAST_OF.in_(_LIVE)
)
"""Orders of a year for these people that are approved and not yet paid (待领)."""

SAME_CARD = (
    select(_o.account_no, _o.person_id, person.c.name)
    .join(person, person.c.id == _o.person_id)
    .where(_o.account_no.in_(bindparam("cards", expanding=True)))
    .distinct()
)
"""Who was paid to these accounts (同卡人员)."""

PEOPLE = select(person.c.id, person.c.name, person.c.id_number, person.c.died_on).where(person.c.id.in_(_IDS))
"""What a check looks at of people (人员)."""

_st = person_standing.c
STANDINGS: Wide = (
    select(_st.person_id, _st.kind, _st.category, _st.from_on, _st.to_on, _st.number, _st.source)
    .where(_st.person_id.in_(_IDS))
    .order_by(_st.from_on, _st.id)
)
"""What people are to the union (身份)."""

UNITS = select(unit.c.id, unit.c.name).where(unit.c.id.in_(_IDS))
"""Units by their ids (单位)."""
