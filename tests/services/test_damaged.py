"""A damaged file (损坏文件): what was found is said, one can look, nothing is written."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import Damaged, Forbidden, Invalid, Refused
from app.services import (
    accounts,
    casework,
    damaged,
    intake,
    papers,
    people,
    search,
    upkeep,
    working,
    worklist,
)
from app.services.applicants import Applicant
from app.services.damaged import DamagedFile
from app.services.desk import Desk
from app.services.errors import ONLY_READING
from db import mark
from db.engine import FILE_NAME
from tests.kit.factories import PASSWORD, House, accepted, go, hardship, rooms, worker
from tests.kit.harm import behind, flip, harm_table, prints
from tests.kit.papers import text_of
from tests.services.test_secrecy import report


@contextmanager
def looked_at(at: House, name: str = "方静") -> Iterator[DamagedFile]:
    """The file of an office that was closed, as one of its people may look at it."""
    file = damaged.open_damaged(at.folder, at.clock, rooms(), at.desks[name].actor.id, PASSWORD)
    try:
        yield file
    finally:
        file.close()


def desk_of(file: DamagedFile) -> Desk:
    assert file.desk is not None
    return file.desk


def test_a_table_that_cannot_be_read_leaves_the_rest(at: House) -> None:
    done = accepted(at, hardship(at))
    at.close()
    harm_table(at.folder, at.admin.key, "case_step")
    before = prints(at.folder)
    with looked_at(at) as file:
        desk = desk_of(file)
        assert file.found.sentences == ("数据文件有 1 页读不出来。",)
        assert file.found.sound.startswith(f"日志第 {file.found.entries} 条（11-02 09:00）以前完好")
        assert search.find(desk, done.number).exact == done.case_id
        with pytest.raises(Damaged, match="读不出来"):
            casework.case(desk, done.case_id)
        assert search.find(desk, "周素梅").people[0].name == "周素梅"
        (row,) = worklist.page(desk, worklist.Filter("relief", "all")).rows
        assert row.number == done.number
        assert prints(at.folder) == before
    assert prints(at.folder) == before
    assert not (at.folder / "reading").exists()


def test_what_lay_in_the_wal_is_read_too(at: House, tmp_path: Path) -> None:
    done = accepted(at, hardship(at))
    shutil.copytree(at.folder, tmp_path / "cut", ignore=shutil.ignore_patterns("*-shm"))
    at.close()
    before = prints(tmp_path / "cut")
    assert f"{FILE_NAME}-wal" in before
    user = at.clerk.actor.id
    file = damaged.open_damaged(tmp_path / "cut", at.clock, rooms(), user, PASSWORD)
    assert search.find(desk_of(file), done.number).exact == done.case_id
    file.close()
    assert prints(tmp_path / "cut") == before


def test_nothing_restricted_is_seen(at: House) -> None:
    person = worker(at)
    done = report(at, person)
    at.close()
    with looked_at(at) as file:
        desk = desk_of(file)
        assert search.find(desk, done.number).cases == ()
        assert worklist.page(desk, worklist.Filter("petitions", "all")).rows == ()
        with pytest.raises(Forbidden):
            casework.case(desk, done.case_id)
        assert done.paper_id is not None
        with pytest.raises(Forbidden):
            papers.pdf(desk, done.paper_id)


def test_a_sheet_is_marked_and_takes_no_number(at: House) -> None:
    done = accepted(at, hardship(at))
    at.close()
    with looked_at(at) as file:
        assert done.paper_id is not None
        said = text_of(papers.pdf(desk_of(file), done.paper_id))
        assert "损坏文件副本" in said
        assert "方静" in said
        assert "补打" not in said
        with pytest.raises(Forbidden, match="损坏文件的副本"):
            papers.print_out(desk_of(file), done.paper_id, "printed")


def writes(at: House) -> tuple[Callable[[Desk], object], ...]:
    """Things that a clerk does, from every corner."""
    worker_id = hardship(at)
    done = accepted(at, worker_id)
    return (
        lambda desk: intake.accept(desk, "relief.living", Applicant(done.case_id), {}, ()),
        lambda desk: go(desk, done.case_id, "verify"),
        lambda desk: people.register_person(desk, {"name": "徐立民"}),
        lambda desk: people.reveal(desk, worker_id),
        lambda desk: intake.keep_draft(desk, "case:1", {"reason": "x"}),
        upkeep.rebuild,
    )


def test_every_write_is_refused_with_one_sentence(at: House) -> None:
    acts = writes(at)
    at.close()
    before = prints(at.folder)
    with looked_at(at) as file:
        assert working.closed_to(desk_of(file)) == ONLY_READING
        for act in acts:
            with pytest.raises((Refused, Forbidden), match="只能查看"):
                act(desk_of(file))
    assert prints(at.folder) == before


def test_a_lost_beginning_opens_nothing(at: House) -> None:
    at.close()
    flip(at.folder / FILE_NAME, [12_345])
    with looked_at(at) as file:
        assert file.desk is None
        assert file.found.sentences == ("数据文件的开头读不出来，整个文件打不开。",)
        assert file.found.after(3) == ""


def test_keys_that_cannot_be_read(at: House) -> None:
    at.close()
    (at.folder / "keys.json").write_text("{", encoding="utf-8")
    with looked_at(at) as file:
        assert file.desk is None
        assert "口令文件" in file.found.sentences[0]


def test_a_wrong_password_is_none(at: House) -> None:
    at.close()
    with pytest.raises(Invalid):
        damaged.open_damaged(at.folder, at.clock, rooms(), at.clerk.actor.id, "wrong-1")


def test_a_changed_entry_is_named_and_what_was_before_it(at: House) -> None:
    accepted(at, hardship(at))
    n = at.admin.database.head().n
    at.close()
    behind(
        at.folder / FILE_NAME,
        at.admin.key,
        "DROP TRIGGER journal_no_update",
        f"UPDATE journal SET command = 'x' WHERE n = {n}",
    )
    with pytest.raises(Damaged):
        accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)
    with looked_at(at) as file:
        assert file.found.sentences == (
            "防改动的触发器有 1 个不对。",
            f"日志第 {n} 条与前一条对不上。",
        )
        assert file.found.sound.startswith(f"日志第 {n - 1} 条（")
        assert file.found.after(n - 2) == "此后又办了 2 步，恢复后列出清单，逐件补登。"


def test_a_tail_that_vanished_is_noticed(at: House, tmp_path: Path) -> None:
    """An older copy of the file is whole in itself: only the mark beside it knows of more."""
    person = hardship(at)
    at.close()
    old = (at.folder / FILE_NAME).read_bytes()
    again = accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)
    people.reveal(again, person)
    n = again.database.head().n
    upkeep.close(again)
    (at.folder / FILE_NAME).write_bytes(old)
    with pytest.raises(Damaged):
        accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)
    with looked_at(at) as file:
        assert file.found.sentences == (f"日志到第 {n - 1} 条就没有了，本来记到第 {n} 条。",)
    (at.folder / mark.FILE_NAME).write_text("torn", encoding="utf-8")
    upkeep.close(accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD))


def test_changed_rows_are_told_by_what_they_are(at: House) -> None:
    accepted(at, hardship(at))
    at.close()
    behind(
        at.folder / FILE_NAME,
        at.admin.key,
        "UPDATE person SET phone = '1'",
        "DELETE FROM person_standing",
        "UPDATE relief_living SET reason = 'x'",
    )
    with looked_at(at) as file:
        assert set(file.found.sentences) == {
            "职工 1 行、生活救助 1 行与写入时不符。",
            "职工身份 1 行不见了。",
        }
        assert all(word not in "".join(file.found.details) for word in ("周素梅", "1395"))


def test_at_work_a_damaged_page_spoils_nothing_else(at: House) -> None:
    """A connection that met a damaged page reads nothing more: the next question gets a new one."""
    person = hardship(at)
    done = accepted(at, person)
    at.close()
    harm_table(at.folder, at.admin.key, "case_step")
    for _ in range(2):
        with pytest.raises(Damaged):
            casework.case(at.clerk, done.case_id)
        with pytest.raises(Damaged):
            go(at.clerk, done.case_id, "verify")
        assert search.find(at.clerk, done.number).exact == done.case_id
        people.reveal(at.clerk, person)
