"""Looking at an attached file (看附件): its pages, or a sentence where they can't be shown here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.screens.arrange import Pages, column, holder
from app.ui.screens.preview.sheet_view import SheetView, Source
from app.ui.widgets.labels import label


class Look(QWidget):
    """The pages of the chosen file (看附件); PgUp PgDn turn them, Ctrl+plus and Ctrl+minus enlarge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.sheets = SheetView()
        self.sheets.setObjectName("attachment_sheets")
        self._turn = label("", tone="second")
        self._turn.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._said = label("", tone="second", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        seen = column(self.sheets, self._turn, gap=0)
        seen.setStretch(0, 1)
        self._pages = Pages()
        self._pages.addWidget(holder(seen))
        self._pages.addWidget(holder(column(1, self._said, 1)))
        self.setLayout(column(self._pages))

    def _wire(self) -> None:
        self.sheets.turned.connect(self._show_turn)

    # data

    def show_source(self, source: Source) -> None:
        """Show a file from its first page."""
        self._pages.setCurrentIndex(0)
        self.sheets.show_pages(source)

    def show_sentence(self, sentence: str) -> None:
        """A sentence in place of the pages; nothing of a file stays in memory."""
        self._said.setText(sentence)
        self._pages.setCurrentIndex(1)
        self.sheets.forget()

    # slots

    def _show_turn(self, page: int, of: int) -> None:
        self._turn.setText(f"第 {page} 页，共 {of} 页")
        self._turn.setVisible(of > 1)
