"""When a case was last changed (案件版本): the number of the journal's entry, and whose it was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.errors import Stale
from db.columns import Key
from db.reader import Reader
from db.tables import journal, journal_subject

QUIET = (
    "print_paper",
    "export_paper",
    "print_not_out",
    "issue_paper",
    "look_at_case",
    "reveal_case",
    "name_reader",
)
"""Commands that touch a case and change nothing a clerk types (不改内容的命令)."""

_LAST = (
    select(journal.c.n, journal.c.actor_name, journal.c.moment)
    .join(journal_subject, journal_subject.c.n == journal.c.n)
    .where(
        journal_subject.c.kind == "case",
        journal_subject.c.id == bindparam("id", type_=Key),
        journal.c.command.not_in(QUIET),
    )
    .order_by(journal_subject.c.n.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last change of a case (最近改动): its entry, who made it, when (aware UTC)."""

    entry: int
    who: str
    at: datetime


def last_change(asks: Reader, case_id: UUID) -> LastChange:
    """The last change of a case (最近改动)."""
    return LastChange(*asks.one(_LAST, id=case_id))


def unchanged(asks: Reader, case_id: UUID, version: int) -> None:
    """Raises Stale with who and when unless the case is still as it was seen (乐观锁)."""
    last = last_change(asks, case_id)
    if last.entry != version:
        raise Stale(last.who, last.at)
