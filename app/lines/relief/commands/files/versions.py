"""Versions of a hardship file (档案版本): the content from a day on; nothing that stood is written over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select

from app.engine.fields import AnyField
from app.engine.rows import Rows
from app.engine.values import Values
from app.lines.relief.fields.content import EXPENSES, HOUSEHOLD, MEMBER_ID, OTHER_CAUSES
from app.lines.relief.fields.register import OF_RELIEVED
from app.lines.relief.line.content import CONTENT_FORM
from app.services.record import storage
from db.columns import Day, Key
from db.queries.case_rows import Wide
from db.reader import Reader
from db.tables import hardship_cause, hardship_expense, hardship_member, hardship_version, person
from db.writer import Writer

CHILDREN: Mapping[str, Table] = {
    HOUSEHOLD.code: hardship_member,
    EXPENSES.code: hardship_expense,
    OTHER_CAUSES.code: hardship_cause,
}
"""Where the rows of a version lie (版本明细表), by field."""

PLAIN = tuple(one for one in CONTENT_FORM.fields if not isinstance(one.kind, Rows))
"""The fields that the version itself holds (单项栏目)."""

PLAIN_OF_CASE = tuple(one for one in PLAIN if one not in OF_RELIEVED)
"""Those that applications and reviews have too (申请表单项栏目)."""

_LISTED = tuple(one for one in CONTENT_FORM.fields if isinstance(one.kind, Rows))
_v = hardship_version.c
_FILE = _v.file_id == bindparam("file", type_=Key)
_LAST = select(func.max(_v.version_n)).where(_FILE)
_IN_FORCE: Wide = (
    select(hardship_version)
    .where(_FILE, _v.from_on <= bindparam("on", type_=Day))
    .order_by(_v.from_on.desc(), _v.version_n.desc())
    .limit(1)
)
_ONE: Wide = select(hardship_version).where(_v.id == bindparam("id", type_=Key))
_HEADS: Wide = (
    select(_v.id, _v.version_n, _v.from_on, _v.why, _v.case_id, _v.told, _v.entry)
    .where(_FILE)
    .order_by(_v.version_n.desc())
)
_LATER = (
    select(_v.from_on).where(_FILE, _v.from_on > bindparam("on", type_=Day)).distinct().order_by(_v.from_on)
)
_ROWS: Mapping[str, Wide] = {
    code: select(table).where(table.c.version_id == bindparam("id", type_=Key)).order_by(table.c.n)
    for code, table in CHILDREN.items()
}
_KNOWN = (
    select(person.c.id_number, person.c.id)
    .where(person.c.id_number.in_(bindparam("numbers", expanding=True)), person.c.merged_into.is_(None))
    .order_by(person.c.id)
)


@dataclass(frozen=True, slots=True)
class Version:
    """The content of a file from a day on (档案版本)."""

    id: UUID
    n: int
    from_on: date
    why: str
    case_id: UUID | None
    told: str
    values: Values


@dataclass(frozen=True, slots=True)
class VersionHead:
    """A version without its content (版本目录); `entry` is the journal entry that wrote it."""

    id: UUID
    n: int
    from_on: date
    why: str
    case_id: UUID | None
    told: str
    entry: int


def put(
    w: Writer,
    file_id: UUID,
    values: Values,
    from_on: date,
    why: str,
    case_id: UUID | None = None,
    told: str = "",
) -> UUID:
    """A new version of a file (新增版本), in force from `from_on` on. Gives its id."""
    version_id = w.insert(
        hardship_version,
        file_id=file_id,
        version_n=(w.value(_LAST, file=file_id) or 0) + 1,
        from_on=from_on,
        why=why,
        case_id=case_id,
        told=told,
        **storage.columns(PLAIN, values, hardship_version),
    )
    members: tuple[Values, ...] = values.get(HOUSEHOLD) or ()
    known = known_people(w, members)
    for field in _LISTED:
        table = CHILDREN[field.code]
        rows = enumerate(values.get(field) or (), start=1)
        w.insert_many(table, [_row(field, n, row, version_id, known) for n, row in rows])
    return version_id


def _row(
    field: AnyField, n: int, row: Values, version_id: UUID, known: Mapping[str, UUID]
) -> dict[str, object]:
    columns = storage.row_columns(field, row, CHILDREN[field.code])
    if field == HOUSEHOLD:
        columns["member_id"] = known.get(row.get(MEMBER_ID) or "")
    return {"version_id": version_id, "n": n, **columns}


def known_people(asks: Reader, members: Iterable[Values]) -> dict[str, UUID]:
    """Those of these members who are in the register of people (已登记成员), by number."""
    numbers = [number for one in members if (number := one.get(MEMBER_ID))]
    found = asks.all(_KNOWN, numbers=numbers) if numbers else ()
    return {number: key for number, key in reversed(found) if number is not None}


def in_force(asks: Reader, file_id: UUID, on: date) -> Version | None:
    """The version in force on a day (当日版本), None before the first."""
    row = asks.first(_IN_FORCE, file=file_id, on=on)
    return None if row is None else _version(asks, row._mapping)


def one(asks: Reader, version_id: UUID) -> tuple[UUID, Version] | None:
    """The version of this id with the file that it belongs to (指定版本)."""
    row = asks.first(_ONE, id=version_id)
    return None if row is None else (row.file_id, _version(asks, row._mapping))


def heads(asks: Reader, file_id: UUID) -> tuple[VersionHead, ...]:
    """Every version of a file without its content (版本目录), the last entered first."""
    return tuple(VersionHead(*row) for row in asks.all(_HEADS, file=file_id))


def starts_after(asks: Reader, file_id: UUID, on: date) -> tuple[date, ...]:
    """The later days from which another version is in force (其后各版本起始日)."""
    return tuple(day for (day,) in asks.all(_LATER, file=file_id, on=on))


def _version(asks: Reader, row: storage.Mapped) -> Version:
    values = storage.held(PLAIN, row)
    for field in _LISTED:
        found = asks.all(_ROWS[field.code], id=row["id"])
        values = values.put(field, tuple(storage.row_values(field, one._mapping) for one in found) or None)
    key, n, from_on, case_id = row["id"], row["version_n"], row["from_on"], row["case_id"]
    assert isinstance(key, UUID)
    assert isinstance(n, int)
    assert isinstance(from_on, date)
    assert case_id is None or isinstance(case_id, UUID)
    return Version(key, n, from_on, str(row["why"]), case_id, str(row["told"]), values)
