"""Side column of a case (旁栏): what happened and its papers, or the materials that came in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.services.casework import CaseView, PaperView
from app.services.papers import FATES
from app.ui.screens.arrange import clear, column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.material_rows import material_rows
from app.ui.style import Colour, Gap, Type, px
from app.ui.widgets.labels import Link, icon_label, label
from app.ui.widgets.materials import MaterialsList
from app.ui.widgets.timeline import Event, Timeline

_LONG = 8
"""A paper whose title has more characters says beneath it whether it was printed."""

_MARKS = {"dot": "move", "flag": "late", "eye": "viewed"}


class Papers(QWidget):
    """The papers of a case (文书); `opened(paper id)`, `wanted(code)` for one that is made on request."""

    opened = Signal(object)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.TIGHT)
        self.setLayout(
            column(row(label("文书", Type.CARD), 1, label("F9 打印", tone="blue")), self._list, gap=Gap.TIGHT)
        )

    def show_papers(self, papers: Sequence[PaperView], on_request: Sequence[tuple[str, str]]) -> None:
        """Show the papers with how often each was printed, then those that are made on request."""
        clear(self._list)
        for one in papers:
            opens = Link(f"paper_{one.code}_{one.id.hex[-6:]}", one.title)
            opens.chosen.connect(lambda _, number=one.id: self.opened.emit(number))
            printed = FATES.get(one.fate) or (f"已打 {one.prints}" if one.prints else "未打")
            tone = "second" if one.prints or one.fate else "amber"
            state = label(printed, tone=tone)  # type: ignore[arg-type]
            beneath = len(one.title) > _LONG
            parts = (opens, 1) if beneath else (opens, 1, state)
            self._list.addLayout(row(icon_label("file-text", Colour.INK2), *parts, gap=Gap.ROW))
            if beneath:
                self._list.addLayout(row(1, state))
        if not papers:
            self._list.addWidget(label("还没有文书。", tone="second"))
        for code, title in on_request:
            wants = Link(f"issue_{code}", f"打{title} ›")
            wants.chosen.connect(lambda _, wanted=code: self.wanted.emit(wanted))
            self._list.addWidget(wants)


class Linked(QWidget):
    """The cases that belong to this one, and what it may open (关联与转办)."""

    opened = Signal(str, object)
    begun = Signal(str)
    naming = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.TIGHT)
        self.setLayout(column(label("关联与转办", Type.CARD), self._list, gap=Gap.TIGHT))

    def show_links(self, case: CaseView) -> None:
        """Show the linked cases, the matters that may be opened, who else may see a restricted case."""
        clear(self._list)
        links, opens = case.beside.links, case.beside.opens
        for one in links:
            goes = Link(f"case_{one.number}", one.matter)
            goes.setToolTip(one.number)
            goes.chosen.connect(lambda _, line=one.line, number=one.case_id: self.opened.emit(line, number))
            way = "转出" if one.way == "opened" else "转自"
            mark, state = icon_label("chevron-right", Colour.INK2), label(one.state)
            beneath = len(one.matter) > _LONG
            parts = (label(way, tone="second"), goes, 1)
            self._list.addLayout(row(mark, *parts, *(() if beneath else (state,)), gap=Gap.ROW))
            if beneath:
                self._list.addLayout(row(1, state))
        for offer in opens:
            begins = Link(f"open_{offer.matter_id}", f"转办{offer.label} ›")
            begins.chosen.connect(lambda _, matter=offer.matter_id: self.begun.emit(matter))
            self._list.addWidget(begins)
        if case.secret:
            if case.beside.confidants:
                known = f"知情人 {'、'.join(case.beside.confidants)}"
                self._list.addWidget(label(known, tone="second", wrap=True))
            names = Link("name_reader", "指定知情人 ›")
            names.chosen.connect(lambda _: self.naming.emit())
            self._list.addWidget(names)
        self.setVisible(bool(links or opens or case.secret))


class Side(QFrame):
    """The column at the right of a case (旁栏)."""

    paper_opened = Signal(object)
    paper_wanted = Signal(str)
    case_opened = Signal(str, object)
    matter_begun = Signal(str)
    naming = Signal()
    ticked = Signal(str, bool)
    note_asked = Signal(str)
    attachments_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "side")
        self.setFixedWidth(px(Breadth.SIDE))
        self._build()
        self._wire()

    def _build(self) -> None:
        self._turn, self._attached = Link("turn_side", ""), Link("open_attachments", "")
        self._counted, self._total = "", 0
        self._timeline = Timeline()
        self._papers = Papers()
        self._linked = Linked()
        inner = column(
            label("经过", Type.CARD),
            self._timeline,
            Gap.TIGHT,
            self._papers,
            Gap.TIGHT,
            self._linked,
            1,
            gap=Gap.ROW,
        )
        inner.setStretch(2, 0)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(holder(inner))
        self.materials = MaterialsList()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled)
        self._stack.addWidget(self.materials)
        whole = column(row(self._attached, 1, self._turn), self._stack, gap=0)
        whole.setContentsMargins(Gap.INSIDE, Gap.TIGHT, Gap.CARD, Gap.CARD)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._turn.chosen.connect(lambda _: self.turn())
        self._attached.chosen.connect(lambda _: self.attachments_asked.emit())
        self._papers.opened.connect(self.paper_opened)
        self._papers.wanted.connect(self.paper_wanted)
        self._linked.opened.connect(self.case_opened)
        self._linked.begun.connect(self.matter_begun)
        self._linked.naming.connect(self.naming)
        self.materials.ticked.connect(self.ticked)
        self.materials.note_asked.connect(self.note_asked)

    def show_case(self, case: CaseView) -> None:
        """Show what happened, papers and materials."""
        self._timeline.show_events(
            [
                Event(one.at_text[5:], _MARKS.get(one.mark, one.mark), one.title, one.detail)
                for one in case.timeline
            ]
        )
        self._papers.show_papers(case.papers, case.beside.on_request)
        self._linked.show_links(case)
        self.materials.show_materials(material_rows(case.materials))
        self._total = case.counted.total
        attached = case.beside.attached
        self._attached.setText(f"附件 {attached} ›" if attached else "附件 ›")
        self._counted = f"材料 {case.counted.received} / {case.counted.total}"
        self._name_turn()

    def turn(self) -> None:
        """Materials instead of what happened, and back."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self._name_turn()
        self.focus()

    def focus(self) -> None:
        """Put the caret into what is in front."""
        links = (one for one in (*self._papers.findChildren(Link), self._turn) if one.isVisible())
        front = self.materials if self._stack.currentIndex() == 1 else next(links, self._turn)
        front.setFocus(Qt.FocusReason.TabFocusReason)

    def show_side(self, *, materials: bool) -> None:
        """Bring materials or what happened to the front."""
        self._stack.setCurrentIndex(int(materials))
        self._name_turn()

    def _name_turn(self) -> None:
        self._turn.setText("经过和文书 ›" if self._stack.currentIndex() else f"{self._counted} ›")
        self._turn.setVisible(bool(self._stack.currentIndex() or self._total))
