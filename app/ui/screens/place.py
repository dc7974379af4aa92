"""Where the data shall lie (数据放在哪里): why a folder cannot hold it, and the choice of another one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.paths import Place, why_refused
from app.ui.screens.arrange import column
from app.ui.screens.notice import NoticePage
from app.ui.widgets.ways import Way

CHOOSE, MAKE = "choose_folder", "make_folder"


class PlacePage(QWidget):
    """The page in place of sign-in where no data can be kept (数据位置); `settled(folder)` for another."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._build()
        self._wire()

    def _build(self) -> None:
        self.notice = NoticePage("", "")
        self.setLayout(column(self.notice))

    def _wire(self) -> None:
        self.notice.chosen.connect(self._act)

    def show_place(self, place: Place) -> None:
        """Show what is wrong with a place, and what one may do about it."""
        self._place = place
        self._show(place.title, place.sentence, place.folder)

    def show_refusal(self, sentence: str, folder: Path) -> None:
        """Show why the folder that was chosen is not taken."""
        self._show("选的文件夹不能用", sentence, folder)

    def _show(self, title: str, sentence: str, folder: Path) -> None:
        ways: list[Way] = []
        if not self._place.named:
            ways.append(Way(CHOOSE, "另选文件夹…", "F10", primary=True))
        if self._place.absent:
            ways.append(Way(MAKE, "建在这里"))
        self.notice.show_notice(title, sentence, str(folder), ways=ways)

    # slots

    def _act(self, code: str) -> None:
        if code == MAKE:
            self.settled.emit(self._place.folder)
            return
        chosen = QFileDialog.getExistingDirectory(self, "选放数据的文件夹")
        if not chosen:
            return
        refused = why_refused(Path(chosen))
        if refused is not None:
            self.show_refusal(refused, Path(chosen))
        else:
            self.settled.emit(Path(chosen))
