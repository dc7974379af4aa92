"""Prints the migration that brings the last revision to the tables as they stand (生成迁移稿).

`python -m tests.db.draft_migration 0002 "what it brings" > db/migrations/versions/0002_name.py`, then
`ruff format` of it. It compares with the revision before the one named, so that a draft can be made
again while the tables still change. A released migration is never edited.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import Column, Integer, LargeBinary, create_engine
from sqlcipher3 import dbapi2

import db
from db.columns import Key
from db.tables import VIRTUAL, metadata

_MIGRATIONS = Path(db.__file__).parent / "migrations"
_HEAD = '''"""{title}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is new (升级)."""
'''


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    if kind != "type":
        return False
    if isinstance(item, Integer):
        return "sa.Integer()"
    return "sa.LargeBinary()" if isinstance(item, Key | LargeBinary) else "sa.Text()"


def _column(table: str, column: Column[object]) -> str:
    """A new column with its foreign key, as SQLite adds one without copying the table."""
    kind = "INTEGER" if isinstance(column.type, Integer) else "TEXT"
    kind = "BLOB" if isinstance(column.type, Key | LargeBinary) else kind
    text = f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"
    for key in column.foreign_keys:
        target = key.target_fullname.partition(".")[0]
        key_name = f"fk_{table}_{column.name}_{target}"
        return f'op.execute("{text} " "CONSTRAINT {key_name} REFERENCES {target} (id)")'
    return f'op.execute("{text}")'


def draft(revision: str, title: str) -> str:
    """The text of the migration."""
    before = f"{int(revision) - 1:04d}"
    with create_engine("sqlite://", module=dbapi2).connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, before)
        context = MigrationContext.configure(
            connection,
            opts={
                "target_metadata": metadata,
                "compare_type": False,
                "include_name": lambda name, kind, _: (
                    kind != "table" or not any(str(name).startswith(one) for one in VIRTUAL)
                ),
            },
        )
        found = produce_migrations(context, metadata).upgrade_ops
    if not isinstance(found, ops.UpgradeOps):
        raise TypeError("one set of operations was expected")
    added: list[str] = []
    kept: list[ops.MigrateOperation] = []
    for one in found.ops:
        inner = one.ops if isinstance(one, ops.ModifyTableOps) else [one]
        for op_ in inner:
            if isinstance(op_, ops.AddColumnOp):
                added.append(
                    _column(op_.table_name, metadata.tables[op_.table_name].columns[op_.column.name])
                )
            elif isinstance(op_, ops.CreateTableOp | ops.CreateIndexOp | ops.DropIndexOp):
                kept.append(op_)
            elif not isinstance(op_, ops.CreateForeignKeyOp):
                raise TypeError(f"write this by hand: {op_.to_diff_tuple()}")
    code = render_python_code(ops.UpgradeOps(ops=kept), render_item=_render)
    first, *more = [line for line in code.splitlines() if not line.strip().startswith("#")]
    tables = [line for line in ("    " + first.strip(), *more) if "_index(" not in line]
    indexes = [line for line in ("    " + first.strip(), *more) if "_index(" in line]
    lines = (*tables, *(f"    {one}" for one in added), *indexes)
    head = _HEAD.format(title=title, revision=revision, before=before)
    return head + "\n".join(lines).replace("op.f(", "(") + "\n"


if __name__ == "__main__":
    sys.stdout.write(draft(sys.argv[1], sys.argv[2]))
