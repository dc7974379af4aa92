"""Hardship files in and out as tables (档案导入与导出), in the office's own columns."""

from app.lines.relief.commands.importing.columns import COLUMNS, GROUPS, ID_NUMBER
from app.lines.relief.commands.importing.handing import export_files
from app.lines.relief.commands.importing.judging import CHANGE, SKIP, judge
from app.lines.relief.commands.importing.taking import take
from app.services.imports import Choice, ImportKind

FILES = ImportKind(
    code="relief.files",
    line="relief",
    title="困难职工档案",
    columns=COLUMNS,
    key=ID_NUMBER.code,
    choices=(Choice(SKIP, "已有档案的不动"), Choice(CHANGE, "已有档案的记为资料变更")),
    judge=judge,
    take=take,
    groups=GROUPS,
)
"""The sheet of hardship files (困难职工档案表)."""

__all__ = ["FILES", "export_files"]
