"""Tables in and out (批量导入与导出): matched, tried, taken in as one act and taken back as one."""

from app.services.imports.book import Book, Sheet, open_book
from app.services.imports.cells import Cell
from app.services.imports.handing import may_whole, save_faults, save_table
from app.services.imports.kind import (
    Choice,
    Column,
    Group,
    ImportKind,
    Record,
    Setting,
    Step,
    Target,
    Verdict,
)
from app.services.imports.matching import Opened, Table, match
from app.services.imports.reading import RowFault
from app.services.imports.running import Report, dry_run, may_import, write
from app.services.imports.runs import RunView, run, runs, undo
from app.services.imports.texts import TextRow, texts
from app.services.imports.workbook import Page

__all__ = [
    "Book",
    "Cell",
    "Choice",
    "Column",
    "Group",
    "ImportKind",
    "Opened",
    "Page",
    "Record",
    "Report",
    "RowFault",
    "RunView",
    "Setting",
    "Sheet",
    "Step",
    "Table",
    "Target",
    "TextRow",
    "Verdict",
    "dry_run",
    "match",
    "may_import",
    "may_whole",
    "open_book",
    "run",
    "runs",
    "save_faults",
    "save_table",
    "texts",
    "undo",
    "write",
]
