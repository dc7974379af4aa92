"""Opening a hardship file (建档): its row, its first version, the standing, the household; one for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Refused
from app.engine.values import Values
from app.lines.relief.commands.files import households, register, versions
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.fields.aid import HARDSHIP
from app.lines.relief.fields.hardship import DECIDED_CATEGORY, LEVEL, MOVED_FROM, MOVED_NO, PRIOR_FILE
from app.lines.relief.fields.register import (
    ACTIVE,
    BY_IMPORT,
    BY_OPENING,
    BY_RETURN,
    IMPORTED,
    OPENED,
    RETURNED,
)
from app.services.catalog import EffectFacts
from db.columns import Key
from db.queries.merged import ids_of
from db.tables import hardship_file, person_standing, relief_file_open
from db.writer import Writer

_CASE = select(relief_file_open.c.id, relief_file_open.c.version).where(
    relief_file_open.c.case_id == bindparam("case_id", type_=Key)
)
_OLD_FILE = select(person_standing.c.id).where(
    person_standing.c.person_id.in_(bindparam("people", expanding=True, type_=Key)),
    person_standing.c.kind == HARDSHIP,
    person_standing.c.number == bindparam("number"),
)
_EVENTS: Mapping[str, str] = {BY_OPENING: OPENED, BY_IMPORT: IMPORTED, BY_RETURN: RETURNED}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file about to be opened (待建档案): whose, its numbers, its content and what brings it.

    `why` is open or import. Without days of its own it is reviewed on `from_on`, and again after the
    months that are in force `entered_on`.
    """

    person_id: UUID
    number: str
    category: str
    level: str
    from_on: date
    entered_on: date
    values: Values
    why: str = BY_OPENING
    national_no: str | None = None
    moved_from: str = ""
    reviewed_on: date | None = None
    review_due_on: date | None = None
    case_id: UUID | None = None
    source: str = "困难职工建档"
    filed_by: str = ""
    remark: str = ""
    detail: str = ""


def open_file(w: Writer, facts: EffectFacts) -> None:
    """Open the file that was approved (建档), with the old number where it had one (返困); §1.4 step 9.

    Raises Refused when the applicant is nobody of the register, or his household has a file in force.
    """
    who = facts.person_id
    if who is None:
        raise Refused("没有登记的职工不能建档，请先登记申请人。")
    values = facts.values
    prior = _prior(w, facts, who)
    number = prior or register.take_number(w, facts.actor.station, facts.today.year)
    moved = values.get(MOVED_FROM) or ""
    new = NewFile(
        person_id=who,
        number=number,
        category=values[DECIDED_CATEGORY],
        level=values.get(LEVEL) or "",
        from_on=facts.today,
        entered_on=facts.today,
        values=values,
        case_id=facts.case_id,
        source=facts.matter.name,
        moved_from=moved,
        filed_by=facts.actor.name,
        detail=" ".join(filter(None, ("转自", moved, values.get(MOVED_NO)))) if moved else "",
    )
    enter(w, new)
    row = w.one(_CASE, case_id=facts.case_id)
    w.update(relief_file_open, row.id, row.version, file_no=number)


def enter(w: Writer, new: NewFile) -> UUID:
    """Enter a file in force (登记档案), or bring one that ended back under its number. Gives its id.

    Raises Refused where one of the household has a file in force (一户一档), matters.md §7 JZ01.
    """
    households.free(w, new.person_id, new.values, new.from_on)
    old = register.by_number(w, new.number)
    if old is not None and old.active:
        raise Refused(f"档案号 {new.number} 的档案还在册，不能重复建档。")
    file_id = _put_row(w, new, old)
    why = new.why if old is None else BY_RETURN
    versions.put(w, file_id, new.values, new.from_on, why, new.case_id)
    register.note(w, file_id, _EVENTS[why], new.from_on, new.case_id, new.detail)
    file = register.load(w, file_id)
    register.put_standing(w, file, new.category, new.from_on, new.source, new.case_id)
    households.put(w, new.person_id, new.values)
    touch(w, file)
    return file_id


def touch(w: Writer, file: FileRow) -> None:
    """Name the file and the person in the journal's entry (登记对象)."""
    w.subject("hardship", file.id)
    w.subject("person", file.person_id)


def _put_row(w: Writer, new: NewFile, old: FileRow | None) -> UUID:
    reviewed_on = new.reviewed_on or new.from_on
    columns: dict[str, object] = {
        "person_id": new.person_id,
        "level": new.level,
        "category": new.category,
        "state": ACTIVE,
        "reviewed_on": reviewed_on,
        "review_due_on": new.review_due_on or register.next_review(w, reviewed_on, new.entered_on),
        "ended_on": None,
        "end_reason": "",
        "moved_from": new.moved_from,
        "moved_to": "",
        "filed_by": new.filed_by,
    }
    if old is not None:
        w.update(hardship_file, old.id, old.version, **columns)
        return old.id
    more = {
        "number": new.number,
        "opened_on": new.from_on,
        "content_n": 1,
        "national_no": new.national_no or None,
    }
    return w.insert(hardship_file, **columns, **more, remark=new.remark)


def _prior(w: Writer, facts: EffectFacts, who: UUID) -> str:
    """The old number of one who falls back into hardship (返困), empty where he never had it."""
    prior = facts.values.get(PRIOR_FILE) or ""
    held = prior and w.first(_OLD_FILE, people=ids_of(w, who), number=prior) is not None
    return prior if held else ""
