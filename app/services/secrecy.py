"""Who may see a restricted case (保密): the one place that names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.actor import Actor
from app.core.errors import Forbidden
from app.engine.line import Line
from app.services.desk import Desk
from app.services.record import CaseRecord
from db.columns import Key
from db.reader import Reader
from db.tables import case_file, case_reader

_ABOUT = select(case_file.c.line, case_file.c.secret, case_file.c.clerk_id, case_file.c.first_asked_by).where(
    case_file.c.id == bindparam("id", type_=Key)
)
_READERS = select(case_reader.c.account_id).where(case_reader.c.case_id == bindparam("id", type_=Key))
_IDS = bindparam("ids", expanding=True, type_=Key)
_ABOUT_ALL = select(
    case_file.c.id, case_file.c.line, case_file.c.secret, case_file.c.clerk_id, case_file.c.first_asked_by
).where(case_file.c.id.in_(_IDS))
_READERS_OF = select(case_reader.c.case_id, case_reader.c.account_id).where(case_reader.c.case_id.in_(_IDS))


@dataclass(frozen=True, slots=True)
class Looked:
    """What decides who may see a case (准入依据): its line, whether it is restricted, its own people."""

    line: Line
    secret: bool
    clerk_id: UUID
    first_asked_by: UUID | None = None
    readers: tuple[UUID, ...] = ()


def insider(actor: Actor, line: Line) -> bool:
    """Whether the person sees every restricted case of the line (是否知情人员)."""
    return any(actor.has(duty, line.code) for duty in line.confidants)


def may_see(actor: Actor, case: Looked) -> bool:
    """Whether the person may see a case (是否可见): the line's confidants, its clerk, who is named in it."""
    own = (case.clerk_id, case.first_asked_by, *case.readers)
    return not case.secret or insider(actor, case.line) or actor.id in own


def shown_on_card(actor: Actor, case: Looked) -> bool:
    """Whether a person's card shows the case (卡片可见): of a private line (信访) to its confidants alone."""
    if not may_see(actor, case):
        return False
    own = (case.clerk_id, case.first_asked_by, *case.readers)
    return not case.line.private or insider(actor, case.line) or actor.id in own


def tells_of(actor: Actor, line: Line) -> bool:
    """Whether a form may tell the person of other cases of the line (可提示同一事项): not of 信访 to all."""
    return not line.private or insider(actor, line)


def readers(asks: Reader, case_id: UUID) -> tuple[UUID, ...]:
    """Who was named besides (指定知情人)."""
    return tuple(account_id for (account_id,) in asks.all(_READERS, id=case_id))


def looked(desk: Desk, asks: Reader, case: CaseRecord) -> Looked:
    """What decides who may see this case (准入依据)."""
    named = readers(asks, case.id) if case.secret else ()
    line = desk.catalog.line(case.matter.line)
    return Looked(line, case.secret, case.clerk_id, case.first_asked_by, named)


def look(desk: Desk, asks: Reader, case_id: UUID) -> Looked:
    """What decides who may see the case of this id (准入依据), without reading all of it."""
    line, secret, clerk_id, first = asks.one(_ABOUT, id=case_id)
    named = readers(asks, case_id) if secret else ()
    return Looked(desk.catalog.line(line), bool(secret), clerk_id, first, named)


def looks(desk: Desk, asks: Reader, case_ids: Iterable[UUID]) -> dict[UUID, Looked]:
    """What decides who may see each of these cases (各案准入依据), asked once for all of them."""
    rows = asks.all(_ABOUT_ALL, ids=list(case_ids))
    named: dict[UUID, list[UUID]] = {row.id: [] for row in rows if row.secret}
    for case_id, account_id in asks.all(_READERS_OF, ids=list(named)) if named else ():
        named[case_id].append(account_id)
    return {
        row.id: Looked(
            desk.catalog.line(row.line),
            bool(row.secret),
            row.clerk_id,
            row.first_asked_by,
            tuple(named.get(row.id, ())),
        )
        for row in rows
    }


def visible(desk: Desk, asks: Reader, case_id: UUID) -> bool:
    """Whether the person may see the case of this id (是否可见)."""
    return may_see(desk.actor, look(desk, asks, case_id))


def admit(desk: Desk, asks: Reader, case: CaseRecord) -> None:
    """Raises Forbidden unless the person may open the case (准入)."""
    if not may_see(desk.actor, looked(desk, asks, case)):
        raise Forbidden("这个案件按规定保密，由经办人和指定的人员办理。")
