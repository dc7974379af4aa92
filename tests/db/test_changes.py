"""The body of an entry (日志正文): the net of each row, and nothing lost on the way through the file."""

from __future__ import annotations

import json
import zlib
from datetime import date, timedelta
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from db.changes import Blob, Changes, RowChange, read_body
from db.columns import new_key
from db.database import Database
from db.journal import entry
from db.rows import shape_of
from db.tables import case_timer, paper, person, unit
from tests.kit.files import START, Someone

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def changes_of(database: Database, n: int) -> dict[str, list[RowChange]]:
    """What an entry changed."""
    with database.read() as reader:
        found = entry(reader, n)
    assert found is not None
    return found.changes


def test_values_come_back_as_what_they_are(database: Database, me: Someone) -> None:
    with database.write(me, "issue", at=START) as w:
        at = w.insert(unit, name="三溪门业")
        who = w.insert(person, name="周素梅", born_on=date(1974, 1, 1), unit_id=at)
        made = w.insert(
            paper, person_id=who, code="slip", title="回执", size="a5", layout=b"\x00pages", issued_at=START,
            issued_by=me.id,
        )  # fmt: skip
        n = w.n
    changes = changes_of(database, n)
    (one,) = changes["person"]
    assert (one.id, one.op) == (who, "insert")
    assert one.columns["born_on"] == (None, date(1974, 1, 1))
    assert one.columns["unit_id"] == (None, at)
    assert "id_number" not in one.columns
    assert not {"id", "version", "entry", "row_hash"} & set(one.columns)
    (issued,) = changes["paper"]
    assert issued.id == made
    assert issued.columns["issued_at"] == (None, START)
    assert issued.columns["layout"] == (None, Blob(sha256(b"\x00pages").hexdigest()))


def test_a_row_written_twice_counts_once(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        old = w.insert(person, name="周素梅", phone="1")
    with database.write(me, "mixed", at=START) as w:
        new = w.insert(person, name="徐立民")
        w.update(person, new, 1, phone="9")
        w.update(person, old, 1, phone="2", job="冲压工")
        w.update(person, old, 2, phone="3")
        w.update(person, old, 3, job="")
        gone = w.insert(person, name="录错")
        w.delete(person, gone, 1)
        n = w.n
    changes = {change.id: change for change in changes_of(database, n)["person"]}
    assert set(changes) == {old, new}
    assert changes[old] == RowChange(old, "update", {"phone": ("1", "3")})
    assert changes[new].op == "insert"
    assert changes[new].columns["phone"] == (None, "9")


def test_a_row_changed_and_then_deleted_tells_what_it_was(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        key = w.insert(person, name="周素梅", phone="1")
    with database.write(me, "drop", at=START) as w:
        w.update(person, key, 1, phone="2")
        w.delete(person, key, 2)
        n = w.n
    (change,) = changes_of(database, n)["person"]
    assert change.op == "delete"
    assert change.columns["phone"] == ("1", None)


def test_a_row_taken_away_and_put_back_is_changed(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        key = w.insert(person, name="周素梅", phone="1")
    with database.write(me, "again", at=START) as w:
        w.delete(person, key, 1)
        w.insert(person, id=key, name="周素梅", phone="2")
        n = w.n
    assert changes_of(database, n)["person"] == [RowChange(key, "update", {"phone": ("1", "2")})]


def test_nothing_changed_is_an_empty_body(database: Database, me: Someone) -> None:
    with database.write(me, "look", at=START) as w:
        n = w.n
    assert changes_of(database, n) == {}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(ANY_TEXT, st.none() | st.dates(), st.none() | st.integers(-(2**63), 2**63 - 1)), min_size=1
    )
)
def test_any_rows_come_back(rows: list[tuple[str, date | None, int | None]]) -> None:
    shape = shape_of(person)
    changes = Changes()
    keys = [new_key() for _ in rows]
    for key, (name, born_on, sex) in zip(keys, rows, strict=True):
        changes.inserted(shape, key.bytes, shape.filled({"name": name, "born_on": born_on, "sex": sex}))
    back = read_body(changes.body())["person"]
    assert [change.id for change in back] == keys
    for change, (name, born_on, sex) in zip(back, rows, strict=True):
        assert change.columns["name"] == (None, name)
        assert change.columns.get("born_on", (None, None)) == (None, born_on)
        assert change.columns.get("sex", (None, None)) == (None, sex)


def test_rows_that_changed_alike_lie_together() -> None:
    shape = shape_of(case_timer)
    changes = Changes()
    for at in range(1_000):
        day = date(2027, 1, 1) + timedelta(days=at)
        changes.updated(
            shape,
            new_key().bytes,
            {"safe": None, "provisional": 1},
            {"safe": day.isoformat(), "provisional": 0},
        )
    blocks = json.loads(zlib.decompress(changes.body()))
    assert len(blocks) == 1
    assert set(blocks[0]["columns"]) == {"safe", "provisional"}
    assert len(blocks[0]["ids"]) == 1_000
