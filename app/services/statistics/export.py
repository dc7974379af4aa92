"""The table of 统计 as a file (导出统计表): CSV that Excel opens, figures only, entered in the journal."""

import csv
import io
from pathlib import Path

from app.core.clock import show_moment
from app.core.money import Money
from app.services.desk import Desk
from app.services.files import save
from app.services.parameters import reference
from app.services.statistics.table import MONTHS, Cell, Table

_MARK = "\ufeff"
"""What tells Excel that a CSV is UTF-8 (字节顺序标记)."""


def save_csv(desk: Desk, found: Table, target: Path) -> None:
    """Write the table to a file (导出); the journal keeps that it was done. Raises Busy where it can't be."""
    with desk.write("export_statistics") as w:
        settings = reference(desk, w)
        w.subject("account", desk.actor.id)
        text = _text(found, settings.office.name, show_moment(w.at), desk.actor.name)
        save(target, text.encode("utf-8"))


def _text(found: Table, office: str, moment: str, clerk: str) -> str:
    out = io.StringIO()
    out.write(_MARK)
    lines = csv.writer(out, lineterminator="\r\n")
    unit = "（元）" if found.measure.money else "（件）" if found.measure.by != "paid" else "（笔）"
    lines.writerow([f"{office} {found.year} 年{found.measure.label}{unit}"])
    lines.writerow([f"期间：{found.period}"])
    lines.writerow([f"统计口径：{found.about}保密案件计入件数。"])
    lines.writerow([f"导出：{moment} {clerk}"])
    lines.writerow(["业务条线", "事项", *(f"{month}月" for month in range(1, MONTHS + 1)), "合计"])
    line = ""
    for row in found.rows:
        line = row.label if row.kind != "matter" else line
        name = row.label if row.kind == "matter" else "小计" if row.kind == "line" else ""
        lines.writerow([line, name, *(_figure(found, cell) for cell in row.cells)])
    return out.getvalue()


def _figure(found: Table, cell: Cell) -> str:
    """A plain number that a sheet can add up; sums in yuan."""
    return Money(cell.value).show().replace(",", "") if found.measure.money else str(cell.value)
