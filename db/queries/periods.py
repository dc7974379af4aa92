"""Closed days and months (日结、月结): up to where the books are closed, and what is not yet on a sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CompoundSelect, Text, bindparam, func, select, union

from db.columns import Day, Key, Moment
from db.queries.case_rows import Wide
from db.tables.income import cash_move, income, period_close
from db.tables.journal import journal, journal_subject
from db.tables.papers import paper
from db.tables.payments import payment

_c = period_close.c
_STATION, _KIND = bindparam("station", type_=Text), bindparam("kind", type_=Text)
_AFTER, _BEFORE = bindparam("after", type_=Day), bindparam("before", type_=Day)

LAST = select(func.max(_c.period)).where(_c.station == _STATION, _c.kind == _KIND)
"""The last closed day or month of a station (最近已结期间)."""


@dataclass(frozen=True, slots=True)
class CloseRow:
    """A closed day or month without its sheet (已结期间); `cash`, `counted` in 分."""

    id: UUID
    kind: str
    period: str
    number: str
    closed_at: datetime
    by_name: str
    until: int
    head: str
    cash: int
    counted: int
    note: str
    figures: str


_ROWS: Wide = select(
    _c.id, _c.kind, _c.period, _c.number, _c.closed_at, _c.by_name, _c.until, _c.head, _c.cash, _c.counted,
    _c.note, _c.figures,
)  # fmt: skip
CLOSED: Wide = _ROWS.where(_c.station == _STATION).order_by(_c.period.desc(), _c.kind.desc())
"""Every closed day and month (全部已结期间), the latest first."""

LAST_ROW: Wide = _ROWS.where(_c.station == _STATION, _c.kind == _KIND).order_by(_c.period.desc()).limit(1)
"""The closed day or month that was closed last (最近一次结账)."""

ONE: Wide = _ROWS.where(_c.id == bindparam("id", type_=Key))
"""One closed day or month (一个已结期间)."""

LAYOUT = select(_c.layout).where(_c.id == bindparam("id", type_=Key))
"""Its sheet as laid out (结账单版面)."""

OUT = (
    select(func.count())
    .select_from(journal_subject)
    .join(journal, journal.c.n == journal_subject.c.n)
    .where(
        journal_subject.c.kind == "period_close",
        journal_subject.c.id == bindparam("id", type_=Key),
        journal.c.command.in_(bindparam("commands", expanding=True)),
    )
)
"""How often its sheet left the program (结账单输出次数)."""

_FIRSTS = union(select(func.min(income.c.received_on).label("on_day")), select(func.min(cash_move.c.on_day)))
BEGUN = select(func.min(_FIRSTS.subquery().c.on_day))
"""The first day with a receipt or with cash moved (记账首日)."""

MONEY_DAYS: CompoundSelect[date] = union(
    *(
        select(on.label("on_day")).where(on > _AFTER, on < _BEFORE)
        for on in (income.c.received_on, payment.c.paid_on, cash_move.c.on_day)
    )
)
"""The days in between with money in or out (有收付的日子)."""

PAPER_MOMENTS: Wide = select(paper.c.issued_at).where(
    paper.c.issued_at >= bindparam("start", type_=Moment),
    paper.c.issued_at < bindparam("end", type_=Moment),
    func.substr(paper.c.number, 1, 1).in_(bindparam("kinds", expanding=True)),
)
"""The moments in between at which money papers were issued (出具票据的时刻)."""
