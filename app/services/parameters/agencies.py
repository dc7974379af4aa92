"""Bodies that people are sent to (办理去向): address, telephone and hours that the refusal papers print."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Invalid, NotFound
from app.engine.fields import text
from app.engine.form import Form, Section
from app.engine.values import Values
from app.services import forms
from app.services.desk import Desk
from app.services.parameters.changing import administrator, note
from app.services.parameters.reading import reference
from db.columns import Key
from db.reader import Reader
from db.tables import agency

NAME = text("name", "名称", limit=60)
ADDRESS = text("address", "地址", limit=120)
PHONE = text("phone", "电话", limit=60)
HOURS = text("hours", "办公时间", limit=60)
_FORM = Form((Section("agency", "去向机构", (NAME, ADDRESS, PHONE, HOURS)),))
_ALL = select(agency).order_by(agency.c.sort, agency.c.id)
_ONE = select(agency.c.id).where(agency.c.id == bindparam("id", type_=Key))


@dataclass(frozen=True, slots=True)
class Agency:
    """Another body (去向机构); what is not known is empty."""

    id: UUID
    code: str
    name: str
    address: str
    phone: str
    hours: str
    version: int


def agencies(asks: Reader) -> tuple[Agency, ...]:
    """Every body in its order (去向机构)."""
    return tuple(
        Agency(row.id, row.code, row.name, row.address, row.phone, row.hours, row.version)
        for row in asks.all(_ALL)
    )


def all_agencies(desk: Desk) -> tuple[Agency, ...]:
    """Every body as 管理 shows it (去向机构)."""
    with desk.read() as asks:
        return agencies(asks)


def add_agency(desk: Desk, typed: Mapping[str, str]) -> UUID:
    """One more body (添加去向机构). Raises Forbidden, Invalid with every fault."""
    administrator(desk)
    with desk.write("add_agency") as w:
        values = _checked(desk, w, typed, None)
        there = {one.code for one in agencies(w)}
        own = next(f"a{n}" for n in range(1, len(there) + 2) if f"a{n}" not in there)
        made = w.insert(agency, code=own, sort=len(there), **_columns(values))
        note(w)
    return made


def change_agency(desk: Desk, agency_id: UUID, version: int, typed: Mapping[str, str]) -> None:
    """Other facts of a body (改去向机构). Raises Forbidden, Stale, NotFound, Invalid with every fault."""
    administrator(desk)
    with desk.write("change_agency") as w:
        values = _checked(desk, w, typed, agency_id)
        w.update(agency, agency_id, version, **_columns(values))
        note(w)


def remove_agency(desk: Desk, agency_id: UUID, version: int) -> None:
    """A body that nobody is sent to any more (移除去向机构): papers keep what they said. Raises Stale."""
    administrator(desk)
    with desk.write("remove_agency") as w:
        if w.first(_ONE, id=agency_id) is None:
            raise NotFound("没有找到这个机构，请重新载入。")
        w.delete(agency, agency_id, version)
        note(w)


def _checked(desk: Desk, asks: Reader, typed: Mapping[str, str], own: UUID | None) -> Values:
    values = forms.read(_FORM, typed, (NAME,), reference(desk, asks))
    if any(one.name == values[NAME] and one.id != own for one in agencies(asks)):
        raise Invalid(f"已有“{values[NAME]}”，请换一个名称。", field=NAME.code)
    return values


def _columns(values: Values) -> dict[str, object]:
    return {field.code: values.get(field) or "" for field in _FORM.fields}
