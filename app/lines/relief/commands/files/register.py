"""The row of a hardship file (档案台账): finding it, its events, its standing, when its review is due."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, select

from app.core.errors import NotFound, Refused
from app.core.workdays import Calendar
from app.lines.relief.fields.aid import HARDSHIP
from app.lines.relief.fields.register import ACTIVE
from app.lines.relief.line import FILE_LETTERS
from app.services import numbers, parameters
from db.columns import Key
from db.queries.case_rows import Wide
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import hardship_event, hardship_file, hardship_version, person_standing
from db.writer import Writer

REVIEW_MONTHS = "relief.review.months"
"""Parameter: months from recognition or the last review to the next one (复核周期), §1.4 step 11 [S23]."""

_f = hardship_file.c
_COLUMNS = (
    _f.id,
    _f.version,
    _f.person_id,
    _f.number,
    _f.national_no,
    _f.level,
    _f.category,
    _f.state,
    _f.opened_on,
    _f.reviewed_on,
    _f.review_due_on,
    _f.ended_on,
    _f.end_reason,
    _f.moved_from,
    _f.moved_to,
    _f.filed_by,
    _f.remark,
)
_ONE: Wide = select(*_COLUMNS).where(_f.id == bindparam("id", type_=Key))
_BY_NUMBER: Wide = select(*_COLUMNS).where(_f.number == bindparam("number"))
_OF_PEOPLE: Wide = (
    select(*_COLUMNS)
    .where(_f.person_id.in_(bindparam("people", expanding=True, type_=Key)))
    .order_by(_f.state != ACTIVE, _f.opened_on.desc(), _f.id.desc())
)
_LAST_EVENT = select(func.max(hardship_event.c.n)).where(
    hardship_event.c.file_id == bindparam("file", type_=Key)
)
_LAST_VERSION = select(func.max(hardship_version.c.version_n)).where(
    hardship_version.c.file_id == bindparam("file", type_=Key)
)
_HELD: Wide = (
    select(
        person_standing.c.id,
        person_standing.c.version,
        person_standing.c.to_on,
    )
    .where(person_standing.c.kind == HARDSHIP, person_standing.c.number == bindparam("number"))
    .order_by(person_standing.c.id)
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A hardship file as its row has it (档案行); `end_reason` is a code of the reasons of exits."""

    id: UUID
    version: int
    person_id: UUID
    number: str
    national_no: str | None
    level: str
    category: str
    state: str
    opened_on: date
    reviewed_on: date
    review_due_on: date
    ended_on: date | None
    end_reason: str
    moved_from: str
    moved_to: str
    filed_by: str
    remark: str

    @property
    def active(self) -> bool:
        """Whether it is in force (在档)."""
        return self.state == ACTIVE


def load(asks: Reader, file_id: UUID) -> FileRow:
    """The file of this id (读取档案); NotFound when there is none."""
    row = asks.first(_ONE, id=file_id)
    if row is None:
        raise NotFound("没有找到这份困难职工档案，请重新查找。")
    return FileRow(*row)


def by_number(asks: Reader, number: str) -> FileRow | None:
    """The file of this number (按档案号), None for none."""
    row = asks.first(_BY_NUMBER, number=number)
    return None if row is None else FileRow(*row)


def of_person(asks: Reader, person_id: UUID) -> FileRow | None:
    """A person's file (本人档案), of all merged into him too: the one in force, else the newest."""
    row = asks.first(_OF_PEOPLE, people=list(ids_of(asks, person_id)))
    return None if row is None else FileRow(*row)


def take_number(w: Writer, station: str, year: int) -> str:
    """The next number of a file (取档案号), past those that somebody entered by hand with a standing."""
    while True:
        number = numbers.take_case(w, FILE_LETTERS, station, year)
        if by_number(w, number) is None and not w.all(_HELD, number=number):
            return number


def note(
    w: Writer, file_id: UUID, what: str, on_day: date, case_id: UUID | None = None, detail: str = ""
) -> None:
    """Enter what happened to a file (登记档案经过)."""
    n = (w.value(_LAST_EVENT, file=file_id) or 0) + 1
    w.insert(hardship_event, file_id=file_id, n=n, what=what, on_day=on_day, case_id=case_id, detail=detail)


def renew(w: Writer, file_id: UUID, version: int, **columns: object) -> None:
    """Write the row of a file whose content changed (更新档案行): who had read it before is then stale."""
    n = w.value(_LAST_VERSION, file=file_id) or 0
    w.update(hardship_file, file_id, version, content_n=n, **columns)


def next_review(asks: Reader, from_on: date, on: date) -> date:
    """The last day for the review after `from_on` (下次复核到期日), by the months in force `on` a day."""
    months = parameters.rules(asks, on).get(REVIEW_MONTHS, "")
    if not months.isdecimal():
        raise Refused("年度复核的间隔月数还没有设置，请管理员在“管理・参数”里补上。")
    return months_after(from_on, int(months))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, clamped to the month's end (月末对齐)."""
    return Calendar(frozenset(), frozenset(), frozenset()).due(day, months, "month").nominal


def put_standing(
    w: Writer, file: FileRow, category: str, from_on: date, source: str, case_id: UUID | None
) -> None:
    """The person is in file from this day on (登记在档身份)."""
    w.insert(
        person_standing,
        person_id=file.person_id,
        kind=HARDSHIP,
        category=category,
        from_on=from_on,
        number=file.number,
        source=source,
        case_id=case_id,
    )


def end_standing(w: Writer, number: str, last_on: date) -> None:
    """The person is in file to this day (终止在档身份); what would begin later never holds."""
    for row in w.all(_HELD, number=number):
        if row.to_on is None or row.to_on > last_on:
            w.update(person_standing, row.id, row.version, to_on=last_on)
