"""An order as it is read (发放单内容): what the checks say, its facts, what happened to it."""

from PySide6.QtWidgets import QWidget

from app.services.payouts import states
from app.services.payouts.viewing import OrderView, Told
from app.ui.screens.arrange import anew, column, holder, row
from app.ui.screens.manage.facts import Facts
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Colour, Gap, Type
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.timeline import Event, Timeline

_MARKS = {
    states.PAID: "money", states.REVERSED: "money", states.FAILED: "back", states.RETURNED: "back",
    states.WITHDRAWN: "back", states.UNLISTED: "back", states.KEPT: "note", states.RECALLED: "note",
}  # fmt: skip


class PayoutSheet(QWidget):
    """One order at the right (发放单)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self._found = column(gap=Gap.TIGHT)
        self._holder = holder(self._found)
        self.facts, self.timeline = Facts(), Timeline()
        past = Scrolled(column(self.timeline, 1))
        whole = column(self._holder, self.facts, label("经过", Type.GROUP), past, gap=Gap.CARD)
        whole.setStretch(1, 3)
        whole.setStretch(3, 2)
        self.setLayout(whole)

    def show_order(self, seen: OrderView) -> None:
        """Show an order."""
        with anew(self._found):
            for sentence in seen.findings:
                line = row(
                    icon_label("circle-alert", Colour.AMBER), label(sentence, wrap=True), gap=Gap.TIGHT
                )
                line.setStretch(1, 1)
                self._found.addLayout(line)
        self._holder.setVisible(bool(seen.findings))
        self.facts.show_facts(seen.facts)
        self.timeline.show_events([_event(one) for one in seen.events])


def _event(one: Told) -> Event:
    return Event(one.at, _MARKS.get(one.what, "move"), one.title, one.detail)
