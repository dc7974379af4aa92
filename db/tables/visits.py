"""Who came to the counter (来访): one visit per walk-in, and each case that it was about."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import instant, key_of, maybe_key_of, needed, whole, words
from db.tables.base import Kept, table


class VisitColumns(Kept):
    """One walk-in, call or letter (来访): who, by which channel, whom he met, with what outcome."""

    at = instant()
    channel = words()
    person_id = maybe_key_of("person", index=True)
    unit_id = maybe_key_of("unit", index=True)
    name = words()
    clerk_id = key_of("account")
    window = words()
    outcome = needed()
    note = words()


class VisitCaseColumns(Kept):
    """A case that a visit was about (来访事项): `n` counts how many times they have come for it."""

    visit_id = key_of("visit", index=True)
    case_id = key_of("case_file")
    n = whole()
    outcome = needed()


visit = table("visit", VisitColumns, Index(None, "at"))
visit_case = table("visit_case", VisitCaseColumns, UniqueConstraint("case_id", "n"))
