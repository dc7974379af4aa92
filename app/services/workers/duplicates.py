"""People who may be the same (疑似重复): shown while a new one is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select, union

from app.core.errors import Invalid
from app.core.identity import age, parse_phone, tail
from app.engine import check
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import BORN_ON, ID_NUMBER, NAME, PERSON_FORM, PHONE
from app.services.workers.loading import PersonRecord, load
from app.services.workers.registering import read_paper
from db.columns import Day
from db.tables import person, person_search

_MOST = 5
_SAME = union(
    select(person.c.id).where(person.c.id_number == bindparam("number")),
    select(person_search.c.person_id).where(person_search.c.phone == bindparam("phone")),
    select(person.c.id)
    .join(person_search, person_search.c.person_id == person.c.id)
    .where(person.c.name == bindparam("name"), person.c.born_on == bindparam("born_on", type_=Day)),
).limit(_MOST)


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """One line about a person (职工简况), with why he may be the same."""

    id: UUID
    name: str
    sex_age: str
    unit: str
    tail: str
    why: str


def duplicates(desk: Desk, typed: Mapping[str, str]) -> tuple[PersonBrief, ...]:
    """Who may be the same as the one being typed (疑似重复): same paper, name and birth date, or phone."""
    texts = {**typed, **read_paper(desk, typed).texts}
    with desk.read() as asks:
        values, _ = check.read(PERSON_FORM.fields, texts, reference(desk, asks).typing)
        phone = _phone(texts.get(PHONE.code, ""))
        asked = {
            "number": values.get(ID_NUMBER) or "-",
            "phone": phone or "-",
            "name": values.get(NAME) or "-",
            "born_on": values.get(BORN_ON),
        }
        found = [load(asks, person_id) for (person_id,) in asks.all(_SAME, **asked)]
        return tuple(_brief(desk, one, values.get(ID_NUMBER), phone) for one in found)


def sex_age(desk: Desk, record: PersonRecord) -> str:
    """女 · 52 岁, as far as it is known."""
    years = f"{age(record.born_on, desk.today)} 岁" if record.born_on else ""
    return " · ".join(filter(None, (record.sex.label if record.sex else "", years)))


def _brief(desk: Desk, one: PersonRecord, number: str | None, phone: str) -> PersonBrief:
    why = "姓名、出生日期相同"
    if number and one.id_number == number:
        why = "证件号码相同"
    elif phone and one.phone == phone:
        why = "联系电话相同"
    return PersonBrief(one.id, one.name, sex_age(desk, one), one.unit, tail(one.id_number or ""), why)


def _phone(text: str) -> str:
    try:
        return parse_phone(text)
    except Invalid:
        return ""
