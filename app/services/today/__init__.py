"""Today (今日): what is late, due today and due soon in all lines, and the sheet that ends the day."""

from app.services.today.chain import Head
from app.services.today.checks import Check, checks
from app.services.today.closed import (
    Closing,
    closed_pdf,
    closing_of,
    closings,
    export_closed,
    print_closed,
)
from app.services.today.closing import close, closing_closed, day_to_close
from app.services.today.due import Counts, DueRow, counts, page
from app.services.today.money import Cash, Flow, MoneyPapers, VoidPaper
from app.services.today.month import close_month, month_to_close
from app.services.today.output import export, pdf, print_out
from app.services.today.paper import KIND as SHEET_KIND
from app.services.today.paper import KINDS
from app.services.today.sheet import DaySheet, LineDay, day_sheet, sheet_of
from db.queries.today import Group

__all__ = [
    "KINDS",
    "SHEET_KIND",
    "Cash",
    "Check",
    "Closing",
    "Counts",
    "DaySheet",
    "DueRow",
    "Flow",
    "Group",
    "Head",
    "LineDay",
    "MoneyPapers",
    "VoidPaper",
    "checks",
    "close",
    "close_month",
    "closed_pdf",
    "closing_closed",
    "closing_of",
    "closings",
    "counts",
    "day_sheet",
    "day_to_close",
    "export",
    "export_closed",
    "month_to_close",
    "page",
    "pdf",
    "print_closed",
    "print_out",
    "sheet_of",
]
