"""The page of a line (业务条线页): worklist beside the case; a paper's preview takes the list's place."""

from dataclasses import replace
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.engine.line import Line
from app.services import worklist
from app.services.desk import Desk
from app.services.worklist import Filter, WorkRow
from app.ui.notify import Notifier
from app.ui.screens.arrange import Pages, column, row, sheet
from app.ui.screens.line.case_pane import CasePane
from app.ui.screens.line.keys import KEYS
from app.ui.screens.line.worklist import WHATS, Rail, Worklist
from app.ui.screens.page import Keys, Page, ToCounter
from app.ui.screens.preview.pane import PreviewPane
from app.ui.style import Arrangement, Gap
from app.ui.widgets.empty import EmptyState


class LinePage(Page):
    """A line with its cases (业务条线)."""

    def __init__(
        self,
        desk: Desk,
        line: Line,
        notifier: Notifier,
        *,
        small_list: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(notifier, parent)
        self._desk, self._line, self._small_list = desk, line, small_list
        self._wanted = Filter(line.code)
        self._folded, self._step = False, Arrangement.WIDE
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.setObjectName(self._line.code)
        self.list = Worklist(matters=len(self._line.matters) > 1, small=self._small_list)
        self._rail = Rail()
        self._rail.hide()
        self.pane = CasePane(self._desk, self.notifier)
        self._nothing = EmptyState()
        self._right = Pages()
        self._right.addWidget(sheet(column(self._nothing)))
        self._right.addWidget(self.pane)
        self.preview = PreviewPane(self._desk, self.notifier)
        self.preview.hide()
        self._body = row(self._rail, self.list, self._right, self.preview, gap=Gap.PAGE)
        self._body.setStretch(2, 48)
        self._body.setStretch(3, 52)
        whole = column(self._body, self.strip)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.CARD, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.list.what_chosen.connect(self._show_what)
        self.list.state_chosen.connect(self._show_state)
        self.list.sort_asked.connect(self._sort)
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self._row_opened)
        self.list.way.connect(self._way)
        self._rail.unfolded.connect(self._fold)
        self.pane.changed.connect(self.changed)
        self.pane.go.connect(self.go)
        self.pane.paper_asked.connect(self._show_paper)
        self.preview.closed.connect(self._close_preview)
        self.preview.needed.connect(self._show_paper)
        self.preview.printed.connect(lambda: self.changed.emit("paper", self.preview.paper))
        for at, (code, _, _) in enumerate(WHATS, start=1):
            self.listen(f"Ctrl+{at}", partial(self._show_what, code))
        self.listen("Ctrl+L", self._fold)
        self.listen("F6", self._other_side)
        self.listen("F9", self._print)
        self.listen("Shift+F9", lambda: self.preview.print_set(self.pane.next_paper()))

    # page

    def keys(self) -> Keys:
        """The keys of a line."""
        return KEYS

    def helps(self) -> tuple[str, ...]:
        """The help of the line and of a case; of the preview first while it is open."""
        own = (self._line.code, "case")
        return own if self.preview.isHidden() else ("preview", *own)

    def enter(self) -> None:
        """The list is read again; the first case is shown when none was."""
        self._load()
        if self.pane.case is None:
            self.list.list.choose_first()
        self._take_caret()

    def _take_caret(self) -> None:
        if self._folded:
            self.pane.focus_form()
        else:
            self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """List and case are read again; what is being typed stays."""
        self._load()
        if self.pane.case is not None:
            self.pane.renew()

    def leave(self) -> None:
        """Keep what was typed."""
        self.pane.leave()

    def back(self) -> bool:
        """From the preview to the case, from the case to the list."""
        if not self.preview.isHidden():
            self._close_preview()
            return True
        if self.pane.drawer.close():
            return True
        if self.list.list.hasFocus():
            return False
        self.pane.leave()
        self._to_list()
        return True

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Medium and narrow: the list folds while a case is open, and takes room from it when it is not."""
        super().arrange(arrangement, low=low)
        self.pane.arrange(arrangement, low=low)
        if arrangement != self._step:
            self._step = arrangement
            self._folded = self._small and self.pane.case is not None
            self._place_parts()

    @property
    def _small(self) -> bool:
        """Whether there is no room for list, form and side column at once."""
        return self._step != Arrangement.WIDE

    def read_case(self, case_id: UUID, told: str = "") -> None:
        """A case is read, and the list where it stands; before the page is seen it is laid out once."""
        self._show_case(case_id, told)
        self._load()

    def open_case(self, paper_id: UUID | None = None) -> None:
        """The page comes to the front for the case that was read, a paper beside it when one is named."""
        (self._to_form if self._small and self.pane.case is not None else self._take_caret)()
        if paper_id is not None:
            self._show_paper(paper_id)

    # list

    def _load(self) -> None:
        found, wanted = worklist.counts(self._desk, self._line.code), self._wanted
        self.list.show_counts(found, self._wanted.what)
        self._rail.show_counts(found)
        self.list.show_states(worklist.states(self._desk, self._line.code), self._wanted.state or "")
        self.list.list.blockSignals(True)
        self.list.show_page(
            lambda cursor: worklist.page(self._desk, wanted, cursor),
            wanted.sort,
            descending=wanted.descending,
            what=wanted.what,
            total=found.all,
        )
        if self.pane.case is not None:
            self._select(self.pane.case.id)
        self.list.list.blockSignals(False)
        if self.pane.case is None:
            self._nothing.show_empty("还没有打开案件", self.list.to_open(), icon="file-text")
            self._right.setCurrentIndex(0)

    def _select(self, case_id: UUID) -> None:
        if not self.list.list.choose(lambda one: one.case_id == case_id):
            self.list.list.clearSelection()

    def _show_what(self, what: str) -> None:
        self._wanted = replace(self._wanted, what=cast("worklist.What", what), state=None)
        self._reload_list()

    def _show_state(self, state: str) -> None:
        self._wanted = replace(self._wanted, state=state or None)
        self._reload_list()

    def _sort(self, code: str, descending: bool) -> None:
        self._wanted = replace(self._wanted, sort=cast("worklist.Order", code), descending=descending)
        self._reload_list()

    def _reload_list(self) -> None:
        self._to_list()
        self._load()
        if self.pane.case is None:
            self.list.list.choose_first()

    def _way(self, code: str) -> None:
        if code == "all":
            self._show_what("all")
        else:
            self.go.emit(ToCounter())

    def _row_chosen(self, one: WorkRow) -> None:
        if self.pane.case is not None and self.pane.case.id == one.case_id:
            return
        if one.secret:
            self.pane.leave()
            self.pane.case = None
            self._nothing.show_empty("保密案件", "按 Enter 打开，打开会记入经过。", icon="eye-off")
            self._right.setCurrentIndex(0)
            return
        self._show_case(one.case_id)

    def _row_opened(self, one: WorkRow) -> None:
        if self.pane.case is None or self.pane.case.id != one.case_id:
            self._show_case(one.case_id)
        self._to_form()

    # case

    def _show_case(self, case_id: UUID, told: str = "") -> None:
        if not self.preview.isHidden():
            self._close_preview()
        if self.pane.open(case_id, told):
            self._right.setCurrentIndex(1)
            self.strip.hide()
        elif self.pane.case is None:  # the pane, whose strip says why, is not seen
            self.strip.show_strip("stop", self.pane.strip.sentence())

    def _fold(self) -> None:
        if self._folded:
            self._to_list()
        else:
            self._to_form(fold=True)

    def _place_parts(self, *, preview: bool | None = None) -> None:
        """Show list or rail, or the preview in their place; what goes goes first, so that nothing grows."""
        wanted = not self.preview.isHidden() if preview is None else preview
        listed, narrow = not wanted and not self._folded, self._step == Arrangement.NARROW
        parts = {
            self._rail: not wanted and self._folded,
            self.list: listed,
            self._right: not (narrow and (listed or wanted)),
            self.preview: wanted,
        }
        self.list.spread(narrow)
        self.pane.drawer.set_wanted(not wanted)
        self.pane.drawer.set_over(narrow or (listed and self._small))
        for part in sorted(parts, key=lambda one: parts[one]):
            part.setVisible(parts[part])

    def _other_side(self) -> None:
        focused = self.focusWidget()
        if self.list.isAncestorOf(focused):
            self._to_form()
        elif self.pane.form.isAncestorOf(focused):
            self.pane.open_side(materials=True)
        else:
            self._to_list()

    def _to_form(self, *, fold: bool = False) -> None:
        """The form has the caret; where there is no room for both, the list folds."""
        if fold or self._small:
            self._folded = True
            self._place_parts()
        self.pane.focus_form()

    def _to_list(self) -> None:
        self._folded = False
        self._place_parts()
        self.list.list.setFocus(Qt.FocusReason.TabFocusReason)

    # papers

    def _print(self) -> None:
        paper = self.pane.next_paper()
        if not self.preview.isHidden():
            self.preview.print_now()
        elif paper is not None and not self.preview.print_directly(paper):
            self._show_paper(paper.id)

    def _show_paper(self, paper_id: UUID) -> None:
        papers = self.pane.case.papers if self.pane.case is not None else ()
        paper = next((one for one in papers if one.id == paper_id), None)
        if paper is None:
            return
        self._place_parts(preview=True)
        self.preview.show_paper(paper)
        self.preview.start()

    def _close_preview(self) -> None:
        self._place_parts(preview=False)
        self.pane.focus_form()
