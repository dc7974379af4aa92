"""A case beside the list (案件): head, form of its state, what happened, papers, moves with reasons."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.engine.fields import CodeItem
from app.services import casework, papers
from app.services.casework import CaseView
from app.services.casework.ahead import Ahead, ahead
from app.services.desk import Desk
from app.services.views import MaterialView, MoveView
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.drawer import Drawer
from app.ui.screens.line.attached import Attached
from app.ui.screens.line.case_draft import CaseDraft
from app.ui.screens.line.case_form import CaseForm
from app.ui.screens.line.case_head import CaseHead
from app.ui.screens.line.others import Others
from app.ui.screens.line.receipts import Receipts
from app.ui.screens.line.side import Side
from app.ui.screens.line.told import DROP, Told
from app.ui.screens.page import Page, ToPerson, ToUnit
from app.ui.style import Arrangement, Gap
from app.ui.widgets.labels import rule
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.sum_strip import SumStrip

SAVE, PERSON = "save", "to_person"
_LOOK_MS = 150


class CasePane(Page):
    """One case (案件); `paper_asked(paper id)` for its preview."""

    paper_asked = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self.case: CaseView | None = None
        self._moves: tuple[MoveView, ...] = ()
        self._needs: Mapping[str, tuple[str, ...]] = {}
        self._question: Callable[[str], None] = lambda _: None
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.head = CaseHead()
        self._told = Told()
        self.form = CaseForm(self._desk, self)
        self.sum = SumStrip()
        middle = column(self._told, self.form, self.sum, gap=Gap.ROW)
        middle.setContentsMargins(Gap.WIDE, Gap.TIGHT, Gap.INSIDE, Gap.CARD)
        middle.setStretch(1, 1)
        self.side = Side()
        self.attached = Attached(self._desk, self, self.side, middle, lambda: self.case)
        body = row(self.attached, self.side, gap=0)
        body.setStretch(0, 1)
        self.drawer = Drawer(self.side, self.attached, body, self)
        self.ask = AskStrip()
        strips = column(self.strip, self.ask)
        strips.setContentsMargins(Gap.WIDE, 0, Gap.INSIDE, Gap.TIGHT)
        self.moves = MoveBar()
        sheet = QFrame()
        sheet.setProperty("card", "sheet")
        inner = column(self.head, rule(), body, strips, self.moves, gap=0)
        inner.setStretch(2, 1)
        inner.setContentsMargins(1, 1, 1, 1)
        sheet.setLayout(inner)
        self.setLayout(column(sheet))
        self._draft = CaseDraft(self._desk, self.form, lambda: self.case, self)
        self._receipts = Receipts(self._desk, self, lambda: self.case)
        self._others = Others(self._desk, self, self.side, lambda: self.case)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)

    def _wire(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.committed.connect(self._look_ahead)
        self.moves.move_chosen.connect(self._chosen)
        self.side.paper_opened.connect(self.paper_asked)
        self.side.paper_wanted.connect(self._issue)
        self.attached.returned.connect(self.focus_form)
        self._others.asked.connect(self._ask_other)
        self._others.named.connect(lambda told: self.case and self.open(self.case.id, told))
        self.side.ticked.connect(self._receipts.tick)
        self.side.note_asked.connect(self._receipts.ask)
        self._receipts.asked.connect(self._ask_note)
        self._receipts.done.connect(self._received)
        self.ask.answered.connect(self._answered)
        self.ask.left.connect(self.focus_form)
        self._told.chosen.connect(self._told_chosen)
        self.strip.chosen.connect(self._strip_chosen)
        self._look.timeout.connect(self._look_ahead)
        for keys in ("F7", "Ctrl+M"):
            self.listen(keys, lambda: self.open_side(materials=True))
        self.listen("Ctrl+J", lambda: self.open_side(materials=False))
        self.listen("Ctrl+T", self.sum.turn)
        self.listen("Ctrl+I", lambda: self._told_chosen(PERSON))

    # data

    def open(self, case_id: UUID, told: str = "") -> bool:
        """Read a case and show it, with the draft that waits; `told` says what was just done."""
        self.leave()
        case = self.attempt(lambda: casework.case(self._desk, case_id), "打开")
        if case is None:
            return False
        self.ask.hide()
        draft = self._draft.taken_up(case)
        self.show_case(case)
        self._told.show_told(told, draft, case.tells)
        return True

    def show_case(self, case: CaseView) -> None:
        """Show a case; what was typed and not saved stays on its form."""
        fresh = self.case is None or self.case.id != case.id or self.case.state != case.state
        self.case = case
        self.head.show_case(case, self._desk.today)
        self.side.show_case(case)
        self.attached.show_case(case)
        self.form.show_case(case)
        self.sum.show_sum(case.sum)
        self._show_moves(case.moves, case.needed_by_move)
        if fresh:
            self.form.show_section(case, self._needed())
            self.side.show_side(
                materials=case.counted.required + case.counted.deferrable > 0 and not case.ended
            )
        self._look_ahead()

    def show_ahead(self, found: Ahead) -> None:
        """Show what the typed texts would open and close."""
        self.form.show_ahead(found)
        self.sum.show_sum(found.sum)
        self._show_moves(found.moves, found.needed_by_move)

    def open_side(self, *, materials: bool) -> None:
        """Materials, or what happened and the papers, with the caret in them."""
        self.drawer.open()
        self.side.show_side(materials=materials)
        self.side.focus()

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Head and moves follow the window; the page of the line says where the side column stands."""
        self.head.arrange(arrangement, low=low)
        self.moves.arrange(low=low)

    def focus_form(self) -> None:
        """The caret goes to the first field that is needed, else to the first open one."""
        self.form.start(self._needed())

    def leave(self) -> None:
        """Keep what was typed and not saved."""
        self._draft.flush()

    def renew(self) -> None:
        """Read the case again; what was typed stays."""
        if self.case is not None:
            case_id = self.case.id
            fresh = self.attempt(lambda: casework.case(self._desk, case_id))
            if fresh is not None:
                self.show_case(fresh)

    def next_paper(self) -> casework.PaperView | None:
        """The paper to print next: the first that was never printed, else the last one; None for none."""
        papers = self.case.papers if self.case is not None else ()
        return next((one for one in papers if not one.prints), papers[-1] if papers else None)

    # what is typed

    def _needed(self) -> tuple[str, ...]:
        first = next((one.code for one in self._moves if one.primary), "")
        return self._needs.get(first, ())

    def _show_moves(self, moves: tuple[MoveView, ...], needs: Mapping[str, tuple[str, ...]]) -> None:
        changed = moves != self._moves
        self._moves, self._needs = moves, needs
        self.form.mark(self._needed())
        if changed:
            acts = (Act(SAVE, "存内容", "Ctrl+S"),) if self.case is not None and self.case.editable else ()
            self.moves.show_moves((*moves, *acts))
        self.moves.setVisible(bool(moves))

    def _edited(self) -> None:
        self._draft.touch()
        self._look.start()

    def _look_ahead(self) -> None:
        self._look.stop()
        case = self.case
        if case is not None and case.editable:
            found = self.notifier.attempt(
                lambda: ahead(self._desk, case.id, self.form.typed()), lambda notice: show(notice, self.strip)
            )
            if found is not None:
                self.show_ahead(found)

    # moves

    def _chosen(self, code: str) -> None:
        if code == SAVE:
            self._save()
            return
        move = next(one for one in self._moves if one.code == code)
        if move.needs_reason:
            self._question = lambda text: self._make(move, text)
            self.ask.ask(f"为什么{move.label}？", "理由会记入经过", move.label, choices=move.reasons)
        else:
            self._make(move, "")

    def _save(self) -> None:
        case = self.case
        if case is None:
            return
        saved = self.attempt(
            lambda: casework.save(self._desk, case.id, case.version, self.form.typed()), "存", self.form.view
        )
        if saved is not None:
            self._done(case.id, "存好了。")

    def _make(self, move: MoveView, reason: str) -> None:
        case = self.case
        if case is None:
            return

        def failed(notice: Notice) -> None:
            if not (move.needs_reason and self.ask.takes(notice.faults)):
                self.ask.hide()
                show(notice, self.strip, self.form.view)

        self.strip.hide()
        moved = self.notifier.attempt(
            lambda: casework.move(self._desk, case.id, case.version, move.code, self.form.typed(), reason),
            failed,
            move.label,
        )
        if moved is not None:
            self._done(case.id, f"{move.label}办好了。")
            if moved.paper_ids:
                self.paper_asked.emit(moved.paper_ids[0])

    def _done(self, case_id: UUID, told: str) -> None:
        self._draft.drop()
        self.ask.hide()
        self.changed.emit("case", case_id)
        self.open(case_id, told)

    def _issue(self, code: str) -> None:
        """A paper on request (应请求出具): issued if need be, and shown."""
        case = self.case
        if case is not None:
            made = self.attempt(lambda: papers.issue_on_request(self._desk, case.id, code), "出具")
            if made is not None:
                self.changed.emit("case", case.id)
                self.paper_asked.emit(made)

    # materials

    def _ask_note(self, one: MaterialView) -> None:
        self._question = lambda text: self._receipts.note(one, text)
        self.ask.ask(f"{one.name}缺什么？", "", "记下", text=one.remark)

    def _ask_other(self, choices: list[CodeItem]) -> None:
        self._question = lambda text: self.ask.show_fault(self._others.answer(text))
        self.ask.ask("还让谁知道这个案件？", "会记入经过", "指定", choices=choices)

    def _received(self) -> None:
        self.ask.hide()
        if self.case is not None:
            self.changed.emit("case", self.case.id)
        self.open_side(materials=True)

    # strips

    def _told_chosen(self, code: str) -> None:
        if self.case is None:
            return
        if code == DROP:
            self._draft.drop()
            self.open(self.case.id)
        elif code == PERSON and self.case.person_id is not None:
            self.go.emit(ToPerson(self.case.person_id))
        elif code == PERSON and self.case.unit_id is not None:
            self.go.emit(ToUnit(self.case.unit_id))

    def _strip_chosen(self, code: str) -> None:
        if code == "reload":
            self.strip.hide()
            self.renew()

    def _answered(self, text: str) -> None:
        self._question(text)
