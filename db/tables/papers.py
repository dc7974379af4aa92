"""Papers as they were issued (文书): paper and paper_event, never changed; the office's words on them."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import (
    blob,
    day,
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
    """A paper as laid out (文书): `layout` the compressed pages, `facts` what stood on it as JSON text.

    One that belongs to no case names its line of service; a red one names the paper that it `reverses`.
    """

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
    line = maybe_text()
    reverses = maybe_key_of("paper", index=True)


class PaperEventColumns(Kept):
    """What happened to a paper (文书经过): printed, exported, delivered, voided, reversed.

    `n` counts its prints from 1; what happens to it once has a place of its own below 0.
    """

    paper_id = key_of("paper")
    n = whole()
    what = needed()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    detail = words()


class WordingColumns(Kept):
    """Words of papers that the office may change (文书用语), dated; a change is a new row."""

    paper = needed()
    slot = needed()
    text = needed()
    valid_from = day()
    source = words()


paper = table("paper", PaperColumns, Index(None, "issued_at"), Index(None, "number", "issued_at", "id"))
paper_event = table(
    "paper_event",
    PaperEventColumns,
    UniqueConstraint("paper_id", "n"),
    Index(None, "at"),
    Index(None, "what", "paper_id"),
)
wording = table("wording", WordingColumns, UniqueConstraint("paper", "slot", "valid_from"))
