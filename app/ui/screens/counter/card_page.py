"""A card as a page (卡片页): above its blocks the small search box and drafts, beneath them the moves."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.services.intake import DraftView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.kin_blocks import TwinStrip
from app.ui.screens.scrolled import Firm, Scrolled
from app.ui.style import Arrangement, Gap, arrangement, px
from app.ui.widgets.chip import Chip
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.search import SearchBox


class CardPage(QWidget):
    """What every card has around its blocks (卡片页): `act(code)`, `search_asked()`.

    `compared(id)` lays one who may be the same beside.
    """

    act = Signal(str)
    compared = Signal(object)
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = SearchBox("再找一个人：F3")
        self._search.line.setObjectName("search_again")
        self._search.setFixedWidth(Breadth.SEARCH_SMALL)
        self._draft = Chip("", "amber", "pencil")
        self.twins, self.moves = TwinStrip(), MoveBar()
        self.twins.compared.connect(self.compared)
        self.moves.move_chosen.connect(self.act)
        self._search.typed.connect(lambda text: self.search_asked.emit() if text else None)

    def put(self, left: Sequence[QWidget], middle: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Put the blocks into three columns; the last of the middle takes the height that is left."""
        sides = [holder(column(*blocks, 1, gap=Gap.CARD)) for blocks in (left, right)]
        self._left, self._right = sides
        self._fit()
        centre = column(self.twins, *middle, gap=Gap.CARD)
        centre.setStretch(len(middle), 1)
        body = row(sides[0], centre, sides[1], gap=Gap.PAGE)
        body.setStretch(1, 1)
        top = row(self._search, 1, self._draft)
        whole = column(top, Scrolled(column(Firm(body)), "page"), self.moves, gap=Gap.PAGE)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a medium window the sides leave room to the middle."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = arrangement(self.width()) == Arrangement.WIDE
        self._left.setFixedWidth(px(Breadth.CARD_LEFT if wide else Breadth.CARD_LEFT_MEDIUM))
        self._right.setFixedWidth(px(Breadth.CARD_RIGHT if wide else Breadth.CARD_RIGHT_MEDIUM))

    def show_around(self, drafts: Sequence[DraftView], acts: Sequence[Act]) -> None:
        """Show how many drafts wait and what may be done."""
        self._draft.setVisible(bool(drafts))
        if drafts:
            self._draft.show_chip(f"草稿 {len(drafts)} 份", "amber", "pencil")
        self.moves.show_moves(acts)

    def taken_text(self) -> str:
        """What was typed into the small box; it is emptied."""
        text = self._search.text()
        self._search.line.blockSignals(True)
        self._search.set_text("")
        self._search.line.blockSignals(False)
        return text
