"""People who may be the same (疑似重复): shown while a new one is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Invalid
from app.core.identity import age, parse_phone, tail
from app.engine import check
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.person_form import BORN_ON, ID_NUMBER, NAME, PERSON_FORM, PHONE
from app.services.workers.loading import PersonRecord, load, own
from app.services.workers.registering import read_paper
from db.queries import similar
from db.queries.merged import apart, ids_of
from db.reader import Reader

_MOST = 5
_SHORTEST = 4


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
        phone, number = _phone(texts.get(PHONE.code, "")), values.get(ID_NUMBER)
        keys = similar.by_paper(asks, number) if number else []
        keys += similar.by_phone(asks, phone) if phone else []
        name, born_on = values.get(NAME), values.get(BORN_ON)
        if name and born_on:
            keys += [one.person_id for one in similar.by_name(asks, name) if one.born_on == born_on]
        found = {one.id: one for one in (load(asks, key) for key in dict.fromkeys(keys))}
        return tuple(_brief(desk, one, number, phone) for one in list(found.values())[:_MOST])


def alike(desk: Desk, asks: Reader, record: PersonRecord) -> tuple[PersonBrief, ...]:
    """Who else of the register may be this person (疑似重复): same name, and birth date, phone or ID tail.

    Left out are those merged with him and those of whom a clerk said that they are not the same.
    """
    mine = ids_of(asks, record.id)
    told = apart(asks, mine)
    found: dict[UUID, PersonBrief] = {}
    for one in similar.by_name(asks, record.name):
        why = _why(record, one)
        if not why or one.person_id in mine:
            continue
        ids = ids_of(asks, one.person_id)
        if told.isdisjoint(ids):
            found.setdefault(ids[0], brief(desk, load(asks, ids[0]), why))
    return tuple(found.values())[:_MOST]


def merged_in(desk: Desk, asks: Reader, person_id: UUID) -> tuple[PersonBrief, ...]:
    """Those who were merged into this person (已并入), as their own rows have them."""
    return tuple(brief(desk, own(asks, key)) for key in ids_of(asks, person_id)[1:])


def brief(desk: Desk, one: PersonRecord, why: str = "") -> PersonBrief:
    """The person in one line (职工简况)."""
    return PersonBrief(one.id, one.name, sex_age(desk, one), one.unit, tail(one.id_number or ""), why)


def _why(record: PersonRecord, one: similar.Similar) -> str:
    """Why somebody of the same name may be the same; empty when nothing else agrees."""
    if record.born_on and one.born_on == record.born_on:
        return "姓名、出生日期相同"
    if record.phone and one.phone == record.phone:
        return "姓名、电话相同"
    if record.id_number and tail(one.id_number, _SHORTEST) == tail(record.id_number, _SHORTEST):
        return "姓名、证件尾号相同"
    return ""


def sex_age(desk: Desk, record: PersonRecord) -> str:
    """女・52 岁, as far as it is known."""
    years = f"{age(record.born_on, desk.today)} 岁" if record.born_on else ""
    return "・".join(filter(None, (record.sex.label if record.sex else "", years)))


def _brief(desk: Desk, one: PersonRecord, number: str | None, phone: str) -> PersonBrief:
    why = "姓名、出生日期相同"
    if number and one.id_number == number:
        why = "证件号码相同"
    elif phone and one.phone == phone:
        why = "联系电话相同"
    return brief(desk, one, why)


def _phone(text: str) -> str:
    try:
        return parse_phone(text)
    except Invalid:
        return ""
