"""Files that are only standings (旧档入册): those of an older program, and those a reviewer entered by hand.

Before there was a register a file was a standing 在档 with its number. Each of them gets its row and, where
the case that opened it is here, its first version. Nothing else is known of it, and nothing is made up.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Actor
from app.core.errors import Refused
from app.engine.values import Values
from app.lines.relief.commands.files import register, versions
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.commands.tables import FILE_OPEN_TABLES
from app.lines.relief.fields.aid import HARDSHIP
from app.lines.relief.fields.content import EXPENSES, HOUSEHOLD, OTHER_CAUSES
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import ACTIVE, BY_OPENING, CLOSED, OPENED
from app.services.catalog import EffectFacts
from app.services.desk import Desk
from app.services.record import storage
from db.columns import Key
from db.queries.case_rows import Wide
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import hardship_file, person_standing
from db.writer import Writer

_s = person_standing.c
_LACKING: Wide = (
    select(_s.id, _s.version, _s.person_id, _s.category, _s.from_on, _s.to_on, _s.number, _s.case_id)
    .where(
        _s.kind == HARDSHIP,
        ~select(hardship_file.c.id).where(hardship_file.c.number == _s.number).exists(),
    )
    .order_by(_s.from_on, _s.id)
)
_LACKING_OF = _LACKING.where(_s.person_id.in_(bindparam("people", expanding=True, type_=Key)))
_CASE: Wide = select(FILE_OPEN_TABLES.main).where(
    FILE_OPEN_TABLES.main.c.case_id == bindparam("id", type_=Key)
)
_ROWS = {
    field.code: select(table).where(table.c.case_id == bindparam("id", type_=Key)).order_by(table.c.n)
    for field in (HOUSEHOLD, EXPENSES, OTHER_CAUSES)
    for table in (FILE_OPEN_TABLES.rows[field.code],)
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A standing without a file (无台账的在档身份)."""

    id: UUID
    version: int
    person_id: UUID
    category: str
    from_on: date
    to_on: date | None
    number: str
    case_id: UUID | None


def complete(desk: Desk) -> int:
    """Enter every file that is only a standing (旧档入册), in one command; gives how many there were.

    It never raises for what the office set: nobody could sign in any more.
    """
    with desk.read() as asks:
        if not asks.all(_LACKING):
            return 0
    with desk.write("adopt_files") as w:
        held = [_Held(*row) for row in w.all(_LACKING)]
        files = _by_file(held)
        for standings in sorted(files, key=lambda one: not one[0].number):
            _adopt(w, standings, desk.actor, desk.today)
    return len(files)


def file_of(w: Writer, facts: EffectFacts, person_id: UUID) -> FileRow | None:
    """A person's file (本人档案), entered now where it is only a standing."""
    held = [_Held(*row) for row in w.all(_LACKING_OF, people=list(ids_of(w, person_id)))]
    for standings in _by_file(held):
        _adopt(w, standings, facts.actor, facts.today)
    return register.of_person(w, person_id)


def _by_file(held: list[_Held]) -> list[list[_Held]]:
    """The standings of one file together, oldest first: its number, or the person where it has none."""
    found: dict[tuple[UUID, str], list[_Held]] = {}
    for one in held:
        found.setdefault((one.person_id, one.number), []).append(one)
    return list(found.values())


def _adopt(w: Writer, held: list[_Held], actor: Actor, today: date) -> None:
    first, last = held[0], held[-1]
    taken = not first.number or register.by_number(w, first.number) is not None
    number = register.take_number(w, actor.station, today.year) if taken else first.number
    ended = last.to_on is not None and last.to_on < today
    case_id = next((one.case_id for one in reversed(held) if one.case_id is not None), None)
    values = _content(w, case_id) if case_id else None
    level = (values.get(LEVEL) if values else None) or ""
    file_id = w.insert(
        hardship_file,
        person_id=last.person_id,
        number=number,
        level=level,
        category=last.category,
        state=CLOSED if ended else ACTIVE,
        opened_on=first.from_on,
        reviewed_on=first.from_on,
        review_due_on=_due(w, first.from_on, today),
        ended_on=_day_after(last.to_on) if ended else None,
    )
    told = f"身份登记的档案号 {first.number} 与另一份档案相同，另编新号" if taken and first.number else ""
    register.note(w, file_id, OPENED, first.from_on, case_id, told)
    if values is not None:
        versions.put(w, file_id, values, first.from_on, BY_OPENING, case_id)
    for one in held if taken else ():
        w.update(person_standing, one.id, one.version, number=number)
    w.subject("hardship", file_id)
    w.subject("person", last.person_id)


def _due(asks: Reader, reviewed_on: date, today: date) -> date:
    """When the review is due (复核到期): at once where the office has taken the term away."""
    try:
        return register.next_review(asks, reviewed_on, today)
    except Refused:
        return reviewed_on


def _content(asks: Reader, case_id: UUID) -> Values | None:
    """What the application said (申请内容), None where the case is none of 建档."""
    row = asks.first(_CASE, id=case_id)
    if row is None:
        return None
    values = storage.held((*versions.PLAIN_OF_CASE, LEVEL), row._mapping)
    for field in (HOUSEHOLD, EXPENSES, OTHER_CAUSES):
        rows = asks.all(_ROWS[field.code], id=case_id)
        values = values.put(field, tuple(storage.row_values(field, one._mapping) for one in rows) or None)
    return values


def _day_after(day: date | None) -> date | None:
    return None if day is None else date.fromordinal(day.toordinal() + 1)
