"""The rows computed from others (派生行): how a person, a unit and a case are found and listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Table

from db import words
from db.columns import moment_text
from db.reader import Reader
from db.rows import Raw, drop_line, insert_line, select_line, update_line
from db.tables.derived import case_row, person_search, unit_search

NEVER = "9999-12-31"
"""Where a case without a running deadline sorts (无时限排末)."""

_TAIL = 4


@dataclass(frozen=True, slots=True)
class PersonLine:
    """How a person is found (职工检索行): `full` and `initials` hold all readings, the most likely first."""

    person_id: UUID
    name: str
    full: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    id_number: str = ""
    phone: str = ""
    unit_name: str = ""

    def raw(self) -> dict[str, Raw]:
        """The row of person_search."""
        return {
            "person_id": self.person_id.bytes,
            "name": self.name,
            "full": " ".join(self.full),
            "initials": " ".join(self.initials),
            "id_number": self.id_number,
            "id_reversed": words.backwards(self.id_number),
            "id_tail": self.id_number[-_TAIL:],
            "phone": self.phone,
            "phone_reversed": words.backwards(self.phone),
            "phone_tail": self.phone[-_TAIL:],
            "unit_name": self.unit_name,
        }


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How a unit is found (单位检索行)."""

    unit_id: UUID
    name: str
    full: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    def raw(self) -> dict[str, Raw]:
        """The row of unit_search."""
        return {
            "unit_id": self.unit_id.bytes,
            "name": self.name,
            "full": " ".join(self.full),
            "initials": " ".join(self.initials),
        }


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the worklist shows it (待办行).

    `state_order` is the state's place in the flow, `applicant_key` the pinyin that sorts the name;
    the due days belong to the deadline that counts and are None when none runs or it is paused.
    """

    case_id: UUID
    line: str
    matter: str
    state: str
    clerk_id: UUID
    opened_at: datetime
    state_order: int = 0
    ended: bool = False
    secret: bool = False
    person_id: UUID | None = None
    applicant: str = ""
    applicant_key: str = ""
    number: str = ""
    due_safe: date | None = None
    due_rolled: date | None = None
    due_label: str = ""
    due_unit: str = ""
    due_whose: str = ""
    provisional: bool = False
    paused: bool = False

    def raw(self) -> dict[str, Raw]:
        """The row of case_row."""
        serial = self.number.rpartition("-")[2]
        safe = self.due_safe.isoformat() if self.due_safe else None
        return {
            "case_id": self.case_id.bytes,
            "line": self.line,
            "matter": self.matter,
            "state": self.state,
            "state_order": self.state_order,
            "ended": int(self.ended),
            "secret": int(self.secret),
            "person_id": self.person_id.bytes if self.person_id else None,
            "applicant": self.applicant,
            "applicant_key": self.applicant_key,
            "number": self.number,
            "serial": int(serial) if serial.isdecimal() else 0,
            "clerk_id": self.clerk_id.bytes,
            "opened_at": moment_text(self.opened_at),
            "due_safe": safe,
            "due_rolled": self.due_rolled.isoformat() if self.due_rolled else None,
            "due_sort": safe or NEVER,
            "due_label": self.due_label,
            "due_unit": self.due_unit,
            "due_whose": self.due_whose,
            "provisional": int(self.provisional),
            "paused": int(self.paused),
        }


_WORDS = ("name", "full", "initials")
_TALLY = ("line", "matter", "state", "ended", "secret")
_COUNT = (
    "INSERT INTO case_tally VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET count = count + excluded.count"
)
_RENAME = (
    "UPDATE person_search SET unit_name = ? WHERE person_id IN (SELECT id FROM person WHERE unit_id = ?)"
)
_CLEAR = (
    "DELETE FROM person_search",
    "DELETE FROM unit_search",
    "DELETE FROM case_row",
    "DELETE FROM case_tally",
    "INSERT INTO person_words(person_words) VALUES ('delete-all')",
    "INSERT INTO unit_words(unit_words) VALUES ('delete-all')",
)


@dataclass(frozen=True, slots=True)
class _Index:
    """The two statements of a word index (全文索引语句)."""

    delete: str
    insert: str


_PERSONS = _Index(
    "DELETE FROM person_words WHERE rowid = ?",
    "INSERT INTO person_words(rowid, chars, pairs, full, initials) VALUES (?, ?, ?, ?, ?)",
)
_UNITS = _Index(
    "DELETE FROM unit_words WHERE rowid = ?",
    "INSERT INTO unit_words(rowid, chars, pairs, full, initials) VALUES (?, ?, ?, ?, ?)",
)


class Derived:
    """Puts the derived rows in place (派生行写入); a row keeps its n as long as its person or case lives."""

    __slots__ = ("reader",)

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def put_person(self, line: PersonLine) -> int:
        """The person's row for search (职工检索), new or renewed; gives its n."""
        return self._put_words(person_search, "person_id", _PERSONS, line.raw())

    def put_unit(self, line: UnitLine) -> int:
        """The unit's row for search (单位检索), new or renewed, and its name on its people's. Gives its n."""
        found = self._found(unit_search, "unit_id", line.unit_id.bytes)
        if found and found[1]["name"] != line.name:
            self.reader.raw(_RENAME, (line.name, line.unit_id.bytes))
        return self._put_words(unit_search, "unit_id", _UNITS, line.raw())

    def drop_person(self, person_id: UUID) -> None:
        """Takes a person out of the search (移出检索), as for one whose entry was taken back."""
        self._drop_words(person_search, "person_id", _PERSONS, person_id)

    def drop_unit(self, unit_id: UUID) -> None:
        """Takes a unit out of the search (移出检索)."""
        self._drop_words(unit_search, "unit_id", _UNITS, unit_id)

    def put_case(self, line: CaseLine) -> int:
        """The case's row of the worklist (待办行), new or renewed, and the tally; gives its n."""
        raw = line.raw()
        n, old = self._put(case_row, "case_id", raw)
        before = tuple(old[name] for name in _TALLY) if old else None
        now = tuple(raw[name] for name in _TALLY)
        if before != now:
            self.reader.raw(_COUNT, (*now, 1))
            if before:
                self.reader.raw(_COUNT, (*before, -1))
        return n

    def drop_case(self, case_id: UUID) -> None:
        """Takes a case out of the worklist (移出待办), as for a draft that was thrown away."""
        found = self._found(case_row, "case_id", case_id.bytes)
        if found:
            n, old = found
            self.reader.raw("DELETE FROM case_row WHERE n = ?", (n,))
            self.reader.raw(_COUNT, (*(old[name] for name in _TALLY), -1))

    def clear(self) -> None:
        """Empties every derived table (清空派生表), before they are filled anew."""
        for sql in _CLEAR:
            self.reader.raw(sql)

    def _put_words(self, table: Table, key: str, index: _Index, raw: dict[str, Raw]) -> int:
        n, old = self._put(table, key, raw)
        if old is None or any(old[name] != raw[name] for name in _WORDS):
            if old is not None:
                self.reader.raw(index.delete, (n,))
            name = str(raw["name"])
            found = (n, words.singles(name), words.pairs(name), raw["full"], raw["initials"])
            self.reader.raw(index.insert, found)
        return n

    def _drop_words(self, table: Table, key: str, index: _Index, value: UUID) -> None:
        found = self._found(table, key, value.bytes)
        if found:
            self.reader.raw(index.delete, (found[0],))
            self.reader.raw(drop_line(table), (found[0],))

    def _put(self, table: Table, key: str, raw: dict[str, Raw]) -> tuple[int, dict[str, Raw] | None]:
        found = self._found(table, key, raw[key])
        if found is None:
            insert = insert_line(table, tuple(raw))
            return int(self.reader.raw(insert.sql, insert.arguments(raw)).lastrowid), None
        n, old = found
        new = {name: value for name, value in raw.items() if value != old[name]}
        if new:
            update = update_line(table, tuple(new))
            self.reader.raw(update.sql, update.arguments({**new, "row": n}))
        return n, old

    def _found(self, table: Table, key: str, value: Raw) -> tuple[int, dict[str, Raw]] | None:
        row = self.reader.raw(select_line(table, key).sql, (value,)).fetchone()
        if row is None:
            return None
        held: dict[str, Raw] = dict(zip(table.columns.keys(), row, strict=True))
        return int(str(held.pop("n"))), held
