"""The people of a filled county (名册): units, persons and households, with what finds them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from uuid import UUID

from app.core.identity import IdKind, Sex
from app.core.pinyin import keys
from app.services.demo.county import Words, person, unit, words
from db import tables
from db.columns import new_key
from db.derived import PersonLine, UnitLine
from db.writer import Writer

_OFFSET = 3
_SERIALS, _TAKEN = 1_000, 200
"""The demonstration county has the first serials of each birthday."""

_UNITS_TAKEN = 1_000
_FAMILY = (("10", "在职", 0), ("20", "在读", 9_500))
"""A member: relation, status, days younger than the person."""

_keys = lru_cache(maxsize=200_000)(keys)


@dataclass(frozen=True, slots=True)
class Known:
    """A person or a unit in the roster (名册中人)."""

    id: UUID
    name: str
    number: str = ""
    phone: str = ""


class Roster:
    """Puts people in (登记名册); `people` are some of them, who will have cases."""

    def __init__(self, w: Writer, chance: Random, units: int) -> None:
        """With so many units, entered at once."""
        self._chance = chance
        self._words: Words = words()
        self.units = [self._unit(w, n) for n in range(max(1, units))]
        self.people: list[Known] = []

    def enter(self, w: Writer, first: int, last: int) -> None:
        """The people of these numbers, every fifth with a family (登记一批)."""
        rows = [self._person(n) for n in range(first, last)]
        at = [self._chance.choice(self.units) for _ in rows]
        placed = [row | {"unit_id": one.id} for row, one in zip(rows, at, strict=True)]
        ids = w.insert_many(tables.person, placed)
        known = [
            Known(key, str(row["name"]), str(row["id_number"]), str(row["phone"]))
            for key, row in zip(ids, rows, strict=True)
        ]
        for one, unit_ in zip(known, at, strict=True):
            found = _keys(one.name)
            line = PersonLine(one.id, one.name, found.full, found.initials, one.number, one.phone, unit_.name)
            w.derived().put_person(line)
        families = zip(known[::5], rows[::5], strict=True)
        w.insert_many(
            tables.household_member, [member for one, row in families for member in self._family(one, row)]
        )
        self.people += known[::4]

    def _person(self, n: int) -> dict[str, object]:
        """The n-th person's columns."""
        usable = _SERIALS - _TAKEN
        typed = person(n // usable * _SERIALS + _TAKEN + n % usable, _OFFSET, self._chance, self._words)
        number = typed["id_number"]
        del typed["unit"]
        return typed | {
            "id_kind": IdKind.CITIZEN.value,
            "id_original": number,
            "sex": (Sex.MALE if int(number[16]) % 2 else Sex.FEMALE).value,
            "born_on": date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
        }

    def _family(self, one: Known, row: dict[str, object]) -> list[dict[str, object]]:
        """Husband or wife, and a child."""
        born = row["born_on"]
        assert isinstance(born, date)
        return [
            {
                "person_id": one.id,
                "n": n,
                "name": one.name[0] + self._chance.choice(self._words.given_last),
                "relation": relation,
                "born_on": born + timedelta(days=younger),
                "status": status,
            }
            for n, (relation, status, younger) in enumerate(_FAMILY, start=1)
        ]

    def _unit(self, w: Writer, n: int) -> Known:
        typed = unit(_UNITS_TAKEN + n, self._chance, self._words)
        key = new_key()
        w.insert(tables.unit, id=key, **typed)
        found = _keys(typed["name"])
        w.derived().put_unit(UnitLine(key, typed["name"], found.full, found.initials))
        return Known(key, typed["name"], typed["credit_code"], typed["phone"])
