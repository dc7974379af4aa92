"""Drafts and connections (草稿与连接)."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db.columns import new_key
from db.database import Database, Draft, open_file
from db.engine import connect
from db.errors import Clash, Full, Over
from db.journal import entry
from db.proof import verify
from db.tables import person
from tests.kit.files import KEY, START, Someone, copied


def test_a_draft_is_kept_replaced_and_thrown_away(database: Database, me: Someone) -> None:
    before = database.head()
    database.draft(me.id, "relief.living", '{"name":"周素梅"}', START)
    database.draft(me.id, "person", "{}", START + timedelta(seconds=2))
    database.draft(me.id, "relief.living", '{"name":"周素梅","phone":"139"}', START + timedelta(seconds=4))
    database.draft(new_key(), "person", "another's", START)
    assert database.drafts(me.id) == [
        Draft("person", "{}", START + timedelta(seconds=2)),
        Draft("relief.living", '{"name":"周素梅","phone":"139"}', START + timedelta(seconds=4)),
    ]
    database.draft(me.id, "person", None, START)
    database.draft(me.id, "nothing", None, START)
    assert [one.key for one in database.drafts(me.id)] == ["relief.living"]
    assert database.head() == before


def test_one_connection_serves_reading_and_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(tmp_path)
    made: list[object] = []

    def counted(path: Path, key: bytes, *, busy_ms: int) -> object:
        made.append(connect(path, key, busy_ms=busy_ms))
        return made[-1]

    monkeypatch.setattr("db.engine.connect", counted)
    database = open_file(tmp_path / "data", KEY)
    me = Someone()
    for _ in range(20):
        with database.read() as reader:
            reader.raw("SELECT 1")
        with database.write(me, "register", at=START) as w:
            w.insert(person, name="周素梅")
    database.close()
    assert len(made) == 1


def test_a_full_disk_refuses_and_changes_nothing(database: Database) -> None:
    me = Someone()
    with database.read() as reader:
        pages = reader.raw("PRAGMA page_count").fetchone()[0]
        reader.raw(f"PRAGMA max_page_count = {pages + 2}")
    before = database.head()

    def import_many() -> None:
        with database.write(me, "import", at=START) as w:
            w.insert_many(person, [{"name": "周素梅", "remark": "长" * 500}] * 200)

    with pytest.raises(Full):
        import_many()
    assert database.head() == before
    with database.read() as reader:
        assert reader.raw("SELECT count(*) FROM person").fetchone() == (0,)
        reader.raw("PRAGMA max_page_count = 1000000")
    import_many()
    assert verify(database).ok


def test_a_writer_is_of_no_use_after_its_command(database: Database) -> None:
    me = Someone()
    with database.write(me, "register", at=START) as w:
        w.insert(person, name="周素梅")
    with pytest.raises(Over):
        w.insert(person, name="徐立民")
    with database.read() as reader:
        assert reader.raw("SELECT count(*) FROM person").fetchone() == (1,)
    for ask in (lambda: reader.raw("SELECT 1"), lambda: reader.all(select(person.c.id))):
        with pytest.raises(Over):
            ask()
    with database.write(me, "next", at=START), pytest.raises(Over):
        w.insert(person, name="徐立民")


def test_a_failure_that_is_passed_over_leaves_only_what_is_told(database: Database) -> None:
    me = Someone()
    rows = [{"name": "甲", "id_kind": 1, "id_number": "1"}, {"name": "乙", "id_kind": 1, "id_number": "1"}]
    with database.write(me, "import", at=START) as w:
        w.insert(person, name="周素梅")
        with pytest.raises(Clash):
            w.insert_many(person, rows)
        n = w.n
    with database.read() as reader:
        told = entry(reader, n)
        assert reader.raw("SELECT name FROM person").fetchall() == [("周素梅",)]
    assert told is not None
    assert len(told.changes["person"]) == 1


def test_a_command_goes_no_further_once_the_disk_was_full(database: Database) -> None:
    me = Someone()
    with database.read() as reader:
        pages = reader.raw("PRAGMA page_count").fetchone()[0]
        reader.raw(f"PRAGMA max_page_count = {pages}")
    before = database.head()

    def stubborn() -> None:
        with database.write(me, "import", at=START) as w:
            with contextlib.suppress(Full):
                w.insert_many(person, [{"name": "周素梅", "remark": "长" * 500}] * 200)
            w.insert(person, name="徐立民")

    with pytest.raises((Over, Full)):
        stubborn()
    assert database.head() == before
    with database.read() as reader:
        assert reader.raw("SELECT count(*) FROM person").fetchone() == (0,)
