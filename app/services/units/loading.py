"""Reading a unit (读取单位): its row of the register, or that of the unit it was merged into."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import NotFound
from app.core.pinyin import keys
from app.engine.values import Values
from app.services.units.form import UNIT_FORM
from db.columns import Key
from db.derived import UnitLine
from db.queries.merged import UNITS
from db.reader import Reader
from db.tables import unit

_UNIT = select(unit).where(unit.c.id == bindparam("id", type_=Key))


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit as the register has it (单位); an empty `credit_code` is still to be shown."""

    id: UUID
    version: int
    name: str
    credit_code: str
    town_code: str
    address: str
    phone: str
    contact: str
    local_union: str
    values: Values = field(default_factory=Values)


def load(asks: Reader, unit_id: UUID) -> UnitRecord:
    """The unit of this id, or the one that it was merged into; NotFound when there is none."""
    return own(asks, UNITS.root(asks, unit_id))


def own(asks: Reader, unit_id: UUID) -> UnitRecord:
    """The row of this id itself (本档), merged or not; NotFound when there is none."""
    row = asks.first(_UNIT, id=unit_id)
    if row is None:
        raise NotFound("没有找到这家单位，请重新查找。")
    held = {one.code: row._mapping[one.code] for one in UNIT_FORM.fields}
    kinds = {one.code: one.kind for one in UNIT_FORM.fields}
    return UnitRecord(
        row.id,
        row.version,
        row.name,
        row.credit_code or "",
        row.town_code or "",
        row.address,
        row.phone,
        row.contact or "",
        row.local_union,
        Values({code: kinds[code].load(raw) for code, raw in held.items() if raw not in (None, "")}),
    )


def line_of(unit_id: UUID, name: str) -> UnitLine:
    """How the unit is found (单位检索行)."""
    found = keys(name)
    return UnitLine(unit_id, name, found.full, found.initials)
