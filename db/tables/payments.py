"""Money that was paid (发放): payment and payment_event, never changed, and what a person received."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import day, instant, key_of, maybe_key_of, needed, plain_key, whole, words
from db.tables.base import Kept, table


class PaymentColumns(Kept):
    """A payment (发放): `amount` in 分; a reversal is a negative one that names the first in `reverses`."""

    case_id = maybe_key_of("case_file", index=True)
    person_id = maybe_key_of("person", index=True)
    kind = needed()
    amount = whole()
    fund_source = words()
    way = words()
    paid_on = day()
    receiver = words()
    receiver_relation = words()
    receiver_id_number = words()
    account_no = words()
    remark = words()
    station = needed()
    order_id = maybe_key_of("payout_order", index=True)
    reverses = maybe_key_of("payment")


class PaymentEventColumns(Kept):
    """What happened to a payment (发放经过): the last one is its state."""

    payment_id = key_of("payment")
    n = whole()
    what = needed()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    detail = words()


class BenefitColumns(Kept):
    """Money or goods a person received (待遇), seen by every line: `amount` in 分, `year` of the sum."""

    person_id = key_of("person")
    case_id = maybe_key_of("case_file", index=True)
    payment_id = maybe_key_of("payment", index=True)
    line = needed()
    kind = needed()
    year = whole()
    amount = whole()
    received_on = day()


payment = table(
    "payment",
    PaymentColumns,
    Index(None, "paid_on", "kind"),
    Index("uq_payment_reverses", "reverses", unique=True),
)
payment_event = table(
    "payment_event", PaymentEventColumns, UniqueConstraint("payment_id", "n"), Index(None, "at")
)
benefit = table("benefit", BenefitColumns, Index(None, "person_id", "year"))
