"""Reading a person (读取职工): the row, the unit, the standings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import NotFound
from app.core.identity import IdKind, Sex
from app.engine.flow import Standing
from app.engine.matter import PaperPerson
from app.engine.values import Values
from app.services.person_form import ETHNIC, JOB, PERSON_FORM, UNIT
from db.columns import Key
from db.queries.merged import PEOPLE, UNITS
from db.reader import Reader
from db.tables import person, person_standing, unit

_ID = bindparam("id", type_=Key)
_PERSON = (
    select(person, unit.c.name.label("unit"), unit.c.merged_into.label("unit_merged"))
    .join(unit, unit.c.id == person.c.unit_id, isouter=True)
    .where(person.c.id == _ID)
)
_UNIT_NAME = select(unit.c.name).where(unit.c.id == _ID)
_STANDINGS = (
    select(
        person_standing.c.kind,
        person_standing.c.category,
        person_standing.c.from_on,
        person_standing.c.to_on,
        person_standing.c.number,
        person_standing.c.source,
    )
    .where(person_standing.c.person_id.in_(bindparam("ids", expanding=True, type_=Key)))
    .order_by(person_standing.c.from_on, person_standing.c.id)
)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as the file has him (职工记录); `values` are those of PERSON_FORM."""

    id: UUID
    version: int
    name: str
    id_kind: IdKind | None
    id_number: str | None
    sex: Sex | None
    born_on: date | None
    phone: str
    unit_id: UUID | None
    unit: str
    address: str
    values: Values

    @property
    def on_paper(self) -> PaperPerson:
        """The person as papers need him (文书中的申请人); `ethnic` is the code of its list."""
        return PaperPerson(
            self.name,
            self.id_kind.label if self.id_kind else "",
            self.id_number or "",
            self.phone,
            self.unit,
            self.address,
            sex=self.sex.label if self.sex else "",
            born_on=self.born_on,
            ethnic=self.values.get(ETHNIC) or "",
            job=self.values.get(JOB) or "",
        )


def load(asks: Reader, person_id: UUID) -> PersonRecord:
    """The person of this id, or the one whom he was merged into; NotFound when there is none."""
    return _record(asks, PEOPLE.root(asks, person_id), merged=True)


def own(asks: Reader, person_id: UUID) -> PersonRecord:
    """The row of this id itself (本档), merged or not, with the unit's name as it was entered."""
    return _record(asks, person_id, merged=False)


def _record(asks: Reader, person_id: UUID, *, merged: bool) -> PersonRecord:
    row = asks.first(_PERSON, id=person_id)
    if row is None:
        raise NotFound("没有找到这位职工，请重新查找。")
    held = {field.code: row._mapping[field.code] for field in PERSON_FORM.fields}
    unit_id = row.unit_id
    if merged and row.unit_merged is not None:
        unit_id = UNITS.root(asks, unit_id)
        held[UNIT.code] = asks.value(_UNIT_NAME, id=unit_id)
    values = Values(
        {
            field.code: field.kind.load(str(held[field.code]))
            for field in PERSON_FORM.fields
            if held[field.code] not in (None, "")
        }
    )
    return PersonRecord(
        id=row.id,
        version=row.version,
        name=row.name,
        id_kind=IdKind(row.id_kind) if row.id_kind else None,
        id_number=row.id_number,
        sex=Sex(row.sex) if row.sex else None,
        born_on=row.born_on,
        phone=row.phone,
        unit_id=unit_id,
        unit=values.get(UNIT) or "",
        address=row.address,
        values=values,
    )


def standings(asks: Reader, ids: Sequence[UUID]) -> tuple[Standing, ...]:
    """What a person is to the union (身份), oldest first; `ids` are his and of all merged into him."""
    return tuple(Standing(*row) for row in asks.all(_STANDINGS, ids=ids)) if ids else ()
