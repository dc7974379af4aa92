"""The journal and what each entry touches (日志): journal and journal_subject, append-only."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    TypedColumns,
)

from db.columns import blob, instant, needed, plain_key
from db.tables.base import table


class JournalColumns(TypedColumns):
    """One entry for one command (日志条目); `prior` is the hash of the entry before, `hash` its own.

    `revision` is the schema's; `body` the changed rows column by column, compressed.
    """

    n = Column(Integer, primary_key=True)
    station = needed()
    moment = instant()
    actor_id = plain_key()
    actor_name = needed()
    command = needed()
    revision = needed()
    prior = blob()
    body = blob()
    hash = blob()


class JournalSubjectColumns(TypedColumns):
    """What an entry touches (日志对象): the case, person or paper by kind and key."""

    n = Column(Integer, nullable=False)
    kind = needed()
    id = plain_key()


journal = table("journal", JournalColumns)
journal_subject = table(
    "journal_subject",
    JournalSubjectColumns,
    PrimaryKeyConstraint("n", "kind", "id"),
    ForeignKeyConstraint(["n"], ["journal.n"]),
    Index(None, "kind", "id", "n"),
    rowid=False,
)
