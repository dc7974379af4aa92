"""Opening attached files (打开附件): the chosen one, and the small pictures one by one between."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.services.attachments import AttachmentView, Owner
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.attachments import work
from app.ui.screens.attachments.look import Look
from app.ui.screens.attachments.rows import THUMB, AttachmentRows
from app.ui.screens.preview.sheet_view import Source
from app.ui.style import px
from app.ui.tasks import Runner

_ELSEWHERE = "这种文件在这里看不到。要看内容，请存一份出来，用 Word 或 Excel 打开。"


class Opening(QObject):
    """Brings the bytes of files to what shows them (打开附件), off the window's thread."""

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        runner: Runner,
        owner: Callable[[], Owner | None],
        parts: tuple[AttachmentRows, Look],
    ) -> None:
        super().__init__(runner)
        self._desk, self._notifier, self._runner, self._owner = desk, notifier, runner, owner
        self._rows, self._look = parts
        self._seen: UUID | None = None
        self._tried: set[str] = set()

    def forget(self) -> None:
        """Another owner: nothing of this one stays."""
        self._seen = None
        self._tried.clear()
        self._rows.forget()
        self._look.show_sentence("")

    def choose(self, one: AttachmentView) -> None:
        """Show this file; one that is shown already is not opened again."""
        owner = self._owner()
        if owner is None or one.id == self._seen:
            return
        self._seen = one.id
        self._look.show_sentence("")
        self._runner.run(
            lambda _: work.opened(self._desk, owner, one) if self._seen == one.id else None,
            lambda found: self._opened(one, found),
            lambda error: self._not_opened(one, error),
        )

    def next_thumb(self) -> None:
        """The next small picture: one at a time, so that what is chosen need not wait for all."""
        owner = self._owner()
        one = next((one for one in self._rows.without_thumb() if one.sha256 not in self._tried), None)
        if owner is None or one is None:
            return
        self._tried.add(one.sha256)
        side = round(px(THUMB) * self._rows.devicePixelRatioF())
        self._runner.run(
            lambda _: work.small(self._desk, owner, one, side),
            lambda found: self._made(owner, one, found),
            self._not_made,
        )

    def _opened(self, one: AttachmentView, found: Source | None) -> None:
        if self._seen != one.id:
            return
        if found is None:
            self._look.show_sentence(_ELSEWHERE)
        else:
            self._look.show_source(found)

    def _not_opened(self, one: AttachmentView, error: Exception) -> None:
        notice = self._notifier.notice(error, "打开")
        if self._seen == one.id:
            self._look.show_sentence(notice.sentence)

    def _made(self, owner: Owner, one: AttachmentView, found: QImage | None) -> None:
        if owner == self._owner():
            if found is not None:
                self._rows.show_thumb(one.sha256, found)
            self.next_thumb()

    def _not_made(self, error: Exception) -> None:
        """What it lacks is told when it is opened."""
        self._notifier.notice(error, "打开")
        self.next_thumb()
