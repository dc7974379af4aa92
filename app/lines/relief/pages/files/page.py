"""档案 (困难职工档案): the register, and over it for a while the import of a table; exports go to a file."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from app.engine.line import Line
from app.lines.relief.commands.files import listing
from app.lines.relief.commands.files.listing import FileFilter
from app.lines.relief.commands.importing import FILES, export_files
from app.lines.relief.pages.files.part import FilesPart
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.screens.arrange import Pages, column
from app.ui.screens.importing.page import SHEET, ImportPage
from app.ui.screens.page import Keys, Page
from app.ui.style import Arrangement
from app.ui.tasks import Cancelled, Runner, Step
from app.ui.widgets.progress import ProgressStrip


class FilesPage(Page):
    """The part 档案 (档案分页): what it asks of a page goes to the one in front."""

    def __init__(self, desk: Desk, line: Line, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.setObjectName("files")
        self._desk, self._line = desk, line
        self._import: ImportPage | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.files = FilesPart(self._desk, self._line, self.notifier)
        self._stack = Pages()
        self._stack.addWidget(self.files)
        self.progress = ProgressStrip()
        whole = column(self._stack, self.progress, self.strip)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._runner = Runner(self)
        self.progress.cancelled.connect(self._runner.cancel_all)
        self.files.importing.connect(self.open_import)
        self.files.exporting.connect(self._ask_where)
        self._join(self.files)

    def _join(self, page: Page) -> None:
        page.changed.connect(self.changed)
        page.go.connect(self.go)
        page.keys_changed.connect(self.keys_changed)

    # page

    def current(self) -> Page:
        """The one in front."""
        front = self._stack.currentWidget()
        assert isinstance(front, Page)
        return front

    def keys(self) -> Keys:
        """Those of the one in front."""
        return self.current().keys()

    def helps(self) -> tuple[str, ...]:
        """The help of the register; it tells of imports too."""
        return self.files.helps()

    def enter(self) -> None:
        """The one in front is entered."""
        self.current().enter()

    def renew(self) -> None:
        """The register is read again."""
        self.files.renew()

    def leave(self) -> None:
        """What is typed is kept."""
        self.files.leave()

    def back(self) -> bool:
        """Esc stops an export, else it is for the one in front."""
        if not self.progress.isHidden():
            self._runner.cancel_all()
            return True
        return self.current().back()

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Both follow the window."""
        super().arrange(arrangement, low=low)
        for page in (self.files, self._import):
            if page is not None:
                page.arrange(arrangement, low=low)

    # the table that is taken in

    def open_import(self) -> None:
        """The import comes to the front, made when it is first wanted."""
        if self._import is None:
            self._import = ImportPage(self._desk, FILES, self.notifier)
            self._import.closed.connect(self._close_import)
            self._join(self._import)
            self._stack.addWidget(self._import)
        self._front(self._import)

    def _close_import(self) -> None:
        self._front(self.files)

    def _front(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        page.enter()
        self.keys_changed.emit()

    # exporting

    def _ask_where(self, wanted: FileFilter, whole: bool) -> None:
        name = f"困难职工档案-{self._desk.today:%Y%m%d}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "导出档案", name, SHEET)
        if path:
            self.export(wanted, Path(path), whole=whole)

    def export(self, wanted: FileFilter, path: Path, *, whole: bool = False) -> None:
        """Write the files of a list to a table, behind the window; `whole` with the numbers of people."""
        self.strip.hide()
        self.progress.start("正在导出", path.name, "取消后不留下文件")
        self._runner.run(
            lambda work: self._write(wanted, path, work.step, whole=whole),
            partial(self._written, path.name, whole=whole),
            self._broke,
            lambda done, total: self.progress.step(done, total, "份"),
        )

    def _write(self, wanted: FileFilter, path: Path, step: Step, *, whole: bool) -> int:
        found: list[UUID] = []
        cursor, more = None, True
        while more:
            page = listing.page(self._desk, wanted, cursor)
            found += [one.file_id for one in page.rows]
            cursor, more = page.next, page.next is not None
            step(len(found), 0)
        export_files(self._desk, found, path, whole=whole, step=step)
        return len(found)

    def _written(self, name: str, count: int, *, whole: bool) -> None:
        self.progress.finish()
        numbers = "证件号码是完整的，请妥善保管" if whole else "证件号码遮住了中间几位"
        self.strip.show_strip("done", f"{count:,} 份档案导出到 {name}，已记入日志；{numbers}。")

    def _broke(self, error: Exception) -> None:
        self.progress.finish()
        if isinstance(error, Cancelled):
            self.strip.show_strip("info", "导出取消了，没有留下文件。")
        else:
            show(self.notifier.notice(error, "导出"), self.strip)
