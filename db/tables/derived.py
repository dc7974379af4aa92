"""Tables computed from others (派生表): search, worklist and tally; not journalled, rebuilt at will."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Text, TypedColumns, text

from db.columns import (
    Key,
    flag,
    instant,
    maybe_day,
    maybe_key_of,
    needed,
    plain_key,
    whole,
    words,
)
from db.tables.base import table


class PersonSearchColumns(TypedColumns):
    """How a person is found (职工检索): n is the row of the word index `person_words`.

    `full` and `initials` are all pinyin readings with blanks between, the most likely first; the
    reversed columns serve tails of any length, the tail columns those of four characters.
    """

    n = Column(Integer, primary_key=True)
    person_id = Column(Key, nullable=False, unique=True)
    name = needed()
    full = words()
    initials = words()
    id_number = words()
    id_reversed = words()
    id_tail = words()
    phone = words()
    phone_reversed = words()
    phone_tail = words()
    unit_name = words()


class UnitSearchColumns(TypedColumns):
    """How a unit is found (单位检索): n is the row of the word index `unit_words`."""

    n = Column(Integer, primary_key=True)
    unit_id = Column(Key, nullable=False, unique=True)
    name = needed()
    full = words()
    initials = words()


class CaseRowColumns(TypedColumns):
    """A case as the worklist shows it (待办行).

    `due_*` belong to the deadline that counts, NULL when none runs; `due_sort` is `due_safe` or the end
    of time, so that it is never NULL; `serial` is the number behind the last hyphen.
    """

    n = Column(Integer, primary_key=True)
    case_id = Column(Key, nullable=False, unique=True)
    line = needed()
    matter = needed()
    state = needed()
    state_order = whole()
    ended = flag()
    secret = flag()
    person_id = maybe_key_of("person")
    applicant = words()
    applicant_key = words()
    number = words()
    serial = whole(0)
    clerk_id = plain_key()
    opened_at = instant()
    due_safe = maybe_day()
    due_rolled = maybe_day()
    due_sort = Column(Text, nullable=False)
    due_label = words()
    due_unit = words()
    due_whose = words()
    provisional = flag()
    paused = flag()


class CaseTallyColumns(TypedColumns):
    """How many cases stand where (案件计数), kept with each save so that no list has to be counted."""

    line = needed()
    matter = needed()
    state = needed()
    ended = flag()
    secret = flag()
    count = whole()


person_search = table(
    "person_search",
    PersonSearchColumns,
    Index(None, "id_number", "n"),
    Index(None, "id_reversed", "n"),
    Index(None, "id_tail", "n"),
    Index(None, "phone", "n"),
    Index(None, "phone_reversed", "n"),
    Index(None, "phone_tail", "n"),
)
unit_search = table("unit_search", UnitSearchColumns)
case_row = table(
    "case_row",
    CaseRowColumns,
    Index("ix_case_row_line_due", "line", "ended", "due_sort", "n", "due_rolled", "secret"),
    Index("ix_case_row_line_applicant", "line", "ended", "applicant_key", "n"),
    Index("ix_case_row_line_state", "line", "ended", "state_order", "due_sort", "n"),
    Index("ix_case_row_line_number", "line", "ended", "number", "n"),
    Index("ix_case_row_pair_due", "matter", "state", "due_sort", "n", "due_rolled", "secret", "ended"),
    Index("ix_case_row_pair_applicant", "matter", "state", "applicant_key", "n"),
    Index("ix_case_row_pair_number", "matter", "state", "number", "n"),
    Index(
        "ix_case_row_clerk_due",
        "clerk_id",
        "line",
        "ended",
        "due_sort",
        "n",
        "due_rolled",
        "matter",
        "state",
        sqlite_where=text("secret = 0"),
    ),
    Index(None, "person_id", "ended"),
    Index(None, "serial", "n"),
    Index(None, "number", "n"),
    Index(None, "opened_at", "matter", "secret"),
    Index("ix_case_row_restricted", "clerk_id", "line", "ended", "due_sort", sqlite_where=text("secret = 1")),
)
case_tally = table(
    "case_tally",
    CaseTallyColumns,
    PrimaryKeyConstraint("line", "matter", "state", "ended", "secret"),
    rowid=False,
)
