"""Whom relief counts to a household (同户人员): by ID numbers in forms, households and applications."""

from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select

from app.engine.values import Values
from app.lines.relief.fields.content import HOUSEHOLD, MEMBER_ID
from app.lines.relief.line import FILE_OPEN
from db.reader import Reader
from db.tables import case_file, household_member, person, relief_household

_NUMBERS: BindParameter[str] = bindparam("numbers", expanding=True)
_PEOPLE = select(person.c.id).where(person.c.id_number.in_(_NUMBERS))
_HOUSEHOLDS = (
    select(household_member.c.person_id).where(household_member.c.id_number.in_(_NUMBERS)).distinct()
)
_APPLYING = (
    select(case_file.c.person_id)
    .join(relief_household, relief_household.c.case_id == case_file.c.id)
    .where(
        relief_household.c.id_number.in_(_NUMBERS),
        case_file.c.matter == FILE_OPEN.id,
        case_file.c.ended == 0,
        case_file.c.secret == 0,
        case_file.c.person_id.is_not(None),
    )
    .distinct()
)


def kin(asks: Reader, values: Values, people: tuple[UUID, ...], id_number: str) -> tuple[UUID, ...]:
    """Whom the form names, and whose household or application names one of them (同户人员).

    Told by ID number alone, so that it is found before anybody knows that they are kin; `people` are the
    applicant himself.
    """
    named = {row.get(MEMBER_ID) or "" for row in values.get(HOUSEHOLD) or ()}
    numbers = sorted({*named, id_number} - {""})
    if not numbers:
        return ()
    members = asks.all(_PEOPLE, numbers=numbers)
    found = [*members, *asks.all(_HOUSEHOLDS, numbers=numbers), *asks.all(_APPLYING, numbers=numbers)]
    return tuple(dict.fromkeys(one for (one,) in found if one is not None and one not in people))
