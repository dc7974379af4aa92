"""The person's card (职工卡片): all that is known at a glance, and the way into each line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.people import Card as CardData
from app.services.people import PersonBrief
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.kin_blocks import TwinShown, TwinStrip
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.manage.scrolled import Firm, Scrolled
from app.ui.style import Gap, px
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.search import SearchBox
from app.ui.widgets.timeline import Event, Timeline

HINT = "按数字键开始办理"
MOST_TWINS = 2


class Recent(Timeline):
    """What happened lately (最近): as many whole entries as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Event, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def show_recent(self, events: Sequence[Event]) -> None:
        """Show the newest of these."""
        self._all = tuple(events)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: more or fewer of them."""
        super().resizeEvent(event)
        self._cut()

    def hasHeightForWidth(self) -> bool:
        """Never: a layout would take the height of all entries for the least that is wanted."""
        return False

    def _cut(self) -> None:
        shown = list(self._all)
        self.show_events(shown)
        while shown and self.heightForWidth(self.width()) > self.height():
            shown.pop()
            self.show_events(shown)


MARKS = {"dot": "move", "flag": "late", "eye": "viewed"}
"""Marks of the services as the timeline draws them."""


def recent_events(card: CardData) -> list[Event]:
    """What happened lately, moments without the year when it is one year."""
    years = {one.at_text[:4] for one in card.recent}
    start = 5 if len(years) == 1 else 0
    return [
        Event(one.at_text[start:], MARKS.get(one.mark, one.mark), one.title, one.detail)
        for one in card.recent
    ]


def twins_of(card: CardData) -> list[TwinShown]:
    """Who may be the same as the person, and who was merged into him."""
    found = [
        TwinShown(one.id, f"可能与{_named(one)}重复：{one.why}。", "并排核对 ›")
        for one in card.alike[:MOST_TWINS]
    ]
    found += [TwinShown(one.id, f"已并入{_named(one)}。", "核对或撤销 ›") for one in card.merged[:MOST_TWINS]]
    return found


def _named(one: PersonBrief) -> str:
    return f"“{one.name}”（尾号 {one.tail}）" if one.tail else f"“{one.name}”（无证件）"


class CardView(QWidget):
    """The card as a page (职工卡片): `begun(line)`, `matter_begun(id)`, `act(code)`, `search_asked()`.

    `person_opened(id)` for somebody of the household, `compared(id)` for one who may be the same.
    """

    begun = Signal(str)
    matter_begun = Signal(str)
    unit_opened = Signal()
    household_asked = Signal()
    person_opened = Signal(object)
    compared = Signal(object)
    act = Signal(str)
    revealed = Signal()
    search_asked = Signal()

    def __init__(self, blocks: Blocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = blocks
        self._build()
        self._wire()

    def _build(self) -> None:
        self._search = SearchBox("再找一个人：F3")
        self._search.line.setObjectName("search_again")
        self._search.setFixedWidth(Breadth.SEARCH_SMALL)
        self._draft = Chip("", "amber", "pencil")
        top = row(self._search, 1, self._draft)
        left = holder(column(self.blocks.person, self.blocks.household, self.blocks.missing, 1, gap=Gap.CARD))
        left.setFixedWidth(px(Breadth.CARD_LEFT))
        self._recent = Card("最近", "history")
        self._timeline = Recent()
        self._recent.body.addWidget(self._timeline, 1)
        self.twins = TwinStrip()
        middle = column(self.twins, self.blocks.lines, self._recent, gap=Gap.CARD)
        middle.setStretch(2, 1)
        right = holder(column(self.blocks.money, self.blocks.timers, 1, gap=Gap.CARD))
        right.setFixedWidth(px(Breadth.CARD_RIGHT))
        body = row(left, middle, right, gap=Gap.PAGE)
        body.setStretch(1, 1)
        self.moves = MoveBar()
        whole = column(top, Scrolled(column(Firm(body)), "page"), self.moves, gap=Gap.PAGE)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.blocks.lines.begun.connect(self.begun)
        self.blocks.lines.matter_begun.connect(self.matter_begun)
        self.blocks.person.revealed.connect(self.revealed)
        self.blocks.person.unit_opened.connect(self.unit_opened)
        self.blocks.household.work_asked.connect(self.household_asked)
        self.blocks.household.opened.connect(self.person_opened)
        self.twins.compared.connect(self.compared)
        self.moves.move_chosen.connect(self.act)
        self._search.typed.connect(self._search_typed)

    def show_card(self, card: CardData, acts: Sequence[Act], *, seen: tuple[str, str] | None = None) -> None:
        """Show a person with what may be done for him."""
        self.blocks.show_card(card, HINT, seen=seen)
        self._timeline.show_recent(recent_events(card))
        self._draft.setVisible(bool(card.drafts))
        if card.drafts:
            self._draft.show_chip(f"草稿 {len(card.drafts)} 份", "amber", "pencil")
        self.twins.show_twins(twins_of(card))
        self.moves.show_moves(acts)

    def focus_lines(self) -> None:
        """Put the focus where digits begin a matter."""
        self.blocks.lines.focus_first()

    def taken_text(self) -> str:
        """What was typed into the small box; it is emptied."""
        text = self._search.text()
        self._search.line.blockSignals(True)
        self._search.set_text("")
        self._search.line.blockSignals(False)
        return text

    def _search_typed(self, text: str) -> None:
        if text:
            self.search_asked.emit()
