"""The yearly review enters the register (年度复核落库): a new version, the category, when it is due again."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import long_day
from app.core.errors import Refused
from app.engine.values import Values
from app.lines.relief.commands.files import adopting, households, register, versions
from app.lines.relief.commands.files.opening import touch
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.fields.hardship import DECIDED_CATEGORY
from app.lines.relief.fields.register import (
    BY_REVIEW,
    OF_RELIEVED,
    RECATEGORISED,
    REVIEWED,
)
from app.lines.relief.fields.review import ADJUST, CHANGE_TEXT, EFFECTIVE_ON, REVIEW_RESULT
from app.services.catalog import EffectFacts
from db.columns import Key
from db.tables import hardship_file, person
from db.writer import Writer

_DIED = select(person.c.died_on).where(person.c.id == bindparam("id", type_=Key))


def keep_file(w: Writer, facts: EffectFacts) -> None:
    """The file goes on (复核通过), in another category where it is adjusted; the next review is due.

    Raises Refused where the person has no file in force or has died, or another of the household has a file.
    """
    file = in_force(w, facts)
    died_on = w.value(_DIED, id=file.person_id)
    if died_on is not None:
        raise Refused(f"这位职工已于{long_day(died_on)}去世，请办注销。")
    effective = effective_on(facts, file)
    households.free(w, file.person_id, facts.values, facts.today)
    _put_content(w, facts, file, effective)
    households.put(w, file.person_id, facts.values)
    register.note(w, file.id, REVIEWED, facts.today, facts.case_id)
    decided = facts.values.get(DECIDED_CATEGORY)
    if facts.values[REVIEW_RESULT] == ADJUST and decided:
        recategorise(w, facts, file, decided, effective)
        file = register.load(w, file.id)
    due_on = register.next_review(w, facts.today, facts.today)
    register.renew(w, file.id, file.version, reviewed_on=facts.today, review_due_on=due_on)
    touch(w, file)


def found_out(w: Writer, facts: EffectFacts) -> None:
    """The review leads out of the file (复核转退出): what was found is kept; it stays due till it is left."""
    file = in_force(w, facts)
    _put_content(w, facts, file, effective_on(facts, file))
    register.note(w, file.id, REVIEWED, facts.today, facts.case_id, "转退出")
    register.renew(w, file.id, file.version)
    touch(w, file)


def in_force(w: Writer, facts: EffectFacts) -> FileRow:
    """The file in force of the applicant (在册档案); one entered only as a standing is brought in first."""
    who = facts.person_id
    file = adopting.file_of(w, facts, who) if who is not None else None
    if file is None or not file.active:
        raise Refused("申请人没有在册的困难职工档案，请先核对他的身份登记。")
    return file


def effective_on(facts: EffectFacts, file: FileRow) -> date:
    """From when it holds (生效日期): never before the file was opened."""
    found = facts.values.get(EFFECTIVE_ON) or facts.today
    if found < file.opened_on:
        raise Refused(f"生效日期不能早于建档日期{long_day(file.opened_on)}，请改生效日期。")
    return found


def recategorise(w: Writer, facts: EffectFacts, file: FileRow, category: str, on: date) -> None:
    """The file is of another category from a day on (类别变更): the standing so far ends the day before."""
    register.end_standing(w, file.number, date.fromordinal(on.toordinal() - 1))
    register.put_standing(w, file, category, on, facts.matter.name, facts.case_id)
    w.update(hardship_file, file.id, file.version, category=category)
    register.note(w, file.id, RECATEGORISED, on, facts.case_id, f"{file.category}>{category}")


def _put_content(w: Writer, facts: EffectFacts, file: FileRow, effective: date) -> UUID | None:
    """What the review found holds from its day on, whatever began to hold since then."""
    told, made = facts.values.get(CHANGE_TEXT) or "", None
    before = versions.in_force(w, file.id, date.max)
    values = with_marks(facts.values, before.values if before else Values())
    for day in (effective, *versions.starts_after(w, file.id, effective)):
        made = versions.put(w, file.id, values, day, BY_REVIEW, facts.case_id, told)
    return made


def with_marks(values: Values, before: Values) -> Values:
    """The content with the marks of old years that no form asks for any more (解困脱困标记)."""
    for field in OF_RELIEVED:
        values = values.put(field, before.get(field))
    return values
