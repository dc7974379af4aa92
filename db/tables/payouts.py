"""Money to be paid out (发放单): the order, its shares of funds, its goods and what happened to it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from db.columns import day, instant, key_of, maybe_key_of, needed, plain_key, whole, words
from db.tables.base import Kept, table


class PayoutOrderColumns(Kept):
    """An order to pay (发放单), never changed: `amount` in 分, `year` the year of its standard.

    `way` is card, cash or goods; the account or the receiver is as it stood when it was ordered; an order
    that is made again after a failure names the one before in `again_of`.
    """

    case_id = maybe_key_of("case_file", index=True)
    person_id = maybe_key_of("person", index=True)
    unit_id = maybe_key_of("unit", index=True)
    again_of = maybe_key_of("payout_order", index=True)
    line = needed()
    kind = needed()
    year = whole()
    amount = whole()
    way = needed()
    reason = words()
    bank = words()
    account_no = words()
    account_name = words()
    receiver = words()
    receiver_relation = words()
    receiver_id_number = words()
    station = needed()
    made_on = day()


class PayoutShareColumns(Kept):
    """What of an order comes from which fund of which year (资金分担), `amount` in 分.

    `event_n` is the event that decided it: the split in force is that of the latest.
    """

    order_id = key_of("payout_order")
    event_n = whole(1)
    n = whole()
    fund = needed()
    fund_year = whole()
    amount = whole()


class PayoutGoodsColumns(Kept):
    """Goods that an order hands out (慰问品): `price` in 分 for one of `measure` (箱, 份)."""

    order_id = key_of("payout_order")
    n = whole()
    name = needed()
    measure = needed()
    quantity = whole()
    price = whole()


class PayoutEventColumns(Kept):
    """What happened to an order (发放单经过): the last one is its state.

    `what`: made, reviewed, approved, returned, listed (in a batch), unlisted, sent, failed, paid, withdrawn,
    recalled (its reversal is asked for), kept (that was declined), reversed. `on_day` is the day that it
    counts for, `batch_id` the batch it happened in.
    """

    order_id = key_of("payout_order")
    n = whole()
    what = needed()
    on_day = day()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    batch_id = maybe_key_of("payout_batch", index=True)
    payment_id = maybe_key_of("payment")
    detail = words()


class FundEntryColumns(Kept):
    """Money that came into a fund or left it otherwise than by an order (资金到账): `amount` in 分, signed.

    `kind`: income, carried (结转), returned (上缴), corrected.
    """

    fund = needed()
    fund_year = whole()
    kind = needed()
    amount = whole()
    on_day = day()
    source = words()
    remark = words()


class FundEarmarkColumns(Kept):
    """What a fund may be used for (资金用途): the id of a matter or a line in each row, with its source."""

    fund = needed()
    use = needed()
    valid_from = day()
    source = words()


_ONCE = "what IN ('paid', 'reversed')"
"""An order is paid at most once, and reversed at most once (不重复发放)."""

payout_order = table(
    "payout_order",
    PayoutOrderColumns,
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("way IN ('card', 'cash', 'goods')", name="way"),
    Index(None, "made_on"),
    Index(None, "account_no"),
)
payout_share = table("payout_share", PayoutShareColumns, UniqueConstraint("order_id", "event_n", "n"))
payout_goods = table("payout_goods", PayoutGoodsColumns, UniqueConstraint("order_id", "n"))
payout_event = table(
    "payout_event",
    PayoutEventColumns,
    UniqueConstraint("order_id", "n"),
    Index(None, "on_day", "what"),
    Index(None, "at"),
    Index(None, "order_id", "n", "what"),
    Index("uq_payout_event_once", "order_id", "what", unique=True, sqlite_where=text(_ONCE)),
)
fund_entry = table("fund_entry", FundEntryColumns, Index(None, "fund", "fund_year"))
fund_earmark = table("fund_earmark", FundEarmarkColumns, UniqueConstraint("fund", "use", "valid_from"))
Index("ix_payout_share_fund", payout_share.c.fund, payout_share.c.fund_year)
