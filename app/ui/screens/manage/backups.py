"""Backups (管理 · 备份): those in both places, one more now, the second folder, a restore."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.clock import local, short_day, show_moment, show_time
from app.services import backups, parameters
from app.services.backups import Backup, Look, Made, Status
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import ToRestore
from app.ui.screens.parts.list_part import ListPart
from app.ui.style import Colour, Gap, restyle
from app.ui.table import Column, Mark
from app.ui.tasks import Cancelled, Runner, Work
from app.ui.widgets.labels import icon_label, label, show_icon
from app.ui.widgets.progress import ProgressStrip


def _when(one: Backup) -> str:
    return f"{short_day(local(one.made_at).date())} {show_time(one.made_at)}"


MAKE, FOLDER, TRY, RESTORE = "make_backup", "choose_folder", "try_backup", "restore"
WHY = {"close": "收工时", "time": "定时", "upgrade": "升级前", "asked": "立即备份"}
_HERE, _SECOND = "本机", "第二个文件夹"
COLUMNS: tuple[Column[Backup], ...] = (
    Column("made_at", "时间", _when, width=104, bold=True),
    Column("place", "位置", lambda one: _SECOND if one.second else _HERE, width=112),
    Column("entries", "记到第几步", lambda one: f"{one.entries:,}", width=96, number=True),
    Column("why", "缘由", lambda one: WHY.get(one.why, one.why)),
    Column(
        "proven",
        "试恢复",
        lambda one: Mark("已通过", "green", "check") if one.proven else Mark("没试过", "amber"),
        width=90,
    ),
)


class BackupsPart(ListPart[Backup]):
    """管理 · 备份."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("backups", desk, notifier, COLUMNS, "备份")
        self._reader = Runner(self)
        self._work: Work[Made] | Work[Look] | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self._facts, self.progress = Facts(), ProgressStrip()
        self._icon, self._state = icon_label("hard-drive"), label("", wrap=True)
        state = row(self._icon, self._state, gap=Gap.CARD)
        state.setStretch(1, 1)
        left = column(state, self.progress, self.list, gap=Gap.CARD)
        left.setStretch(2, 1)
        head = ("hard-drive", "备份", "每半小时和收工时自动备份，每份都试恢复过")
        self.lay_out(head, holder(left), self._facts, (), (5, 4))

    def _wire(self) -> None:
        self.progress.cancelled.connect(self._cancel)

    # page

    def back(self) -> bool:
        """Esc ends a backup that is under way."""
        if self._work is None:
            return super().back()
        self._cancel()
        return True

    def renew(self) -> None:
        """The places are read again, behind the window: a share may sleep."""
        folder, clock = self.desk.folder, self.desk.clock
        self._reader.run(
            lambda _: (backups.status(folder, clock), backups.listed(folder)),
            lambda found: self.show_backups(*found),
            lambda error: show(self.notifier.notice(error, "备份"), self.strip),
        )
        self.show_state()

    # data

    def key(self, one: Backup) -> object:
        """The file."""
        return one.path

    def show_backups(self, status: Status, found: tuple[Backup, ...]) -> None:
        """How it stands, and the backups of both places."""
        self._state.setText(status.sentence)
        restyle(self._state, tone="amber" if status.mind else "green")
        show_icon(self._icon, "hard-drive", Colour.AMBER if status.mind else Colour.GREEN)
        chosen = self.list.current()
        self.show_rows(found, chosen.path if chosen is not None else None)

    def show_state(self) -> None:
        """The chosen backup, and what can be done."""
        one = self.list.current()
        if one is None:
            self.show_words("还没有备份", "按 F10 备份一次，做好后会自动试恢复。")
            self._facts.show_facts(())
        else:
            self.show_words(f"{_when(one)} 的备份", "做成后试恢复过，才算一份。" if one.proven else "")
            self._facts.show_facts(
                (
                    ("做成时间", show_moment(one.made_at)),
                    ("单位", f"{one.office}・{one.station}"),
                    ("内容", f"日志第 {one.entries:,} 条以前的全部数据"),
                    ("大小", f"{one.size / 1_000_000:,.1f} MB"),
                    ("缘由", WHY.get(one.why, one.why)),
                    ("放在", str(one.path.parent)),
                    ("文件名", one.path.name),
                )
            )
        self._show_acts(one)

    def _show_acts(self, one: Backup | None) -> None:
        busy = "正在备份或检查，做完再办。" if self._work is not None else ""
        closed = parameters.changing_closed(self.desk)
        nothing = "" if one is not None else "还没有选一份备份。"
        self.moves.show_moves(
            (
                Act(MAKE, "立即备份", "F10", primary=True, closed=busy or None),
                Act(RESTORE, "恢复…", "F8", closed=busy or closed or None),
                Act(TRY, "检查这份", closed=busy or nothing or None),
                Act(FOLDER, "选第二个文件夹…", closed=busy or closed or None),
            ),
            icons={MAKE: "hard-drive", RESTORE: "history", TRY: "shield-check"},
        )

    # slots

    def act(self, code: str) -> None:
        """Back up, restore, check the chosen one, choose the second folder."""
        one = self.list.current()
        if self._work is not None:
            return
        if code == MAKE:
            self._make()
        elif code == TRY and one is not None:
            self._try(one)
        elif code == RESTORE and not parameters.changing_closed(self.desk):
            self.go.emit(ToRestore(one.path if one is not None else None))
        elif code == FOLDER and not parameters.changing_closed(self.desk):
            chosen = QFileDialog.getExistingDirectory(self, "选第二个备份文件夹")
            if chosen:
                self.choose(Path(chosen))

    def choose(self, folder: Path) -> None:
        """Keep every later backup in this folder too, and make one there at once."""
        self.strip.hide()
        self._runner.run(
            lambda _: backups.choose_second(self.desk, folder),
            self._chosen_folder,
            lambda error: show(self.notifier.notice(error, "选这个文件夹"), self.strip),
        )

    def _chosen_folder(self, remark: str) -> None:
        self.changed.emit("reference", None)
        self._make(remark)

    def _make(self, remark: str = "") -> None:
        self._start("正在备份", "取消后不留下这一份，以前的备份都在")
        self._work = self._runner.run(
            lambda work: backups.make(self.desk, "asked", work.step),
            lambda made: self._made(made, remark),
            lambda error: self._ended(error, "备份"),
            self._step,
        )
        self.show_state()

    def _try(self, one: Backup) -> None:
        self._start("正在检查", "取消后什么都不变")
        folder = self.desk.folder
        self._work = self._runner.run(
            lambda work: backups.look(one.path, folder, work.step),
            self._tried,
            lambda error: self._ended(error, "检查"),
            self._step,
        )
        self.show_state()

    def _start(self, title: str, leaves: str) -> None:
        self.strip.hide()
        self.progress.start(title, "可以接着办别的", leaves, "hard-drive")

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _step(self, done: int, whole: int) -> None:
        self.progress.step(100 * done // whole if whole else 0, 100, "%")

    def _over(self) -> None:
        self._work = None
        self.progress.finish()
        self.renew()

    def _made(self, made: Made, remark: str) -> None:
        self._over()
        self.changed.emit("backup", None)
        told = "".join((*made.sentences, remark))
        if told:
            self.strip.show_strip("mind", f"备份好了，已试恢复。{told}")
        else:
            self.strip.show_strip("done", "备份好了，已试恢复。")

    def _tried(self, found: Look) -> None:
        self._over()
        if found.fault:
            self.strip.show_strip("stop", found.fault)
        else:
            self.strip.show_strip("done", "这份备份完好，和做成并试恢复时一个字节也不差。")

    def _ended(self, error: Exception, word: str) -> None:
        self._over()
        if isinstance(error, Cancelled):
            self.strip.show_strip("info", f"{word}取消了，以前的备份都在。")
        else:
            show(self.notifier.notice(error, word), self.strip)
