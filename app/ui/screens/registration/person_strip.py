"""Person strip (当事人栏): who stands at the window, beside the form that is being filled."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.people import Card
from app.services.units import UnitRecord
from app.ui.screens.arrange import clear, column
from app.ui.screens.breadth import Breadth
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Type, Weight, px
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.chip import Chip, chip_width
from app.ui.widgets.labels import label, rule


class PersonStrip(QFrame):
    """The person in short (当事人栏)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setFixedWidth(px(Breadth.PERSON_STRIP))
        self._name, self._about = label("", Type.CASE, wrap=True), label("", tone="second", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(Gap.TIGHT)
        inner = column(self._name, self._about, self._facts, 1, gap=Gap.CARD)
        whole = column(Scrolled(inner))
        whole.setContentsMargins(Gap.INSIDE, Gap.INSIDE, Gap.TIGHT, Gap.INSIDE)
        self.setLayout(whole)

    def name(self) -> str:
        """Who it is."""
        return self._name.text()

    def show_unit(self, unit: UnitRecord) -> None:
        """Show which unit applies: name, code, telephone, address."""
        self._name.setText(unit.name)
        self._about.setText("单位")
        clear(self._facts)
        if not unit.credit_code:
            self._facts.addWidget(Chip("代码待补", "amber"))
        pairs = (
            ("信用代码", unit.credit_code),
            ("电话", unit.phone),
            ("地址", unit.address),
            ("联系人", unit.contact),
        )
        for word, value in pairs:
            self._facts.addWidget(label(word, tone="second"))
            self._facts.addWidget(label(value or "—", wrap=True))

    def show_nobody(self) -> None:
        """Show that nobody is named."""
        self._name.setText("不具名")
        self._about.setText("没有登记姓名，不影响登记。")
        clear(self._facts)

    def show_person(self, card: Card) -> None:
        """Show name, chips, unit, what was received, and open deadlines."""
        who = card.person
        self._name.setText(who.name)
        self._about.setText(
            "　".join(part for part in (who.sex_age, f"尾号 {who.id_tail}" if who.id_tail else "") if part)
        )
        clear(self._facts)
        for one in card.standing:
            for words in _fitting(one.words) if one.holds else ():
                self._facts.addWidget(Chip(words))
        if who.papers_due:
            self._facts.addWidget(Chip(who.papers_due, "amber"))
        self._facts.addWidget(rule())
        pairs = (
            ("单位", who.unit),
            ("电话", who.phone_masked),
            ("今年已领", f"{card.benefits_total.show()} 元"),
        )
        for word, value in pairs:
            self._facts.addWidget(label(word, tone="second"))
            self._facts.addWidget(label(value or "—", wrap=True))
        if card.timers:
            self._facts.addWidget(rule())
        for line in card.timers:
            badge = TimerBadge()
            badge.show_timer(line.timer)
            self._facts.addWidget(badge)


def _fitting(words: str) -> list[str]:
    """Words that fit on one chip, or each word on its own."""
    room = px(Breadth.PERSON_SMALL) - 2 * (Gap.INSIDE + Weight.HAIR)
    return [words] if chip_width(words) <= room else words.split()
