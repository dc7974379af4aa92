"""Taking an entry back (整笔撤销): the file is as before, or it says what stands in the way."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.database import Database
from db.derived import PersonLine
from db.errors import Absent, Clash
from db.reversal import Obstacle, Reversed, obstacles, reverse
from db.rows import STAMPS
from db.tables import (
    fund_entry,
    household_member,
    metadata,
    office,
    person,
    person_search,
    person_standing,
    sequence,
    unit,
)
from db.writer import Writer
from tests.kit.files import START, Someone, opened

LATER = START + timedelta(minutes=5)
DAY = date(2026, 1, 5)
TABLES = (unit, person, household_member, person_standing, sequence)
Content = dict[str, dict[UUID, dict[str, object]]]


def content(database: Database) -> Content:
    """All rows of the tables, their stamps left out."""
    with database.read() as reader:
        return {
            table.name: {
                row.id: {name: value for name, value in row._mapping.items() if name not in STAMPS}
                for row in reader.all(select(table))
            }
            for table in TABLES
        }


def take_back(database: Database, me: Someone, n: int) -> Reversed:
    with database.write(me, "undo", at=LATER) as w:
        return reverse(w, n)


def against(
    database: Database, n: int, *, keep: tuple[str, ...] = (), passing: tuple[str, ...] = ()
) -> tuple[Obstacle, ...]:
    with database.read() as reader:
        return obstacles(reader, n, keep=keep, passing=passing)


def somebody(w: Writer, name: str = "周素梅", **values: object) -> UUID:
    key = w.insert(person, name=name, **values)
    w.derived().put_person(PersonLine(key, name))
    return key


def test_new_rows_go_with_how_they_are_found(database: Database, me: Someone) -> None:
    before = content(database)
    with database.write(me, "import", at=START) as w:
        worker = somebody(w, unit_id=w.insert(unit, name="三溪门业"))
        w.insert(household_member, person_id=worker, n=1, member_id=somebody(w, "周小"), name="周小")
        n = w.n
    assert against(database, n) == ()
    done = take_back(database, me, n)
    assert content(database) == before
    assert {table: len(keys) for table, keys in done.gone.items()} == {
        "unit": 1,
        "person": 2,
        "household_member": 1,
    }
    with database.read() as reader:
        assert reader.all(select(person_search.c.n)) == []
        assert reader.raw("SELECT count(*) FROM person_words WHERE chars MATCH '周'").fetchone() == (0,)


def test_changed_and_deleted_rows_are_as_they_were(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        worker = somebody(w, phone="13957265526", born_on=date(1974, 1, 1))
        row = w.insert(household_member, person_id=worker, n=1, name="周小", born_on=date(2009, 2, 3))
    before = content(database)
    with database.write(me, "import", at=START) as w:
        w.update(person, worker, 1, phone="", born_on=None, remark="改")
        w.delete(household_member, row, 1)
        w.insert(household_member, person_id=worker, n=1, name="周大")
        n = w.n
    assert against(database, n) == ()
    done = take_back(database, me, n)
    assert content(database) == before
    assert done.restored == {"person": (worker,), "household_member": (row,)}


def test_a_row_that_was_changed_later_is_named_with_its_entry(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        worker, n = somebody(w), w.n
    with database.write(me, "correct", at=LATER) as w:
        w.update(person, worker, 1, phone="13957265526")
        later = w.n
    assert against(database, n) == (Obstacle("changed", "person", 1, later),)


def test_a_row_that_is_gone_is_told(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        worker, n = w.insert(person, name="周素梅"), w.n
    with database.write(me, "delete", at=LATER) as w:
        w.delete(person, worker, 1)
    assert against(database, n) == (Obstacle("gone", "person", 1, 0),)
    with pytest.raises(Absent):
        take_back(database, me, n)


def test_a_row_that_came_back_stands_against_restoring_it(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        worker = w.insert(person, name="周素梅")
    with database.write(me, "import", at=START) as w:
        w.delete(person, worker, 1)
        n = w.n
    with database.write(me, "again", at=LATER) as w:
        w.insert(person, id=worker, name="周素梅")
        later = w.n
    assert against(database, n) == (Obstacle("changed", "person", 1, later),)


def test_rows_that_hang_on_it_are_counted(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        worker, n = somebody(w), w.n
    with database.write(me, "standing", at=LATER) as w:
        for kind in ("member", "hardship"):
            w.insert(person_standing, person_id=worker, kind=kind, from_on=DAY)
        later = w.n
    before = content(database)
    assert against(database, n) == (Obstacle("held", "person_standing", 2, later),)
    with pytest.raises(Clash):
        take_back(database, me, n)
    assert content(database) == before


def test_a_table_that_never_changes_is_no_part_of_it(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        somebody(w)
        w.insert(fund_entry, fund="own", fund_year=2026, kind="income", amount=500_00, on_day=DAY)
        n = w.n
    assert against(database, n) == (Obstacle("forever", "fund_entry", 1, 0),)
    before = content(database)
    with pytest.raises(Clash):
        take_back(database, me, n)
    assert content(database) == before


def test_what_is_kept_stays(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        somebody(w)
        w.next_number("DA", 2026)
        n = w.n
    with database.write(me, "undo", at=LATER) as w:
        reverse(w, n, keep=("sequence",))
    assert content(database)["person"] == {}
    assert [row["last"] for row in content(database)["sequence"].values()] == [1]


def test_taking_back_the_later_one_frees_the_earlier(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        worker, first = somebody(w), w.n
    with database.write(me, "import", at=START) as w:
        w.update(person, worker, 1, phone="13957265526")
        second = w.n
    assert against(database, first, passing=("undo",)) == (Obstacle("changed", "person", 1, second),)
    take_back(database, me, second)
    assert [one.why for one in against(database, first)] == ["changed"]
    assert against(database, first, passing=("undo",)) == ()
    take_back(database, me, first)
    assert content(database)["person"] == {}


def test_an_undo_hides_no_change_that_came_before_it(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        worker, first = somebody(w), w.n
    with database.write(me, "correct", at=START) as w:
        w.update(person, worker, 1, remark="改")
    with database.write(me, "import", at=START) as w:
        w.update(person, worker, 2, phone="13957265526")
        second = w.n
    take_back(database, me, second)
    assert [one.why for one in against(database, first, passing=("undo",))] == ["changed"]


def test_an_entry_that_is_not_there(database: Database, me: Someone) -> None:
    with pytest.raises(Absent):
        against(database, 99)


def test_a_step_can_stop_it_and_nothing_is_written(database: Database, me: Someone) -> None:
    with database.write(me, "import", at=START) as w:
        w.insert_many(unit, [{"name": f"单位{n}"} for n in range(1200)])
        n = w.n
    before, seen = content(database), []

    def step(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 1000:
            raise InterruptedError

    with pytest.raises(InterruptedError), database.write(me, "undo", at=LATER) as w:
        reverse(w, n, step=step)
    assert seen == [(500, 1200), (1000, 1200)]
    assert content(database) == before


WORDS = st.sampled_from(["", "周", "改过", "13957265526"])
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["new", "unit", "member", "standing", "change", "drop", "number"]),
        st.integers(0, 9),
        WORDS,
    ),
    max_size=12,
)


def play(w: Writer, acts: list[tuple[str, int, str]], at: Content) -> None:
    """Random writing: whom it touches is drawn from who is there."""
    people = dict.fromkeys(at["person"], 1)
    members = dict.fromkeys(at["household_member"], 1)
    versions = {row.id: row.version for row in w.all(select(person.c.id, person.c.version))}
    people |= versions
    members |= {
        row.id: row.version for row in w.all(select(household_member.c.id, household_member.c.version))
    }
    for act, pick, word in acts:
        them = sorted(people)
        who = them[pick % len(them)] if them else None
        if act == "new" or who is None:
            people[somebody(w, word or "无名")] = 1
        elif act == "unit":
            people[who] = w.update(person, who, people[who], unit_id=w.insert(unit, name=word or "单位"))
        elif act == "member":
            members[
                w.insert(household_member, person_id=who, n=pick, name=word or "小", member_id=them[0])
            ] = 1
        elif act == "standing":
            w.insert(person_standing, person_id=who, kind="hardship", from_on=DAY, source=word)
        elif act == "change":
            born = DAY if pick % 2 else None
            people[who] = w.update(person, who, people[who], phone=word, born_on=born, remark=word)
        elif act == "drop" and members:
            key = sorted(members)[pick % len(members)]
            w.delete(household_member, key, members.pop(key))
        else:
            w.next_number("DA", 2026)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=ACTS, second=ACTS)
def test_the_file_is_as_it_was(first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]) -> None:
    me = Someone()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = opened(Path(folder))
        try:
            with database.write(me, "before", at=START) as w:
                w.insert(office, name="中心", union_name="总工会", station="XC01", place_code="330723")
                play(w, first, {table.name: {} for table in TABLES})
            before = content(database)
            with database.write(me, "import", at=START) as w:
                play(w, second, before)
                n = w.n
            assert against(database, n) == ()
            with database.write(me, "undo", at=LATER) as w:
                reverse(w, n)
            assert content(database) == before
            assert metadata.tables.keys() >= before.keys()
        finally:
            database.close()
