"""Tables handed out (导出): rows with faults as they were, any list of columns, told to the journal."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Forbidden
from app.services import working
from app.services.desk import Desk
from app.services.files import save
from app.services.imports.cells import Cell
from app.services.imports.matching import Table
from app.services.imports.running import Report
from app.services.imports.workbook import Page, make

PROBLEM = "问题"
"""The head of the column that says what is wrong with a row (问题栏)."""


def save_faults(desk: Desk, report: Report, target: Path) -> int:
    """Hand the rows with faults back as they were, with a column 问题 (问题清单). Gives how many rows.

    The file can be mended and taken in as it is. Raises Busy where it can't be put there.
    """
    pages = [page for table in report.opened.tables if (page := _back(report, table))]
    save(target, make(pages, desk.clock.now()))
    return sum(len(page.rows) - page.heads for page in pages)


def may_whole(desk: Desk, line: str) -> str:
    """Why this person gets numbers of people masked alone, as a sentence (只能脱敏的原因); "" when whole."""
    if desk.actor.has(Role.ADMIN) or desk.actor.has(Role.REVIEWER, line):
        return ""
    return f"完整号码由{desk.catalog.line(line).name}的复核人员或管理员导出。"


def save_table(
    desk: Desk, line: str, pages: Sequence[Page], people: Iterable[UUID], target: Path, *, whole: bool
) -> None:
    """Put a table where the clerk wants it (导出表格); the journal keeps of whom, and that it was done.

    Raises Forbidden for numbers in full that are not his to give out, Busy where it can't be put there.
    """
    working.hands_out(desk)
    if whole and (closed := may_whole(desk, line)):
        raise Forbidden(closed)
    with desk.write("export_table_whole" if whole else "export_table") as w:
        w.subject("account", desk.actor.id)
        for person_id in people:
            w.subject("person", person_id)
        save(target, make(pages, w.at))


def _back(report: Report, table: Table) -> Page | None:
    """The head of a table and its rows that are handed back."""
    sheet, heads = table.sheet, table.first - table.head_row
    mine = sorted(row for name, row in report.back if name == sheet.name)
    if not mine:
        return None
    broad = max(len(row) for row in sheet.rows)
    found: list[list[Cell]] = [_filled(sheet.rows[table.head_row - 1 + n], broad) for n in range(heads - 1)]
    found.append([*(head.text for head in table.heads), *[""] * (broad - len(table.heads)), PROBLEM])
    found += [[*_filled(sheet.rows[row - 1], broad), report.back[sheet.name, row]] for row in mine]
    return Page(sheet.name, found, heads)


def _filled(row: Sequence[Cell], broad: int) -> list[Cell]:
    return [*row, *[""] * (broad - len(row))]
