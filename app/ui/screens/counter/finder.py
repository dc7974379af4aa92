"""Finding (查找): the search box with its results while typing, and a preview of the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from app.core.pinyin import spelled
from app.services.search import CaseHit, Found, PersonHit, UnitHit
from app.ui.screens.arrange import Pages, column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.counter.matter_list import MatterList, MatterShown
from app.ui.screens.counter.results import Results, Row, spelled_marks
from app.ui.screens.counter.show_card import Blocks
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Arrangement, Gap, Type, px
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Link, icon_label, label
from app.ui.widgets.search import SearchBox
from app.ui.widgets.ways import Way

_QUOTED = 30
"""So many characters of what was typed are said again when nothing was found."""

HINT = "姓名、拼音、证件号、尾号、编号，或扫回执"


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft that waits (草稿): its key, what it is, when it was kept."""

    key: str
    about: str
    when: str


class Finder(QWidget):
    """The counter while searching (查找); it asks, the page answers with `show_found` and `show_preview`."""

    typed = Signal(str)
    entered = Signal(str)
    previewed = Signal(object)
    opened = Signal(object)
    new_asked = Signal()
    unit_asked = Signal()
    unnamed_asked = Signal()
    unnamed_begun = Signal(str)
    draft_opened = Signal(str)

    def __init__(self, blocks: Blocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self._build()
        self._wire()

    def _build(self) -> None:
        self.search = SearchBox(HINT)
        self.results = Results()
        self._new = Link("register_person", "按 F2 登记新职工")
        self._new_unit = Link("register_unit", "登记单位 ›")
        self._unnamed = Link("register_unnamed", "不具名登记 ›")
        self._none = label("没有要找的人？", tone="second")
        none = row(
            icon_label("user-plus"),
            self._none,
            self._new,
            1,
            self._new_unit,
            self._unnamed,
        )
        none.setContentsMargins(Gap.WIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        sheet = QFrame()
        sheet.setProperty("card", "sheet")
        listed = column(self.results, none, gap=0)
        listed.setContentsMargins(1, 1, 1, 1)
        sheet.setLayout(listed)
        self._listed = sheet
        self._left = column(self.search, sheet, 0, gap=Gap.PAGE)
        self._search_side = holder(self._left)
        self._right = Pages()
        self._empty = EmptyState()
        self._preview = self._build_preview()
        self._case = self._build_case()
        self._unit = self._build_unit()
        self._choice = self._build_choice()
        for page in (self._empty, self._preview, self._case, self._unit, self._choice):
            self._right.addWidget(page)
        self.setLayout(row(self._search_side, self._right, gap=Gap.WIDE))
        self.arrange(Arrangement.WIDE)
        self.show_nothing(())

    def _build_preview(self) -> QWidget:
        self._title = label("", Type.CARD, "second")
        head = row(self._title, 1, label("Enter 打开・预览只显示不保密的内容", tone="second"))
        head.setContentsMargins(0, Gap.PAGE, 0, Gap.CARD)
        self._who = who = row(self._blocks.person, self._blocks.household, gap=Gap.CARD)
        who.setStretch(0, 3)
        who.setStretch(1, 2)
        self._money = parts = row(self._blocks.money, self._blocks.timers, gap=Gap.CARD)
        return Scrolled(column(head, who, self._blocks.lines, parts, 1, gap=Gap.CARD), "page")

    def _build_case(self) -> QWidget:
        self._number = label("", Type.CASE)
        self._about = Card("案件", "file-text")
        head = row(self._number, 1, label("Enter 打开", tone="second"))
        head.setContentsMargins(0, Gap.PAGE, 0, Gap.CARD)
        self._facts = [self._about.add_pair(word, "") for word in ("申请人", "事项", "状态", "时限")]
        return holder(column(head, self._about, 1, gap=Gap.CARD))

    def _build_unit(self) -> QWidget:
        self._unit_name = label("", Type.CASE, wrap=True)
        card = Card("单位", "building-2")
        head = row(self._unit_name, 1, label("Enter 打开", tone="second"))
        head.setContentsMargins(0, Gap.PAGE, 0, Gap.CARD)
        self._unit_facts = [card.add_pair(word, "") for word in ("信用代码尾号", "地址", "登记的职工")]
        return holder(column(head, card, 1, gap=Gap.CARD))

    def _build_choice(self) -> QWidget:
        self.matters = MatterList()
        head = row(label("不具名登记", Type.CASE), 1, label("按数字键选事项", tone="second"))
        head.setContentsMargins(0, Gap.PAGE, 0, Gap.CARD)
        told = label("不登记姓名也可以办，回执上不写姓名。", tone="second", wrap=True)
        sheet = QFrame()
        sheet.setProperty("card", "sheet")
        inner = column(self.matters, gap=0)
        inner.setContentsMargins(1, 1, 1, 1)
        sheet.setLayout(inner)
        return holder(column(head, told, sheet, 1, gap=Gap.CARD))

    def _wire(self) -> None:
        self.search.typed.connect(self.typed)
        self.search.entered.connect(self._entered)
        self.search.moved.connect(self.results.walk)
        self.results.chosen.connect(self.previewed)
        self.results.opened.connect(self.opened)
        self._new.chosen.connect(lambda _: self.new_asked.emit())
        self._new_unit.chosen.connect(lambda _: self.unit_asked.emit())
        self._unnamed.chosen.connect(lambda _: self.unnamed_asked.emit())
        self.matters.begun.connect(self.unnamed_begun)
        self.matters.left.connect(self._leave_choice)
        self._empty.chosen.connect(self._way_chosen)

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """In a narrow window the search leaves room to the preview."""
        narrow = arrangement == Arrangement.NARROW
        self._none.setVisible(not narrow)
        self._search_side.setFixedWidth(px(Breadth.SEARCH_NARROW if narrow else Breadth.SEARCH))
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._who.setDirection(way)
        self._money.setDirection(way)

    def show_found(self, found: Found, icons: dict[str, str]) -> None:
        """Show what was found; `icons` are the pictures of the lines by code."""
        rows: list[Row] = []
        text = self.search.text()
        rows.append(Row(f"职工 {len(found.people)}", "↑ ↓ 选择・Enter 打开"))
        rows += [_person_row(hit, text) for hit in found.people]
        rows.append(Row(f"案件 {len(found.cases)}"))
        rows += [_case_row(hit, icons) for hit in found.cases]
        rows.append(Row(f"单位 {len(found.units)}"))
        rows += [_unit_row(hit) for hit in found.units]
        self.results.show_rows(rows)
        self._show_results(shown=True)
        if not found.people and not found.cases and not found.units:
            self._empty.show_empty(
                f"没找到“{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}”",
                "少打一个字，或换拼音首字母、证件尾号再找。第一次来的职工，请先登记。",
                (
                    Way("register", "登记新职工", "F2", primary=True, heard=False),
                    Way("register_unit", "登记新单位", icon="building-2"),
                ),
                icon="search-x",
            )
            self._right.setCurrentWidget(self._empty)

    def show_nothing(self, drafts: Sequence[DraftShown]) -> None:
        """Show what to do while the box is empty, and the drafts that wait."""
        self.results.show_rows(())
        self._show_results(shown=False)
        ways = [
            Way(f"draft:{one.key}", f"接着办 {one.about}・{one.when}", icon="pencil") for one in drafts[:2]
        ]
        self._empty.show_empty(
            "等下一位职工",
            "打姓名、拼音首字母、证件号码或尾号，也可以扫回执上的码。",
            ways,
            icon="search",
        )
        self._right.setCurrentWidget(self._empty)

    def show_preview(self, title: str) -> None:
        """Bring the card's preview to the front; its blocks are filled by the page."""
        self._title.setText(f"预览：{title}")
        self._right.setCurrentWidget(self._preview)

    def show_unit(self, hit: UnitHit) -> None:
        """Show what is known of a unit without opening it."""
        self._unit_name.setText(hit.name)
        texts = (hit.code_tail or "代码待补", hit.address, f"{hit.people} 人")
        for shown, text in zip(self._unit_facts, texts, strict=True):
            shown.setText(text or "—")
        self._right.setCurrentWidget(self._unit)

    def show_choice(self, matters: Sequence[MatterShown]) -> None:
        """Show what can be taken in without a name."""
        self.matters.show_matters(matters)
        self._right.setCurrentWidget(self._choice)
        self.matters.focus_first()

    def show_case(self, hit: CaseHit) -> None:
        """Show what is known of a case without opening it."""
        self._number.setText(hit.number)
        for shown, text in zip(
            self._facts, (hit.applicant, hit.matter, hit.state, hit.due_text), strict=True
        ):
            shown.setText(text or "—")
        self._right.setCurrentWidget(self._case)

    def _show_results(self, *, shown: bool) -> None:
        """The list, or only the ways to register beneath the empty box."""
        self.results.setVisible(shown)
        tall = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Maximum
        self._listed.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self._left.setStretch(1, 1 if shown else 0)

    def _leave_choice(self) -> None:
        self.search.setFocus()
        self.typed.emit(self.search.text())

    def _entered(self, text: str) -> None:
        if text.strip():
            self.entered.emit(text)

    def _way_chosen(self, code: str) -> None:
        if code.startswith("draft:"):
            self.draft_opened.emit(code.removeprefix("draft:"))
        elif code == "register_unit":
            self.unit_asked.emit()
        else:
            self.new_asked.emit()


def _person_row(hit: PersonHit, typed: str) -> Row:
    second = "・".join(
        part for part in (hit.sex_age, hit.unit, f"尾号 {hit.tail}" if hit.tail else "") if part
    )
    right = f"在办 {hit.open_cases}" if hit.open_cases else "—"
    return Row(hit.name, right, second, spelled=spelled_marks(_syllables(hit), typed), target=hit)


def _syllables(hit: PersonHit) -> tuple[str, ...]:
    """The reading that was found, by syllables where they can be told."""
    cut = spelled(hit.name)
    return cut if "".join(cut) == hit.spelled.replace(" ", "") else tuple(hit.spelled.split())


def _case_row(hit: CaseHit, icons: dict[str, str]) -> Row:
    second = "・".join(part for part in (hit.applicant, hit.matter, hit.state) if part)
    return Row(hit.number, hit.due_text, second, icons.get(hit.line, "file-text"), target=hit)


def _unit_row(hit: UnitHit) -> Row:
    tail = f"代码尾号 {hit.code_tail}" if hit.code_tail else "代码待补"
    second = "・".join(part for part in (tail, hit.address) if part)
    return Row(hit.name, f"职工 {hit.people}" if hit.people else "—", second, "building-2", target=hit)
