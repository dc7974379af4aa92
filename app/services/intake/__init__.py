"""Intake at the counter (登记): blank form, outlook while typing, the first move, drafts."""

from app.services.intake.drafts import (
    DraftView,
    case_key,
    draft,
    draft_key,
    drafts,
    drop_draft,
    keep_draft,
)
from app.services.intake.outlook import Intake, Outlook, blank, outlook
from app.services.intake.taking_in import Accepted, accept, take_in

__all__ = [
    "Accepted",
    "DraftView",
    "Intake",
    "Outlook",
    "accept",
    "blank",
    "case_key",
    "draft",
    "draft_key",
    "drafts",
    "drop_draft",
    "keep_draft",
    "outlook",
    "take_in",
]
