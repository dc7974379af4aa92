"""The attached files of a case (案件附件): in place of its form while they are looked at."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.services.attachments import CASE, Owner
from app.services.casework import CaseView
from app.services.desk import Desk
from app.ui.screens.arrange import Pages
from app.ui.screens.attachments import AttachmentsPage, arrivals, takes
from app.ui.screens.line.side import Side
from app.ui.screens.page import Page


class Attached(Pages):
    """The form of a case, or its attached files (案件附件); `returned()` when the form is back."""

    returned = Signal()

    def __init__(
        self, desk: Desk, page: Page, side: Side, form: QLayout, case: Callable[[], CaseView | None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._case = desk, page, case
        self._files: AttachmentsPage | None = None
        written = QWidget()
        written.setLayout(form)
        self.addWidget(written)
        self.setAcceptDrops(True)
        side.attachments_asked.connect(self.open)
        page.listen("Ctrl+K", self.open)

    # data

    def show_case(self, case: CaseView) -> None:
        """Follow the case: another one shows its form; of the same one the files are read again."""
        if self._files is None or not self.currentIndex():
            return
        if self._files.owner == Owner(CASE, case.id):
            self._files.renew()
        else:
            self._files.leave()
            self.setCurrentIndex(0)

    # slots

    def open(self) -> None:
        """Show the files in place of the form."""
        case = self._case()
        if case is None:
            return
        files = self._made()
        files.show_owner(Owner(CASE, case.id))
        self.setCurrentWidget(files)
        files.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped on the form too."""
        if self._case() is not None and takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the files and attach what was dropped."""
        event.acceptProposedAction()
        self.open()
        self._made().take(arrivals(event.mimeData()))

    def _made(self) -> AttachmentsPage:
        """The page of the files, made when it is wanted."""
        if self._files is None:
            self._files = AttachmentsPage(self._desk, self._page.notifier, self)
            self._files.changed.connect(self._page.changed)
            self._files.closed.connect(self._back)
            self.addWidget(self._files)
        return self._files

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.returned.emit()
