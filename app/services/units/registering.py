"""Registering units (登记单位): one credit code names one unit; one without a code has a name of its own."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Fault, Invalid
from app.engine.values import Values
from app.services import forms, working
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.units import loading
from app.services.units.form import CREDIT_CODE, NAME, UNIT_FORM
from db.queries.merged import UNITS
from db.reader import Reader
from db.tables import unit
from db.writer import Writer

_BY_CODE = select(unit.c.id, unit.c.name).where(unit.c.credit_code == bindparam("code"))
_BY_NAME = select(unit.c.id, unit.c.credit_code).where(unit.c.name == bindparam("name")).order_by(unit.c.id)


def register_unit(desk: Desk, typed: Mapping[str, str]) -> UUID:
    """Enter a unit (登记单位). Raises Invalid with every fault; a code or a name that is known is one."""
    working.at_work(desk)
    with desk.write("register_unit") as w:
        values = _checked(desk, w, typed, None)
        unit_id = w.insert(unit, **_columns(values))
        _find_again(w, unit_id, values[NAME])
    return unit_id


def update_unit(desk: Desk, unit_id: UUID, version: int, typed: Mapping[str, str]) -> int:
    """Change a unit (修改单位资料). Gives the version now; raises Invalid, Stale, NotFound."""
    working.at_work(desk)
    with desk.write("update_unit") as w:
        held = loading.load(w, unit_id)
        values = _checked(desk, w, typed, held)
        now = w.update(unit, held.id, version, **_columns(values))
        _find_again(w, held.id, values[NAME])
    return now


def named(w: Writer, name: str | None) -> UUID | None:
    """The unit of this name, entered if it is new (按名称取单位); None without a name."""
    if not name:
        return None
    row = w.first(_BY_NAME, name=name)
    if row is not None:
        return UNITS.root(w, row.id)
    unit_id = w.insert(unit, name=name)
    _find_again(w, unit_id, name)
    return unit_id


def _checked(desk: Desk, w: Writer, typed: Mapping[str, str], held: loading.UnitRecord | None) -> Values:
    settings = reference(desk, w)
    texts = dict(typed)
    if held is not None:
        texts = {**forms.edited(UNIT_FORM.fields, held.values), **texts}
    faults: list[Fault] = []
    values = Values()
    try:
        values = forms.read(UNIT_FORM, texts, (NAME,), settings)
    except Invalid as wrong:
        faults += wrong.faults
    faults += _taken(w, values, held.id if held else None)
    if faults:
        raise Invalid(faults=faults)
    return values


def _taken(asks: Reader, values: Values, own: UUID | None) -> list[Fault]:
    """Faults where another unit has this code, or this name with nothing to tell the two apart."""
    code = values.get(CREDIT_CODE)
    if code:
        row = asks.first(_BY_CODE, code=code)
        if row is not None and row.id != own:
            return [Fault(CREDIT_CODE.code, f"这个信用代码已登记为{row.name}，请直接打开。")]
    name = values.get(NAME)
    for unit_id, other in asks.all(_BY_NAME, name=name or ""):
        if UNITS.root(asks, unit_id) != own and not (code and other):
            return [Fault(NAME.code, "这个名称的单位已经登记，请直接打开，或补上两家的信用代码。")]
    return []


def _columns(values: Values) -> dict[str, object]:
    """The columns of the unit's row."""
    nullable = {column.name for column in unit.columns if column.nullable}
    return {
        f.code: f.kind.store(values[f]) if f in values else None if f.code in nullable else ""
        for f in UNIT_FORM.fields
    }


def _find_again(w: Writer, unit_id: UUID, name: str) -> None:
    """Renew how the unit is found."""
    w.derived().put_unit(loading.line_of(unit_id, name))
    w.subject("unit", unit_id)
