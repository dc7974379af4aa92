"""Cases that belong together (关联案件): one opened the other; both show it."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.engine.flow import Opens
from app.engine.matter import Matter
from app.services import record, secrecy
from app.services.catalog import Catalog
from app.services.desk import Desk
from db.columns import Key
from db.reader import Reader
from db.tables import case_link
from db.writer import Writer

_ID = bindparam("id", type_=Key)
_OF = (
    select(case_link.c.from_id, case_link.c.to_id)
    .where(or_(case_link.c.from_id == _ID, case_link.c.to_id == _ID))
    .order_by(case_link.c.id)
)

OPENED = "opened"
"""The first case opened the second (转办)."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A case that belongs to another (关联案件): `way` tells whether it was opened or opened this one."""

    case_id: UUID
    number: str
    line: str
    matter: str
    state: str
    way: Literal["opened", "opened_by"]


@dataclass(frozen=True, slots=True)
class OpenView:
    """A matter that this case may open (可转办事项)."""

    matter_id: str
    label: str
    prefill: tuple[tuple[str, str], ...]


def put(w: Writer, from_id: UUID, to_id: UUID) -> None:
    """Enter that one case opened another (登记关联)."""
    w.insert(case_link, from_id=from_id, to_id=to_id, kind=OPENED)
    w.subject("case", from_id)
    w.subject("case", to_id)


def of_case(desk: Desk, asks: Reader, case_id: UUID) -> tuple[LinkView, ...]:
    """The cases that belong to this one (关联案件), those left out that may not be seen."""
    found = []
    for from_id, to_id in asks.all(_OF, id=case_id):
        other = record.load(asks, desk.catalog, to_id if from_id == case_id else from_id)
        if not secrecy.may_see(desk.actor, secrecy.looked(desk, asks, other)):
            continue
        state = other.matter.flow.state(other.state).label
        way: Literal["opened", "opened_by"] = "opened" if from_id == case_id else "opened_by"
        found.append(LinkView(other.id, other.number, other.matter.line, other.matter.name, state, way))
    return tuple(found)


def offered(catalog: Catalog, matter: Matter, made: frozenset[str]) -> tuple[OpenView, ...]:
    """What a case of this matter may open (可转办): at any time, and after the moves that were made."""
    after = (one for move in matter.flow.moves if move.code in made for one in move.opens)
    wanted: dict[str, Opens] = {one.matter: one for one in (*matter.opens, *after)}
    return tuple(OpenView(one.matter, catalog.matter(one.matter).name, one.pairs) for one in wanted.values())
