"""Derived rows for tests (测试派生行): a source that computes them, and makers of persons and cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from db.derived import CaseLine, PersonLine, UnitLine
from db.reader import Reader
from db.tables import case_file, person, unit
from tests.kit.files import START


@dataclass(frozen=True, slots=True)
class PlainSource:
    """Computes search rows without pinyin, or with the readings it is given by name (派生行来源)."""

    full: dict[str, tuple[str, ...]] = field(default_factory=dict)
    initials: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def person(self, key: UUID, name: str, id_number: str | None = None, phone: str = "") -> PersonLine:
        """One person's row."""
        full, initials = self.full.get(name, ()), self.initials.get(name, ())
        return PersonLine(key, name, full, initials, id_number or "", phone)

    def persons(self, reader: Reader) -> Iterable[PersonLine]:
        """Every person, by key."""
        asked = select(person.c.id, person.c.name, person.c.id_number, person.c.phone).order_by(person.c.id)
        return (self.person(*row) for row in reader.all(asked))

    def units(self, reader: Reader) -> Iterable[UnitLine]:
        """Every unit, by key."""
        return (UnitLine(key, name) for key, name in reader.all(select(unit.c.id, unit.c.name)))

    def cases(self, reader: Reader) -> Iterable[CaseLine]:
        """Every case, by key."""
        c = case_file.c
        asked = select(c.id, c.line, c.matter, c.state, c.clerk_id, c.number, c.ended).order_by(c.id)
        return (
            CaseLine(key, line, matter, state, clerk, START, number=number or "", ended=bool(ended))
            for key, line, matter, state, clerk, number, ended in reader.all(asked)
        )
