"""Batches of payouts (发放批次): the list, what happened to each, its lines with the people behind them.

The state of a batch is the last of its events that changes anything; that of a line is the last event of its
order within the batch. Bind: `id` the batch.
"""

from __future__ import annotations

from sqlalchemy import bindparam, func, or_, select

from db.columns import Key
from db.queries.case_rows import Wide
from db.tables.batches import payout_batch, payout_batch_event, payout_batch_line
from db.tables.payouts import payout_event, payout_order
from db.tables.people import person, unit

SILENT = ("rostered",)
"""Events that change nothing (不改变状态的经过): a roster was made."""

_b, _l, _v, _e, _o = (
    payout_batch.c,
    payout_batch_line.c,
    payout_batch_event.c,
    payout_event.c,
    payout_order.c,
)
_ID = bindparam("id", type_=Key)
_OTHER = payout_batch_event.alias("other")
_LATER = payout_event.alias("later")

_LAST = (
    select(func.max(_OTHER.c.n))
    .where(_OTHER.c.batch_id == _b.id, _OTHER.c.what.not_in(SILENT))
    .correlate(payout_batch)
    .scalar_subquery()
)
_MAKER = (
    select(_OTHER.c.by_name)
    .where(_OTHER.c.batch_id == _b.id, _OTHER.c.n == 1)
    .correlate(payout_batch)
    .scalar_subquery()
)
_ROWS: Wide = select(
    _b.id, _b.number, _b.title, _b.line, _b.way, _b.station, _b.made_on, _b.remark, _v.what, _v.count,
    _v.total, _MAKER,
).select_from(payout_batch).join(payout_batch_event, (_v.batch_id == _b.id) & (_v.n == _LAST))  # fmt: skip

NEWEST = (
    _ROWS.where(or_(bindparam("every"), _v.what.not_in(("ended", "dropped"))))
    .order_by(_b.made_on.desc(), _b.number.desc())
    .limit(bindparam("limit"))
)
"""The newest batches (批次清单), those that are over only with `every`."""

ONE = _ROWS.where(_b.id == _ID)
"""One batch (批次)."""

EVENTS: Wide = select(
    _v.n, _v.what, _v.at, _v.by_id, _v.by_name, _v.count, _v.total, _v.file_name, _v.file_hash, _v.template,
    _v.paper_id, _v.detail,
).where(_v.batch_id == _ID).order_by(_v.n)  # fmt: skip
"""What happened to a batch, the oldest first (批次经过)."""

LINES = (
    select(_l.n, _l.order_id, _e.what, _e.detail)
    .select_from(payout_batch_line)
    .join(payout_event, (_e.order_id == _l.order_id) & (_e.batch_id == _l.batch_id))
    .where(
        _l.batch_id == _ID,
        ~select(_LATER.c.n)
        .where(_LATER.c.order_id == _e.order_id, _LATER.c.batch_id == _e.batch_id, _LATER.c.n > _e.n)
        .exists(),
    )
    .order_by(_l.n)
)
"""The lines of a batch in their order, each with the last that happened to it there (批次明细)."""

PEOPLE: Wide = (
    select(_o.id, person.c.name, person.c.id_number, person.c.phone, unit.c.name)
    .select_from(payout_order)
    .join(payout_batch_line, _l.order_id == _o.id)
    .join(person, person.c.id == _o.person_id)
    .join(unit, unit.c.id == person.c.unit_id, isouter=True)
    .where(_l.batch_id == _ID)
)
"""The people behind the orders of a batch (批次人员)."""

NAMES = select(person.c.id, person.c.name).where(person.c.id.in_(bindparam("ids", expanding=True, type_=Key)))
"""Names of people by their ids (姓名)."""

ANSWERED = (
    select(_b.number, _v.at, _v.by_name)
    .select_from(payout_batch_event)
    .join(payout_batch, _b.id == _v.batch_id)
    .where(_v.file_hash == bindparam("hash"), _v.what == "answered")
)
"""Where a file of the bank was read before (已读回盘)."""
