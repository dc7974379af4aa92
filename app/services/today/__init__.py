"""Today (今日): what is late, due today and due soon in all lines, and the sheet that ends the day."""

from app.services.today.due import Counts, DueRow, counts, page
from app.services.today.paper import KIND as SHEET_KIND
from app.services.today.paper import KINDS, export, pdf, print_out
from app.services.today.sheet import DaySheet, LineDay, MoneyPapers, day_sheet
from db.queries.today import Group

__all__ = [
    "KINDS",
    "SHEET_KIND",
    "Counts",
    "DaySheet",
    "DueRow",
    "Group",
    "LineDay",
    "MoneyPapers",
    "counts",
    "day_sheet",
    "export",
    "page",
    "pdf",
    "print_out",
]
