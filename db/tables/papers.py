"""Papers as they were issued (文书): paper and paper_event, never changed."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import (
    blob,
    instant,
    key_of,
    maybe_key_of,
    maybe_text,
    needed,
    plain_key,
    whole,
    words,
)
from db.tables.base import Kept, table


class PaperColumns(Kept):
    """A paper as laid out (文书): `layout` the compressed pages, `facts` what stood on it as JSON text."""

    case_id = maybe_key_of("case_file", index=True)
    person_id = maybe_key_of("person", index=True)
    code = needed()
    title = needed()
    number = maybe_text(unique=True)
    size = needed()
    layout = blob()
    facts = words()
    issued_at = instant()
    issued_by = key_of("account")


class PaperEventColumns(Kept):
    """What happened to a paper (文书经过): printed, reprinted, voided; the last one is its state."""

    paper_id = key_of("paper")
    n = whole()
    what = needed()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    detail = words()


paper = table("paper", PaperColumns, Index(None, "issued_at"))
paper_event = table("paper_event", PaperEventColumns, UniqueConstraint("paper_id", "n"), Index(None, "at"))
