"""Side column of a case (旁栏): what happened and its papers, or the materials that came in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.services.casework import CaseView, PaperView
from app.ui.screens.arrange import clear, column, holder, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.material_rows import material_rows
from app.ui.style import Colour, Gap, Type, px
from app.ui.widgets.labels import Link, icon_label, label
from app.ui.widgets.materials import MaterialsList
from app.ui.widgets.timeline import Event, Timeline

_MARKS = {"dot": "move", "flag": "late", "eye": "viewed"}


class Papers(QWidget):
    """The papers of a case (文书); `opened(paper id)`."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.TIGHT)
        self.setLayout(
            column(row(label("文书", Type.CARD), 1, label("F9 打印", tone="blue")), self._list, gap=Gap.TIGHT)
        )

    def show_papers(self, papers: Sequence[PaperView]) -> None:
        """Show the papers with how often each was printed."""
        clear(self._list)
        for one in papers:
            opens = Link(f"paper_{one.code}_{one.id.hex[-6:]}", one.title)
            opens.chosen.connect(lambda _, number=one.id: self.opened.emit(number))
            printed = f"已打 {one.prints}" if one.prints else "未打"
            tone = "second" if one.prints else "amber"
            self._list.addLayout(
                row(icon_label("file-text", Colour.INK2), opens, 1, label(printed, tone=tone), gap=Gap.ROW)  # type: ignore[arg-type]
            )
        if not papers:
            self._list.addWidget(label("还没有文书。", tone="second"))


class Side(QFrame):
    """The column at the right of a case (旁栏)."""

    paper_opened = Signal(object)
    ticked = Signal(str, bool)
    note_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "side")
        self.setFixedWidth(px(Breadth.SIDE))
        self._build()
        self._wire()

    def _build(self) -> None:
        self._turn = Link("turn_side", "")
        self._timeline = Timeline()
        self._papers = Papers()
        inner = column(label("经过", Type.CARD), self._timeline, Gap.TIGHT, self._papers, 1, gap=Gap.ROW)
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
        whole = column(row(1, self._turn), self._stack, gap=0)
        whole.setContentsMargins(Gap.INSIDE, Gap.TIGHT, Gap.CARD, Gap.CARD)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._turn.chosen.connect(lambda _: self.turn())
        self._papers.opened.connect(self.paper_opened)
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
        self._papers.show_papers(case.papers)
        self.materials.show_materials(material_rows(case.materials))
        self._counted = f"材料 {case.counted.received} / {case.counted.total}"
        self._name_turn()

    def turn(self) -> None:
        """Materials instead of what happened, and back."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self._name_turn()
        if self._stack.currentIndex() == 1:
            self.materials.setFocus()

    def show_side(self, *, materials: bool) -> None:
        """Bring materials or what happened to the front."""
        if (self._stack.currentIndex() == 1) != materials:
            self.turn()

    def _name_turn(self) -> None:
        self._turn.setText("经过和文书 ›" if self._stack.currentIndex() else f"{self._counted} ›")
