"""A card as a page (卡片页): above its blocks the small search box and drafts, beneath them the moves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.intake import DraftView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import ANY_BREADTH, Breadth
from app.ui.screens.counter.kin_blocks import TwinStrip
from app.ui.screens.counter.leaves import Leaf, Leaves
from app.ui.screens.counter.person_line import PersonLine
from app.ui.screens.scrolled import Firm, Scrolled
from app.ui.style import Arrangement, Gap, px, restyle
from app.ui.widgets.chip import Chip
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.search import SearchBox

_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardPage(QWidget):
    """What every card has around its blocks (卡片页): `act(code)`, `search_asked()`.

    `compared(id)` lays one who may be the same beside. Where the window is narrow a line says whose card
    it is, and the blocks beside the middle share one place as leaves.
    """

    act = Signal(str)
    compared = Signal(object)
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._search = SearchBox("再找一个人：F3")
        self._search.line.setObjectName("search_again")
        self._draft = Chip("", "amber", "pencil")
        self.line, self.twins, self.moves = PersonLine(), TwinStrip(), MoveBar()
        self.line.hide()
        self.twins.compared.connect(self.compared)
        self.moves.move_chosen.connect(self.act)
        self._search.typed.connect(lambda text: self.search_asked.emit() if text else None)

    def put(
        self,
        left: Sequence[QWidget],
        middle: Sequence[QWidget],
        right: Sequence[QWidget],
        leaves: Sequence[Leaf],
    ) -> None:
        """Put the blocks into three columns; the last of the middle takes the height that is left."""
        self._blocks = (tuple(left), tuple(middle), tuple(right))
        self._columns = tuple(column(gap=Gap.CARD) for _ in self._blocks)
        self._left, self._right = holder(self._columns[0]), holder(self._columns[2])
        self._leaf, self.leaves = tuple(leaves), Leaves(leaves)
        centre = column(self.twins, self._columns[1], gap=Gap.CARD)
        centre.setStretch(1, 1)
        body = row(self._left, centre, self._right, self.leaves, gap=Gap.PAGE)
        body.setStretch(1, 1)
        self._top = row(self._search, 1, self._draft)
        self._whole = column(self._top, self.line, Scrolled(column(Firm(body)), "page"), self.moves)
        self._whole.setStretch(2, 1)
        self.setLayout(self._whole)
        self.arrange(Arrangement.WIDE)

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """In a medium window the sides leave room to the middle, in a narrow one they become leaves."""
        self._narrow = arrangement == Arrangement.NARROW
        self._whole.setSpacing(Gap.ROW if low else Gap.PAGE)
        self.moves.arrange(low=low)
        wide = arrangement == Arrangement.WIDE
        self._left.setFixedWidth(px(Breadth.CARD_LEFT if wide else Breadth.CARD_LEFT_MEDIUM))
        self._right.setFixedWidth(px(Breadth.CARD_RIGHT if wide else Breadth.CARD_RIGHT_MEDIUM))
        self.leaves.setFixedWidth(px(Breadth.LEAVES))
        self._search.setMinimumWidth(px(Breadth.SEARCH_SMALL))
        self._search.setMaximumWidth(ANY_BREADTH if self._narrow else px(Breadth.SEARCH_SMALL))
        self._top.setStretch(0, int(self._narrow))
        self._top.setStretch(1, int(not self._narrow))
        self._place()

    def _place(self) -> None:
        """Every block in its column, or on its leaf."""
        leafed = [block for leaf in self._leaf for block in leaf.blocks]
        if bool(self._columns[1].count()) and leafed[0].property("leafed") == self._narrow:
            return
        for block in leafed:
            restyle(block, card="plain" if self._narrow else "sheet", leafed=self._narrow)
        for place, blocks in zip(self._columns, self._blocks, strict=True):
            beside = [one for one in blocks if not (self._narrow and one in leafed)]
            _fill(place, beside, stretched=place is not self._columns[1] or len(beside) < len(blocks))
        if self._narrow:
            for place, leaf in zip(self.leaves.places(), self._leaf, strict=True):
                _fill(place, leaf.blocks, stretched=True)
        for part, shown in (
            (self._left, not self._narrow),
            (self._right, not self._narrow),
            (self.leaves, self._narrow),
            (self.line, self._narrow),
        ):
            part.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → turn the leaves."""
        step = _TURNS.get(Qt.Key(event.key()), 0)
        if step and self._narrow:
            self.leaves.turn(step)
            return
        super().keyPressEvent(event)

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


def _fill(place: QVBoxLayout, blocks: Sequence[QWidget], *, stretched: bool) -> None:
    """Stand these blocks beneath one another; room that is left goes beneath them, or to the last."""
    while place.takeAt(0) is not None:
        pass
    for block in blocks:
        place.addWidget(block)
    if stretched:
        place.addStretch(1)
    elif blocks:
        place.setStretch(len(blocks) - 1, 1)
