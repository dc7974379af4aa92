"""Opening the file (打开数据文件): its settings, its key, and everything that is not ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from db.database import Database, open_file
from db.engine import FILE_NAME, connect, make_engine
from db.errors import Damaged, Missing, Newer, NotOurs, Older
from db.versions import REVISIONS
from tests.kit.files import KEY, copied


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cache_size", -16384),
        ("busy_timeout", 5000),
        ("cipher_memory_security", "0"),
        ("query_only", 1),
    ],
)
def test_every_connection_has_its_settings(database: Database, pragma: str, value: object) -> None:
    with database.read() as reader:
        assert reader.raw(f"PRAGMA {pragma}").fetchone() == (value,)


def test_nothing_on_the_disk_is_readable(database: Database) -> None:
    for path in database.path.parent.iterdir():
        data = path.read_bytes()
        assert b"SQLite format" not in data
        assert b"case_file" not in data


def test_a_wrong_key_opens_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    with pytest.raises(NotOurs):
        open_file(folder, bytes(32))
    open_file(folder, KEY).close()


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_a_malformed_key_is_no_passphrase(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_file(copied(tmp_path), key)


def test_a_plain_file_is_not_ours(tmp_path: Path) -> None:
    plain = driver.connect(str(tmp_path / FILE_NAME))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(NotOurs):
        open_file(tmp_path, KEY)


@pytest.mark.parametrize("data", [b"", b"tiny", b"not a database at all, only text " * 400])
def test_another_file_is_not_ours(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    with pytest.raises(NotOurs):
        open_file(tmp_path, KEY)


def test_no_file_is_missing_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        open_file(tmp_path, KEY)
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_file_of_another_program_is_not_ours(tmp_path: Path) -> None:
    foreign = connect(tmp_path / FILE_NAME, KEY)
    foreign.execute("CREATE TABLE t (a)")
    foreign.close()
    with pytest.raises(NotOurs, match="revision"):
        open_file(tmp_path, KEY)


@pytest.mark.parametrize(("revision", "error"), [("9999", Newer), ("", Newer)])
def test_a_file_of_a_newer_program_is_refused(tmp_path: Path, revision: str, error: type[Exception]) -> None:
    folder = copied(tmp_path)
    raw = connect(folder / FILE_NAME, KEY)
    raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    raw.close()
    with pytest.raises(error):
        open_file(folder, KEY)


def test_an_older_file_wants_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(tmp_path)
    monkeypatch.setattr("db.database.REVISIONS", (*REVISIONS, "9998"))
    monkeypatch.setattr("db.database.HEAD_REVISION", "9998")
    with pytest.raises(Older):
        open_file(folder, KEY)


def test_a_flipped_byte_on_the_disk_is_noticed(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 100] ^= 1
    path.write_bytes(bytes(data))
    engine = make_engine(path, KEY)
    with engine.connect() as connection:
        said = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    engine.dispose()
    assert said


def test_a_wrong_statement_stays_a_bug(database: Database) -> None:
    with database.read() as reader, pytest.raises(driver.OperationalError, match="no such table"):
        reader.raw("SELECT * FROM nowhere")


def test_a_damaged_page_is_damaged(database: Database) -> None:
    with database.read() as reader, pytest.raises(Damaged):
        reader.raw("SELECT CAST(x'FF' AS TEXT)").fetchone()


MODULES = "db.database, db.upgrade, db.proof, db.keys, db.front, db.queries.search, db.queries.worklist"


def _loaded(modules: str) -> set[str]:
    """The top names of what a fresh program has loaded after an import."""
    code = f"import sys, {modules}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_standard_sqlite_is_never_loaded() -> None:
    loaded = _loaded(MODULES)
    assert "sqlcipher3" in loaded
    assert not loaded & {"sqlite3", "_sqlite3", "app"}


def test_opening_does_not_load_alembic() -> None:
    assert "alembic" not in _loaded("db.database, db.proof, db.keys, db.front")
