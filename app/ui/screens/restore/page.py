"""Restore (恢复): four steps, nothing of the present data changes before the last but one is confirmed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.clock import Clock, show_date
from app.services import backups, files
from app.services.accounts import open_backup
from app.services.backups import Aside, Look, LostLine, Restored, Secret
from app.services.catalog import Catalog
from app.ui.notify import Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Page
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.restore.choosing import ChoosingStep
from app.ui.screens.restore.deciding import DecidingStep
from app.ui.style import Gap, Type, px
from app.ui.tasks import Cancelled, Runner, Work
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.progress import ProgressStrip

NEXT, BACK, SAVE = "next_step", "back", "save_lost"
CHOOSE, SECRET, DECIDE, DONE = range(4)
TITLES = ("选备份", "用口令打开", "核对编号，再恢复", "恢复好了")
ABOUT = (
    "恢复以前什么都不改。现在的数据会另存，不会删。",
    "填做这份备份时的口令，或现在的口令。口令都忘了，填恢复页上的恢复码。",
    "同一个编号不能发两次，所以要问最后打印到几号。",
    "请用备份里的口令签到，再照清单补登。",
)
WORDS = ("下一步", "打开并核对", "恢复", "去签到")
_LOST_TITLE = "恢复后逐件补登"


class RestorePage(Page):
    """The page of a restore (恢复): `restored()` when the new file is in place, `left()` without one."""

    restored = Signal()
    left = Signal()

    def __init__(
        self, folder: Path, clock: Clock, catalog: Catalog, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self._folder, self._clock, self._catalog = folder, clock, catalog
        self._runner = Runner(self)
        self._work: Work[Aside] | Work[Restored] | None = None
        self._at, self._seen = CHOOSE, Look(folder, None, "还没有选备份。")
        self._aside: Aside | None = None
        self._lost: tuple[LostLine, ...] = ()
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.setObjectName("page")
        self._title, self._about = label("", Type.CASE), label("", tone="second", wrap=True)
        head = row(icon_label("history"), self._title, self._about, gap=Gap.CARD)
        head.setStretch(2, 1)
        self.choosing, self.secret, self.deciding = ChoosingStep(), PlainForm(), DecidingStep()
        self.secret.add_secret("password", "口令")
        self.secret.add_line("code", "恢复码", "口令都忘了才填，六组字符")
        self._result = Facts()
        self._steps = Pages()
        for one in (self.choosing, _middle(self.secret), self.deciding, _middle(self._result)):
            self._steps.addWidget(one)
        self.progress, self.moves = ProgressStrip(), MoveBar()
        whole = column(head, self.progress, self._steps, self.strip, self.moves, gap=Gap.CARD)
        whole.setStretch(2, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._act)
        self.choosing.picked.connect(self._look)
        self.progress.cancelled.connect(self._cancel)

    # data

    def show_backups(self, wanted: Path | None) -> None:
        """Read both places, behind the window, and choose what is wanted."""
        self._show_step(CHOOSE)
        self._runner.run(
            lambda _: backups.listed(self._folder),
            lambda found: self.choosing.show_backups(found, wanted),
            lambda error: self._fail(error, "找备份"),
        )

    def _show_step(self, at: int) -> None:
        self._at = at
        self._title.setText(TITLES[at])
        self._about.setText(ABOUT[at])
        self._steps.setCurrentIndex(at)
        self._show_acts()
        if at == SECRET:
            self.secret.start()
        elif at == DECIDE:
            self.deciding.start()

    def _show_acts(self) -> None:
        closed = self._seen.fault if self._at == CHOOSE else ""
        if self._work is not None:
            closed = "正在办，做完再按。"
        acts = [Act(NEXT, WORDS[self._at], "F10", primary=True, closed=closed or None)]
        if self._at != DONE:
            acts.append(Act(BACK, "返回" if self._at else "不恢复，返回", "F8"))
        if self._lost and self._at in {DECIDE, DONE}:
            acts.append(Act(SAVE, "把补登清单存成文件…", "F9"))
        self.moves.show_moves(acts, f"第 {self._at + 1} 步，共 {len(TITLES)} 步")

    # slots

    def back(self) -> bool:
        """One step back; a work under way is stopped first."""
        if self._work is not None:
            self._cancel()
        elif self._at == CHOOSE:
            self.left.emit()
        elif self._at != DONE:
            self._close_aside()
            self._show_step(self._at - 1)
        return True

    def leave(self) -> None:
        """The window closes: what was unpacked goes, a work stops."""
        self._cancel()
        self._runner.wait(5000)
        self._close_aside()

    def _act(self, code: str) -> None:
        if code == BACK:
            self.back()
        elif code == SAVE:
            self._ask_where()
        elif self._work is None:
            (self._to_secret, self._open, self._restore, self.restored.emit)[self._at]()

    def _look(self, path: Path) -> None:
        self._seen = Look(path, None, "正在看这份备份。")
        self._show_acts()
        self._runner.run(
            lambda _: backups.look(path, self._folder),
            self._looked,
            lambda error: self._fail(error, "看备份"),
        )

    def _looked(self, found: Look) -> None:
        if found.path == self._seen.path:
            self._seen = found
            self.choosing.show_look(found)
            if self._at == CHOOSE:
                self._show_acts()

    def _to_secret(self) -> None:
        self.strip.hide()
        self._show_step(SECRET)

    def _open(self) -> None:
        typed = self.secret.typed()
        code = typed["code"].strip()
        if not code and not typed["password"]:
            self.secret.show_faults({"password": "请填口令；口令都忘了，填恢复码。"})
            return
        held = Secret(code=code) if code else Secret(typed["password"])
        self._start("正在打开并逐行核对", "取消后什么都不变")
        path, folder = self._seen.path, self._folder
        self._work = self._runner.run(
            lambda work: open_backup(path, folder, self._clock, self._catalog, held, work.step),
            self._opened,
            lambda error: self._fail(error, "打开备份"),
            self._step,
        )
        self._show_acts()

    def _opened(self, aside: Aside) -> None:
        self._over()
        self._aside, self._lost = aside, aside.lost
        self.secret.show_values({"password": "", "code": ""})
        self.deciding.show_aside(aside)
        self._show_step(DECIDE)

    def _restore(self) -> None:
        aside = self._aside
        if aside is None:
            return
        typed = self.deciding.form.typed()
        self._start("正在恢复", "这一步不能取消，请不要关机")
        self._work = self._runner.run(
            lambda _: backups.restore(aside, typed), self._done, lambda error: self._fail(error, "恢复")
        )
        self._show_acts()

    def _done(self, done: Restored) -> None:
        self._over()
        self._aside = None
        skips: Sequence[tuple[str, str]] = [("停用编号", one.text) for one in done.skipped]
        n = len(self._lost)
        kept = str(done.kept) if done.kept is not None else "这台电脑上原来没有数据。"
        self._result.show_facts(
            (
                ("现在的数据", f"日志第 {done.entries:,} 条为止"),
                ("原来的数据", kept),
                *(skips or [("停用编号", "没有停用编号。")]),
                ("补登", f"{n} 件，请先把清单存成文件。" if n else "没有要补登的案件。"),
            )
        )
        self._show_step(DONE)

    def _start(self, title: str, leaves: str) -> None:
        self.strip.hide()
        self.progress.start(title, "", leaves, "history")
        self._steps.setEnabled(False)

    def _step(self, done: int, whole: int) -> None:
        self.progress.step(100 * done // whole if whole else 0, 100, "%")

    def _over(self) -> None:
        self._work = None
        self.progress.finish()
        self._steps.setEnabled(True)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _fail(self, error: Exception, word: str) -> None:
        self._over()
        self._show_acts()
        if isinstance(error, Cancelled):
            self.strip.show_strip("info", "取消了，什么都没有改。")
            return
        notice = self.notifier.notice(error, word)
        if notice.faults and self._at in {SECRET, DECIDE}:
            (self.secret if self._at == SECRET else self.deciding.form).show_faults(notice.faults)
        else:
            show(notice, self.strip)

    def _close_aside(self) -> None:
        if self._aside is not None:
            self._aside.close()
        self._aside, self._lost = None, ()

    def _ask_where(self) -> None:
        name = f"{_LOST_TITLE} {show_date(self._clock.today())}.txt"
        target, _ = QFileDialog.getSaveFileName(self, "存补登清单", name, "文本 (*.txt)")
        if target:
            self.save_lost(Path(target))

    def save_lost(self, target: Path) -> None:
        """Save the list of what has to be entered again; numbers and matters, no names."""
        lines = [_LOST_TITLE, "", *(one.text for one in self._lost), ""]

        def write() -> bool:
            files.save(target, "\r\n".join(lines).encode("utf-8-sig"))
            return True

        if self.attempt(write, "存清单"):
            self.strip.show_strip("done", f"已存到“{target.name}”。")


def _middle(inner: QWidget) -> QWidget:
    made = sheet(column(inner, 1), across=2 * Gap.INSIDE, down=2 * Gap.INSIDE)
    made.setMaximumWidth(px(Breadth.SETUP_FORM))
    return made
