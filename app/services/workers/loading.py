"""Reading a person (读取职工): the row, the unit, the standings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import NotFound
from app.core.identity import IdKind, Sex
from app.engine.flow import Standing
from app.engine.matter import PaperPerson
from app.engine.values import Values
from app.services.person_form import PERSON_FORM, UNIT
from db.columns import Key
from db.reader import Reader
from db.tables import person, person_standing, unit

_ID = bindparam("id", type_=Key)
_PERSON = (
    select(person, unit.c.name.label("unit"))
    .join(unit, unit.c.id == person.c.unit_id, isouter=True)
    .where(person.c.id == _ID)
)
_STANDINGS = (
    select(
        person_standing.c.kind,
        person_standing.c.category,
        person_standing.c.from_on,
        person_standing.c.to_on,
        person_standing.c.number,
        person_standing.c.source,
    )
    .where(person_standing.c.person_id == _ID)
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
        """The person as papers need him (文书中的申请人)."""
        label = self.id_kind.label if self.id_kind else ""
        return PaperPerson(self.name, label, self.id_number or "", self.phone, self.unit, self.address)


def load(asks: Reader, person_id: UUID) -> PersonRecord:
    """The person of this id; NotFound when there is none."""
    row = asks.first(_PERSON, id=person_id)
    if row is None:
        raise NotFound("没有找到这位职工，请重新查找。")
    held = {field.code: row._mapping[field.code] for field in PERSON_FORM.fields}
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
        unit_id=row.unit_id,
        unit=values.get(UNIT) or "",
        address=row.address,
        values=values,
    )


def standings(asks: Reader, person_id: UUID | None) -> tuple[Standing, ...]:
    """What the person is to the union (身份), oldest first."""
    if person_id is None:
        return ()
    return tuple(Standing(*row) for row in asks.all(_STANDINGS, id=person_id))
