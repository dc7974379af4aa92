"""The unit's card (单位卡片): its facts, what can be begun for it, its cases, its open deadlines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.core.page import Page as Rows
from app.services.case_lines import CaseLineView
from app.services.unit_card import UnitCard
from app.services.units import UnitBrief
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row
from app.ui.screens.counter.blocks import PersonSheet, TimersCard, whole_address
from app.ui.screens.counter.card_page import CardPage
from app.ui.screens.counter.kin_blocks import twins_of
from app.ui.screens.counter.leaves import Leaf
from app.ui.screens.counter.matter_list import MatterList, MatterShown
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView
from app.ui.widgets.card import Card
from app.ui.widgets.chip import ChipKind
from app.ui.widgets.labels import label

ALWAYS = 3
"""So many facts of a unit stand there even when they are unknown; the others only when they are known."""

COLUMNS: tuple[Column[CaseLineView], ...] = (
    Column("number", "编号", lambda one: one.number, bold=True),
    Column("matter", "事项", lambda one: one.matter),
    Column("role", "单位是", lambda one: one.role),
    Column("applicant", "申请人", lambda one: one.applicant or "不具名"),
    Column("state", "状态", lambda one: one.state),
)


def _named(one: UnitBrief) -> str:
    return f"“{one.name}”"


class UnitPage(CardPage):
    """The card of a unit (单位卡片): `begun(matter id)`, `case_opened(CaseLineView)`."""

    begun = Signal(str)
    case_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.sheet, self.timers, self.matters = PersonSheet(), TimersCard(), MatterList(closable=False)
        self.cases: ListView[CaseLineView] = ListView(COLUMNS, "单位的案件")
        self.cases.setObjectName("unit_cases")
        self._none = label("还没有涉及这家单位的案件。", tone="second")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cases = Card("案件", "file-text")
        self._cases.body.addWidget(self.cases, 1)
        self._cases.body.addWidget(self._none, 1)
        begin = self._framed("为单位办理", "按数字键开始办理", self.matters)
        self._people = label("", Type.GROUP)
        people = Card("登记的职工", "users", self._people)
        self.put(
            (self.sheet,),
            (begin, self._cases),
            (people, self.timers),
            (
                Leaf("cases", "案件", (self._cases,)),
                Leaf("facts", "资料", (self.sheet,)),
                Leaf("dues", "职工与时限", (people, self.timers)),
            ),
        )

    def _framed(self, title: str, hint: str, inner: QWidget) -> QFrame:
        made = QFrame()
        made.setProperty("card", "sheet")
        head = row(label(title, Type.CARD), 1, label(hint, tone="second"))
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.TIGHT)
        made.setLayout(column(head, inner, gap=0))
        return made

    def _wire(self) -> None:
        self.matters.begun.connect(self.begun)
        self.cases.opened.connect(self.case_opened)

    def show_card(self, card: UnitCard, matters: Sequence[MatterShown], acts: Sequence[Act]) -> None:
        """Show a unit with what may be done for it."""
        unit = card.unit
        chips: list[tuple[str, ChipKind]] = [(unit.kind, "plain")] if unit.kind else []
        if unit.code_due:
            chips.append((unit.code_due, "amber"))
        pairs = (
            ("代码", unit.credit_code),
            ("电话", unit.phone),
            ("地址", whole_address(unit.town, unit.address)),
            ("法人", unit.legal_rep),
            ("联系人", unit.contact),
            ("行业", unit.industry),
            ("职工", f"{unit.staff} 人" if unit.staff else ""),
            ("工会", unit.local_union),
            ("备注", unit.remark),
        )
        told = [(word, value) for at, (word, value) in enumerate(pairs) if value or at < ALWAYS]
        self.sheet.show_person(unit.name, "", chips, told, masked=False)
        self.line.show_line(unit.name, "", chips, f"登记的职工 {card.people} 人")
        self.matters.show_matters(matters)
        self.twins.show_twins(twins_of(card.alike, card.merged, _named))
        self._people.setText(f"{card.people} 人")
        self._cases.set_title(f"案件 {len(card.cases)}")
        self.cases.load(lambda _: Rows(card.cases, None, len(card.cases)))
        self.cases.setVisible(bool(card.cases))
        self._none.setVisible(not card.cases)
        self.timers.show_timers(card.timers)
        self.show_around(card.drafts, acts)

    def focus_lines(self) -> None:
        """Put the focus where digits begin a matter."""
        self.matters.focus_first()
