"""The person's card (职工卡片): all that is known at a glance, and the way into each line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.people import Card as CardData
from app.services.people import PersonBrief
from app.ui.screens.acts import Act
from app.ui.screens.counter.card_page import CardPage
from app.ui.screens.counter.kin_blocks import twins_of
from app.ui.screens.counter.leaves import Leaf
from app.ui.screens.counter.show_card import Blocks, chips_of
from app.ui.style import Arrangement
from app.ui.widgets.card import Card
from app.ui.widgets.timeline import Event, Timeline

HINT = "按数字键开始办理"


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
        self.show_events(self._all)
        heights, shown = self.heights(self.width()), len(self._all)
        while shown and sum(heights[:shown]) > self.height():
            shown -= 1
        self.show_events(self._all[:shown])


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


def _named(one: PersonBrief) -> str:
    return f"“{one.name}”（尾号 {one.tail}）" if one.tail else f"“{one.name}”（无证件）"


class CardView(CardPage):
    """The card of a person (职工卡片): `begun(line)`, `matter_begun(id)`, `revealed()`, `unit_opened()`.

    `household_asked()`, `person_opened(id)` for somebody of the household; `shown(id)` whom it shows now.
    """

    shown = Signal(object)

    begun = Signal(str)
    matter_begun = Signal(str)
    unit_opened = Signal()
    household_asked = Signal()
    person_opened = Signal(object)
    revealed = Signal()

    def __init__(self, blocks: Blocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = blocks
        self._build()
        self._wire()

    def _build(self) -> None:
        recent = Card("最近", "history")
        self._timeline = Recent()
        recent.body.addWidget(self._timeline, 1)
        made = self.blocks
        self.put(
            (made.person, made.household, made.missing),
            (made.lines, recent),
            (made.money, made.timers),
            (
                Leaf("dues", "钱与时限", (made.money, made.timers)),
                Leaf("family", "资料家庭", (made.person, made.household)),
                Leaf("missing", "缺材料", (made.missing,)),
                Leaf("recent", "最近", (recent,)),
            ),
        )

    def _wire(self) -> None:
        self.blocks.lines.begun.connect(self.begun)
        self.blocks.lines.matter_begun.connect(self.matter_begun)
        self.blocks.person.revealed.connect(self.revealed)
        self.blocks.person.unit_opened.connect(self.unit_opened)
        self.blocks.household.work_asked.connect(self.household_asked)
        self.blocks.household.opened.connect(self.person_opened)

    def show_card(self, card: CardData, acts: Sequence[Act], *, seen: tuple[str, str] | None = None) -> None:
        """Show a person with what may be done for him."""
        self.blocks.show_card(card, HINT, seen=seen)
        who = card.person
        tail = f"尾号 {who.id_tail}" if who.id_tail else ""
        about = "・".join(part for part in (who.sex_age, tail) if part)
        self.line.show_line(who.name, about, chips_of(card), who.unit)
        self.leaves.show_words({"missing": f"缺材料 {len(card.missing)}" if card.missing else "缺材料"})
        self._timeline.show_recent(recent_events(card))
        self.twins.show_twins(twins_of(card.alike, card.merged, _named))
        self.show_around(card.drafts, acts)
        self.shown.emit(who.id)

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """The five lines follow the window too."""
        super().arrange(arrangement, low=low)
        self.blocks.lines.arrange(low=low)

    def focus_lines(self) -> None:
        """Put the focus where digits begin a matter."""
        self.blocks.lines.focus_first()
