"""What stands beside the content of a file (档案相关): events, relief by year, cases, who wrote what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import show_date
from app.core.money import Money
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.line import EXIT, FILE_OPEN, RELIEF, REVIEW
from app.services import secrecy, working
from app.services.case_lines import CaseLineView
from app.services.desk import Desk
from db.columns import Key
from db.queries.case_rows import CASE_ROWS, CaseRow, Wide
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import (
    benefit,
    case_row,
    hardship_event,
    hardship_member,
    hardship_version,
    journal,
    person,
)

_FILE = bindparam("file", type_=Key)
_PEOPLE = bindparam("people", expanding=True, type_=Key)
_EVENTS = (
    select(hardship_event.c.on_day, hardship_event.c.what, hardship_event.c.case_id, hardship_event.c.detail)
    .where(hardship_event.c.file_id == _FILE)
    .order_by(hardship_event.c.n.desc())
)
_WRITERS = select(journal.c.n, journal.c.actor_name, journal.c.moment).where(
    journal.c.n.in_(select(hardship_version.c.entry).where(hardship_version.c.file_id == _FILE))
)
_DIED = select(person.c.id_number, person.c.died_on).where(
    person.c.id.in_(
        select(hardship_member.c.member_id)
        .join(hardship_version, hardship_version.c.id == hardship_member.c.version_id)
        .where(hardship_version.c.file_id == _FILE)
    ),
    person.c.died_on.is_not(None),
)
_DIED_HIMSELF = select(person.c.died_on).where(person.c.id.in_(_PEOPLE), person.c.died_on.is_not(None))
_RECEIVED = (
    select(benefit.c.year, benefit.c.received_on, benefit.c.kind, benefit.c.amount, benefit.c.case_id)
    .where(benefit.c.person_id.in_(_PEOPLE), benefit.c.line == RELIEF.code)
    .order_by(benefit.c.year.desc(), benefit.c.received_on.desc(), benefit.c.id.desc())
)
_CASES: Wide = CASE_ROWS.where(case_row.c.person_id.in_(_PEOPLE), case_row.c.line == RELIEF.code).order_by(
    case_row.c.n.desc()
)


Event = tuple[date, str, UUID | None, str]
"""One thing that happened (档案经过): day, what, the case that brought it, details."""


@dataclass(frozen=True, slots=True)
class YearView:
    """What the person received in a year (年度帮扶): the sum, and each with its day, kind and amount."""

    year: int
    total: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What stands beside the content (档案相关); `died` by ID number, `writers` by journal entry."""

    died_on: date | None
    died: Mapping[str, date]
    events: Sequence[Event]
    writers: Mapping[int, tuple[str, datetime]]
    years: tuple[YearView, ...]
    cases: tuple[CaseLineView, ...]
    running: Mapping[str, str]


def gather(desk: Desk, asks: Reader, file: FileRow) -> Gathered:
    """All of it in as many statements whatever there is (汇集): what the actor may not see is left out."""
    people = list(ids_of(asks, file.person_id))
    cases = [CaseRow(*row) for row in asks.all(_CASES, people=people)]
    received = asks.all(_RECEIVED, people=people)
    about = {one.case_id for one in cases} | {key for *_, key in received if key is not None}
    looks = secrecy.looks(desk, asks, about)
    seen = {key for key, look in looks.items() if secrecy.may_see(desk.actor, look)}
    mine = [one for one in cases if one.case_id in seen]
    told = [row for row in received if row.case_id is None or row.case_id in seen]
    return Gathered(
        died_on=asks.value(_DIED_HIMSELF, people=people),
        died={number: on for number, on in asks.all(_DIED, file=file.id) if number and on},
        events=[(on, what, key, detail) for on, what, key, detail in asks.all(_EVENTS, file=file.id)],
        writers={n: (name, at) for n, name, at in asks.all(_WRITERS, file=file.id)},
        years=tuple(_years(desk, [(year, on, kind, amount) for year, on, kind, amount, _ in told])),
        cases=tuple(_line(desk, one) for one in mine),
        running={one.matter: one.number for one in mine if not one.ended},
    )


def moves_of(desk: Desk, file: FileRow, beside: Gathered) -> Iterator[tuple[str, str, str]]:
    """What may be done with the file (可办事项): code, label, why not; each beyond 改资料 begins a case."""
    closed = working.closed_to(desk, RELIEF.code)
    gone = "" if file.active else "档案已经退出。"
    died = "职工已去世，请办退出。" if beside.died_on else ""
    for code, label, matter in (("review", "年度复核", REVIEW.id), ("exit", "办退出", EXIT.id)):
        number = beside.running.get(matter)
        running = f"{label} {number} 正在办理。" if number else ""
        yield code, label, closed or gone or (died if matter == REVIEW.id else "") or running
    yield "change", "改资料", closed or gone
    yield "aid", "申请救助", closed or gone or died
    if not file.active:
        number = beside.running.get(FILE_OPEN.id)
        yield "return", "返困建档", closed or died or (f"建档 {number} 正在办理。" if number else "")


def _years(desk: Desk, rows: Sequence[tuple[int, date, str, int]]) -> Iterator[YearView]:
    for year, found in groupby(rows, key=lambda row: row[0]):
        lines = list(found)
        yield YearView(
            year,
            Money(sum(amount for *_, amount in lines)).show(),
            tuple(
                (show_date(on), desk.catalog.paid_name(kind), Money(amount).show())
                for _, on, kind, amount in lines
            ),
        )


def _line(desk: Desk, one: CaseRow) -> CaseLineView:
    matter = desk.catalog.matter(one.matter)
    return CaseLineView(
        case_id=one.case_id,
        number=one.number,
        line=one.line,
        matter=matter.name,
        state=matter.flow.state(one.state).label,
        ended=one.ended,
        applicant=one.applicant,
        role="",
    )
