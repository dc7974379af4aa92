"""What relief writes beyond the shared case (困难帮扶落库): its tables, and the hardship file."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Refused
from app.engine.values import Values
from app.lines.relief.fields.aid import HARDSHIP, OTHER_AID
from app.lines.relief.fields.hardship import (
    DECIDED_CATEGORY,
    EXCLUSIONS,
    EXPENSES,
    HOUSEHOLD,
    MEMBER_BORN_ON,
    MEMBER_ID,
    MEMBER_NAME,
    MEMBER_RELATION,
    MEMBER_STATUS,
    OTHER_CAUSES,
    PRIOR_FILE,
)
from app.lines.relief.fields.medical import STAYS
from app.lines.relief.flow.hardship import OPEN_FILE
from app.lines.relief.line import FILE_LETTERS, FILE_OPEN, LIVING, MEDICAL
from app.lines.relief.rules.standing import active_file
from app.services import numbers, workers
from app.services.catalog import Effect, EffectFacts, MatterTables
from db.columns import Key
from db.queries.merged import ids_of
from db.tables import (
    code_item,
    household_member,
    person,
    person_standing,
    relief_cause,
    relief_exclusion,
    relief_expense,
    relief_file_open,
    relief_household,
    relief_living,
    relief_medical,
    relief_other_aid,
    relief_stay,
)
from db.writer import Writer

_CASE = select(relief_file_open.c.id, relief_file_open.c.version).where(
    relief_file_open.c.case_id == bindparam("case_id", type_=Key)
)
_MEMBERS = select(household_member.c.id, household_member.c.version).where(
    household_member.c.person_id.in_(bindparam("people", expanding=True, type_=Key))
)
_KNOWN = (
    select(person.c.id)
    .where(person.c.id_number == bindparam("number"), person.c.merged_into.is_(None))
    .order_by(person.c.id)
)
_STATUS = select(code_item.c.name).where(
    code_item.c.list == MEMBER_STATUS.kind.list_name, code_item.c.code == bindparam("code")
)
_OLD_FILE = select(person_standing.c.id).where(
    person_standing.c.person_id.in_(bindparam("people", expanding=True, type_=Key)),
    person_standing.c.kind == HARDSHIP,
    person_standing.c.number == bindparam("number"),
)


def open_file(w: Writer, facts: EffectFacts) -> None:
    """Open the hardship file (建档): its number, the standing, the household; §1.2 and §1.4 step 9.

    Raises Refused when the applicant is nobody of the register, or a member has a file in force.
    """
    who = facts.person_id
    if who is None:
        raise Refused("没有登记的职工不能建档，请先登记申请人。")
    members = facts.values.get(HOUSEHOLD) or ()
    for member in members:
        _not_in_file(w, facts, member)
    number = _number(w, facts, who)
    w.insert(
        person_standing,
        person_id=who,
        kind=HARDSHIP,
        category=facts.values[DECIDED_CATEGORY],
        from_on=facts.today,
        number=number,
        source=facts.matter.name,
        case_id=facts.case_id,
    )
    _put_household(w, who, members)
    row = w.one(_CASE, case_id=facts.case_id)
    w.update(relief_file_open, row.id, row.version, file_no=number)
    w.subject("person", who)


def _number(w: Writer, facts: EffectFacts, who: UUID) -> str:
    """The old number of one who falls back into hardship (返困), else the next one."""
    prior = facts.values.get(PRIOR_FILE) or ""
    if prior and w.first(_OLD_FILE, people=ids_of(w, who), number=prior) is not None:
        return prior
    return numbers.take_case(w, FILE_LETTERS, facts.actor.station, facts.today.year)


def _not_in_file(w: Writer, facts: EffectFacts, member: Values) -> None:
    """One household, one file (一户一档), matters.md §7 JZ01."""
    known = _known(w, member)
    held = active_file(workers.standings(w, ids_of(w, known)), facts.today) if known else None
    if held is not None:
        raise Refused(
            f"家庭成员{member[MEMBER_NAME]}已有在册的困难职工档案 {held.number}，一户一档，"
            "不能重复建档。有变化的请办年度复核。"
        )


def _known(w: Writer, member: Values) -> UUID | None:
    number = member.get(MEMBER_ID)
    row = w.first(_KNOWN, number=number) if number else None
    return row.id if row else None


def _put_household(w: Writer, who: UUID, members: tuple[Values, ...]) -> None:
    """The household as it was found replaces what stood there (家庭成员); the journal keeps both."""
    for row in w.all(_MEMBERS, people=ids_of(w, who)):
        w.delete(household_member, row.id, row.version)
    for n, member in enumerate(members, start=1):
        status = w.first(_STATUS, code=member[MEMBER_STATUS])
        number, born_on = member.get(MEMBER_ID), member.get(MEMBER_BORN_ON)
        w.insert(
            household_member,
            person_id=who,
            n=n,
            member_id=_known(w, member),
            name=member[MEMBER_NAME],
            relation=member[MEMBER_RELATION],
            id_number=number or "",
            born_on=born_on,
            status=status.name if status else "",
        )


TABLES: Mapping[str, MatterTables] = {
    FILE_OPEN.id: MatterTables(
        relief_file_open,
        {
            HOUSEHOLD.code: relief_household,
            EXPENSES.code: relief_expense,
            OTHER_CAUSES.code: relief_cause,
            EXCLUSIONS.code: relief_exclusion,
        },
    ),
    LIVING.id: MatterTables(relief_living, {OTHER_AID.code: relief_other_aid}),
    MEDICAL.id: MatterTables(relief_medical, {OTHER_AID.code: relief_other_aid, STAYS.code: relief_stay}),
}
"""Where the matters of relief keep their fields."""

EFFECTS: Mapping[str, Effect] = {OPEN_FILE: open_file}
"""What the moves of relief bring about, by the names that the moves use."""
