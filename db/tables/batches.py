"""Batches of payouts (发放批次): the list, its lines, the bank's files and answers; never changed."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from db.columns import day, instant, key_of, maybe_key_of, needed, plain_key, whole, words
from db.tables.base import Kept, table


class PayoutBatchColumns(Kept):
    """A batch (发放批次) with its number FF-XC01-2026-000001: one way of paying, one line of service."""

    number = needed()
    title = needed()
    line = needed()
    way = needed()
    station = needed()
    made_on = day()
    remark = words()


class PayoutBatchLineColumns(Kept):
    """An order in a batch (批次明细): its place in the list; one that was struck out says so by its event."""

    batch_id = key_of("payout_batch")
    n = whole()
    order_id = key_of("payout_order", index=True)


class PayoutBatchEventColumns(Kept):
    """What happened to a batch (批次经过): the last one is its state.

    `what`: made, struck (lines taken off), returned, reviewed, approved, filed (a file for the bank),
    answered, signed, ended, dropped; rostered changes nothing. `count` and `total` (分) are the lines that
    count and their sum then; `file_hash` is the file's sha256, `template` code and day of the formats.
    """

    batch_id = key_of("payout_batch")
    n = whole()
    what = needed()
    at = instant()
    by_id = plain_key()
    by_name = needed()
    count = whole(0)
    total = whole(0)
    file_name = words()
    file_hash = words()
    template = words()
    paper_id = maybe_key_of("paper")
    detail = words()


class BankAnswerColumns(Kept):
    """What the bank answered to one line (银行回盘): `outcome` paid or failed, its own code and words."""

    batch_id = key_of("payout_batch")
    event_n = whole()
    line_n = whole()
    order_id = key_of("payout_order", index=True)
    amount = whole()
    outcome = needed()
    code = words()
    said = words()


class BankTemplateColumns(Kept):
    """How a bank wants its file (银行模板), dated: `spec` is TOML text; a change is a new row."""

    code = needed()
    name = needed()
    spec = needed()
    valid_from = day()
    source = words()


payout_batch = table("payout_batch", PayoutBatchColumns, UniqueConstraint("number"), Index(None, "made_on"))
payout_batch_line = table("payout_batch_line", PayoutBatchLineColumns, UniqueConstraint("batch_id", "n"))
payout_batch_event = table(
    "payout_batch_event", PayoutBatchEventColumns, UniqueConstraint("batch_id", "n"), Index(None, "file_hash")
)
bank_answer = table("bank_answer", BankAnswerColumns, UniqueConstraint("batch_id", "event_n", "line_n"))
bank_template = table("bank_template", BankTemplateColumns, UniqueConstraint("code", "valid_from"))
