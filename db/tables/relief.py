"""What reliefs in money and kind hold beyond the shared case (救助事项): one table each, and their rows."""

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


class ReliefAidColumns(Kept):
    """What every kind of relief asks, finds, decides and pays (救助共用栏): money in 分, days as ISO text.

    Every column may be empty, since a draft needs nothing.
    """

    case_id = key_of("case_file", unique=True)
    file_no = maybe_text()
    category = maybe_text()
    reason = maybe_text()
    asked_amount = maybe_number()
    aid_elsewhere = maybe_flag()
    verified_on = maybe_text()
    verifiers = maybe_text()
    findings = maybe_text()
    proposed = maybe_number()
    standard_used = maybe_text()
    entitled = maybe_number()
    stack_reason = maybe_text()
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


class ReliefLivingColumns(ReliefAidColumns):
    """生活救助, with what its materials ask."""

    has_union = maybe_flag()
    on_dibao = maybe_flag()


class ReliefOtherAidColumns(Kept):
    """Aid received elsewhere (其他救助), one row each; `amount` in 分."""

    case_id = key_of("case_file")
    n = whole()
    source = maybe_text()
    amount = maybe_number()
    received_on = maybe_text()


class ReliefMedicalColumns(ReliefAidColumns):
    """医疗救助: as 生活救助, with the illness and what others paid."""

    disease = maybe_text()
    has_settlement = maybe_flag()
    treated_away = maybe_flag()
    other_payer = maybe_flag()
    mutual_aid_paid = maybe_number()
    commercial_paid = maybe_number()
    self_paid = maybe_number()
    balance = maybe_number()
    bill_choice = maybe_text()


class ReliefStayColumns(Kept):
    """Stays in hospital with their bills (住院与结算单), one row each; money in 分."""

    case_id = key_of("case_file")
    n = whole()
    hospital = maybe_text()
    admitted_on = maybe_text()
    discharged_on = maybe_text()
    settlement_no = maybe_text()
    total = maybe_number()
    pool_paid = maybe_number()
    serious_paid = maybe_number()
    assist_paid = maybe_number()
    other_fund_paid = maybe_number()
    own_paid = maybe_number()


class ReliefTuitionColumns(ReliefAidColumns):
    """子女助学: as every relief, with the student, his school and the season; money in 分."""

    campaign = maybe_text()
    season_from = maybe_text()
    season_to = maybe_text()
    student = maybe_text()
    student_id_number = maybe_text()
    student_relation = maybe_text()
    stage = maybe_text()
    school = maybe_text()
    major = maybe_text()
    grade_year = maybe_number()
    study_years = maybe_number()
    admit_no = maybe_text()
    freshman = maybe_flag()
    fee_year = maybe_number()
    loan = maybe_flag()
    free_kind = maybe_text()
    other_grant = maybe_number()
    other_booklet = maybe_flag()


class ReliefDisasterColumns(ReliefAidColumns):
    """意外灾害（临时）救助: as every relief, with what happened and what it cost; money in 分."""

    event_kind = maybe_text()
    event_on = maybe_text()
    event_text = maybe_text()
    loss_total = maybe_number()
    insured_paid = maybe_number()
    net_loss = maybe_number()
    income_year = maybe_number()
    bill_no = maybe_text()
    bill_amount = maybe_number()
    bill_choice = maybe_text()


class ReliefVisitGiftColumns(Kept):
    """送温暖慰问: the occasion, what is given, and the visit; no verification and no notice; money in 分."""

    case_id = key_of("case_file", unique=True)
    file_no = maybe_text()
    category = maybe_text()
    campaign = maybe_text()
    occasion = maybe_text()
    reason = maybe_text()
    proposed = maybe_number()
    entitled = maybe_number()
    stack_reason = maybe_text()
    decided = maybe_number()
    fund_source = maybe_text()
    opinion = maybe_text()
    deny_reason = maybe_text()
    pay_way = maybe_text()
    bank = maybe_text()
    bank_branch = maybe_text()
    account_no = maybe_text()
    account_name = maybe_text()
    visited_by = maybe_text()
    visited_on = maybe_text()
    paid_on = maybe_text()
    received_by = maybe_text()
    receiver_relation = maybe_text()
    receiver_id_number = maybe_text()


class ReliefVisitGoodsColumns(Kept):
    """Goods brought on a visit (慰问品), one row each; `price` in 分 for one of `measure`."""

    case_id = key_of("case_file")
    n = whole()
    name = maybe_text()
    measure = maybe_text()
    quantity = maybe_number()
    price = maybe_number()


relief_living = table("relief_living", ReliefLivingColumns)
relief_other_aid = table("relief_other_aid", ReliefOtherAidColumns, UniqueConstraint("case_id", "n"))
relief_medical = table("relief_medical", ReliefMedicalColumns)
relief_stay = table("relief_stay", ReliefStayColumns, UniqueConstraint("case_id", "n"))
relief_tuition = table("relief_tuition", ReliefTuitionColumns)
relief_disaster = table("relief_disaster", ReliefDisasterColumns)
relief_visit_gift = table("relief_visit_gift", ReliefVisitGiftColumns)
relief_visit_goods = table("relief_visit_goods", ReliefVisitGoodsColumns, UniqueConstraint("case_id", "n"))
