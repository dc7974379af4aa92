"""What matters of mutual aid hold beyond the shared case (医疗互助): mutual_aid_inpatient, its exclusions."""

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


class MutualAidInpatientColumns(Kept):
    """住院给付: every column may be empty, since a draft needs nothing; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    unit_union = maybe_text()
    membership_no = maybe_text()
    si_kind = maybe_text()
    si_place = maybe_text()
    retired = maybe_text()
    cover_no = maybe_text()
    cover_from = maybe_text()
    cover_to = maybe_text()
    counter_reason = maybe_text()
    claim_kind = maybe_text()
    late_reason = maybe_text()
    hospital = maybe_text()
    hospital_level = maybe_text()
    designated = maybe_flag()
    place_kind = maybe_text()
    referral = maybe_text()
    ward = maybe_text()
    record_no = maybe_text()
    admitted_on = maybe_text()
    discharged_on = maybe_text()
    days = maybe_number()
    cause_kind = maybe_text()
    diagnosis_main = maybe_text()
    diagnosis_code = maybe_text()
    diagnosis_other = maybe_text()
    surgery = maybe_flag()
    surgery_text = maybe_text()
    event_on = maybe_text()
    event_place = maybe_text()
    police_no = maybe_text()
    event_text = maybe_text()
    has_settlement = maybe_flag()
    invoice_code = maybe_text()
    invoice_no = maybe_text()
    bill_choice = maybe_text()
    bill_reason = maybe_text()
    settlement_no = maybe_text()
    settled_on = maybe_text()
    total_cost = maybe_number()
    pool_paid = maybe_number()
    serious_paid = maybe_number()
    assist_paid = maybe_number()
    civil_paid = maybe_number()
    other_fund_paid = maybe_number()
    account_paid = maybe_number()
    family_account_paid = maybe_number()
    cash_paid = maybe_number()
    difference = maybe_number()
    deductible = maybe_number()
    class_b_self = maybe_number()
    self_funded = maybe_number()
    over_limit = maybe_number()
    self_share = maybe_number()
    one_stop_paid = maybe_number()
    commercial_paid = maybe_number()
    third_party_paid = maybe_number()
    relief_paid = maybe_number()
    payee_relation = maybe_text()
    payee = maybe_text()
    payee_reason = maybe_text()
    payee_id_number = maybe_text()
    bank = maybe_text()
    bank_branch = maybe_text()
    account_no = maybe_text()
    account_name = maybe_text()
    true_statement = maybe_flag()
    data_consent = maybe_flag()
    refund_promise = maybe_flag()
    signed_on = maybe_text()
    union_opinion = maybe_text()
    union_person = maybe_text()
    union_on = maybe_text()
    period = maybe_text()
    computed_sum = maybe_number()
    difference_reason = maybe_text()
    calculation = maybe_text()
    confirmed_sum = maybe_number()
    adjusted = maybe_number()
    decided = maybe_number()
    adjust_reason = maybe_text()
    mutual_fund = maybe_text()
    opinion = maybe_text()
    deny_text = maybe_text()
    batch_no = maybe_text()
    paid_on = maybe_text()


class MutualAidExclusionColumns(Kept):
    """Why a claim was refused (不予给付原因), one row for each reason of the list."""

    case_id = key_of("case_file")
    n = whole()
    exclusion = maybe_text()


mutual_aid_inpatient = table("mutual_aid_inpatient", MutualAidInpatientColumns)
mutual_aid_exclusion = table(
    "mutual_aid_exclusion", MutualAidExclusionColumns, UniqueConstraint("case_id", "n")
)
