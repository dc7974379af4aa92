"""About (管理 · 关于): version, changes and parts of the program; self-test and fault report."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core import parts, system
from app.core.clock import show_date
from app.core.findings import Finding, Findings
from app.core.paths import resources
from app.core.release import PROGRAM, VERSION
from app.services import fault_report, upkeep
from app.services.desk import Desk
from app.ui.form.sections import SectionWords
from app.ui.notify import LOG, Notifier
from app.ui.screen import screen_facts
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, holder
from app.ui.screens.manage.child_test import ChildTest
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Keys
from app.ui.screens.parts.list_part import fill
from app.ui.screens.parts.part import Part, focus
from app.ui.style import Gap
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import label
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.reading import ReadingText
from app.ui.widgets.strip import StripKind

RUN, REPORT, FOLDER = "run_self_test", "export_report", "open_folder"
CHANGES, CHECKS, INSTALL, PARTS = "changes", "checks", "install", "parts"
_WORDS = ((CHANGES, "更新记录"), (CHECKS, "自检"), (INSTALL, "安装与维护"), (PARTS, "组成部分"))
_TEXTS = {CHANGES: "CHANGELOG.md", INSTALL: "INSTALL.md"}
_PASSED, _FAILED = Mark("通过", "green", "check"), Mark("未通过", "amber", "circle-alert")
_CHECKS: tuple[Column[Finding], ...] = (
    Column("name", "检查", lambda one: one.name, bold=True),
    Column("ok", "结果", lambda one: _PASSED if one.ok else _FAILED, width=84),
    Column("ms", "用时", lambda one: f"{one.ms / 1000:.1f} 秒", width=72, number=True),
    Column("seen", "看到的", lambda one: one.seen),
)
_PARTS: tuple[Column[parts.Part], ...] = (
    Column("name", "组成部分", lambda one: one.name, bold=True),
    Column("version", "版本", lambda one: one.version or "—", width=96),
    Column("licence", "许可", lambda one: one.licence or "—"),
)


class AboutPart(Part):
    """管理 · 关于."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("about", desk, notifier)
        self.findings: Findings | None = None
        self.test = ChildTest(self)
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self._facts, self.words = Facts(), SectionWords(_WORDS)
        self.changes, self.install = (ReadingText(code, word) for code, word in _WORDS if code in _TEXTS)
        self.checks: ListView[Finding] = ListView(_CHECKS, "自检结果")
        self.parts: ListView[parts.Part] = ListView(_PARTS, "组成部分")
        self.checks.setObjectName("about_checks")
        self.parts.setObjectName("about_parts")
        self.progress, self._untested = ProgressStrip(), EmptyState()
        self._untested.show_empty(
            "还没有自检过",
            "自检另开一个空的数据文件夹，把全部功能试一遍，约十几秒。按 F10 开始。",
            icon="shield-check",
        )
        self._sheets = Pages()
        self._checked, self._listed = self._build_checks(), self._build_parts()
        for one in (self.changes, self._untested, self._checked, self.install, self._listed):
            self._sheets.addWidget(one)
        shown = column(self.words, self._sheets, gap=Gap.CARD)
        shown.setStretch(1, 1)
        head = ("info", "关于", "版本、自检和故障报告")
        self.lay_out(head, self._facts, holder(shown), (), (2, 3))
        self.title.hide()
        self.about.hide()
        self.open_sheet(CHANGES)

    def _build_checks(self) -> QWidget:
        """The progress, the checks and what the chosen one saw."""
        self._seen = label("", tone="second", wrap=True)
        listed = column(self.progress, self.checks, self._seen, gap=Gap.CARD)
        listed.setStretch(1, 1)
        return holder(listed)

    def _build_parts(self) -> QWidget:
        self._licences = label("", tone="second", wrap=True)
        listed = column(self.parts, self._licences, gap=Gap.CARD)
        listed.setStretch(0, 1)
        return holder(listed)

    def _wire(self) -> None:
        self.words.chosen.connect(self.open_sheet)
        self.checks.chosen.connect(self._show_seen)
        self.progress.cancelled.connect(self.test.cancel)
        self.test.stepped.connect(self._step)
        self.test.ended.connect(self._end)

    # page

    def keys(self) -> Keys:
        """The keys of 关于."""
        return (
            ("F1", "按键"),
            ("F10", "自检"),
            ("F8", "故障报告"),
            ("↑↓", "翻看"),
            ("Ctrl+Tab", "换一项"),
            ("Esc", "返回"),
        )

    def back(self) -> bool:
        """Esc ends a self-test that is under way."""
        if not self.test.running:
            return False
        self.test.cancel()
        return True

    def renew(self) -> None:
        """The file is asked again what it is."""
        self.show_state()

    def focus_list(self) -> None:
        """The caret goes where one reads."""
        front = self._sheets.currentWidget()
        focus(self.checks if front is self._checked else self.parts if front is self._listed else front)

    # data

    def show_state(self) -> None:
        """The program, this computer, and what can be done."""
        found = self.attempt(lambda: upkeep.versions(self.desk))
        data = f"结构 {found.revision}・SQLCipher {found.cipher}・SQLite {found.sqlite}" if found else ""
        computer = _computer()
        self._facts.show_facts(
            [
                ("程序", PROGRAM),
                ("版本", f"{VERSION}（{computer['built']}）"),
                ("许可", "MIT；用到的组成部分各有许可"),
                ("数据文件夹", str(self.desk.folder)),
                ("数据文件", data),
                *((word, computer[name]) for name, word in system.WORDS.items() if name in _SHOWN),
            ]
        )
        closed = "自检正在进行。" if self.test.running else None
        self.moves.show_moves(
            (
                Act(RUN, "运行自检", "F10", primary=True, closed=closed),
                Act(REPORT, "导出故障报告…", "F8"),
                Act(FOLDER, "打开数据文件夹"),
            ),
            icons={RUN: "shield-check", REPORT: "download"},
        )

    def open_sheet(self, code: str) -> None:
        """Bring changes, checks, installing or parts to the front."""
        self.words.set_current(code)
        tested = self.test.running or self.findings is not None
        checks = self._checked if tested else self._untested
        sheets = {CHANGES: self.changes, CHECKS: checks, INSTALL: self.install, PARTS: self._listed}
        read = sheets[code]
        self._sheets.setCurrentWidget(read)
        if isinstance(read, ReadingText) and not read.toPlainText():
            read.show_texts(((resources() / _TEXTS[code]).read_text(encoding="utf-8"),))
        if code == PARTS and not self.parts.total():
            self.show_parts(self.attempt(parts.parts) or ())

    def show_parts(self, found: tuple[parts.Part, ...]) -> None:
        """The parts, and where their licences can be read."""
        fill(self.parts, found)
        where = parts.program_folder() / parts.LICENCES
        self._licences.setText(f"许可全文在 {where}。")
        self._licences.setVisible(where.is_dir())

    def show_findings(self, found: Findings) -> None:
        """The checks made so far."""
        self.findings = found
        fill(self.checks, found.checks)
        if not self.checks.choose(lambda one: not one.ok):
            self.checks.choose_first()

    # slots

    def act(self, code: str) -> None:
        """Test, report, or open the folder."""
        if code == RUN and not self.test.running:
            self._start()
        elif code == REPORT:
            name = f"故障报告 {show_date(self.desk.today)}.txt"
            target, _ = QFileDialog.getSaveFileName(self, "导出故障报告", name, "文本 (*.txt)")
            if target:
                self.report_to(Path(target))
        elif code == FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.folder)))

    def report_to(self, target: Path) -> None:
        """Write the fault report."""

        def write() -> bool:
            log = self.desk.folder / LOG
            fault_report.export(self.desk, target, _computer(), self.findings, log)
            return True

        if self.attempt(write, "导出"):
            self.strip.show_strip("done", f"已存到“{target.name}”，里面没有个人资料，可以交给技术支持。")

    def _start(self) -> None:
        self.strip.hide()
        self.findings = None
        self._seen.setText("")
        fill(self.checks, ())
        self.progress.start("正在自检", "不动现有数据", "取消后什么都不留下", "shield-check")
        self.test.start()
        self.open_sheet(CHECKS)
        self.show_state()

    def _step(self, found: Findings) -> None:
        self.progress.step(len(found.checks), found.total, f"项，正在做{found.running}")
        if self.findings is None or len(found.checks) != self.checks.total():
            self.show_findings(found)

    def _end(self, found: Findings | None) -> None:
        self.progress.finish()
        self.show_state()
        if self.test.cancelled:
            self.findings = None
            self.strip.show_strip("info", "自检取消了，什么都没有留下。")
        else:
            self.strip.show_strip(*_result(found))
            if found is not None:
                self.show_findings(found)
        if self._sheets.currentWidget() is self._checked:
            self.open_sheet(CHECKS)

    def _show_seen(self, one: Finding) -> None:
        self._seen.setText(f"{one.name}：{one.seen}")


_SHOWN = ("system", "code_page", "screen", "scale")
"""What of the computer stands on the page; the report holds all."""


def _computer() -> dict[str, str]:
    return {**system.facts(), **screen_facts()}


def _result(found: Findings | None) -> tuple[StripKind, str]:
    """What is said at the end of a self-test."""
    if found is None:
        return "stop", "自检没有运行起来。请重新启动程序再试，还不行就导出故障报告，交给技术支持。"
    if found.ok:
        seconds = sum(one.ms for one in found.checks) / 1000
        return "done", f"自检 {found.total} 项全部通过，用了 {seconds:.0f} 秒。"
    failed = [one.name for one in found.checks if not one.ok]
    failed += [] if found.complete else [f"停在{found.running}"]
    return "stop", f"自检没有通过：{'、'.join(failed)}。请导出故障报告，交给技术支持。"
