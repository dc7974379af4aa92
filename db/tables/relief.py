"""What matters of relief hold beyond the shared case (困难帮扶): relief_living, relief_other_aid."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import (
    key_of,
    maybe_flag,
    maybe_number,
    maybe_text,
    whole,
)
from db.tables.base import Kept, table


class ReliefLivingColumns(Kept):
    """生活救助: every column may be empty, since a draft needs nothing; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    file_no = maybe_text()
    category = maybe_text()
    has_union = maybe_flag()
    on_dibao = maybe_flag()
    reason = maybe_text()
    asked_amount = maybe_number()
    aid_elsewhere = maybe_flag()
    verified_on = maybe_text()
    verifiers = maybe_text()
    findings = maybe_text()
    proposed = maybe_number()
    standard_used = maybe_text()
    notice_from = maybe_text()
    notice_to = maybe_text()
    notice_place = maybe_text()
    objection = maybe_flag()
    objection_text = maybe_text()
    decided = maybe_number()
    fund_source = maybe_text()
    opinion = maybe_text()
    deny_reason = maybe_text()
    pay_way = maybe_text()
    bank = maybe_text()
    bank_branch = maybe_text()
    account_no = maybe_text()
    account_name = maybe_text()
    paid_on = maybe_text()
    received_by = maybe_text()
    receiver_relation = maybe_text()
    receiver_id_number = maybe_text()


class ReliefOtherAidColumns(Kept):
    """Aid received elsewhere (其他救助), one row each; `amount` in 分."""

    case_id = key_of("case_file")
    n = whole()
    source = maybe_text()
    amount = maybe_number()
    received_on = maybe_text()


relief_living = table("relief_living", ReliefLivingColumns)
relief_other_aid = table("relief_other_aid", ReliefOtherAidColumns, UniqueConstraint("case_id", "n"))
