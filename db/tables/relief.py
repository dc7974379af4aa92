"""What matters of relief hold beyond the shared case (困难帮扶): file, living, medical, and their rows."""

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


class ReliefFileOpenColumns(Kept):
    """困难职工建档: the worker, his figures, the way to the decision; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    batch = maybe_text()
    prior_file = maybe_text()
    apply_category = maybe_text()
    worker_kind = maybe_text()
    work_state = maybe_text()
    health = maybe_text()
    disability_kind = maybe_text()
    disability_level = maybe_text()
    disability_no = maybe_text()
    marriage = maybe_text()
    hukou_kind = maybe_text()
    hukou_place = maybe_text()
    political = maybe_text()
    model_worker = maybe_text()
    insurance = maybe_text()
    on_dibao = maybe_flag()
    single_parent = maybe_flag()
    can_help_self = maybe_flag()
    nobody_works = maybe_flag()
    worked_from = maybe_text()
    ownership = maybe_text()
    unit_state = maybe_text()
    industry = maybe_text()
    contract_on = maybe_text()
    contract_months = maybe_number()
    has_union = maybe_flag()
    housing = maybe_text()
    house_area = maybe_number()
    houses = maybe_number()
    vehicles = maybe_number()
    business = maybe_flag()
    savings = maybe_number()
    other_booklet = maybe_flag()
    own_income = maybe_number()
    other_income = maybe_number()
    household_income = maybe_number()
    loss = maybe_number()
    rigid = maybe_number()
    head_count = maybe_number()
    per_head = maybe_number()
    main_cause = maybe_text()
    cause_text = maybe_text()
    excluded = maybe_flag()
    visit_on = maybe_text()
    visitors = maybe_text()
    visit_result = maybe_text()
    meeting_on = maybe_text()
    check_sent_on = maybe_text()
    check_back_on = maybe_text()
    check_result = maybe_text()
    check_text = maybe_text()
    decided_category = maybe_text()
    level = maybe_text()
    deny_reason = maybe_text()
    reason = maybe_text()
    notice_from = maybe_text()
    notice_to = maybe_text()
    notice_place = maybe_text()
    objection = maybe_flag()
    objection_text = maybe_text()
    opinion = maybe_text()
    bank = maybe_text()
    bank_branch = maybe_text()
    account_no = maybe_text()
    account_name = maybe_text()
    file_no = maybe_text()


class ReliefHouseholdColumns(Kept):
    """The household as it was when the file was asked for (家庭成员); `income` in 分 a month."""

    case_id = key_of("case_file")
    n = whole()
    name = maybe_text()
    relation = maybe_text()
    id_number = maybe_text()
    born_on = maybe_text()
    status = maybe_text()
    income = maybe_number()
    health = maybe_text()
    place = maybe_text()


class ReliefExpenseColumns(Kept):
    """Rigid spending (刚性支出), one row each; `amount` and `counted` in 分 a year."""

    case_id = key_of("case_file")
    n = whole()
    member = maybe_text()
    kind = maybe_text()
    amount = maybe_number()
    bills = maybe_number()
    counted = maybe_number()


class ReliefCauseColumns(Kept):
    """Further causes of hardship (次要致困原因)."""

    case_id = key_of("case_file")
    n = whole()
    cause = maybe_text()


class ReliefExclusionColumns(Kept):
    """Cases that speak against a file (不予建档情形), with the reason for an exception."""

    case_id = key_of("case_file")
    n = whole()
    item = maybe_text()
    exception = maybe_text()


relief_living = table("relief_living", ReliefLivingColumns)
relief_other_aid = table("relief_other_aid", ReliefOtherAidColumns, UniqueConstraint("case_id", "n"))
relief_medical = table("relief_medical", ReliefMedicalColumns)
relief_stay = table("relief_stay", ReliefStayColumns, UniqueConstraint("case_id", "n"))
relief_file_open = table("relief_file_open", ReliefFileOpenColumns)
relief_household = table("relief_household", ReliefHouseholdColumns, UniqueConstraint("case_id", "n"))
relief_expense = table("relief_expense", ReliefExpenseColumns, UniqueConstraint("case_id", "n"))
relief_cause = table("relief_cause", ReliefCauseColumns, UniqueConstraint("case_id", "n"))
relief_exclusion = table("relief_exclusion", ReliefExclusionColumns, UniqueConstraint("case_id", "n"))
