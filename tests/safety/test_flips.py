"""One turned bit (比特翻转): in data, WAL, keys, front page or mark: none passes in silence."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import Damaged as Told
from app.services import accounts, papers, people, search, upkeep
from app.services.errors import translated
from db import front, mark
from db.database import open_file
from db.engine import FILE_NAME, connect
from db.errors import Damaged, DbError, Newer
from db.keys import FILE_NAME as KEYS_NAME
from db.keys import Slots
from db.proof import verify
from tests.kit.factories import PASSWORD
from tests.kit.harm import flip, prints
from tests.safety import busy

FLIPS = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the busy office."""
    return busy.copied(tmp_path / "data")


@contextmanager
def flipped(path: Path, bit: int) -> Iterator[None]:
    """With one bit turned; back again afterwards."""
    flip(path, [bit])
    yield
    flip(path, [bit])


def bits_of(path: Path, count: int) -> list[int]:
    """Random places, one in each stretch of the file."""
    chance = random.Random(path.name)
    step = path.stat().st_size * 8 / count
    return [int(n * step + chance.random() * step) for n in range(count)]


def test_each_bit_of_the_data_is_sealed(folder: Path) -> None:
    """Wherever it lies, in a free page too, the page no longer fits its seal."""
    path = folder / FILE_NAME
    before = prints(folder)
    for bit in bits_of(path, FLIPS):
        with flipped(path, bit):
            try:
                raw = connect(path, busy.key())
            except DbError:
                continue
            said = raw.execute("PRAGMA cipher_integrity_check").fetchall()
            raw.close()
            assert said == [(f"HMAC verification failed for page {bit // 8 // 4096 + 1}",)], bit
    assert prints(folder) == before


@pytest.mark.slow
def test_no_screen_shows_what_was_damaged(folder: Path) -> None:
    """Each question gets the same answer as before, or says why it gets none; and the check finds it."""
    path = folder / FILE_NAME
    with busy.opened(folder) as database:
        whole = busy.walk(busy.desk(folder, database))
    assert not any(isinstance(told, Exception) for told in whole.values())
    refused = 0
    for bit in bits_of(path, FLIPS // 10):
        with flipped(path, bit):
            try:
                with translated():
                    database = open_file(folder, busy.key())
            except Told:
                refused += 1
                continue
            try:
                seen = busy.walk(busy.desk(folder, database))
                report = verify(database)
            finally:
                database.close()
            assert not report.ok, bit
            for name, told in seen.items():
                assert isinstance(told, Told) or told == whole[name], (bit, name)
    assert refused < FLIPS // 10


@pytest.fixture
def cut(folder: Path, tmp_path: Path) -> Path:
    """The folder as a cut leaves it, its last ten commands still in the WAL."""
    with busy.opened(folder) as database:
        desk = busy.desk(folder, database)
        (hit,) = search.find(desk, "JZ-XC01-2026-000007").cases
        (person, *_) = search.find(desk, "乙立民").people
        for _ in range(8):
            people.reveal(desk, person.id)
        papers.issue_on_request(desk, hit.id, "receipt")
        people.reveal(desk, person.id)
        shutil.copytree(folder, tmp_path / "cut", ignore=shutil.ignore_patterns("*-shm"))
    return tmp_path / "cut"


def test_each_bit_of_the_wal_is_missed(cut: Path, tmp_path: Path) -> None:
    """SQLite takes no frame from a damaged one on, and says nothing: the mark beside the file does."""
    whole = busy.dump(Path(shutil.copytree(cut, tmp_path / "whole")))
    noticed = 0
    for bit in bits_of(cut / f"{FILE_NAME}-wal", FLIPS // 3):
        again = Path(shutil.copytree(cut, tmp_path / "again"))
        flip(again / f"{FILE_NAME}-wal", [bit])
        try:
            open_file(again, busy.key()).close()
        except Damaged:
            noticed += 1
        else:
            assert busy.dump(again) == whole, bit
        shutil.rmtree(again)
    assert noticed > FLIPS // 4


def test_without_the_mark_such_a_loss_would_pass(cut: Path) -> None:
    """The proof that the test before sees something."""
    with busy.opened(Path(shutil.copytree(cut, cut.with_name("last")))) as database:
        last = database.head().n
    (cut / mark.FILE_NAME).unlink()
    flip(cut / f"{FILE_NAME}-wal", [(32 + 24 + 100) * 8])
    with busy.opened(cut) as database:
        assert database.head().n < last
        assert verify(database).ok


def test_each_bit_of_the_keys(folder: Path) -> None:
    """It is torn, or each slot opens as before: never a right password that seems wrong."""
    slots = Slots.load(folder)
    torn = 0
    for bit in bits_of(folder / KEYS_NAME, FLIPS):
        with flipped(folder / KEYS_NAME, bit):
            try:
                read = Slots.load(folder)
            except (Damaged, Newer):
                torn += 1
                continue
            assert read.accounts == slots.accounts
            for account in slots.accounts:
                assert read.open_with_password(account, PASSWORD) == (account, busy.key())
    assert torn > FLIPS * 0.9


def test_each_bit_of_the_front_page(folder: Path) -> None:
    """It is torn, and made anew at the next sign-in, or says what it said."""
    whole = front.load(folder)
    for bit in bits_of(folder / front.FILE_NAME, FLIPS):
        with flipped(folder / front.FILE_NAME, bit):
            try:
                assert front.load(folder) == whole, bit
            except Damaged:
                continue


def test_a_torn_front_page_keeps_nobody_out(folder: Path) -> None:
    whole = front.load(folder)
    (folder / front.FILE_NAME).write_text("{", encoding="utf-8")
    clerk = busy.office()[1].clerk
    desk = accounts.sign_in(folder, clerk.clock, clerk.catalog, clerk.actor.id, PASSWORD)
    upkeep.close(desk)
    assert front.load(folder) == whole


def test_each_bit_of_the_mark(folder: Path) -> None:
    """A torn mark says nothing and shuts nobody out."""
    path = folder / mark.FILE_NAME
    for bit in range(0, path.stat().st_size * 8, 11):
        with flipped(path, bit):
            open_file(folder, busy.key()).close()
