"""The Writer (写入器): what it stamps, what it refuses, and that a failed command leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from db.database import Database, open_file
from db.errors import Absent, Clash, Damaged, Locked, Nested, Stale
from db.journal import entry, head
from db.tables import (
    FOREVER,
    case_file,
    case_step,
    draft,
    journal,
    metadata,
    paper,
    paper_event,
    payment,
    payment_event,
    person,
    person_search,
)
from db.writer import Writer
from tests.kit.files import KEY, START, Someone, opened
from tests.kit.forever import put_money

LATER = START + timedelta(minutes=5)


def count(database: Database) -> int:
    """How many persons there are."""
    with database.read() as reader:
        return reader.one(select(func.count()).select_from(person))[0]


def one_person(database: Database, me: Someone, **values: object) -> UUID:
    """A person in the file."""
    with database.write(me, "register", at=START) as w:
        return w.insert(person, **{"name": "周素梅", **values})


def test_a_new_row_carries_its_stamps(database: Database, me: Someone) -> None:
    with database.write(me, "register", at=START) as w:
        key = w.insert(person, name="周素梅", born_on=date(1974, 1, 1), sex=2)
        n = w.n
    with database.read() as reader:
        row = reader.one(select(person).where(person.c.id == key))
    assert (row.version, row.entry, row.name, row.born_on, row.sex) == (1, n, "周素梅", date(1974, 1, 1), 2)
    assert (row.phone, row.id_number) == ("", None)
    assert len(row.row_hash) == 32


def test_a_given_key_is_kept(database: Database, me: Someone) -> None:
    key = UUID(int=7)
    assert one_person(database, me, id=key) == key


def test_a_changed_row_moves_on(database: Database, me: Someone) -> None:
    key = one_person(database, me)
    with database.write(me, "correct", at=LATER) as w:
        assert w.update(person, key, 1, phone="13957985526") == 2
        assert w.update(person, key, 2, phone="13957985527", remark="改") == 3
        n = w.n
    with database.read() as reader:
        row = reader.one(select(person).where(person.c.id == key))
    assert (row.version, row.entry, row.phone, row.remark) == (3, n, "13957985527", "改")


def test_an_unchanged_row_is_not_written(database: Database, me: Someone) -> None:
    key = one_person(database, me, phone="1")
    with database.write(me, "nothing", at=LATER) as w:
        assert w.update(person, key, 1, phone="1", name="周素梅") == 1
    with database.read() as reader:
        assert reader.one(select(person.c.version, person.c.entry).where(person.c.id == key)) == (1, 3)


def test_stale_says_who_and_when(database: Database, me: Someone) -> None:
    key = one_person(database, me)
    other = Someone("徐立民")
    with database.write(other, "correct", at=LATER) as w:
        w.update(person, key, 1, phone="13957985526")

    def correct() -> None:
        with database.write(me, "correct", at=LATER) as w:
            w.insert(person, name="不应留下")
            w.update(person, key, 1, phone="13300000000")

    with pytest.raises(Stale) as stale:
        correct()
    assert (stale.value.who, stale.value.when) == ("徐立民", LATER)
    assert count(database) == 1


def test_a_row_that_is_gone_is_absent(database: Database, me: Someone) -> None:
    with pytest.raises(Absent), database.write(me, "correct", at=START) as w:
        w.update(person, UUID(int=1), 1, phone="1")


def test_a_deleted_row_is_gone_but_told(database: Database, me: Someone) -> None:
    key = one_person(database, me)
    with pytest.raises(Stale), database.write(me, "drop", at=LATER) as w:
        w.delete(person, key, 2)
    with database.write(me, "drop", at=LATER) as w:
        w.delete(person, key, 1)
        n = w.n
    assert count(database) == 0
    with database.read() as reader:
        told = entry(reader, n)
    assert told is not None
    (change,) = told.changes["person"]
    assert (change.op, change.columns["name"]) == ("delete", ("周素梅", None))


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"nme": "x"}, TypeError),
        ({"sex": "女"}, TypeError),
        ({"born_on": "1974"}, ValueError),
        ({"phone": 139}, TypeError),
        ({"sex": 1.5}, TypeError),
        ({"name": None}, Clash),
        ({"unit_id": UUID(int=9)}, Clash),
        ({"id_number": "330723197401010028"}, Clash),
    ],
)
def test_a_wrong_row_is_refused(
    database: Database, me: Someone, values: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error), database.write(me, "register", at=START) as w:
        w.insert(person, **{"name": "周素梅", **values})
    assert count(database) == 0


def test_the_same_papers_twice_clash(database: Database, me: Someone) -> None:
    one_person(database, me, id_kind=1, id_number="330723197401010028")
    with pytest.raises(Clash, match="id_number"):
        one_person(database, me, id_kind=1, id_number="330723197401010028")
    one_person(database, me)
    one_person(database, me)


@pytest.mark.parametrize("table", [journal, draft, person_search])
def test_tables_without_a_journal_are_not_written(database: Database, me: Someone, table: object) -> None:
    with pytest.raises(TypeError, match="not journalled"), database.write(me, "x", at=START) as w:
        w.insert(table)  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_a_failed_command_changes_nothing(
    database: Database, me: Someone, error: type[BaseException]
) -> None:
    before = database.head()

    def fail() -> None:
        with database.write(me, "register", at=START) as w:
            w.insert(person, name="周素梅")
            w.next_number("case:JZ", 2026)
            raise error

    with pytest.raises(error):
        fail()
    assert database.head() == before
    assert count(database) == 0
    one_person(database, me)
    assert count(database) == 1


def test_a_command_inside_a_command_is_refused(database: Database, me: Someone) -> None:
    with database.write(me, "outer", at=START) as w:
        w.insert(person, name="周素梅")
        with pytest.raises(Nested), database.write(me, "inner", at=START):
            pass
        with pytest.raises(Nested), database.read():
            pass
        with pytest.raises(Nested):
            database.draft(me.id, "form", "x", START)
        assert w.one(select(func.count()).select_from(person))[0] == 1
    assert count(database) == 1
    with database.write(me, "next", at=START):
        pass


def test_reading_writes_nothing(database: Database, me: Someone) -> None:
    with database.read() as reader, pytest.raises(Exception, match="readonly"):
        reader.raw("DELETE FROM person")
    one_person(database, me)


def test_a_reader_sees_one_state(database: Database, me: Someone) -> None:
    with database.read() as reader:
        before = reader.one(select(func.count()).select_from(person))[0]
        done = threading.Thread(target=one_person, args=(database, me))
        done.start()
        done.join()
        assert reader.one(select(func.count()).select_from(person))[0] == before
    assert count(database) == before + 1


def _insert_one(w: Writer, table: str, me: Someone) -> None:
    paid = w.insert(payment, kind="relief", amount=500_00, paid_on=date(2026, 11, 23), station="XC01")
    w.insert(payment_event, payment_id=paid, n=1, what="paid", at=START, by_id=me.id, by_name=me.name)
    made = w.insert(
        paper, code="slip", title="回执", size="roll80", layout=b"\x00\xff", issued_at=START, issued_by=me.id
    )
    w.insert(paper_event, paper_id=made, n=1, what="printed", at=START, by_id=me.id, by_name=me.name)
    case = w.insert(
        case_file, line="relief", matter="relief.living", state="draft", station="XC01",
        applied_on=date(2026, 11, 23), clerk_id=me.id,
    )  # fmt: skip
    w.insert(
        case_step, case_id=case, n=1, move="accept", to_state="accepted", actor_id=me.id, actor_name=me.name,
        at=START,
    )  # fmt: skip
    put_money(w)
    w.subject("case", case)
    assert table in FOREVER


@pytest.mark.parametrize("table", FOREVER)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {0} SET {1} = {1}",
        "DELETE FROM {0}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_what_is_forever_is_never_changed(database: Database, me: Someone, table: str, sql: str) -> None:
    with database.write(me, "pay", at=START) as w:
        _insert_one(w, table, me)
    with pytest.raises(Clash, match="never changed"), database.write(me, "cheat", at=START) as w:
        w.raw(sql.format(table, metadata.tables[table].columns.keys()[-1]))


def test_the_writer_refuses_too(database: Database, me: Someone) -> None:
    with database.write(me, "pay", at=START) as w:
        paid = w.insert(payment, kind="relief", amount=500_00, paid_on=date(2026, 11, 23), station="XC01")
    with pytest.raises(Clash), database.write(me, "cheat", at=START) as w:
        w.update(payment, paid, 1, amount=1)
    with pytest.raises(Clash), database.write(me, "cheat", at=START) as w:
        w.delete(payment, paid, 1)


def test_a_damaged_row_is_never_sealed_anew(database: Database, me: Someone) -> None:
    key = one_person(database, me, phone="13957985526")
    with database.derive() as derived:
        derived.reader.raw("UPDATE person SET phone = '13957985527'")
    with pytest.raises(Damaged) as damaged, database.write(me, "correct", at=START) as w:
        w.update(person, key, 1, remark="x")
    assert (damaged.value.where, damaged.value.row) == ("person", key)


def test_many_rows_go_in_fast_and_whole(database: Database, me: Someone) -> None:
    rows = [
        {"name": "周素梅", "phone": f"139{at:08d}", "id_kind": 1, "id_number": f"{at:018d}"}
        for at in range(20_000)
    ]
    with database.write(me, "import", at=START) as w:
        keys = w.insert_many(person, rows)
    assert len(set(keys)) == count(database) == 20_000
    with database.read() as reader:
        body = entry(reader, head(reader).n)
    assert body is not None
    assert len(body.body) < 1_000_000
    assert body.changes["person"][19_999].columns["phone"] == (None, "13900019999")
    with pytest.raises(Clash), database.write(me, "import", at=START) as w:
        w.insert_many(person, [{"name": "新"}, rows[0]])
    assert count(database) == 20_000


def test_two_connections_lose_no_update(tmp_path: Path) -> None:
    first = opened(tmp_path)
    second = open_file(first.path.parent, KEY)
    me = Someone()
    with first.write(me, "register", at=START) as w:
        key = w.insert(person, name="周素梅", sex=0)
    faults: list[BaseException] = []

    def raise_it(database: Database) -> None:
        try:
            for _ in range(100):
                with database.write(me, "count", at=START) as w:
                    row = w.one(select(person.c.version, person.c.sex).where(person.c.id == key))
                    w.update(person, key, row.version, sex=row.sex + 1)
        except BaseException as error:
            faults.append(error)
            raise

    workers = [threading.Thread(target=raise_it, args=(one,)) for one in (first, second, first)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with second.read() as reader:
        assert reader.one(select(person.c.version, person.c.sex)) == (301, 300)
    assert faults == []
    first.close()
    second.close()


def test_a_file_held_by_another_is_locked(tmp_path: Path) -> None:
    mine = opened(tmp_path)
    hasty = open_file(mine.path.parent, KEY, busy_ms=50)
    me = Someone()
    with mine.write(me, "long", at=START):
        with pytest.raises(Locked), hasty.write(me, "short", at=START):
            pass
        with hasty.read() as reader:
            assert head(reader).n == 1
    with hasty.write(me, "short", at=START) as w:
        assert w.n == 3
    mine.close()
    hasty.close()


CHILD = """
    import sys
    from pathlib import Path
    from db.database import open_file
    from db.tables import person
    from tests.kit.files import KEY, START, Someone
    database = open_file(Path(sys.argv[1]), KEY)
    me = Someone()
    while True:
        with database.write(me, "register", at=START) as w:
            n = w.next_number("case:JZ", 2026)
            w.insert_many(person, [{"name": f"{n}"}] * 3)
        print(n, flush=True)
"""


@pytest.mark.linux
def test_a_killed_program_leaves_whole_commands(tmp_path: Path) -> None:
    database = opened(tmp_path)
    folder = database.path.parent
    database.close()
    told = 0
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(CHILD), str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            text=True,
        )
        assert child.stdout is not None
        for _ in range(15):
            told = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        rest = [int(line) for line in child.stdout.read().split("\n")[:-1] if line]
        told = rest[-1] if rest else told
        child.wait()
        child.stdout.close()
        database = open_file(folder, KEY)
        with database.read() as reader:
            last = int(reader.one(select(func.max(person.c.entry)))[0])
            names = [name for (name,) in reader.all(select(person.c.name))]
            assert head(reader).n == last
        assert last - 1 in (told, told + 1)
        assert {name: names.count(name) for name in set(names)} == {str(n): 3 for n in range(1, last)}
        database.close()
