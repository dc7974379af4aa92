"""The unit's card (单位卡片): its facts, what can be begun for it, its cases, its open deadlines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.core.clock import show_day
from app.core.page import Page as Rows
from app.services.unit_card import UnitCard, UnitCase
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.blocks import PersonSheet, TimersCard, whole_address
from app.ui.screens.counter.kin_blocks import TwinShown, TwinStrip
from app.ui.screens.counter.matter_list import MatterList, MatterShown
from app.ui.screens.manage.scrolled import Firm, Scrolled
from app.ui.screens.serial import serial
from app.ui.style import Gap, Type, px
from app.ui.table import Column, ListView
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.labels import label
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.search import SearchBox

MOST_TWINS = 2
ALWAYS = 3
"""So many facts of a unit stand there even when they are unknown; the others only when they are known."""

COLUMNS: tuple[Column[UnitCase], ...] = (
    Column("number", "编号", lambda one: one.number, bold=True),
    Column("matter", "事项", lambda one: one.matter),
    Column("role", "单位是", lambda one: one.role),
    Column("applicant", "申请人", lambda one: one.applicant or "不具名"),
    Column("state", "状态", lambda one: one.state),
)


def twins_of(card: UnitCard) -> list[TwinShown]:
    """Which units may be the same, and which were merged into this one."""
    found = [
        TwinShown(one.id, f"可能与“{one.name}”重复：{one.why}。", "并排核对 ›")
        for one in card.alike[:MOST_TWINS]
    ]
    found += [TwinShown(one.id, f"已并入“{one.name}”。", "核对或撤销 ›") for one in card.merged[:MOST_TWINS]]
    return found


class UnitPage(QWidget):
    """The unit's card as a page (单位卡片): `begun(matter id)`, `act(code)`, `case_opened(UnitCase)`."""

    begun = Signal(str)
    act = Signal(str)
    case_opened = Signal(object)
    compared = Signal(object)
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    def _build(self) -> None:
        self._search = SearchBox("再找一个人：F3")
        self._search.line.setObjectName("search_again")
        self._search.setFixedWidth(Breadth.SEARCH_SMALL)
        self._draft = Chip("", "amber", "pencil")
        self.sheet, self.timers = PersonSheet(), TimersCard()
        left = holder(column(self.sheet, 1, gap=Gap.CARD))
        left.setFixedWidth(px(Breadth.CARD_LEFT))
        self.twins, self.matters = TwinStrip(), MatterList(closable=False)
        self.cases: ListView[UnitCase] = ListView(COLUMNS, "单位的案件")
        self.cases.setObjectName("unit_cases")
        self._none = label("还没有涉及这家单位的案件。", tone="second")
        begin = self._framed("为单位办理", "按数字键开始办理", self.matters)
        self._cases = Card("案件", "file-text")
        self._cases.body.addWidget(self.cases, 1)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cases.body.addWidget(self._none, 1)
        middle = column(self.twins, begin, self._cases, gap=Gap.CARD)
        middle.setStretch(2, 1)
        right = holder(column(self._build_people(), self.timers, 1, gap=Gap.CARD))
        right.setFixedWidth(px(Breadth.CARD_RIGHT))
        body = row(left, middle, right, gap=Gap.PAGE)
        body.setStretch(1, 1)
        self.moves = MoveBar()
        whole = column(
            row(self._search, 1, self._draft), Scrolled(column(Firm(body)), "page"), self.moves, gap=Gap.PAGE
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _framed(self, title: str, hint: str, inner: QWidget) -> QFrame:
        made = QFrame()
        made.setProperty("card", "sheet")
        head = row(label(title, Type.CARD), 1, label(hint, tone="second"))
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.TIGHT)
        made.setLayout(column(head, inner, gap=0))
        return made

    def _build_people(self) -> Card:
        self._people = label("", Type.GROUP)
        return Card("登记的职工", "users", self._people)

    def _wire(self) -> None:
        self.matters.begun.connect(self.begun)
        self.moves.move_chosen.connect(self.act)
        self.cases.opened.connect(self.case_opened)
        self.twins.compared.connect(self.compared)
        self._search.typed.connect(lambda text: self.search_asked.emit() if text else None)

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
        self.matters.show_matters(matters)
        self.twins.show_twins(twins_of(card))
        self._people.setText(f"{card.people} 人")
        self._cases.set_title(f"案件 {len(card.cases)}")
        self.cases.load(lambda _: Rows(card.cases, None, len(card.cases)))
        self.cases.setVisible(bool(card.cases))
        self._none.setVisible(not card.cases)
        self.timers.show_timers(
            [
                (
                    one.timer,
                    show_day(one.timer.due_on)[5:],
                    f"{one.matter} {one.timer.label}・{serial(one.number)}",
                )
                for one in card.timers
            ]
        )
        self._draft.setVisible(bool(card.drafts))
        if card.drafts:
            self._draft.show_chip(f"草稿 {len(card.drafts)} 份", "amber", "pencil")
        self.moves.show_moves(acts)

    def focus_lines(self) -> None:
        """Put the focus where digits begin a matter."""
        self.matters.focus_first()

    def taken_text(self) -> str:
        """What was typed into the small box; it is emptied."""
        text = self._search.text()
        self._search.line.blockSignals(True)
        self._search.set_text("")
        self._search.line.blockSignals(False)
        return text
