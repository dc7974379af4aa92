"""Money that comes in (收款), and days and months that are closed (日结、月结); never changed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from db.columns import blob, day, instant, key_of, maybe_key_of, needed, plain_key, whole, words
from db.tables.base import Kept, table


class IncomeColumns(Kept):
    """Money received (收款), `amount` in 分; a reversal in red is negative and names the first in `reverses`.

    `paper_id` is our receipt; where there is none, `outside_no` is the number of the finance department's.
    """

    case_id = maybe_key_of("case_file", index=True)
    person_id = maybe_key_of("person", index=True)
    unit_id = maybe_key_of("unit", index=True)
    reverses = maybe_key_of("income")
    paper_id = maybe_key_of("paper", index=True)
    line = needed()
    kind = needed()
    payer = needed()
    reason = needed()
    amount = whole()
    way = needed()
    voucher_no = words()
    outside_no = words()
    received_on = day()
    remark = words()
    station = needed()


class IncomeEventColumns(Kept):
    """What happened to a sum received (收款经过): received, voided, reversed; the last one is its state."""

    income_id = key_of("income")
    n = whole()
    what = needed()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    detail = words()


class CashMoveColumns(Kept):
    """Cash taken to the bank or from it (现金缴存、提现), `amount` in 分, out of the box positive."""

    on_day = day()
    amount = whole()
    kind = needed()
    voucher_no = words()
    remark = words()
    station = needed()


class PeriodCloseColumns(Kept):
    """A day or a month that is closed (日结、月结): `period` 2026-11-23 or 2026-11; its figures as JSON.

    `layout` is the sheet as laid out; `until` the last entry of the journal that it counts; `cash` what
    was in the box by the books, `counted` what was counted, both in 分.
    """

    kind = needed()
    period = needed()
    station = needed()
    number = needed()
    closed_at = instant()
    by_id = plain_key()
    by_name = needed()
    until = whole()
    head = words()
    cash = whole(0)
    counted = whole(0)
    note = words()
    figures = words()
    layout = blob()


income = table(
    "income",
    IncomeColumns,
    CheckConstraint("amount <> 0", name="amount"),
    CheckConstraint("(reverses IS NULL) = (amount > 0)", name="red"),
    Index(None, "received_on", "kind"),
    Index("uq_income_reverses", "reverses", unique=True),
    Index("uq_income_outside_no", "outside_no", unique=True, sqlite_where=text("outside_no <> ''")),
)
income_event = table(
    "income_event", IncomeEventColumns, UniqueConstraint("income_id", "n"), Index(None, "at")
)
cash_move = table("cash_move", CashMoveColumns, Index(None, "on_day"))
period_close = table(
    "period_close",
    PeriodCloseColumns,
    UniqueConstraint("station", "kind", "period"),
    CheckConstraint("kind IN ('day', 'month')", name="kind"),
)
