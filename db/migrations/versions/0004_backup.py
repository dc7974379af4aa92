"""The second folder of backups, and numbers that a restore skips (第二备份文件夹与停用号段)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is new (升级)."""
    op.create_table(
        "number_skip",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("first <= last", name=("ck_number_skip_range")),
        sa.PrimaryKeyConstraint("id", name=("pk_number_skip")),
        sa.UniqueConstraint("kind", "year", "first", name=("uq_number_skip_kind_year_first")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.execute("ALTER TABLE computer ADD COLUMN backup_folder TEXT")
    op.create_index(
        "ix_case_row_clerk_due",
        "case_row",
        ["clerk_id", "line", "ended", "due_sort", "n", "due_rolled", "matter", "state"],
        sqlite_where=sa.text("secret = 0"),
    )
