"""What a day brought and took in money (当日收支): by fund or cause and way, and in cash."""

from datetime import date

from sqlalchemy import Column, ColumnElement, bindparam, case, func, or_, select

from db.columns import Day
from db.queries.case_rows import Wide
from db.queries.today import within
from db.tables.income import cash_move, income, income_event
from db.tables.payments import payment
from db.tables.payouts import payout_event, payout_share

_p, _i, _s, _e = payment.c, income.c, payout_share.c, payout_event.c


def _of_days(on: Column[date]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return on >= bindparam("first", type_=Day), on <= bindparam("day", type_=Day)


_PAID_RED, _RED = (_p.amount < 0).label("red"), (_i.amount < 0).label("red")
_later = payout_share.alias("later")
_IN_FORCE = _s.event_n == (
    select(func.max(_later.c.event_n)).where(_later.c.order_id == _s.order_id).scalar_subquery()
)
_SIGNED = case((_p.amount < 0, -_s.amount), else_=_s.amount)
SHARED: Wide = (
    select(_s.fund, _s.fund_year, _p.way, _PAID_RED, func.count(), func.sum(_SIGNED))
    .select_from(payment)
    .join(payout_share, _s.order_id == _p.order_id)
    .where(*_of_days(_p.paid_on), _IN_FORCE)
    .group_by(_s.fund, _s.fund_year, _p.way, _PAID_RED)
)
"""Paid from each fund of each year in each way, what was taken back apart (按资金发放)."""

_SHARES = select(_s.id).where(_s.order_id == _p.order_id).exists()
UNSHARED: Wide = (
    select(_p.fund_source, _p.way, _PAID_RED, func.count(), func.sum(_p.amount))
    .where(*_of_days(_p.paid_on), or_(_p.order_id.is_(None), ~_SHARES))
    .group_by(_p.fund_source, _p.way, _PAID_RED)
)
"""The same of payments that no order shares out (未分资金的发放)."""

RECEIVED: Wide = (
    select(_i.line, _i.kind, _i.way, _RED, func.count(), func.sum(_i.amount))
    .where(*_of_days(_i.received_on))
    .group_by(_i.line, _i.kind, _i.way, _RED)
)
"""Received by line, kind and way, what was reversed apart (当日收款)."""

UNDONE: Wide = (
    select(_i.line, _i.kind, _i.way, func.count(), func.sum(_i.amount))
    .join(income_event, income_event.c.income_id == _i.id)
    .where(income_event.c.what == "voided", *within(income_event.c.at, income_event.c.entry))
    .group_by(_i.line, _i.kind, _i.way)
)
"""Received on whatever day and now void (当日作废收款)."""

CASH_PAID = select(func.sum(_p.amount)).where(*_of_days(_p.paid_on), _p.way == "cash")
"""Paid in cash (当日现金付)."""

BANKED = select(func.sum(cash_move.c.amount)).where(*_of_days(cash_move.c.on_day))
"""Taken to the bank less what was fetched there (当日缴存)."""

MOVES: Wide = (
    select(
        cash_move.c.on_day, cash_move.c.kind, cash_move.c.amount, cash_move.c.voucher_no, cash_move.c.remark
    )
    .where(*_of_days(cash_move.c.on_day))
    .order_by(cash_move.c.on_day.desc(), cash_move.c.entry.desc())
)
"""Cash taken to the bank or fetched there (现金存取), the latest first."""

_HANDS = func.count(func.distinct(_e.by_id))
LONE: Wide = (
    select(_p.order_id)
    .join(payout_event, _e.order_id == _p.order_id)
    .where(*_of_days(_p.paid_on), _e.what.in_(("made", "reviewed", "approved", "paid")))
    .group_by(_p.order_id)
    .having(_HANDS < 2)
)
"""Orders paid on a day that only one person had a hand in (只有一人经手的发放单)."""
