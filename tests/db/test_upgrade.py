"""Migrations (迁移): a file they made equals one made from the tables; all or nothing; guards come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db import upgrade
from db.database import open_file
from db.engine import FILE_NAME, connect, make_engine
from db.errors import Damaged, Missing, Newer, NotOurs, Older, Taken
from db.journal import entry
from db.tables import TRIGGERS, VIRTUAL, metadata
from db.upgrade import create_file, lay_file, restore_guards, upgrade_file
from db.versions import HEAD_REVISION, REVISIONS
from tests.kit.files import KEY, START, copied

Rows = list[tuple[object, ...]]


class Schema:
    """What a file says of itself, so that two can be compared."""

    def __init__(self, path: Path) -> None:
        self._raw = connect(path, KEY)

    def rows(self, sql: str) -> Rows:
        """The rows of a statement."""
        return [tuple(row) for row in self._raw.execute(sql)]

    def names(self) -> set[tuple[object, ...]]:
        """Type, name and table of everything but Alembic's own."""
        found = self.rows(
            "SELECT type, name, tbl_name FROM sqlite_master WHERE tbl_name <> 'alembic_version'"
        )
        return set(found)

    def tables(self) -> list[str]:
        """The names of the tables."""
        return [str(name) for kind, name, _ in self.names() if kind == "table"]

    def columns(self, table: str) -> set[tuple[object, ...]]:
        """Name, type, not null, default, key of each column, whatever their order."""
        return {row[1:] for row in self.rows(f"PRAGMA table_xinfo('{table}')")}

    def keys(self, table: str) -> set[tuple[object, ...]]:
        """The foreign keys, whatever their number."""
        return {row[1:] for row in self.rows(f"PRAGMA foreign_key_list('{table}')")}

    def indexes(self, table: str) -> set[tuple[object, ...]]:
        """Each index with its columns in their order; automatic ones by their columns alone."""
        found: set[tuple[object, ...]] = set()
        for _, name, unique, origin, partial in self.rows(f"PRAGMA index_list('{table}')"):
            columns = tuple(row[2:] for row in self.rows(f"PRAGMA index_xinfo('{name}')"))
            found.add((name if origin == "c" else "", unique, origin, partial, columns))
        return found

    def shape(self, table: str) -> Rows:
        """STRICT and WITHOUT ROWID."""
        return self.rows(f"SELECT wr, strict FROM pragma_table_list WHERE name = '{table}'")

    def checks(self, table: str) -> set[str]:
        """Each named check as its text."""
        ((sql,),) = self.rows(f"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'")
        found = re.findall(r"CONSTRAINT \"?\w+\"? CHECK \((?:[^()]|\([^()]*\))*\)", str(sql))
        return {re.sub(r"\s+", " ", one) for one in found}

    def texts(self) -> set[tuple[object, ...]]:
        """The text of triggers and virtual tables."""
        return set(
            self.rows(
                "SELECT name, sql FROM sqlite_master "
                "WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%'"
            )
        )


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Schema, Schema]:
    """Two fresh files: one made by the migrations, one from the tables."""
    folder = tmp_path_factory.mktemp("two")
    create_file(folder, KEY, START).close()
    other = folder / "tables.db"
    engine = make_engine(other, KEY)
    with engine.begin() as connection:
        metadata.create_all(connection)
    engine.dispose()
    return Schema(folder / FILE_NAME), Schema(other)


def test_both_hold_the_same_names(two: tuple[Schema, Schema]) -> None:
    migrated, made = two
    assert migrated.names() == made.names()
    assert len(migrated.tables()) > len(metadata.tables)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_each_table_is_the_same(two: tuple[Schema, Schema], table: str) -> None:
    migrated, made = two
    assert migrated.columns(table) == made.columns(table)
    assert migrated.keys(table) == made.keys(table)
    assert migrated.indexes(table) == made.indexes(table)
    assert migrated.checks(table) == made.checks(table)
    assert migrated.shape(table) == made.shape(table) != []


def test_triggers_and_virtual_tables_are_the_same(two: tuple[Schema, Schema]) -> None:
    migrated, made = two
    assert migrated.texts() == made.texts() == set({**VIRTUAL, **TRIGGERS}.items())


def test_the_comparison_sees_checks_and_keys(two: tuple[Schema, Schema]) -> None:
    migrated, _ = two
    assert "CONSTRAINT ck_case_file_urgent CHECK (urgent IN (0, 1))" in migrated.checks("case_file")
    assert len(migrated.keys("case_party")) == 3
    assert migrated.shape("case_file") == [(0, 1)]
    assert migrated.shape("draft") == [(1, 1)]


def test_every_constraint_has_a_name() -> None:
    for table in metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint!r}"


def test_the_program_knows_its_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    assert tuple(one.revision for one in reversed(list(script.walk_revisions()))) == REVISIONS
    assert script.get_heads() == [REVISIONS[-1]]


def test_migrations_import_nothing_of_db() -> None:
    for path in (Path(upgrade.__file__).parent / "migrations").rglob("*.py"):
        assert not re.search(r"^\s*(from|import) (db|app)\b", path.read_text("utf-8"), re.MULTILINE), path


def test_a_new_file_begins_its_journal(tmp_path: Path) -> None:
    database = create_file(tmp_path, KEY, START)
    with database.read() as reader:
        first = entry(reader, 1)
    database.close()
    assert first is not None
    assert (first.command, first.moment, first.revision, first.changes) == (
        "create",
        START,
        REVISIONS[-1],
        {},
    )


def test_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    create_file(tmp_path, KEY, START).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(Taken):
        create_file(tmp_path, KEY, START)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_an_interrupted_set_up_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_connection: Connection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("db.upgrade.restore_guards", broken)
        with pytest.raises(KeyboardInterrupt):
            create_file(tmp_path, KEY, START)
    assert not (tmp_path / FILE_NAME).exists()
    create_file(tmp_path, KEY, START).close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_dropped_guards_come_back(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    engine = make_engine(folder / FILE_NAME, KEY)
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER payment_no_delete")
        connection.exec_driver_sql("DROP TABLE unit_words")
        connection.exec_driver_sql("DROP TRIGGER paper_no_update")
        connection.exec_driver_sql(
            "CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper BEGIN SELECT 1; END"
        )
        restore_guards(connection)
        held = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
        ).scalar()
        assert held == len(TRIGGERS)
        connection.exec_driver_sql("CREATE TRIGGER stranger BEFORE UPDATE ON unit BEGIN SELECT 1; END")
        with pytest.raises(Damaged):
            restore_guards(connection)
    engine.dispose()


def test_a_file_of_today_needs_no_upgrade(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert upgrade_file(folder, KEY, START) == REVISIONS[-1]
    database = open_file(folder, KEY)
    assert database.head().n == 1
    database.close()


def test_an_upgrade_refuses_what_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        upgrade_file(tmp_path, KEY, START)
    folder = copied(tmp_path)
    with pytest.raises(NotOurs):
        upgrade_file(folder, bytes(32), START)
    raw = connect(folder / FILE_NAME, KEY)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(Newer):
        upgrade_file(folder, KEY, START)


NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9998", "%s", None, None

def upgrade():
    with op.batch_alter_table("payment", recreate="always", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("bank", sa.Text(), nullable=True))
    %s
"""


def _next_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str) -> Path:
    """A program with one more migration, and a file of today's."""
    folder = copied(tmp_path)
    migrations = tmp_path / "migrations"
    (migrations / "versions").mkdir(parents=True)
    ours = Path(upgrade.__file__).parent / "migrations"
    for one in (ours / "env.py", *(ours / "versions").glob("0*.py")):
        (migrations / one.relative_to(ours)).write_text(one.read_text("utf-8"), "utf-8")
    (migrations / "versions/9998_next.py").write_text(NEXT % (HEAD_REVISION, more), "utf-8")
    monkeypatch.setattr("db.upgrade._MIGRATIONS", migrations)
    monkeypatch.setattr("db.upgrade.REVISIONS", (*REVISIONS, "9998"))
    monkeypatch.setattr("db.upgrade.HEAD_REVISION", "9998")
    return folder


def test_an_upgrade_keeps_the_triggers_of_a_table_it_rebuilt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _next_program(tmp_path, monkeypatch, "")
    assert upgrade_file(folder, KEY, START) == HEAD_REVISION
    schema = Schema(folder / FILE_NAME)
    assert schema.rows("SELECT version_num FROM alembic_version") == [("9998",)]
    assert schema.texts() == set({**VIRTUAL, **TRIGGERS}.items())
    assert ("bank", "TEXT", 0, None, 0, 0) in schema.columns("payment")
    assert schema.rows("SELECT command, revision FROM journal WHERE n = 2") == [("upgrade", "9998")]


@pytest.mark.parametrize(
    "more",
    [
        "raise RuntimeError('half way')",
        "op.execute(\"INSERT INTO account_role VALUES (x'01', 1, 1, x'', x'02', 'clerk', NULL)\")",
    ],
)
def test_a_failed_upgrade_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    folder = _next_program(tmp_path, monkeypatch, more)
    with pytest.raises((RuntimeError, Damaged)):
        upgrade_file(folder, KEY, START)
    schema = Schema(folder / FILE_NAME)
    assert schema.rows("SELECT version_num FROM alembic_version") == [(HEAD_REVISION,)]
    assert all(column[0] != "bank" for column in schema.columns("payment"))
    assert schema.texts() == set({**VIRTUAL, **TRIGGERS}.items())


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_file_of_an_older_revision_comes_up_whole(tmp_path: Path, revision: str) -> None:
    first = tmp_path / "first"
    first.mkdir()
    lay_file(first, KEY, START, revision)
    with pytest.raises(Older):
        open_file(first, KEY)
    assert upgrade_file(first, KEY, START) == revision
    fresh, brought = Schema(copied(tmp_path) / FILE_NAME), Schema(first / FILE_NAME)
    assert brought.names() == fresh.names()
    for table in fresh.tables():
        assert brought.columns(table) == fresh.columns(table)
