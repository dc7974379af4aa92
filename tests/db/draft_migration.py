"""Prints the first migration as the tables stand (生成迁移稿), until the first release.

`python -m tests.db.draft_migration > db/migrations/versions/0001_ground.py`, then `ruff format` of it.
A released migration is never edited.
"""

from __future__ import annotations

import sys
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import Integer, LargeBinary, create_engine

from db.columns import Key
from db.tables import metadata

_HEAD = '''"""The ground (初始结构): every table, trigger and word index of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FOREVER = ("case_step", "journal", "journal_subject", "paper", "paper_event", "payment", "payment_event")


def upgrade() -> None:
    """Makes everything (建库)."""
'''
_GUARDS = """
    for index in ("person_words", "unit_words"):
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5(chars, pairs, full, initials, content='', "
            "contentless_delete=1, tokenize='ascii', prefix='1 2 3')"
        )
    for table in FOREVER:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )
"""


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    if kind != "type":
        return False
    if isinstance(item, Integer):
        return "sa.Integer()"
    return "sa.LargeBinary()" if isinstance(item, Key | LargeBinary) else "sa.Text()"


def draft() -> str:
    """The text of the migration."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        found = produce_migrations(context, metadata).upgrade_ops
    if not isinstance(found, ops.UpgradeOps):
        raise TypeError("one set of operations was expected")
    code = render_python_code(found, render_item=_render)
    first, *more = [line for line in code.splitlines() if not line.strip().startswith("#")]
    return _HEAD + "\n".join(("    " + first.strip(), *more, _GUARDS)).replace("op.f(", "(")


if __name__ == "__main__":
    sys.stdout.write(draft())
