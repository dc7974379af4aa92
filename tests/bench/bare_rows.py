"""The rows of one case by the driver alone (裸驱动写入): hashed, chained into the journal, committed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Table

from db.changes import Changes
from db.columns import new_key
from db.journal import NewEntry, digest_of, entry
from db.reader import Reader
from db.rows import Raw, Shape, insert_line, select_line, shape_of
from db.tables import KEPT, case_row, sequence

_HEAD = "SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1"
_ENTRY = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SUBJECT = "INSERT INTO journal_subject VALUES (?, ?, ?)"
_TALLY = (
    "UPDATE case_tally SET count = count + 1 "
    "WHERE line = ? AND matter = ? AND state = ? AND ended = ? AND secret = ?"
)
_NUMBER = "UPDATE sequence SET last = ?, version = ?, entry = ?, row_hash = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class BareCase:
    """What one acceptance wrote (一次受理的行): new rows, the row of the list, the sequence, the entry."""

    case_id: bytes
    rows: tuple[tuple[Shape, Mapping[str, Raw]], ...]
    line: Mapping[str, Raw]
    sequence: bytes
    about: NewEntry

    def without_papers(self) -> "BareCase":
        """The same without its papers."""
        kept = tuple(one for one in self.rows if one[0].name != "paper")
        return BareCase(self.case_id, kept, self.line, self.sequence, self.about)

    def put(self, raw: driver.Connection) -> None:
        """Once more, with keys, number and query code of its own, in one transaction with its entry."""
        raw.execute("BEGIN IMMEDIATE")
        last, prior = raw.execute(_HEAD).fetchone()
        n = last + 1
        keys = {row["id"]: new_key().bytes for _, row in self.rows}
        changes = Changes()
        for shape, row in self.rows:
            new = {name: keys.get(value, value) for name, value in row.items()} | {"entry": n}
            if shape.name == "case_file":
                new |= {"number": f"B-{n}", "query_code": f"B-{n}"}
            new["row_hash"] = shape.hash(new)
            raw.execute(shape.insert.sql, shape.insert.arguments(new))
            key = new["id"]
            assert isinstance(key, bytes)
            changes.inserted(shape, key, new)
        self._number(raw, n)
        self._list(raw, {**self.line, "case_id": keys[self.case_id], "number": f"B-{n}"})
        body = changes.body()
        about = self.about.raw()[1:7]
        subjects = sorted((kind, key) for kind, key in (("case", keys[self.case_id]),))
        whole = (n, *about, prior, body)
        raw.execute(_ENTRY, (*whole, digest_of(whole, subjects)))
        for kind, key in subjects:
            raw.execute(_SUBJECT, (n, kind, key))
        raw.execute("COMMIT")

    def _number(self, raw: driver.Connection, n: int) -> None:
        shape = shape_of(sequence)
        row = shape.row(raw.execute(shape.select.sql, (self.sequence,)).fetchone())
        row |= {"last": int(str(row["last"])) + 1, "version": int(str(row["version"])) + 1, "entry": n}
        raw.execute(_NUMBER, (row["last"], row["version"], n, shape.hash(row), self.sequence))

    def _list(self, raw: driver.Connection, line: Mapping[str, Raw]) -> None:
        statement = insert_line(case_row, tuple(line))
        raw.execute(statement.sql, statement.arguments(line))
        raw.execute(_TALLY, tuple(line[name] for name in ("line", "matter", "state", "ended", "secret")))


def rows_of(asks: Reader, case_id: UUID, n: int) -> BareCase:
    """What the entry `n` of the journal says was written for the case (受理所写)."""
    found = entry(asks, n)
    assert found is not None
    rows, number = [], b""
    for name, changes in found.changes.items():
        shape = shape_of(KEPT[name])
        for change in changes:
            if change.op == "insert":
                values = asks.raw(shape.select.sql, (change.id.bytes,)).fetchone()
                rows.append((shape, shape.row(values)))
            elif name == "sequence":
                number = change.id.bytes
    line = _line(asks, case_row, case_id)
    about = NewEntry(
        n, found.station, found.moment, found.actor_id, found.actor, found.command, found.revision, b"", b""
    )
    return BareCase(case_id.bytes, tuple(rows), line, number, about)


def _line(asks: Reader, table: Table, case_id: UUID) -> dict[str, Raw]:
    row = asks.raw(select_line(table, "case_id").sql, (case_id.bytes,)).fetchone()
    held: dict[str, Raw] = dict(zip(table.columns.keys(), row, strict=True))
    del held["n"]
    return held
