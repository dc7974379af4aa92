"""Household of a person (家庭成员): the members in rows, and the form of the one being entered or changed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.engine.fields import Typing
from app.services.household import ID_NUMBER, MEMBER_FORM, MEMBER_NEEDS, HouseholdView, MemberView
from app.ui.form import FormView
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.style import Gap, Type
from app.ui.table import Cell, Column, ListView, Mark
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.strip import Strip

ADD, SAVE, FRESH, REMOVE, OPEN, BACK = (
    "add_member", "save_member", "fresh_member", "remove_member", "open_member", "back"
)  # fmt: skip


def _known(one: MemberView) -> Cell:
    return Mark("已登记", "green") if one.person_id is not None else "—"


COLUMNS: tuple[Column[MemberView], ...] = (
    Column("name", "姓名", lambda one: one.name, bold=True),
    Column("relation", "关系", lambda one: one.relation),
    Column("id_number", "证件号码", lambda one: one.id_masked or "—"),
    Column("age", "年龄", lambda one: f"{one.age}" if one.age is not None else "—", number=True),
    Column("status", "状况", lambda one: one.status or "—"),
    Column("known", "职工", _known),
)


class HouseholdForm(QWidget):
    """The household (家庭成员); `act(code)`, `number_typed()` for a number that tells the birth date."""

    act = Signal(str)
    number_typed = Signal()

    def __init__(self, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member: MemberView | None = None
        self._told: dict[str, str] = {}
        self._build(typing)
        self._wire()

    def _build(self, typing: Typing) -> None:
        self._title, self._count = label("", Type.CASE), label("", tone="second")
        self.list: ListView[MemberView] = ListView(COLUMNS, "家庭成员")
        self.list.setObjectName("members")
        self._none = label("还没有登记家庭成员，在右边填好后按 F10。", tone="second", wrap=True)
        left = column(
            row(icon_label("house"), self._title, 1, self._count), self.list, self._none, gap=Gap.CARD
        )
        left.setStretch(1, 1)
        left.addStretch(0)
        self._what = label("", Type.GROUP)
        self.notice = Strip()
        self.form = FormView(MEMBER_FORM, typing, label_width=Gap.LABEL_CASE)
        self.form.mark_needed({field.code for field in MEMBER_NEEDS})
        right = column(self._what, self.notice, self.form, gap=Gap.CARD)
        right.setStretch(2, 1)
        body = row(sheet(left, across=Gap.WIDE), sheet(right, across=Gap.WIDE), gap=Gap.PAGE)
        body.setStretch(0, 1)
        body.setStretch(1, 1)
        self.moves = MoveBar()
        whole = column(body, self.moves, gap=Gap.CARD)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.list.chosen.connect(self.show_member)
        self.moves.move_chosen.connect(self.act)
        self.form.changed.connect(self._number_changed)
        self.form.committed.connect(self._number_changed)

    def show_household(self, name: str, household: HouseholdView) -> None:
        """Show whose household it is and its members; the form is for a new one."""
        self._title.setText(f"{name}・家庭成员")
        self._count.setText(f"连本人 {household.size} 人")
        self.list.load(lambda _: Rows(household.members, None, len(household.members)))
        self.list.setVisible(bool(household.members))
        self._none.setVisible(not household.members)
        self.show_member(None)

    def show_member(self, one: MemberView | None) -> None:
        """Show a member to be changed; None empties the form for a new one."""
        self.member, self._told = one, {}
        if one is None:
            self.list.clearSelection()
        self._what.setText(f"改{one.name}的资料" if one else "加一位成员")
        self.form.show_values(dict.fromkeys(self.form.typed(), "") | dict(one.texts if one else {}))
        self.form.show_faults({})
        self.notice.hide()
        if one is not None and one.told:
            self.tell(one.told)
        self.moves.show_moves(self._acts())

    def show_read(self, texts: Mapping[str, str]) -> None:
        """Show what the number told; what was typed by hand stays."""
        typed = self.form.typed()
        fresh = {
            code: text for code, text in texts.items() if typed.get(code, "") in {"", self._told.get(code)}
        }
        self._told |= fresh
        self.form.show_values({code: text for code, text in fresh.items() if text != typed.get(code)})

    def tell(self, sentence: str) -> None:
        """Say that somebody stands in another household too."""
        self.notice.show_strip("mind", sentence, icon="house")

    def typed(self) -> dict[str, str]:
        """What is typed."""
        return self.form.typed()

    def start(self) -> None:
        """Put the caret into the first field."""
        self.form.focus_first()

    def _acts(self) -> tuple[Act, ...]:
        if self.member is None:
            return (Act(ADD, "加入家庭", "F10", primary=True), Act(BACK, "返回"))
        opens = (Act(OPEN, "打开卡片"),) if self.member.person_id is not None else ()
        return (
            Act(SAVE, "存资料", "F10", primary=True),
            Act(FRESH, "加一位成员", "F2"),
            Act(REMOVE, "移出家庭"),
            *opens,
            Act(BACK, "返回"),
        )

    def _number_changed(self, code: str) -> None:
        if code == ID_NUMBER.code:
            self.number_typed.emit()
