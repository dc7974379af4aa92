"""Verification (校验): whatever changed behind the Writer's back is found, and derived rows are made anew."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import pytest

from db.database import Database
from db.derived import CaseLine
from db.engine import connect
from db.proof import Fault, rebuild, verify
from db.rows import shape_of
from db.tables import KEPT, case_file, person, unit
from tests.kit.derived import PlainSource
from tests.kit.files import KEY, START, Someone

SOURCE = PlainSource(full={"周素梅": ("zhousumei",)}, initials={"周素梅": ("zsm",)})


@dataclass
class Watch:
    """Counts what it is told, and may stop it."""

    told: list[int] = field(default_factory=list)
    stop_at: int = 10**9

    def __call__(self, rows: int) -> None:
        """One step."""
        self.told.append(rows)
        if rows >= self.stop_at:
            raise InterruptedError


@pytest.fixture
def filled(database: Database, me: Someone) -> Database:
    """Two persons, a unit and a case, all in the search."""
    with database.write(me, "register", at=START) as w:
        at = w.insert(unit, name="三溪门业")
        people = [
            w.insert(person, name=name, unit_id=at, phone="13957985526") for name in ("周素梅", "徐立民")
        ]
        case = w.insert(
            case_file, line="relief", matter="relief.living", state="accepted", person_id=people[0],
            station="XC01", applied_on=date(2026, 11, 23), clerk_id=me.id, number="JZ-XC01-2026-000001",
        )  # fmt: skip
        w.next_number("case:JZ", 2026)
        w.subject("case", case)
    rebuild(database, SOURCE)
    return database


def behind(database: Database, *statements: str) -> None:
    """Changes the file as no program of ours would."""
    raw = connect(database.path, KEY)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    for sql in statements:
        raw.execute(sql)
    raw.close()


def test_a_whole_file_has_no_fault(filled: Database) -> None:
    report = verify(filled, SOURCE)
    assert report.faults == ()
    assert report.ok
    assert report.chain_ok
    assert (report.rows, report.entries) == (7, 3)


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE person SET name = '周素海' WHERE name = '周素梅'", ("row", "person")),
        ("UPDATE person SET phone = CAST(x'31ff33' AS TEXT)", ("row", "person")),
        ("UPDATE person SET died_on = '2026-01-01'", ("row", "person")),
        ("UPDATE person SET unit_id = NULL", ("row", "person")),
        ("UPDATE person SET version = 2", ("row", "person")),
        ("UPDATE person SET row_hash = zeroblob(32)", ("row", "person")),
        ("UPDATE sequence SET last = 0", ("row", "sequence")),
        ("UPDATE case_file SET secret = 1", ("row", "case_file")),
        ("DELETE FROM unit", ("link", "person")),
        ("DELETE FROM person_search WHERE name = '周素梅'", ("search", "person_search")),
        ("UPDATE person_search SET initials = 'zsn' WHERE name = '周素梅'", ("search", "person_search")),
        ("UPDATE person_search SET id_tail = '1'", ("search", "person_search")),
        ("DELETE FROM person_words WHERE rowid = 1", ("search", "person_words")),
        ("INSERT INTO person_words(rowid, chars) VALUES (99, 'x')", ("search", "person_words")),
        ("UPDATE case_row SET state = 'done'", ("search", "case_row")),
        ("UPDATE case_tally SET count = 2", ("search", "case_tally")),
        ("DELETE FROM case_tally", ("search", "case_tally")),
        ("DELETE FROM unit_search", ("search", "unit_search")),
    ],
)
def test_each_change_is_found_and_located(filled: Database, sql: str, fault: tuple[str, str]) -> None:
    behind(filled, sql)
    report = verify(filled, SOURCE)
    assert fault in {(one.kind, one.where) for one in report.faults}


def test_a_row_of_an_unknown_entry_is_found(filled: Database, me: Someone) -> None:
    behind(filled, "DROP TRIGGER journal_no_delete", "DELETE FROM journal WHERE n = 3")
    kinds = {one.kind for one in verify(filled).faults}
    assert {"entry", "link"} <= kinds


def test_the_row_is_named(filled: Database) -> None:
    behind(filled, "UPDATE person SET phone = '1' WHERE name = '徐立民'")
    with filled.read() as reader:
        ((key,),) = reader.raw("SELECT id FROM person WHERE name = '徐立民'").fetchall()
    assert verify(filled).faults == (Fault("row", "person", UUID(bytes=key)),)


def test_every_flipped_bit_is_found(filled: Database) -> None:
    """300 times one bit of one stored value, put back each time: none passes."""
    chance = random.Random(4)
    raw = connect(filled.path, KEY)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    places = [
        (table, column)
        for table in ("person", "unit", "office", "account", "sequence", "case_file")
        for column in shape_of(KEPT[table]).names
        if column != "id"
        and raw.execute(f"SELECT max({column}) FROM {table}").fetchone()[0] not in (None, "")
    ]
    for _ in range(300):
        table, column = chance.choice(places)
        rowid, old = raw.execute(
            f"SELECT rowid, {column} FROM {table} WHERE {column} NOT IN ('') ORDER BY random() LIMIT 1"
        ).fetchone()
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (flipped(old, chance), rowid))
        found = [fault for fault in verify(filled).faults if fault.where == table]
        assert found, (table, column, old)
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (old, rowid))
    raw.close()
    assert verify(filled).ok


def flipped(value: object, chance: random.Random) -> object:
    """The value with one bit turned."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(16))
    data = bytearray(value if isinstance(value, bytes) else str(value).encode("utf-8"))
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data) if isinstance(value, bytes) else data.decode("utf-8", "replace")


def test_rebuilding_puts_it_right(filled: Database) -> None:
    before = verify(filled, SOURCE)
    behind(
        filled,
        "DELETE FROM person_search",
        "DELETE FROM case_tally",
        "UPDATE case_row SET state = 'x'",
        "DELETE FROM unit_words WHERE rowid = 1",
    )
    assert not verify(filled, SOURCE).ok
    head = filled.head()
    assert rebuild(filled, SOURCE) == 4
    assert verify(filled, SOURCE) == before
    assert filled.head() == head


def test_a_failed_rebuild_changes_nothing(filled: Database) -> None:
    class Broken(PlainSource):
        def cases(self, reader: object) -> list[CaseLine]:
            raise KeyError("on purpose")

    with pytest.raises(KeyError):
        rebuild(filled, Broken())
    assert verify(filled, SOURCE).ok


def test_it_can_be_watched_and_stopped(filled: Database, me: Someone) -> None:
    with filled.write(me, "import", at=START) as w:
        w.insert_many(person, [{"name": "甲"}] * 3_000)
    watch = Watch()
    verify(filled, watch=watch)
    assert watch.told == [1_000, 2_000, 3_000]
    with pytest.raises(InterruptedError):
        verify(filled, watch=Watch(stop_at=2_000))
    with filled.write(me, "next", at=START):
        pass
