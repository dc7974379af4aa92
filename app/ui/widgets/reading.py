"""Reading text (阅读区): help and changes, Markdown in the type roles of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.ui.style import Gap, Type, font

_INDENT = 22


class ReadingText(QTextBrowser):
    """Texts in Markdown one after the other (阅读区); read and scrolled, never edited."""

    def __init__(self, code: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(code)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show them from the first line; headings in the type roles of the window."""
        self.setMarkdown("\n\n".join(texts))
        whole, ours = QTextCursor(self.document()), QTextCharFormat()
        whole.select(QTextCursor.SelectionType.Document)
        ours.setFontFamilies(font().families())  # code would be in a font of the system
        ours.setFontFixedPitch(False)
        ours.setFontPointSize(font().pointSizeF())
        whole.mergeCharFormat(ours)
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        if level:
            role = Type.CASE if level == 1 else Type.CARD
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            dressed = QTextCharFormat()
            dressed.setFont(font(role))
            cursor.setCharFormat(dressed)
        shape.setTopMargin((Gap.WIDE if level else Gap.TIGHT) if block.blockNumber() else 0)
        shape.setBottomMargin(Gap.TIGHT)
        QTextCursor(block).setBlockFormat(shape)
