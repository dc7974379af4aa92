"""All tables of the data file (全部数据表), by name; `KEPT` are those whose rows the journal keeps."""

from __future__ import annotations

from sqlalchemy import Table

from db.tables.base import metadata
from db.tables.batches import (
    bank_answer,
    bank_template,
    payout_batch,
    payout_batch_event,
    payout_batch_line,
)
from db.tables.cases import (
    bill_claim,
    case_file,
    case_link,
    case_material,
    case_party,
    case_reader,
    case_step,
    case_timer,
)
from db.tables.derived import case_row, case_tally, person_search, unit_search
from db.tables.drafts import draft
from db.tables.employment import (
    employment_experience,
    employment_post,
    employment_referral,
    employment_seeker,
    employment_vacancy,
    employment_wish,
    vacancy,
)
from db.tables.guards import FOREVER, TRIGGERS, VIRTUAL
from db.tables.income import cash_move, income, income_event, period_close
from db.tables.journal import journal, journal_subject
from db.tables.mutual_aid import mutual_aid_exclusion, mutual_aid_inpatient
from db.tables.office import account, account_role, computer, office
from db.tables.papers import paper, paper_event, wording
from db.tables.payments import benefit, payment, payment_event
from db.tables.payouts import (
    fund_earmark,
    fund_entry,
    payout_event,
    payout_goods,
    payout_order,
    payout_share,
)
from db.tables.people import distinct_pair, household_member, person, person_standing, unit
from db.tables.petitions import (
    petitions_call,
    petitions_letter,
    petitions_prior,
    petitions_report,
    petitions_suggestion,
    petitions_visit,
)
from db.tables.reference import (
    agency,
    calendar_year,
    code_item,
    holiday,
    material_rule,
    number_skip,
    parameter,
    sequence,
)
from db.tables.relief import (
    relief_cause,
    relief_exclusion,
    relief_expense,
    relief_file_open,
    relief_household,
    relief_living,
    relief_medical,
    relief_other_aid,
    relief_stay,
)
from db.tables.rights import (
    rights_advice,
    rights_claim,
    rights_interruption,
    rights_mediation,
    rights_performed,
    rights_prior_step,
    rights_session,
    rights_term,
)
from db.tables.visits import visit, visit_case

KEPT: dict[str, Table] = {name: one for name, one in metadata.tables.items() if "row_hash" in one.columns}
"""The journalled tables (入账表)."""

__all__ = [
    "FOREVER",
    "KEPT",
    "TRIGGERS",
    "VIRTUAL",
    "account",
    "account_role",
    "agency",
    "bank_answer",
    "bank_template",
    "benefit",
    "bill_claim",
    "calendar_year",
    "case_file",
    "case_link",
    "case_material",
    "case_party",
    "case_reader",
    "case_row",
    "case_step",
    "case_tally",
    "case_timer",
    "cash_move",
    "code_item",
    "computer",
    "distinct_pair",
    "draft",
    "employment_experience",
    "employment_post",
    "employment_referral",
    "employment_seeker",
    "employment_vacancy",
    "employment_wish",
    "fund_earmark",
    "fund_entry",
    "holiday",
    "household_member",
    "income",
    "income_event",
    "journal",
    "journal_subject",
    "material_rule",
    "metadata",
    "mutual_aid_exclusion",
    "mutual_aid_inpatient",
    "number_skip",
    "office",
    "paper",
    "paper_event",
    "parameter",
    "payment",
    "payment_event",
    "payout_batch",
    "payout_batch_event",
    "payout_batch_line",
    "payout_event",
    "payout_goods",
    "payout_order",
    "payout_share",
    "period_close",
    "person",
    "person_search",
    "person_standing",
    "petitions_call",
    "petitions_letter",
    "petitions_prior",
    "petitions_report",
    "petitions_suggestion",
    "petitions_visit",
    "relief_cause",
    "relief_exclusion",
    "relief_expense",
    "relief_file_open",
    "relief_household",
    "relief_living",
    "relief_medical",
    "relief_other_aid",
    "relief_stay",
    "rights_advice",
    "rights_claim",
    "rights_interruption",
    "rights_mediation",
    "rights_performed",
    "rights_prior_step",
    "rights_session",
    "rights_term",
    "sequence",
    "unit",
    "unit_search",
    "vacancy",
    "visit",
    "visit_case",
    "wording",
]
