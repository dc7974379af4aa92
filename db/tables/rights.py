"""What matters of rights hold beyond the shared case (维权): advice, mediation and the rows of its form."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import key_of, maybe_flag, maybe_number, maybe_text, whole
from db.tables.base import Kept, table


class RightsAdviceColumns(Kept):
    """法律咨询: every column may be empty, since a draft needs nothing; days as ISO text."""

    case_id = key_of("case_file", unique=True)
    way = maybe_text()
    asked_at = maybe_text()
    identity_kind = maybe_text()
    topic = maybe_text()
    question = maybe_text()
    answer = maybe_text()
    basis = maybe_text()
    minutes = maybe_number()
    next = maybe_text()
    lawyer = maybe_text()
    rating = maybe_text()
    hired_on = maybe_text()
    left_on = maybe_text()
    still_employed = maybe_flag()
    job = maybe_text()
    contract = maybe_text()
    monthly_wage = maybe_number()
    migrant = maybe_flag()
    member = maybe_flag()
    known_on = maybe_text()
    limitation_on = maybe_text()


class RightsMediationColumns(Kept):
    """劳动争议调解: every column may be empty, since a draft needs nothing; money in 分, days as ISO text."""

    case_id = key_of("case_file", unique=True)
    claimed_total = maybe_number()
    fact = maybe_text()
    oral = maybe_flag()
    service_address = maybe_text()
    still_employed = maybe_flag()
    contract = maybe_text()
    hired_on = maybe_text()
    left_on = maybe_text()
    job = maybe_text()
    monthly_wage = maybe_number()
    wage_form = maybe_text()
    contract_to = maybe_text()
    workplace = maybe_text()
    insured = maybe_flag()
    has_union = maybe_flag()
    migrant = maybe_flag()
    member = maybe_flag()
    heads = maybe_number()
    migrant_heads = maybe_number()
    women_heads = maybe_number()
    known_on = maybe_text()
    limitation_on = maybe_text()
    consent_other = maybe_text()
    consent_on = maybe_text()
    mediators = maybe_text()
    meet_on = maybe_text()
    meet_at = maybe_text()
    meet_place = maybe_text()
    consent_extend = maybe_flag()
    extend_to = maybe_text()
    agreed_on = maybe_text()
    agreed_scope = maybe_text()
    agreed_total = maybe_number()
    breach = maybe_text()
    performed_total = maybe_number()
    visited_on = maybe_text()
    visit_text = maybe_text()
    help_next = maybe_text()
    end_reason = maybe_text()
    end_text = maybe_text()


class RightsClaimColumns(Kept):
    """What the applicant asks for (请求事项), one row each; `amount` in 分."""

    case_id = key_of("case_file")
    n = whole()
    claim = maybe_text()
    demand = maybe_text()
    amount = maybe_number()


class RightsInterruptionColumns(Kept):
    """What interrupted the limitation (时效中断), one row each."""

    case_id = key_of("case_file")
    n = whole()
    interrupted_on = maybe_text()
    interrupted_by = maybe_text()


class RightsPriorStepColumns(Kept):
    """Where the dispute was before (已走的程序), one row each."""

    case_id = key_of("case_file")
    n = whole()
    body = maybe_text()
    done_on = maybe_text()
    doc_no = maybe_text()
    result = maybe_text()


class RightsSessionColumns(Kept):
    """One meeting of both sides (调解场次)."""

    case_id = key_of("case_file")
    n = whole()
    held_on = maybe_text()
    present = maybe_text()
    outcome = maybe_text()


class RightsTermColumns(Kept):
    """One term of the agreement (协议内容); `amount` in 分."""

    case_id = key_of("case_file")
    n = whole()
    term = maybe_text()
    amount = maybe_number()
    how = maybe_text()
    due_on = maybe_text()


class RightsPerformedColumns(Kept):
    """Money that arrived (履行记录); `amount` in 分."""

    case_id = key_of("case_file")
    n = whole()
    performed_on = maybe_text()
    amount = maybe_number()
    proof = maybe_text()


rights_advice = table("rights_advice", RightsAdviceColumns)
rights_mediation = table("rights_mediation", RightsMediationColumns)
rights_claim = table("rights_claim", RightsClaimColumns, UniqueConstraint("case_id", "n"))
rights_interruption = table(
    "rights_interruption", RightsInterruptionColumns, UniqueConstraint("case_id", "n")
)
rights_prior_step = table("rights_prior_step", RightsPriorStepColumns, UniqueConstraint("case_id", "n"))
rights_session = table("rights_session", RightsSessionColumns, UniqueConstraint("case_id", "n"))
rights_term = table("rights_term", RightsTermColumns, UniqueConstraint("case_id", "n"))
rights_performed = table("rights_performed", RightsPerformedColumns, UniqueConstraint("case_id", "n"))
