"""The household of a file (档案家庭): nobody of it in two files, and as the register of people has it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Refused
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.fields.content import (
    HOUSEHOLD,
    MEMBER_BORN_ON,
    MEMBER_ID,
    MEMBER_NAME,
    MEMBER_PHONE,
    MEMBER_RELATION,
    MEMBER_REMARK,
    MEMBER_STATUS,
)
from app.lines.relief.fields.register import ACTIVE
from app.lines.relief.rules.standing import active_file
from app.services import workers
from db.columns import Key
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import (
    code_item,
    hardship_file,
    hardship_member,
    hardship_version,
    household_member,
    person,
)
from db.writer import Writer

_MEMBERS = select(household_member.c.id, household_member.c.version).where(
    household_member.c.person_id.in_(bindparam("people", expanding=True, type_=Key))
)
_STATUSES = select(code_item.c.code, code_item.c.name).where(code_item.c.list == MEMBER_STATUS.kind.list_name)
_NUMBERS = select(person.c.id_number, person.c.name).where(
    person.c.id.in_(bindparam("people", expanding=True, type_=Key)), person.c.id_number.is_not(None)
)
_NAMED_IN = (
    select(hardship_version.c.file_id, hardship_member.c.version_id)
    .join(hardship_version, hardship_version.c.id == hardship_member.c.version_id)
    .join(hardship_file, hardship_file.c.id == hardship_version.c.file_id)
    .where(
        hardship_member.c.id_number.in_(bindparam("numbers", expanding=True)),
        hardship_file.c.state == ACTIVE,
        hardship_file.c.person_id.not_in(bindparam("people", expanding=True, type_=Key)),
    )
)
_KEEP = "一户一档，不能重复建档。有变化的请办年度复核。"


def free(w: Writer, person_id: UUID, values: Values, on: date) -> None:
    """Refused where a member has a file in force, or the person is a member of another's (一户一档)."""
    members: tuple[Values, ...] = values.get(HOUSEHOLD) or ()
    known = versions.known_people(w, members)
    for member in members:
        key = known.get(member.get(MEMBER_ID) or "")
        held = active_file(workers.standings(w, ids_of(w, key)), on) if key else None
        if held is not None:
            raise Refused(f"家庭成员{member[MEMBER_NAME]}已有在册的困难职工档案 {held.number}，{_KEEP}")
    other = elsewhere(w, ids_of(w, person_id), on)
    if other is not None:
        raise Refused(f"本人是困难职工档案 {other.number} 的家庭成员，{_KEEP}")


def elsewhere(asks: Reader, people: tuple[UUID, ...], on: date) -> FileRow | None:
    """The file in force of another whose household names one of these now (列入他户的档案)."""
    numbers = [number for number, _ in asks.all(_NUMBERS, people=list(people))]
    rows = asks.all(_NAMED_IN, numbers=numbers, people=list(people)) if numbers else ()
    for file_id, version_id in rows:
        now = versions.in_force(asks, file_id, on)
        if now is not None and now.id == version_id:
            return register.load(asks, file_id)
    return None


def put(w: Writer, who: UUID, values: Values) -> None:
    """The household as it was found replaces what stood there (家庭成员); the journal keeps both."""
    for row in w.all(_MEMBERS, people=ids_of(w, who)):
        w.delete(household_member, row.id, row.version)
    found: tuple[Values, ...] = values.get(HOUSEHOLD) or ()
    known = versions.known_people(w, found)
    statuses = dict(w.all(_STATUSES)) if found else {}
    rows = [_row(member, known, statuses) | {"person_id": who, "n": n} for n, member in enumerate(found, 1)]
    w.insert_many(household_member, rows)


def _row(member: Values, known: Mapping[str, UUID], statuses: Mapping[str, str]) -> dict[str, object]:
    number, born_on = member.get(MEMBER_ID) or "", member.get(MEMBER_BORN_ON)
    phone, remark = member.get(MEMBER_PHONE) or "", member.get(MEMBER_REMARK) or ""
    return {
        "member_id": known.get(number),
        "name": member[MEMBER_NAME],
        "relation": member[MEMBER_RELATION],
        "id_number": number,
        "born_on": born_on,
        "status": statuses.get(member.get(MEMBER_STATUS) or "", ""),
        "phone": phone,
        "remark": remark,
    }
