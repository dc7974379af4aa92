"""The applicant's household as the register knows it (同户人员): what each is, got this year, has in hand."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.engine.flow import Relative, SameCase
from app.engine.line import Line
from app.engine.values import Values
from app.services import payouts, secrecy, workers
from app.services.desk import Desk
from db.columns import Key
from db.queries.merged import PEOPLE, ids_of
from db.reader import Reader
from db.tables import case_file, household_member, person

_IDS = bindparam("ids", expanding=True, type_=Key)
_MEMBERS = select(household_member.c.person_id, household_member.c.member_id).where(
    or_(household_member.c.person_id.in_(_IDS), household_member.c.member_id.in_(_IDS))
)
_PERSON = select(person.c.name, person.c.died_on).where(person.c.id == bindparam("id", type_=Key))
_RUNNING = (
    select(
        case_file.c.person_id,
        case_file.c.number,
        case_file.c.matter,
        case_file.c.ended,
        case_file.c.accepted_on,
    )
    .where(
        case_file.c.person_id.in_(_IDS),
        case_file.c.line == bindparam("line"),
        case_file.c.ended == 0,
        case_file.c.secret == 0,
    )
    .order_by(case_file.c.id)
)


def family(
    desk: Desk, asks: Reader, line: Line, values: Values, people: tuple[UUID, ...], number: str
) -> tuple[Relative, ...]:
    """Those of his household whom the register knows (同户人员), himself not among them."""
    found = list(_of_household(asks, people))
    kin = desk.catalog.kin.get(line.code)
    if kin is not None:
        found += kin(asks, values, people, number)
    roots = dict.fromkeys(PEOPLE.root(asks, one) for one in found)
    return tuple(_relative(desk, asks, line, one) for one in roots if one not in people)


def _of_household(asks: Reader, people: Sequence[UUID]) -> Iterable[UUID]:
    """Members of his household, and those whose household names him."""
    if not people:
        return ()
    rows = asks.all(_MEMBERS, ids=list(people))
    return (one for row in rows for one in row if one is not None and one not in people)


def _relative(desk: Desk, asks: Reader, line: Line, person_id: UUID) -> Relative:
    ids = ids_of(asks, person_id)
    who = asks.one(_PERSON, id=person_id)
    told = secrecy.tells_of(desk.actor, line)
    running = asks.all(_RUNNING, ids=list(ids), line=line.code) if told else ()
    return Relative(
        who.name,
        workers.standings(asks, ids),
        payouts.received(desk, asks, ids, desk.today.year),
        tuple(
            SameCase(row.number, desk.catalog.matter(row.matter).name, bool(row.ended), row.accepted_on)
            for row in running
        ),
        who.died_on,
    )
