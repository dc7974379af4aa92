"""The import page (导入): choose, match, dry run, take in; whatever is long is done behind the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import imports
from app.services.desk import Desk
from app.services.imports import Book, ImportKind, Opened, Report, RunView
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, row, sheet
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.importing.choosing import ChoosingStep
from app.ui.screens.importing.matching import MatchingStep
from app.ui.screens.importing.report import ReportStep
from app.ui.screens.page import Keys, Page
from app.ui.style import Arrangement, Gap, Type
from app.ui.tasks import Cancelled, Runner, Step
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.steps import Steps

R = TypeVar("R")
CHOOSE, TRY, WRITE, FAULTS, UNDO, BACK = "choose", "try", "write", "faults", "undo", "back"
STEPS = ("选文件", "对列", "试读", "写入")
TABLES = "表格 (*.xlsx *.xls *.xlsm *.ods *.csv *.txt)"
SHEET = "表格 (*.xlsx)"
KEYS: Keys = (("F1", "按键"), ("F10", "下一步"), ("F8", "第二步"), ("↑↓", "选"), ("Esc", "返回"))


class ImportPage(Page):
    """Taking in tables of one kind (导入); `closed()` when the clerk goes back."""

    closed = Signal()

    def __init__(
        self, desk: Desk, kind: ImportKind, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self.setObjectName("import")
        self._desk, self._kind = desk, kind
        self.opened: Opened | None = None
        self.report: Report | None = None
        self._stop: Callable[[], None] | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.choosing = ChoosingStep(self._kind.title)
        self.matching = MatchingStep(self._kind.title, self._kind.choices)
        self.reported = ReportStep()
        self._front = Pages()
        for part in (self.choosing, self.matching, self.reported):
            self._front.addWidget(part)
        self._steps, self._file = Steps(), label("", tone="second")
        self.progress, self.ask, self.moves = ProgressStrip(), AskStrip(), MoveBar()
        title = label(f"导入{self._kind.title}", Type.CASE)
        head = row(icon_label("file-text"), title, self._file, 1, self._steps, gap=Gap.CARD)
        body = sheet(column(head, self._front, gap=Gap.CARD), across=Gap.WIDE)
        whole = column(body, self.progress, self.strip, self.ask, self.moves)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._show_step(self.choosing)

    def _wire(self) -> None:
        self.choosing.dropped.connect(lambda path: self.read(Path(path)))
        self.choosing.list.chosen.connect(lambda _: self._show_moves())
        self.matching.matched.connect(self._match)
        self.moves.move_chosen.connect(self._chosen)
        self.progress.cancelled.connect(self._cancel)
        self.ask.answered.connect(self._undo)
        self._runner = Runner(self)

    # page

    def keys(self) -> Keys:
        """The keys of an import."""
        return KEYS

    def enter(self) -> None:
        """What was taken in before is read again."""
        if self._front.currentWidget() is self.choosing:
            self._show_runs()
            self.moves.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.matching.start()

    def back(self) -> bool:
        """Esc stops what is under way; then step by step back, at last out of the page."""
        front = self._front.currentWidget()
        if self.working:
            self._cancel()
        elif not self.ask.isHidden():
            self.ask.hide()
        elif front is self.reported:
            self._show_step(self.matching)
        elif front is self.matching:
            self._begin_again()
        else:
            self.closed.emit()
        return True

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """The bar follows."""
        super().arrange(arrangement, low=low)
        self.moves.arrange(low=low)

    @property
    def working(self) -> bool:
        """Whether something is under way (正在办)."""
        return self._stop is not None

    # steps

    def read(self, path: Path) -> None:
        """Read a file and match its columns."""
        self._work("读文件", lambda _: self._open(path), self._opened)

    def _open(self, path: Path) -> Opened:
        book: Book = imports.open_book(path)
        return imports.match(self._desk, self._kind, book)

    def _opened(self, opened: Opened) -> None:
        self.opened, self.report = opened, None
        self._file.setText(opened.book.name)
        self.matching.show_file(opened)
        self._show_step(self.matching)
        self.matching.start()

    def _match(self, table: int, at: int, key: str) -> None:
        opened = self.opened
        if opened is None:
            return
        found = self.attempt(lambda: opened.matched(table, at, key))
        if found is not None:
            self.opened = found
        self.matching.show_matches(self.opened or opened)
        self._show_moves()

    def _try(self) -> None:
        opened, existing = self.opened, self.matching.existing
        if opened is not None:
            self._work(
                "试读",
                lambda step: imports.dry_run(self._desk, self._kind, opened, existing, step),
                self._tried,
            )

    def _tried(self, report: Report) -> None:
        self.report = report
        self.reported.show_report(report)
        self._show_step(self.reported)

    def _write(self) -> None:
        opened, existing = self.opened, self.matching.existing
        if opened is not None:
            self._work(
                "写入",
                lambda step: imports.write(self._desk, self._kind, opened, existing, step),
                self._written,
            )

    def _written(self, run_id: UUID) -> None:
        run = imports.run(self._desk, run_id)
        self.changed.emit("import", run.id)
        self._begin_again()
        told = f"写入 {run.rows_written:,} 行，一次完成。要退回就选中它按“撤销导入”。"
        self.strip.show_strip("done", told)

    def _save_faults(self) -> None:
        report = self.report
        if report is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, "存有问题的行", "有问题的行.xlsx", SHEET)
        if path:
            self._work(
                "存有问题的行",
                lambda _: imports.save_faults(self._desk, report, Path(path)),
                lambda count: self._saved(Path(path).name, count),
            )

    def _saved(self, name: str, count: int) -> None:
        self.strip.show_strip("done", f"{count:,} 行存到 {name}。照“问题”一栏改好，再导入一次。")

    def _ask_undo(self) -> None:
        run = self.choosing.current()
        if run is not None:
            self.strip.hide()
            hint = f"{run.file_name} 写入的 {run.rows_written:,} 行一起退回"
            self.ask.ask("为什么撤销这次导入", hint, "撤销导入")

    def _undo(self, reason: str) -> None:
        run = self.choosing.current()
        if run is not None:
            self._work("撤销", lambda _: imports.undo(self._desk, self._kind, run.id, reason), self._undone)

    def _undone(self, run: RunView) -> None:
        self.ask.hide()
        self.changed.emit("import", run.id)
        self._show_runs()
        self.strip.show_strip("done", f"{run.file_name} 的导入撤销了，写入的都退回了。")

    # slots

    def _chosen(self, code: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            CHOOSE: self._ask_file,
            TRY: self._try,
            WRITE: self._write,
            FAULTS: self._save_faults,
            UNDO: self._ask_undo,
            BACK: self.back,
        }
        acts[code]()

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, f"选{self._kind.title}的表格", "", TABLES)
        if path:
            self.read(Path(path))

    def _begin_again(self) -> None:
        self.opened, self.report = None, None
        self._file.setText("")
        self._show_step(self.choosing)
        self._show_runs()

    def _show_runs(self) -> None:
        runs = self.attempt(lambda: imports.runs(self._desk, self._kind.code))
        if runs is not None:
            self.choosing.show_runs(runs)
        self._show_moves()

    def _show_step(self, step: QWidget) -> None:
        self._front.setCurrentWidget(step)
        self._steps.show_steps(STEPS, self._front.currentIndex())
        self.strip.hide()
        self.ask.hide()
        self._show_moves()

    def _show_moves(self) -> None:
        front, back = self._front.currentWidget(), Act(BACK, "返回", "Esc")
        if front is self.choosing:
            run = self.choosing.current()
            undo = (Act(UNDO, "撤销导入", "F8"),) if run is not None and not run.undone_at else ()
            self.moves.show_moves((Act(CHOOSE, "选文件", "F10", primary=True), *undo, back))
        elif front is self.matching:
            lacking = any(table.missing for table in self.opened.tables) if self.opened else True
            closed = "先给缺的项选列。" if lacking else None
            self.moves.show_moves((Act(TRY, "试读", "F10", primary=True, closed=closed), back))
        else:
            self._show_moves_of_report(back)

    def _show_moves_of_report(self, back: Act) -> None:
        good, bad = (self.report.good, self.report.bad) if self.report is not None else (0, 0)
        closed = None if good else "没有一行可以写入。改好表格，再导入一次。"
        save = (Act(FAULTS, "存有问题的行", "F8"),) if bad else ()
        self.moves.show_moves(
            (Act(WRITE, f"写入 {good:,} 行", "F10", primary=True, closed=closed), *save, back)
        )

    # behind the window

    def _work(self, word: str, act: Callable[[Step], R], then: Callable[[R], object]) -> None:
        if self.working:
            return
        self.strip.hide()
        self.progress.start(f"正在{word}", "可以接着看别的", "取消后什么都不变")
        self._front.setEnabled(False)
        work = self._runner.run(
            lambda work: act(work.step),
            lambda result: self._worked(lambda: then(result)),
            lambda error: self._worked(lambda: self._broke(error, word)),
            lambda done, total: self.progress.step(done, total, "行"),
        )
        self._stop = work.cancel

    def _worked(self, then: Callable[[], object]) -> None:
        self._stop = None
        self.progress.finish()
        self._front.setEnabled(True)
        then()

    def _broke(self, error: Exception, word: str) -> None:
        if isinstance(error, Cancelled):
            self.strip.show_strip("info", f"{word}取消了，什么都没有变。")
            return
        notice: Notice = self.notifier.notice(error, word)
        if not self.ask.takes(notice.faults):
            show(notice, self.strip)

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop()
