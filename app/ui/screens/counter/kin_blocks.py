"""Household and twins on a card (家庭与疑似重复): who lives with the person, who may be he himself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.household import HouseholdView, MemberView
from app.services.people import PersonBrief
from app.services.units import UnitBrief
from app.ui.screens.arrange import clear, column, row
from app.ui.style import Colour, Gap
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Link, icon_label, label

Brief = TypeVar("Brief", PersonBrief, UnitBrief)
"""Who may be the same, of either register (简况)."""

_MOST, _FEW = 4, 2
_MOST_TWINS = 2


class HouseholdCard(Card):
    """Who lives with the person (家庭); `work_asked()`, `opened(person id)` for a known one."""

    work_asked = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._work = Link("keep_house", "家庭成员 ›")
        super().__init__("家庭", "house", self._work, parent)
        self._work.chosen.connect(lambda _: self.work_asked.emit())
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.TIGHT)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_household(self, household: HouseholdView, *, work: bool, short: bool) -> None:
        """Show members and whose household names the person; `work` offers to change, `short` shows two."""
        self.set_title(f"家庭 {household.size} 人")
        self._work.setVisible(work)
        clear(self._list)
        most = _FEW if short else _MOST
        for one in household.members[:most]:
            self._list.addLayout(self._member(one, links=work))
        if len(household.members) > most:
            self._list.addWidget(label(f"还有 {len(household.members) - most} 人", tone="second"))
        for person_id, head in household.heads[:2]:
            self._list.addLayout(self._head(person_id, head, links=work))
        if not household.members and not household.heads:
            self._list.addWidget(label("还没有登记家庭成员。", tone="second", wrap=True))

    def _member(self, one: MemberView, *, links: bool) -> QVBoxLayout:
        about = one.status or (f"{one.age} 岁" if one.age is not None else "")
        name: QWidget = label(one.name, bold=True)
        if links and one.person_id is not None:
            name = _opens(self, f"member_{one.id.hex}", one.name, one.person_id)
        made = column(row(label(one.relation, tone="second"), name, 1, label(about, tone="second")), gap=0)
        if links and one.told:
            made.addWidget(label(one.told, tone="amber", wrap=True))
        return made

    def _head(self, person_id: UUID, head: str, *, links: bool) -> QVBoxLayout:
        told = label("也在这家：", tone="second")
        name: QWidget = label(head, bold=True)
        if links:
            name = _opens(self, f"head_{person_id.hex}", head, person_id)
        return column(row(told, name, 1), gap=0)


def _opens(card: HouseholdCard, code: str, name: str, person_id: UUID) -> Link:
    made = Link(code, name)
    made.setAccessibleName(f"打开{name}的卡片")
    made.chosen.connect(lambda _: card.opened.emit(person_id))
    return made


@dataclass(frozen=True, slots=True)
class TwinShown:
    """One who may be the same or is merged in (疑似或已并入): `compared` lays both side by side."""

    id: UUID
    sentence: str
    link: str


def twins_of(
    alike: Sequence[Brief], merged: Sequence[Brief], called: Callable[[Brief], str]
) -> list[TwinShown]:
    """Which entries may be the same as one, and which were merged into it, as they are called."""
    found = [
        TwinShown(one.id, f"可能与{called(one)}重复：{one.why}。", "并排核对 ›")
        for one in alike[:_MOST_TWINS]
    ]
    found += [TwinShown(one.id, f"已并入{called(one)}。", "核对或撤销 ›") for one in merged[:_MOST_TWINS]]
    return found


class TwinStrip(QFrame):
    """Lines about entries that are or may be the same (疑似重复条); `compared(id)`."""

    compared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "mind")
        self._list = column(gap=Gap.TIGHT)
        self._list.setContentsMargins(Gap.INSIDE, Gap.TIGHT, Gap.INSIDE, Gap.TIGHT)
        self.setLayout(self._list)
        self.hide()

    def show_twins(self, twins: Sequence[TwinShown]) -> None:
        """Show them, hidden when there is none."""
        clear(self._list)
        for one in twins:
            link = Link(f"twin_{one.id.hex}", one.link)
            link.chosen.connect(lambda _, key=one.id: self.compared.emit(key))
            words = label(one.sentence, wrap=True)
            line = row(icon_label("users", Colour.AMBER), words, link)
            line.setStretch(1, 1)
            self._list.addLayout(line)
        self.setVisible(bool(twins))
