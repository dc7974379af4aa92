"""What can be done with a file (档案办理): changed in place, or begun at the counter as a case; printed."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.engine.line import Line
from app.lines.relief.commands.files.viewing import FileView
from app.lines.relief.line import FILE_OPEN
from app.lines.relief.pages.files.change import ChangeForm
from app.services import imports, papers
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.ui.screens.acts import Act
from app.ui.screens.counter.matter_list import MatterList, MatterShown
from app.ui.screens.page import Page, ToCase, ToRegister
from app.ui.widgets.move_bar import MoveBar

CHANGE, HEAD, AID, PRINT = "change", "head", "aid", "print"
TAKE_IN, HAND_OUT, HAND_OUT_WHOLE = "take_in", "hand_out", "hand_out_whole"
SAVE, LATER, DROP = "save", "later", "drop"
BEGUN = {"review": "relief.review", "exit": "relief.exit", "return": FILE_OPEN.id}
"""The matters that a move begins at the counter (转受理台)."""

PRINTED = ("approval_form", "review_form")
"""The papers that show a whole file (档案表)."""

_KEYS = {"review": "F10", CHANGE: "F8"}
_CHANGING = (
    Act(SAVE, "存修改", "F10", primary=True),
    Act(LATER, "以后再改", "Esc"),
    Act(DROP, "不改了"),
)


class FileMoves(QObject):
    """The bar of the register and the forms that it opens (档案办理).

    `front(widget)` when a form comes to the front, `left()` when it goes, `written(sentence)` after a
    commit, `importing()` and `exporting(whole)` for what concerns the whole register.
    """

    front = Signal(object)
    left = Signal()
    written = Signal(str)
    importing = Signal()
    exporting = Signal(bool)

    def __init__(self, desk: Desk, line: Line, page: Page) -> None:
        super().__init__(page)
        self._desk, self._line, self._page = desk, line, page
        self._view: FileView | None = None
        self._open: QWidget | None = None
        self.bar = MoveBar()
        self.change, self.matters = ChangeForm(desk), MatterList()
        self.bar.move_chosen.connect(self._chosen)
        self.matters.begun.connect(self._begin)
        self.matters.left.connect(self.leave)

    def forms(self) -> tuple[QWidget, ...]:
        """The forms that may stand in the place of the file."""
        return self.change, self.matters

    @property
    def busy(self) -> bool:
        """Whether one of them does."""
        return self._open is not None

    def show_file(self, view: FileView | None) -> None:
        """Show what may be done with a file; with none, what concerns the register."""
        self._view = view
        closed = imports.may_import(self._desk, self._line.code) or None
        masked_only = imports.may_whole(self._desk, self._line.code) or None
        every = (
            Act(TAKE_IN, "导入", closed=closed),
            Act(HAND_OUT, "导出"),
            Act(HAND_OUT_WHOLE, "导出完整号码", closed=masked_only),
        )
        if view is None:
            self.bar.show_moves(every)
            return
        acts = [
            Act(one.code, one.label, _KEYS.get(one.code, ""), one.code == "review", one.closed or None)
            for one in view.actions
        ]
        shut = next((one.closed for one in view.actions if one.code == CHANGE), "")
        more = (Act(PRINT, "打印档案表", "F9"), Act(HEAD, "改级别和编号", closed=shut or None))
        self.bar.show_moves((*acts, *more, *every), icons={PRINT: "printer"})

    def read_again(self, view: FileView | None) -> None:
        """Another one changed the file: what is typed stays over what it says now."""
        if self._open is self.change and view is not None:
            self._view = view
            self.change.show_again(view)
            self.change.start()

    def start(self) -> bool:
        """Put the caret into the form in front; False when there is none."""
        if self._open is self.change:
            self.change.start()
        elif self._open is self.matters:
            self.matters.focus_first()
        return self.busy

    def flush(self) -> None:
        """Keep what was typed."""
        self.change.flush()

    def leave(self) -> None:
        """Back to the file; what was typed is kept."""
        self.flush()
        self._close()

    def print_file(self) -> None:
        """Go to the paper that shows the whole file, in the case that issued it."""
        view = self._view
        if view is None or self.busy:
            return
        found = self._page.attempt(lambda: self._paper(view) or ())
        if found:
            self._page.go.emit(ToCase(self._line.code, *found))
        elif found is not None:
            told = "这份档案还没有档案表：它不是在这里建档的。发起年度复核，复核表会打印全部内容。"
            self._page.strip.show_strip("info", told)

    # slots

    def _chosen(self, code: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            TAKE_IN: self.importing.emit,
            HAND_OUT: partial(self.exporting.emit, False),
            HAND_OUT_WHOLE: partial(self.exporting.emit, True),
            CHANGE: partial(self._change, head=False),
            HEAD: partial(self._change, head=True),
            AID: self._choose_aid,
            PRINT: self.print_file,
            SAVE: self._save,
            LATER: self.leave,
            DROP: self._drop,
            **{begun: partial(self._begin, matter) for begun, matter in BEGUN.items()},
        }
        acts[code]()

    def _begin(self, matter_id: str) -> None:
        if self._view is not None:
            self._open = None
            self._page.go.emit(ToRegister(matter_id, Applicant(self._view.person_id)))

    def _change(self, *, head: bool) -> None:
        view = self._view
        if view is None:
            return
        kept = (self.change.show_head if head else self.change.show_content)(view)
        self._bring(self.change)
        self.bar.show_moves(_CHANGING)
        if kept:
            self._page.strip.show_strip("info", f"{kept} 打的还没有存。接着改，或按“不改了”。")

    def _save(self) -> None:
        if self._page.attempt(self.change.save, "存修改", self.change.form):
            self._open = None
            self.written.emit("存好了。")

    def _drop(self) -> None:
        self.change.drop()
        self._close()

    def _close(self) -> None:
        self._open = None
        self._page.strip.hide()
        self.left.emit()

    def _choose_aid(self) -> None:
        """What this line pays out to a person, by a digit."""
        shown = [
            MatterShown(one.id, self._line.icon, one.name, one.title)
            for one in self._line.matters
            if one.payout is not None and "person" in one.applicants
        ]
        self.matters.show_matters(shown)
        self._bring(self.matters)
        self.bar.show_moves((Act(LATER, "返回", "Esc"),))

    def _bring(self, form: QWidget) -> None:
        self._open = form
        self._page.strip.hide()
        self.front.emit(form)
        self.start()

    def _paper(self, view: FileView) -> tuple[UUID, UUID] | None:
        """The newest paper that shows the whole file, with its case."""
        with self._desk.read() as asks:
            for case_id in dict.fromkeys(one.case_id for one in view.versions if one.case_id is not None):
                issued = [one for one in papers.of_case(asks, case_id) if one.code in PRINTED]
                if issued:
                    return case_id, issued[-1].id
        return None
