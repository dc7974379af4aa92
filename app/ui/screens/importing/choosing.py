"""Choosing a file to take in (选导入文件): how it goes, and what was taken in before, to be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import show_moment
from app.services.imports import RunView
from app.ui.screens.arrange import column, row
from app.ui.screens.parts.list_part import fill
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import icon_label, label

RUNS: tuple[Column[RunView], ...] = (
    Column("at", "时间", lambda one: show_moment(one.at), bold=True),
    Column("file", "文件", lambda one: one.file_name),
    Column("by", "经办", lambda one: one.by),
    Column("read", "读到（行）", lambda one: f"{one.rows_read:,}", number=True),
    Column("written", "写入（行）", lambda one: f"{one.rows_written:,}", number=True),
    Column("fate", "状态", lambda one: Mark("已撤销", "plain") if one.undone_at else Mark("在用", "green")),
)


class ChoosingStep(QWidget):
    """The first step (选文件): `dropped(path)` for a file that was drawn into the window."""

    dropped = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.list: ListView[RunView] = ListView(RUNS, "导入过的文件")
        self.list.setObjectName("import_runs")
        self.nothing = EmptyState()
        told = "Excel（.xlsx、.xls）或 .csv，可以直接拖进来。先对列、再试读，看过结果才写入。"
        self.nothing.show_empty(f"从表格导入{title}", told, (), "file-text")
        self._fate = label("", tone="second", wrap=True)
        head = row(icon_label("history"), label("导入过的文件", Type.CARD), 1)
        whole = column(self.nothing, head, self.list, self._fate, gap=Gap.CARD)
        whole.setStretch(0, 2)
        whole.setStretch(2, 3)
        self.setLayout(whole)
        self.list.chosen.connect(self._show_fate)

    def show_runs(self, runs: Sequence[RunView]) -> None:
        """Show what was taken in before, the newest first."""
        fill(self.list, runs)
        self.list.choose_first()
        if not runs:
            self._fate.setText("还没有导入过。")

    def current(self) -> RunView | None:
        """The chosen one of those before."""
        return self.list.current() if self.list.total() else None

    def _show_fate(self, one: RunView) -> None:
        told = f"{show_moment(one.undone_at)} {one.undone_by} 撤销：{one.undone}" if one.undone_at else ""
        self._fate.setText(told)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this PC may be dropped."""
        if _path(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is read at once."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(_path(event.mimeData()))


def _path(mime: QMimeData) -> str:
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else ""
