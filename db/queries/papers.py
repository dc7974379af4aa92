"""Papers as a register (文书台账): by number, by day, by what happened to them; who of whom may be named."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Text, bindparam, case, func, literal_column, select, tuple_

from db.columns import Key, Moment
from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables.cases import case_file
from db.tables.office import account
from db.tables.papers import paper, paper_event
from db.tables.payments import payment
from db.tables.people import person

_p, _e = paper.c, paper_event.c
_ID = bindparam("id", type_=Key)
_IDS = bindparam("ids", expanding=True, type_=Key)
_FROM, _BEFORE = bindparam("start", type_=Moment), bindparam("end", type_=Moment)

ONE: Wide = (
    select(
        _p.id,
        _p.case_id,
        _p.person_id,
        _p.code,
        _p.title,
        func.coalesce(_p.number, ""),
        _p.size,
        _p.facts,
        _p.issued_at,
        _p.issued_by,
        func.coalesce(_p.line, ""),
        _p.reverses,
        func.coalesce(case_file.c.line, ""),
        account.c.name.label("issuer"),
    )
    .select_from(
        paper.join(account, account.c.id == _p.issued_by).join(
            case_file, case_file.c.id == _p.case_id, isouter=True
        )
    )
    .where(_p.id == _ID)
)
"""A paper without its layout (一份文书)."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper without its layout (一份文书); one of no case has a line of its own."""

    id: UUID
    case_id: UUID | None
    person_id: UUID | None
    code: str
    title: str
    number: str
    size: str
    facts: str
    issued_at: datetime
    issued_by: UUID
    own_line: str
    reverses: UUID | None
    case_line: str
    issuer: str

    @property
    def line(self) -> str:
        """The line of service that it belongs to (所属业务线); "" for none."""
        return self.case_line or self.own_line

    @property
    def kind(self) -> str:
        """The character that begins the number of a money paper (字头); "" for all others."""
        head, dash, _ = self.number.partition("-")
        return head if dash else ""


def one(reader: Reader, paper_id: UUID) -> PaperRow | None:
    """The paper of this id without its layout (取一份文书)."""
    row = reader.first(ONE, id=paper_id)
    return None if row is None else PaperRow(*row)


LAYOUT = select(_p.layout).where(_p.id == _ID)
"""A paper as laid out (文书版面)."""

EVENTS = (
    select(_e.n, _e.what, _e.at, _e.by_name, _e.detail, _e.by_id)
    .where(_e.paper_id == _ID)
    .order_by(_e.at, _e.id)
)
"""What happened to a paper, in its order (文书经过)."""

RED = select(_p.id, _p.number, _p.issued_at).where(_p.reverses == _ID)
"""The red paper that stands against one (红字文书)."""

_FIRST = paper.alias("first")
TOGETHER = (
    select(_p.id)
    .join(_FIRST, (_FIRST.c.case_id == _p.case_id) & (_FIRST.c.entry == _p.entry))
    .where(_FIRST.c.id == _ID)
    .order_by(_p.id)
)
"""The papers of a case that one move issued, by one of them (同一步出具的文书)."""

_PAID: Wide = select(func.sum(payment.c.amount)).where(payment.c.case_id == _ID)


def paid(reader: Reader, case_id: UUID) -> int:
    """What was paid in a case and not taken back (案件已发金额), 分."""
    return reader.value(_PAID, id=case_id) or 0


_PRINT = case((_e.n > 0, 1), (_e.what == "not_out", -1), else_=0)
_VOID = func.max(case((_e.what == "voided", 1), else_=0))
_REVERSED = func.max(case((_e.what == "reversed", 1), else_=0))
OF_CASE: Wide = (
    select(
        _p.id,
        _p.code,
        _p.title,
        _p.number,
        _p.size,
        _p.issued_at,
        _p.reverses,
        func.sum(_PRINT),
        _VOID,
        _REVERSED,
    )
    .join(paper_event, _e.paper_id == _p.id, isouter=True)
    .where(_p.case_id == _ID)
    .group_by(_p.id)
    .order_by(_p.issued_at, _p.id)
)
"""The papers of a case in the order they were issued, how often each was printed, what became of it."""

_IS_VOID = select(_e.id).where(_e.paper_id == _p.id, _e.what == "voided").exists()
LATEST = (
    select(_p.id, _p.entry)
    .where(_p.case_id == _ID, _p.code == bindparam("code"), ~_IS_VOID)
    .order_by(_p.issued_at.desc(), _p.id.desc())
)
"""The latest paper of a kind in a case that is not void (最近一份)."""

VOIDED = select(_p.id).where(_p.case_id == _ID, _p.code == bindparam("code"), _IS_VOID).limit(1)
"""Whether a paper of a kind in a case was voided (曾作废)."""

LISTED: Wide = select(
    _p.id,
    _p.case_id,
    _p.title,
    func.coalesce(_p.number, ""),
    _p.issued_at,
    func.coalesce(_p.line, ""),
    _p.reverses,
    account.c.name,
    func.coalesce(case_file.c.number, ""),
    func.coalesce(case_file.c.applicant, person.c.name, ""),
    func.coalesce(case_file.c.line, ""),
    func.coalesce(case_file.c.secret, 0),
    _p.code,
).select_from(
    paper.join(account, account.c.id == _p.issued_by, isouter=True)
    .join(case_file, case_file.c.id == _p.case_id, isouter=True)
    .join(person, person.c.id == _p.person_id, isouter=True)
)
"""A paper as the register lists it (台账一行)."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A paper as the register lists it (台账一行); `own_line` is that of a paper without a case."""

    id: UUID
    case_id: UUID | None
    title: str
    number: str
    issued_at: datetime
    own_line: str
    reverses: UUID | None
    issuer: str
    case_number: str
    name: str
    case_line: str
    secret: int
    code: str


BY_NUMBER: Wide = LISTED.where(_p.number.in_(bindparam("numbers", expanding=True, type_=Text)))
"""The papers of these numbers (按编号)."""

EVENTS_OF = select(_e.paper_id, _e.n, _e.what).where(_e.paper_id.in_(_IDS)).order_by(_e.at, _e.id)
"""What happened to these papers (各份经过)."""


class Fate(StrEnum):
    """What papers are looked for by (文书去向)."""

    ANY = ""
    WAITING = "waiting"
    VOIDED = "voided"
    REVERSED = "reversed"
    RED = "red"


_AT: ColumnElement[datetime] = literal_column("+paper.issued_at", Moment)
"""Hidden from SQLite's choice of an index: papers of a fate are found in their series, not among all days."""


@functools.cache
def page(fate: Fate, *, numbered: bool) -> Wide:
    """Papers of some days, the latest first, behind `after_at`, `after_id` (按日翻页).

    Numbered ones from the number `first` to before `last`, or those that have none.
    """
    at = _moment(fate, numbered=numbered)
    behind = tuple_(at, _p.id) < tuple_(bindparam("after_at", type_=Moment), bindparam("after_id", type_=Key))
    return (
        LISTED.where(*_wanted(fate, numbered=numbered), behind)
        .order_by(at.desc(), _p.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )


@functools.cache
def total(fate: Fate, *, numbered: bool) -> Wide:
    """How many they are (份数)."""
    return select(func.count()).select_from(paper).where(*_wanted(fate, numbered=numbered))


def _wanted(fate: Fate, *, numbered: bool) -> list[ColumnElement[bool]]:
    if not numbered:
        return [_p.number.is_(None), _p.issued_at >= _FROM, _p.issued_at < _BEFORE, *_fated(fate)]
    # pairs, so that SQLite takes the index that holds all it needs
    pair = tuple_(_p.number, _p.issued_at)
    first, last = (
        tuple_(bindparam(one, type_=Text), bindparam("start", type_=Moment)) for one in ("first", "last")
    )
    at = _moment(fate, numbered=numbered)
    return [pair >= first, pair < last, at >= _FROM, at < _BEFORE, *_fated(fate)]


def _moment(fate: Fate, *, numbered: bool) -> ColumnElement[datetime]:
    """When it was issued, as what decides how it is found (开具时刻)."""
    return _AT if numbered and fate is not Fate.ANY else _p.issued_at


_DONE = (
    select(func.sum(case((_e.what == "not_out", -1), else_=1)))
    .where(_e.paper_id == _p.id)
    .correlate(paper)
    .scalar_subquery()
)
"""How much happened to a paper; a print of which nothing came out is none (经过次数)."""


def _fated(fate: Fate) -> list[ColumnElement[bool]]:
    """The papers of a fate: found among the few that were voided or reversed, not among all."""
    if fate in {Fate.VOIDED, Fate.REVERSED}:
        return [_p.id.in_(select(_e.paper_id).where(_e.what == fate.value))]
    if fate is Fate.RED:
        return [_p.reverses.in_(select(_e.paper_id).where(_e.what == "reversed"))]
    if fate is Fate.WAITING:
        return [func.coalesce(_DONE, 0) == 0]
    return []
