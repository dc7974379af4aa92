"""Batches of payouts (发放批次): made of approved orders, reviewed, approved, given to the bank, answered."""

from app.services.batches.answering import Outlook, apply, look
from app.services.batches.bank_file import BankFile
from app.services.batches.filing import file, offered, release
from app.services.batches.making import Waiting, drop, make, strike, waiting
from app.services.batches.people import Told
from app.services.batches.roster import MASKED, WHOLE
from app.services.batches.roster import issue as issue_roster
from app.services.batches.signing import Signature, give_back, paid_on, relations, sign
from app.services.batches.steps import approve, end, review, send_back
from app.services.batches.templates import (
    Preview,
    TemplateRow,
    TemplateView,
    add_template,
    change_template,
    preview,
    templates,
)
from app.services.batches.views import BatchRow, BatchView, LineView, listed, view

__all__ = [
    "MASKED",
    "WHOLE",
    "BankFile",
    "BatchRow",
    "BatchView",
    "LineView",
    "Outlook",
    "Preview",
    "Signature",
    "TemplateRow",
    "TemplateView",
    "Told",
    "Waiting",
    "add_template",
    "apply",
    "approve",
    "change_template",
    "drop",
    "end",
    "file",
    "give_back",
    "issue_roster",
    "listed",
    "look",
    "make",
    "offered",
    "paid_on",
    "preview",
    "relations",
    "release",
    "review",
    "send_back",
    "sign",
    "strike",
    "templates",
    "view",
    "waiting",
]
