"""Cases of every line (案件): case_file, its parties, steps, materials and timers."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from db.columns import (
    day,
    flag,
    instant,
    key_of,
    maybe_day,
    maybe_key_of,
    maybe_number,
    maybe_text,
    needed,
    whole,
    words,
)
from db.tables.base import Kept, table


class CaseFileColumns(Kept):
    """A case (案件): number and query code are NULL until the first move out of draft.

    `person_id` is only a shortcut to the applicant; an anonymous letter has none.
    """

    line = needed()
    matter = needed()
    number = maybe_text(unique=True)
    query_code = maybe_text(unique=True)
    state = needed()
    ended = flag()
    person_id = maybe_key_of("person", index=True)
    applicant = words()
    station = needed()
    channel = words()
    applied_on = day()
    first_asked_by = maybe_key_of("account")
    clerk_id = key_of("account")
    reply_way = words()
    phone = words()
    urgent = flag()
    urgent_reason = words()
    priority = words()
    secret = flag()
    remark = words()
    accepted_on = maybe_day()
    ended_on = maybe_day()
    unit_id = maybe_key_of("unit")


class CasePartyColumns(Kept):
    """A party of a case (当事人): a person, a unit or only a text; one of them has the role of applicant.

    `n` counts several of one role (代表, 被检举控告人) from 1.
    """

    case_id = key_of("case_file", index=True)
    role = needed()
    person_id = maybe_key_of("person", index=True)
    unit_id = maybe_key_of("unit")
    name = words()
    id_kind = maybe_number()
    id_number = maybe_text()
    phone = words()
    relation = words()
    n = maybe_number()
    kind = maybe_text()
    credit_code = maybe_text()
    legal_rep = maybe_text()
    post = maybe_text()
    address = maybe_text()


class CaseStepColumns(Kept):
    """One move of a case (流转), never changed: from which state to which, by whom, when, why."""

    case_id = key_of("case_file")
    n = whole()
    move = needed()
    from_state = words()
    to_state = needed()
    actor_id = key_of("account")
    actor_name = needed()
    at = instant()
    reason = words()
    article = words()


class CaseMaterialColumns(Kept):
    """One material of a case (材料): what is needed, what was received, until when the rest is owed."""

    case_id = key_of("case_file", index=True)
    code = needed()
    name = needed()
    form = words()
    copies = whole(1)
    need = words()
    received = flag()
    copies_got = whole(0)
    remark = words()
    owed_until = maybe_day()
    received_on = maybe_day()
    sort = whole(0)


class CaseTimerColumns(Kept):
    """One deadline of a case (时限), as it was computed on its day; `days` counts in `unit`."""

    case_id = key_of("case_file", index=True)
    code = needed()
    label = needed()
    whose = needed()
    start_on = day()
    days = whole()
    unit = needed()
    nominal = day()
    rolled = day()
    safe = day()
    provisional = flag()
    paused_on = maybe_day()
    paused_days = whole(0)
    extended_days = whole(0)
    extend_reason = words()
    stopped_on = maybe_day()
    stop_why = words()


class CaseLinkColumns(Kept):
    """Two cases that belong together (关联案件): the first opened the second, or was told to be repeated."""

    from_id = key_of("case_file", index=True)
    to_id = key_of("case_file", index=True)
    kind = needed()


class CaseReaderColumns(Kept):
    """Who else may see a restricted case (指定知情人), named by one who may."""

    case_id = key_of("case_file", index=True)
    account_id = key_of("account", index=True)


class BillClaimColumns(Kept):
    """A bill that a case claims on (票据), seen by every line so that none is paid twice; `amount` in 分."""

    case_id = key_of("case_file", index=True)
    number = needed()
    amount = whole()
    person_id = maybe_key_of("person")


case_file = table(
    "case_file",
    CaseFileColumns,
    Index(None, "accepted_on", "matter", "secret"),
    Index(None, "ended_on", "matter", "state", "secret"),
    Index(None, "unit_id", "id"),
)
case_party = table("case_party", CasePartyColumns, Index(None, "unit_id", "case_id"))
case_step = table(
    "case_step", CaseStepColumns, UniqueConstraint("case_id", "n"), Index(None, "move", "at", "case_id")
)
case_material = table("case_material", CaseMaterialColumns)
case_timer = table(
    "case_timer",
    CaseTimerColumns,
    CheckConstraint("unit IN ('day', 'workday', 'month', 'year')", name="unit"),
    Index(None, "provisional", "stopped_on"),
)
case_link = table("case_link", CaseLinkColumns, UniqueConstraint("from_id", "to_id", "kind"))
case_reader = table("case_reader", CaseReaderColumns, UniqueConstraint("case_id", "account_id"))
bill_claim = table("bill_claim", BillClaimColumns, Index(None, "number"))
