"""Money that came in (收款): one, by paper, by number of another's receipt, and those of some days."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, select

from db.columns import Day, Key
from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables.income import income, income_event
from db.tables.papers import paper
from db.tables.people import unit

_i, _e = income.c, income_event.c
_STATE = (
    select(_e.what)
    .where(_e.income_id == _i.id)
    .order_by(_e.n.desc())
    .limit(1)
    .correlate(income)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class IncomeRow:
    """A sum received as it lies in the file (收款行): `amount` in 分, `state` its last event."""

    id: UUID
    case_id: UUID | None
    person_id: UUID | None
    unit_id: UUID | None
    line: str
    kind: str
    payer: str
    reason: str
    amount: int
    way: str
    voucher_no: str
    outside_no: str
    received_on: date
    remark: str
    station: str
    reverses: UUID | None
    paper_id: UUID | None
    number: str
    state: str


LISTED: Wide = (
    select(
        _i.id,
        _i.case_id,
        _i.person_id,
        _i.unit_id,
        _i.line,
        _i.kind,
        _i.payer,
        _i.reason,
        _i.amount,
        _i.way,
        _i.voucher_no,
        _i.outside_no,
        _i.received_on,
        _i.remark,
        _i.station,
        _i.reverses,
        _i.paper_id,
        func.coalesce(paper.c.number, ""),
        _STATE.label("state"),
    )
    .select_from(income)
    .outerjoin(paper, paper.c.id == _i.paper_id)
)
"""Sums received, with the number of their receipt and their state (收款清单)."""

_ONE: Wide = LISTED.where(_i.id == bindparam("id", type_=Key))
_OF_PAPER: Wide = LISTED.where(_i.paper_id == bindparam("id", type_=Key))


def one(asks: Reader, income_id: UUID) -> IncomeRow | None:
    """One sum received (一笔收款)."""
    row = asks.first(_ONE, id=income_id)
    return None if row is None else IncomeRow(*row)


def of_paper(asks: Reader, paper_id: UUID) -> IncomeRow | None:
    """The sum that a receipt stands for (收据所收款项)."""
    row = asks.first(_OF_PAPER, id=paper_id)
    return None if row is None else IncomeRow(*row)


OF_DAYS: Wide = LISTED.where(
    _i.received_on >= bindparam("first", type_=Day),
    _i.received_on <= bindparam("day", type_=Day),
).order_by(_i.received_on.desc(), _i.entry.desc())
"""What came in on some days (某期间收款), the latest first."""

OUTSIDE = select(_i.id).where(_i.outside_no == bindparam("number"), _i.outside_no != "").limit(1)
"""Whether the number of another's receipt is entered already (电子票据号是否已登记)."""

EVENTS: Wide = (
    select(_e.n, _e.what, _e.at, _e.by_id, _e.by_name, _e.detail)
    .where(_e.income_id == bindparam("id", type_=Key))
    .order_by(_e.n)
)
"""What happened to a sum received (收款经过)."""

UNIT_NAMED = select(unit.c.id).where(unit.c.name == bindparam("name"), unit.c.merged_into.is_(None)).limit(2)
"""The units of exactly this name (按名称找单位)."""
