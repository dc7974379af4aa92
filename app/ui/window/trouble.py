"""A damaged file at the door (损坏文件的出路): it is looked at, then read only, restored, or reported."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.core import system
from app.core.clock import Clock, local, short_day, show_date, show_time
from app.services import backups, damaged, fault_report
from app.services.backups import Backup
from app.services.catalog import Catalog
from app.services.damaged import DamagedFile
from app.ui.notify import LOG, Notifier, show
from app.ui.screen import screen_facts
from app.ui.screens.damaged import LOOK, RECORD, RESTORE, DamagedPage, Way
from app.ui.screens.page import Keys
from app.ui.tasks import Cancelled, Runner, Work
from app.ui.window.front_pages import listen_for_help
from app.ui.window.shell import Shell

KEYS: Keys = (("F1", "按键和说明"), ("F10", "恢复"), ("F8", "只读打开"), ("Esc", "返回签到"))
Open = Callable[[Callable[[int], None]], DamagedFile]
_RECORD = "把查到的存成文件交给他，里面没有身份证号和姓名。"
_UNTOUCHED = "没有改动原文件。可以先以只读方式查和打印，不能登记。"
_UNREADABLE = "没有改动原文件。里面的内容一点也读不出来，只能恢复。"


class Trouble(QObject):
    """The ways on from a damaged file (损坏文件的出路).

    `looking(desk)` to read it only, `restoring(path)` to restore a backup, `left()` back to sign-in.
    """

    looking = Signal(object)
    restoring = Signal(object)
    left = Signal()

    def __init__(
        self,
        shell: Shell,
        folder: Path,
        clock: Clock,
        catalog: Catalog,
        notifier: Notifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._folder, self._clock, self._catalog = shell, folder, clock, catalog
        self._notifier, self._runner = notifier, Runner(self)
        self._work: Work[tuple[DamagedFile, Backup | None]] | None = None
        self._file: DamagedFile | None = None
        self._backup: Backup | None = None
        self.page: DamagedPage | None = None

    def meet_with_password(self, user: UUID | None, password: str) -> None:
        """The file did not open at sign-in."""
        folder, clock, catalog = self._folder, self._clock, self._catalog
        self._meet(lambda watch: damaged.open_damaged(folder, clock, catalog, user, password, watch))

    def meet_with_key(self, user: UUID, key: bytes) -> None:
        """Damage was met at work; the file is closed by now."""
        folder, clock, catalog = self._folder, self._clock, self._catalog
        self._meet(lambda watch: damaged.open_with_key(folder, clock, catalog, user, key, watch))

    def _meet(self, opened: Open) -> None:
        self.page = DamagedPage(self._notifier)
        self.page.chosen.connect(self._act)
        self.page.left.connect(self._leave)
        self.page.progress.cancelled.connect(self._leave)
        self.page.show_checking()
        listen_for_help(self.page, KEYS, "backups")
        self._shell.show_page(self.page)

        def act(work: Work[tuple[DamagedFile, Backup | None]]) -> tuple[DamagedFile, Backup | None]:
            file = opened(lambda rows: work.step(rows, 0))
            found = backups.listed(self._folder)
            return file, next((one for one in found if one.proven), None)

        self._work = self._runner.run(act, self._show, self._failed, self._step)

    def _step(self, rows: int, _whole: int) -> None:
        if self.page is not None:
            self.page.show_step(rows)

    def _show(self, found: tuple[DamagedFile, Backup | None]) -> None:
        if self.page is None:
            found[0].close()
            return
        self._work = None
        self._file, self._backup = found
        page, file, backup = self.page, self._file, self._backup
        what = "".join((*file.found.sentences, file.found.sound))
        newest = "没有找到备份。请插上存备份的 U 盘，再选文件恢复。"
        if backup is not None:
            newest = f"{_when(backup)}，{_where(backup)}，已试恢复。{file.found.after(backup.entries)}"
        page.show_found(
            _UNTOUCHED if file.desk is not None else _UNREADABLE,
            (("查到什么", what), ("最近好备份", newest)),
            _ways(file, backup),
        )
        page.start()

    def _failed(self, error: Exception) -> None:
        if self.page is None or isinstance(error, Cancelled):
            return
        self._work = None
        self.page.progress.finish()
        show(self._notifier.notice(error, "检查"), self.page.strip)

    def _act(self, code: str) -> None:
        if code == RECORD:
            self._ask_where()
        elif code == LOOK and self._file is not None and self._file.desk is not None:
            desk, self._file = self._file.desk, None
            self.end()
            self.looking.emit(desk)
        elif code == RESTORE:
            path = self._backup.path if self._backup is not None else None
            self.end()
            self.restoring.emit(path)

    def _ask_where(self) -> None:
        page = self.page
        name = f"数据损坏记录 {show_date(self._clock.today())}.txt"
        target, _ = QFileDialog.getSaveFileName(page, "存记录", name, "文本 (*.txt)")
        if target:
            self.record_to(Path(target))

    def record_to(self, target: Path) -> None:
        """Save what was found, for support; of nobody a word."""
        page, file = self.page, self._file
        if page is None or file is None:
            return
        computer = {**system.facts(), **screen_facts()}
        folder, clock = self._folder, self._clock

        def write() -> bool:
            fault_report.export_damage(folder, clock, target, computer, file.found, folder / LOG)
            return True

        if page.attempt(write, "存记录"):
            page.strip.show_strip("done", f"已存到“{target.name}”，里面没有身份证号和姓名。")

    def _leave(self) -> None:
        self.end()
        self.left.emit()

    def end(self) -> None:
        """The page goes, and the copy that was looked at."""
        if self._work is not None:
            self._work.cancel()
        if self._file is not None:
            self._file.close()
        if self.page is not None:
            self._shell.drop_page(self.page)
        self._work = self._file = self.page = None


def _ways(file: DamagedFile, backup: Backup | None) -> tuple[Way, ...]:
    title = f"恢复到 {_when(backup)} 的备份" if backup is not None else "从备份恢复"
    closed = "" if file.desk is not None else "里面的内容一点也读不出来。"
    return (
        Way(RESTORE, "恢复", "F10", "history", title, "现在的文件先另存，不会删。"),
        Way(LOOK, "只读打开", "F8", "eye", "先以只读方式看", "查到要紧的，先打印或抄下。", closed),
        Way(RECORD, "存记录…", "", "download", "叫管理员或网管", _RECORD),
    )


def _when(one: Backup) -> str:
    return f"{short_day(local(one.made_at).date())} {show_time(one.made_at)}"


def _where(one: Backup) -> str:
    return "第二个文件夹" if one.second else "本机"
