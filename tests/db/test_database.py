"""Drafts and connections (草稿与连接)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from db.columns import new_key
from db.database import Database, Draft, open_file
from db.engine import connect
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
