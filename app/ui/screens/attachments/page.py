"""The page of attached files (附件页): files of one case, person or register row, and the chosen one seen."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import attachments
from app.services.attachments import AttachmentView, Owner
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.arrange import Pages, column, holder, row, sheet
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.attachments import arriving, work
from app.ui.screens.attachments.arriving import Arrival
from app.ui.screens.attachments.look import Look
from app.ui.screens.attachments.opening import Opening
from app.ui.screens.attachments.rows import AttachmentRows
from app.ui.screens.attachments.said import SaidForm
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Keys, Page
from app.ui.style import Gap, Type, px
from app.ui.tasks import Runner
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.ways import Way, Ways

ADD, COPY, OFF, BACK = "attach_file", "copy_attachment", "take_off_attachment", "close_attachments"
KEYS: Keys = (
    ("F1", "按键"),
    ("F2", "添加"),
    ("Ctrl+V", "粘贴"),
    ("PgUp PgDn", "翻页"),
    ("Ctrl+＋/－", "放大"),
    ("Esc", "返回"),
)
_HINT = "把照片或扫描件拖到这里，按 Ctrl+V 粘贴，或按 F2 选文件。一个文件最多 20 MB。"
_FILTER = f"图片、PDF、Word、Excel ({' '.join(f'*{one}' for one in attachments.ENDINGS)})"


class AttachmentsPage(Page):
    """The files of one owner (附件页); `closed()` at Esc or 返回."""

    closed = Signal()

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.setObjectName("attachments")
        self._desk = desk
        self.owner: Owner | None = None
        self._shut = ""
        self._runner = Runner(self)
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.rows, self.look, self.said = AttachmentRows(), Look(), SaidForm()
        self._counted, self._why = label("", tone="second"), label("", tone="second", wrap=True)
        self._title, self._ways = label("", Type.CARD), Ways(self.act)
        self._empty = EmptyState()
        head = row(icon_label("paperclip"), self._title, self._counted, 1, self._ways)
        left = column(self.rows, self.said, gap=Gap.ROW)
        left.setStretch(0, 1)
        held = holder(left)
        held.setFixedWidth(px(Breadth.SIDE))
        body = row(held, self.look, gap=Gap.PAGE)
        body.setStretch(1, 1)
        self._pages = Pages()
        self._pages.addWidget(holder(body))
        self._pages.addWidget(self._empty)
        self.ask, self.progress = AskStrip(), ProgressStrip()
        whole = column(head, self._why, self._pages, self.progress, self.strip, self.ask, gap=Gap.ROW)
        whole.setStretch(2, 1)
        self.setLayout(column(sheet(whole, kind="plain", across=Gap.WIDE, down=Gap.TIGHT)))
        self.setAcceptDrops(True)
        parts = self.rows, self.look
        self._opening = Opening(self._desk, self.notifier, self._runner, lambda: self.owner, parts)

    def _wire(self) -> None:
        self.rows.chosen.connect(self.said.show_file)
        self.rows.chosen.connect(self._opening.choose)
        self.progress.cancelled.connect(self._runner.cancel_all)
        self.said.left.connect(self._say)
        self._empty.chosen.connect(self.act)
        self.ask.answered.connect(self._take_off)
        self.ask.left.connect(self._asked)
        self.strip.chosen.connect(lambda _: self.renew())
        self.listen("Ctrl+V", self._paste)

    # data

    def show_owner(self, owner: Owner, whose: str = "") -> None:
        """Show what hangs on this one; `whose` it is, where nothing around the page says so."""
        self._title.setText(f"{whose}的照片和附件" if whose else "附件")
        if owner != self.owner:
            self.leave()
            self.owner = owner
            self._opening.forget()
            self.strip.hide()
            self._asked()
        self._shut = self.attempt(lambda: attachments.closed(self._desk, owner), "打开") or ""
        self.said.show_kinds(attachments.kinds(self._desk))
        self.renew()

    def show_files(self, files: Sequence[AttachmentView], wanted: UUID | None = None) -> None:
        """Show these files, the wanted one chosen."""
        self._counted.setText(f"{len(files)} 份" if files else "")
        self._why.setText(self._shut)
        self._why.setVisible(bool(self._shut))
        self.said.setEnabled(not self._shut)
        add = (Way(ADD, "添加", "F2", icon="plus"),) if not self._shut else ()
        some = (Way(COPY, "存一份", icon="download"),) if files else ()
        off = (Way(OFF, "取下", icon="undo-2"),) if files and not self._shut else ()
        self._ways.show_ways((*(add if files else ()), *some, *off, Way(BACK, "返回", "Esc", heard=False)))
        self._empty.show_empty("还没有附件", self._shut or _HINT, add, "paperclip")
        self._pages.setCurrentIndex(0 if files else 1)
        self.rows.show_rows(files, wanted)
        self._opening.next_thumb()

    # page

    def renew(self) -> None:
        """Read again what hangs there."""
        self._list()

    def leave(self) -> None:
        """Keep what is said and not saved."""
        self.said.leave()

    def back(self) -> bool:
        """Back to where it was opened from."""
        self.leave()
        self.closed.emit()
        return True

    def keys(self) -> Keys:
        """What works here."""
        return KEYS

    def start(self) -> None:
        """The caret goes to the files."""
        at = self.rows if self.rows.count() else self._empty
        at.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, code: str) -> None:
        """Do what a button says."""
        one = self.rows.current()
        if code == ADD:
            names, _ = QFileDialog.getOpenFileNames(self, "选要附的文件", "", _FILTER)
            self.take(arriving.from_paths(map(Path, names)))
        elif code == BACK:
            self.back()
        elif code == COPY and one is not None:
            target, _ = QFileDialog.getSaveFileName(self, "存一份到", one.name)
            if target:
                self.save_to(Path(target))
        elif code == OFF and one is not None:
            for low in (self.strip, self.said):  # a low window has no room for them beside the question
                low.hide()
            self.ask.ask(f"为什么取下“{one.name}”？", "文件本身不删，理由会记入经过", "取下")

    # coming in

    def take(self, arrived: Sequence[Arrival]) -> None:
        """Attach files that were chosen, dropped or pasted."""
        owner = self.owner
        if owner is None or not arrived:
            return
        self.strip.hide()
        if len(arrived) > 1:
            self.progress.start("正在附上", leaves="取消后，已附上的留着", icon="paperclip")
        self._runner.run(
            lambda task: work.attach_all(task, self._desk, owner, arrived),
            lambda done: self._attached(owner, done),
            lambda error: self._failed(error, "附上"),
            lambda n, of: self.progress.step(n, of, "份"),
        )

    def _attached(self, owner: Owner, done: work.Attached) -> None:
        self.progress.finish()
        if done.made:
            self.changed.emit(owner.kind, owner.id)
        if owner != self.owner:
            return
        self._list(done.made[-1] if done.made else None)
        if done.faults:
            self.strip.show_strip("stop", "".join(done.faults))
        elif done.made:
            self.strip.show_strip("done", f"附上了 {len(done.made)} 份。请在左边选好种类。")
            self.said.start()

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if arriving.takes(data):
            self.take(arriving.arrivals(data))
        else:
            self.strip.show_strip("info", "剪贴板里没有图片或文件。请先截图或复制文件，再粘贴。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are taken."""
        if arriving.takes(event.mimeData()) and not self._shut:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        event.acceptProposedAction()
        self.take(arriving.arrivals(event.mimeData()))

    # changing

    def _say(self, typed: Mapping[str, str]) -> None:
        owner, one = self.owner, self.rows.current()
        if owner is None or one is None:
            return

        def failed(notice: Notice) -> None:
            self.said.show_faults(notice.faults)
            if not notice.faults:
                show(notice, self.strip)

        def act() -> bool:
            attachments.change(self._desk, owner, one.id, one.version, typed)
            return True

        if self.notifier.attempt(act, failed, "改"):
            self._changed()

    def _take_off(self, reason: str) -> None:
        owner, one = self.owner, self.rows.current()
        if owner is None or one is None:
            return

        def failed(notice: Notice) -> None:
            if not self.ask.takes(notice.faults):
                self._asked()
                show(notice, self.strip)

        def act() -> bool:
            attachments.take_off(self._desk, owner, one.id, one.version, reason)
            return True

        if self.notifier.attempt(act, failed, "取下"):
            self._asked()
            self._changed()
            self.strip.show_strip("done", f"“{one.name}”取下了。")
            self.start()

    def _asked(self) -> None:
        self.ask.hide()
        self.said.show()
        self.start()

    def save_to(self, target: Path) -> None:
        """Save a copy of the chosen file outside; the journal keeps it."""
        owner, one = self.owner, self.rows.current()
        if owner is None or one is None:
            return
        self._runner.run(
            lambda _: attachments.save_copy(self._desk, owner, one.id, target),
            lambda _: self.strip.show_strip("done", f"存到“{target.name}”了，这件事已记下。"),
            lambda error: self._failed(error, "存"),
        )

    def _changed(self) -> None:
        owner = self.owner
        if owner is not None:
            self._list()
            self.changed.emit(owner.kind, owner.id)

    def _list(self, wanted: UUID | None = None) -> None:
        owner = self.owner
        found = self.attempt(lambda: attachments.listed(self._desk, owner)) if owner is not None else None
        if found is not None:
            self.show_files(found, wanted)

    def _failed(self, error: Exception, doing: str) -> None:
        self.progress.finish()
        show(self.notifier.notice(error, doing), self.strip)

    def hideEvent(self, event: QHideEvent) -> None:
        """Not seen any more: what is said is kept."""
        self.leave()
        super().hideEvent(event)
