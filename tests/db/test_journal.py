"""The journal (日志): who did what to what, and that no one can change it unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.columns import new_key
from db.database import Database, open_file
from db.engine import FILE_NAME, connect
from db.errors import Damaged
from db.journal import CHAIN_START, entries_of, entry, head, holds, subjects_of, verify_chain
from db.reading import open_copy
from db.tables import person
from tests.kit.files import KEY, START, Someone


def three(database: Database, me: Someone) -> None:
    """Three commands, the second on two subjects."""
    for at in range(3):
        with database.write(me, f"step{at}", at=START + timedelta(minutes=at)) as w:
            key = w.insert(person, name=f"第{at}人")
            w.subject("person", key)
            if at == 1:
                w.subject("case", new_key())


def faults(database: Database) -> list[str]:
    """What the chain says."""
    with database.read() as reader:
        return [str(one) for one in verify_chain(reader)]


def test_entries_of_a_subject(database: Database, me: Someone) -> None:
    key, other = new_key(), new_key()
    for at, command in enumerate(("register", "look", "correct")):
        with database.write(me, command, at=START + timedelta(minutes=at)) as w:
            if command == "register":
                w.insert(person, id=key, name="周素梅")
            if command == "correct":
                w.update(person, key, 1, phone="13957985526")
            w.subject("person", key)
            w.subject("person", key)
            w.subject("case", other)
    with database.read() as reader:
        found = entries_of(reader, "person", key)
        assert [one.command for one in found] == ["register", "look", "correct"]
        assert [one.n for one in entries_of(reader, "person", key, after=found[0].n, limit=1)] == [found[1].n]
        assert entries_of(reader, "case", key) == []
        assert entries_of(reader, "person", new_key()) == []
        assert subjects_of(reader, found[0].n) == [("case", other), ("person", key)]
    last = found[2]
    assert (last.actor, last.actor_id, last.station) == (me.name, me.id, "XC01")
    assert last.moment == START + timedelta(minutes=2)
    assert last.changes["person"][0].columns == {"phone": ("", "13957985526")}
    assert found[1].changes == {}


def test_the_chain_holds_from_the_first_to_the_last(database: Database, me: Someone) -> None:
    three(database, me)
    assert faults(database) == []
    with database.read() as reader:
        first, last = entry(reader, 1), head(reader)
        assert first is not None
        assert (last.n, last.moment) == (5, START + timedelta(minutes=2))
        assert reader.raw("SELECT prior FROM journal WHERE n = 1").fetchone() == (CHAIN_START,)
        assert holds(reader, 5, last.hash)
        assert not holds(reader, 6, last.hash)
        assert not holds(reader, 4, last.hash)
    assert str(last) == f"5-{last.hash.hex()[:16]}"


TAMPERED = [
    "UPDATE journal SET moment = '2020-01-01T00:00:00.000000Z' WHERE n = 4",
    "UPDATE journal SET actor_name = '别人' WHERE n = 3",
    "UPDATE journal SET actor_id = zeroblob(16) WHERE n = 3",
    "UPDATE journal SET command = 'nothing' WHERE n = 5",
    "UPDATE journal SET body = (SELECT body FROM journal WHERE n = 1) WHERE n = 4",
    "UPDATE journal SET station = 'XC02' WHERE n = 3",
    "UPDATE journal SET revision = '9999' WHERE n = 3",
    "UPDATE journal SET hash = zeroblob(32) WHERE n = 5",
    "UPDATE journal SET prior = zeroblob(32) WHERE n = 4",
    "UPDATE journal SET n = 9 WHERE n = 5",
    "DELETE FROM journal WHERE n = 3",
    "DELETE FROM journal WHERE n = 1",
    "DELETE FROM journal_subject WHERE n = 4 AND kind = 'case'",
    "UPDATE journal_subject SET id = zeroblob(16) WHERE n = 5",
    "INSERT INTO journal_subject VALUES (2, 'case', zeroblob(16))",
    "INSERT INTO journal_subject VALUES (7, 'case', zeroblob(16))",
]


@pytest.mark.parametrize("sql", TAMPERED)
def test_whoever_changes_it_is_found(database: Database, me: Someone, sql: str) -> None:
    three(database, me)
    folder = database.path.parent
    database.close()
    raw = connect(folder / FILE_NAME, KEY)
    raw.execute("PRAGMA foreign_keys = OFF")
    for table in ("journal", "journal_subject"):
        raw.execute(f"DROP TRIGGER {table}_no_update")
        raw.execute(f"DROP TRIGGER {table}_no_delete")
    raw.execute(sql)
    raw.close()
    with pytest.raises(Damaged):
        open_file(folder, KEY)
    looked_at = open_copy(folder, KEY)
    assert faults(looked_at) != []
    looked_at.close()


def test_an_empty_file_is_whole(database: Database) -> None:
    assert faults(database) == []
    assert database.head().n == 1
