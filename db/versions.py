"""The revisions of the schema that this program knows (数据结构版本), without loading Alembic."""

from __future__ import annotations

from db.reader import Reader

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every revision, oldest first; a test holds them equal to the migrations."""

HEAD_REVISION = REVISIONS[-1]

_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
_REVISION = "SELECT version_num FROM alembic_version"


def revision_in(reader: Reader) -> str | None:
    """The revision of an open file (文件版本); None if it was never made by a migration."""
    if reader.raw(_TABLE).fetchone() is None:
        return None
    row = reader.raw(_REVISION).fetchone()
    return None if row is None else str(row[0])
