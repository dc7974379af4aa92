"""Registering many people at once (批量登记职工): those of a list whose papers the register does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.identity import parse_id
from app.core.pinyin import keys
from app.services import units
from app.services.desk import Desk
from db.derived import PersonLine
from db.tables import person
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One who is to be registered (待登记职工): name and ID number, and what else the list says."""

    name: str
    id_number: str
    phone: str = ""
    unit: str = ""
    town_code: str = ""
    bank: str = ""
    account_no: str = ""
    account_name: str = ""


def register_many(desk: Desk, w: Writer, people: Sequence[Newcomer]) -> list[UUID]:
    """Register these people with the open writer (批量登记职工), in the order given; nobody twice in it.

    Raises Invalid for a number that is none.
    """
    unit_ids = {name: units.named(w, name) for name in dict.fromkeys(one.unit for one in people)}
    made = w.insert_many(person, [_columns(desk, one, unit_ids[one.unit]) for one in people])
    for key, one in zip(made, people, strict=True):
        found = keys(one.name)
        w.derived().put_person(
            PersonLine(key, one.name, found.full, found.initials, one.id_number, one.phone, one.unit)
        )
        w.subject("person", key)
    return made


def _columns(desk: Desk, one: Newcomer, unit_id: UUID | None) -> dict[str, object]:
    paper = parse_id(one.id_number, desk.today)
    return {
        "name": one.name,
        "id_kind": paper.kind.value,
        "id_number": paper.number,
        "id_original": paper.original,
        "sex": paper.sex.value if paper.sex else None,
        "born_on": paper.born_on,
        "phone": one.phone,
        "unit_id": unit_id,
        "town_code": one.town_code,
        "bank": one.bank,
        "account_no": one.account_no,
        "account_name": one.account_name,
    }
