"""A folder as an input (文件夹输入): shown, chosen in the system's dialogue, or left empty."""

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from app.ui.screens.arrange import row
from app.ui.screens.plain_form import FreeInput
from app.ui.style import Gap, Height, px


class FolderInput(FreeInput):
    """A folder (文件夹输入); `text()` is its path, "" for none."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._build(hint)
        self._wire()

    def _build(self, hint: str) -> None:
        self._path = QLineEdit()
        self._path.setObjectName("folder_path")
        self._path.setReadOnly(True)
        self._path.setPlaceholderText(hint)
        self._path.setAccessibleName(self._name)
        self._choose = QPushButton("选…")
        self._choose.setObjectName("choose_folder")
        self._choose.setAccessibleName(f"选{self._name}")
        for one in (self._path, self._choose):
            one.setFixedHeight(px(Height.FIELD))
        line = row(self._path, self._choose, gap=Gap.CARD)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self._choose)

    def _wire(self) -> None:
        self._choose.clicked.connect(self._ask)

    def text(self) -> str:
        """The path, "" for none."""
        return self._path.text()

    def show_text(self, text: str) -> None:
        """Show a path."""
        self._path.setText(text)

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, f"选{self._name}")
        if chosen:
            self.show_text(chosen)
            self.edited.emit()
