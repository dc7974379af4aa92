"""All tables of the data file (全部数据表), by name; `KEPT` are those whose rows the journal keeps."""

from __future__ import annotations

from sqlalchemy import Table

from db.tables.base import metadata
from db.tables.cases import case_file, case_material, case_party, case_step, case_timer
from db.tables.derived import case_row, case_tally, person_search, unit_search
from db.tables.drafts import draft
from db.tables.guards import FOREVER, TRIGGERS, VIRTUAL
from db.tables.journal import journal, journal_subject
from db.tables.office import account, account_role, office
from db.tables.papers import paper, paper_event
from db.tables.payments import benefit, payment, payment_event
from db.tables.people import person, person_standing, unit
from db.tables.reference import (
    calendar_year,
    code_item,
    holiday,
    material_rule,
    parameter,
    sequence,
)
from db.tables.relief import relief_living, relief_other_aid

KEPT: dict[str, Table] = {name: one for name, one in metadata.tables.items() if "row_hash" in one.columns}
"""The journalled tables (入账表)."""

__all__ = [
    "FOREVER",
    "KEPT",
    "TRIGGERS",
    "VIRTUAL",
    "account",
    "account_role",
    "benefit",
    "calendar_year",
    "case_file",
    "case_material",
    "case_party",
    "case_row",
    "case_step",
    "case_tally",
    "case_timer",
    "code_item",
    "draft",
    "holiday",
    "journal",
    "journal_subject",
    "material_rule",
    "metadata",
    "office",
    "paper",
    "paper_event",
    "parameter",
    "payment",
    "payment_event",
    "person",
    "person_search",
    "person_standing",
    "relief_living",
    "relief_other_aid",
    "sequence",
    "unit",
    "unit_search",
]
