"""Units that may be the same (疑似重复单位): same code, same core of the name, same telephone and name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Invalid
from app.core.identity import parse_credit_code, parse_phone, tail
from app.core.text import half_width
from app.services.desk import Desk
from app.services.units import loading
from app.services.units.form import CREDIT_CODE, NAME, PHONE
from app.services.units.loading import UnitRecord
from db.queries import search
from db.queries.merged import UNITS, apart, unit_ids_of
from db.reader import Reader
from db.tables import unit

_MOST = 5
_BY_CODE = select(unit.c.id).where(unit.c.credit_code == bindparam("code"))
_PLACES = re.compile("中国|浙江省?|金华市?|武义县?|[()（）〔〕\\s]")
_FORMS = re.compile("(股份有限公司|有限责任公司|有限公司|公司)$")
_SHORTEST, _LONGEST = 2, 100


@dataclass(frozen=True, slots=True)
class UnitBrief:
    """One line about a unit (单位简况), with why it may be the same."""

    id: UUID
    name: str
    code_tail: str
    address: str
    why: str


def core_of(name: str) -> str:
    """What is left of a unit's name without place and legal form (字号): 三溪门业（武义）公司 → 三溪门业."""
    bare = _FORMS.sub("", re.sub(r"\s", "", half_width(name)))
    found = _PLACES.sub("", bare)
    return found if len(found) >= _SHORTEST else bare


def duplicates(desk: Desk, typed: Mapping[str, str]) -> tuple[UnitBrief, ...]:
    """Which units may be the one being typed (疑似重复); never raises while typing."""
    with desk.read() as asks:
        wanted = _code(typed.get(CREDIT_CODE.code, ""))
        found = dict.fromkeys(key for (key,) in asks.all(_BY_CODE, code=wanted or "-"))
        name, phone = typed.get(NAME.code, "").strip(), _phone(typed.get(PHONE.code, ""))
        found |= dict.fromkeys(_alike(asks, name))
        records = {one.id: one for one in (loading.load(asks, key) for key in found)}
        briefs = (_brief(one, name, wanted, phone) for one in records.values())
        return tuple(briefs)[:_MOST]


def alike(asks: Reader, record: UnitRecord) -> tuple[UnitBrief, ...]:
    """Which other units of the register may be this one (疑似重复), those left out that were told apart."""
    mine = unit_ids_of(asks, record.id)
    others = {UNITS.root(asks, key) for key in _alike(asks, record.name)} - set(mine)
    told = apart(asks, mine)
    kept = [key for key in sorted(others) if told.isdisjoint(unit_ids_of(asks, key))]
    return tuple(
        _brief(loading.load(asks, key), record.name, record.credit_code, record.phone) for key in kept[:_MOST]
    )


def brief(record: UnitRecord, why: str = "") -> UnitBrief:
    """The unit in one line (单位简况)."""
    return UnitBrief(record.id, record.name, tail(record.credit_code, 6), record.address, why)


def _alike(asks: Reader, name: str) -> list[UUID]:
    """Units whose name has the same core."""
    core = core_of(name[:_LONGEST])
    if len(core) < _SHORTEST:
        return []
    return [one.unit_id for one in search.units_by_name(asks, core) if core_of(one.name) == core]


def _brief(one: UnitRecord, name: str, code: str, phone: str) -> UnitBrief:
    why = "名称相近"
    if code and one.credit_code == code:
        why = "信用代码相同"
    elif one.name == name:
        why = "名称相同"
    elif phone and one.phone == phone:
        why = "名称相近、电话相同"
    return brief(one, why)


def _code(text: str) -> str:
    try:
        return parse_credit_code(text).code
    except Invalid:
        return ""


def _phone(text: str) -> str:
    try:
        return parse_phone(text)
    except Invalid:
        return ""
