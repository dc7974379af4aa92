"""The state of the open file (文件状态): schema, engine, how many rows each table holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.reader import Reader
from db.tables import metadata
from db.versions import revision_in


@dataclass(frozen=True, slots=True)
class Versions:
    """What the file is made of (数据版本): revision of its schema, SQLite and SQLCipher."""

    revision: str
    sqlite: str
    cipher: str


def versions(reader: Reader) -> Versions:
    """The schema of the file and its engine (数据版本)."""
    (sqlite,), (cipher,) = (
        reader.raw(sql).fetchone() for sql in ("SELECT sqlite_version()", "PRAGMA cipher_version")
    )
    return Versions(revision_in(reader) or "", str(sqlite), str(cipher))


def counts(reader: Reader) -> Mapping[str, int]:
    """How many rows each table holds (各表行数)."""
    return {
        name: int(reader.raw(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608  our own names
        for name in sorted(metadata.tables)
    }
