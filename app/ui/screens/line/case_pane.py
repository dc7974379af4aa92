"""A case beside the list (案件): head, form of its state, what happened, papers, moves with reasons."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.clock import local
from app.services import casework, intake
from app.services.casework import CaseView
from app.services.casework.ahead import Ahead, ahead
from app.services.desk import Desk
from app.services.views import MoveView
from app.ui.form import FormView
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.keeper import Keeper
from app.ui.screens.line.case_head import CaseHead
from app.ui.screens.line.side import Side
from app.ui.screens.page import Page, ToPerson
from app.ui.screens.typing import typing_of
from app.ui.style import Gap
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.strip import Strip

SAVE, PERSON = "save", "to_person"
_LOOK_MS = 150


class CasePane(Page):
    """One case (案件); `paper_asked(paper id)` for its preview."""

    paper_asked = Signal(object)

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self.case: CaseView | None = None
        self.form: FormView | None = None
        self._dirty: dict[str, str] = {}
        self._moves: tuple[MoveView, ...] = ()
        self._shape: tuple[str, ...] = ()
        self._question: Callable[[str], None] = self._ignore
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.head = CaseHead()
        self._told = Strip()
        self._place = QVBoxLayout()
        middle = column(self._told, self._place, gap=Gap.ROW)
        middle.setContentsMargins(Gap.WIDE, Gap.TIGHT, Gap.INSIDE, Gap.CARD)
        middle.setStretch(1, 1)
        self.side = Side()
        body = row(middle, self.side, gap=0)
        body.setStretch(0, 1)
        line = QFrame()
        line.setProperty("rule", "across")
        self.ask = AskStrip()
        strips = column(self.strip, self.ask)
        strips.setContentsMargins(Gap.WIDE, 0, Gap.INSIDE, Gap.TIGHT)
        self.moves = MoveBar()
        sheet = QFrame()
        sheet.setProperty("card", "sheet")
        inner = column(self.head, line, body, strips, self.moves, gap=0)
        inner.setStretch(2, 1)
        inner.setContentsMargins(1, 1, 1, 1)
        sheet.setLayout(inner)
        self.setLayout(column(sheet))
        self._keeper = Keeper(self._keep, self)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._chosen)
        self.side.paper_opened.connect(self.paper_asked)
        self.side.ticked.connect(self._ticked)
        self.side.note_asked.connect(self._ask_note)
        self.ask.answered.connect(self._answered)
        self.ask.left.connect(self.focus_form)
        self._told.chosen.connect(self._told_chosen)
        self.strip.chosen.connect(self._strip_chosen)
        self._look.timeout.connect(self._look_ahead)
        for keys in ("F7", "Ctrl+M"):
            self.listen(keys, lambda: self.side.show_side(materials=True))
        self.listen("Ctrl+J", lambda: self.side.show_side(materials=False))
        self.listen("Ctrl+I", lambda: self._told_chosen(PERSON))

    # data

    def open(self, case_id: UUID, told: str = "") -> bool:
        """Read a case and show it, with the draft that waits; `told` says what was just done."""
        self.flush()
        case = self.attempt(lambda: casework.case(self._desk, case_id), "打开")
        if case is None:
            return False
        self._dirty = {}
        self.ask.hide()
        draft = intake.draft(self._desk, self._key(case_id))
        if draft is not None:
            self._dirty = {code: text for code, text in draft.typed.items() if code in case.editable}
        self.show_case(case)
        if told:
            self._told.show_strip("done", told)
        elif self._dirty and draft is not None:
            kept = local(draft.saved_at)
            self._told.show_strip(
                "info", f"这是 {kept:%m-%d %H:%M} 打了没存的，接着填就行。", link=("drop_draft", "不要了 ›")
            )
        elif case.tells:
            self._told.show_strip("mind", case.tells[0])
        else:
            self._told.hide()
        return True

    def show_case(self, case: CaseView) -> None:
        """Show a case; what was typed and not saved stays on its form."""
        fresh = self.case is None or self.case.id != case.id or self.case.state != case.state
        self.case = case
        self.head.show_case(case)
        self.side.show_case(case)
        form = self._form_for(case)
        form.set_read_only(
            {field.code for section in case.sections for field in section.fields} - case.editable
        )
        form.show_values({**dict.fromkeys(form.typed(), ""), **case.shown, **case.texts, **self._dirty})
        if fresh:
            self.side.show_side(
                materials=case.counted.required + case.counted.deferrable > 0 and not case.ended
            )
            self._show_section(case)
        self._show_moves(case.moves, case.needed_by_move)
        self._look_ahead()

    def show_ahead(self, found: Ahead) -> None:
        """Show what the typed texts would open and close."""
        if self.form is not None:
            self.form.show_values(found.shown)
            self.form.set_hidden(found.hidden)
        self._show_moves(found.moves, found.needed_by_move)

    def focus_form(self) -> None:
        """The caret goes to the first field that is needed, else to the first open one."""
        if self.form is None or self.case is None:
            return
        typed = self.form.typed()
        wanted = [code for code in self._needed() if code in self.case.editable and not typed.get(code)]
        if wanted:
            self.form.focus(wanted[0])
        else:
            self.form.focus_first()

    def flush(self) -> None:
        """Keep what was typed and not saved."""
        self._keeper.flush()

    def leave(self) -> None:
        """Keep what was typed."""
        self.flush()

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

    # form

    def _form_for(self, case: CaseView) -> FormView:
        shape = (case.matter_id, *(section.code for section in case.sections))
        if self.form is not None and shape == self._shape:
            return self.form
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        matter = self._desk.catalog.matter(case.matter_id)
        form = FormView(
            matter.form,
            typing_of(self._desk),
            sections=case.sections,
            label_width=Gap.LABEL_CASE,
            tabbed=True,
        )
        form.changed.connect(self._edited)
        form.committed.connect(lambda _: self._look_ahead())
        self._place.addWidget(form)
        self.form, self._shape = form, shape
        return form

    def _show_section(self, case: CaseView) -> None:
        assert self.form is not None
        wanted = set(self._needed(case)) & case.editable or case.editable
        code = next(
            (one.code for one in case.sections if one.stages and any(f.code in wanted for f in one.fields)),
            next((one.code for one in case.sections if any(f.code in wanted for f in one.fields)), ""),
        )
        last = case.sections[-1 if case.ended else 0].code
        self.form.show_section(code or last)

    def _needed(self, case: CaseView | None = None) -> tuple[str, ...]:
        moves = case.moves if case is not None else self._moves
        first = next((one.code for one in moves if one.primary), "")
        shown = case.needed_by_move if case is not None else self._needs
        return shown.get(first, ())

    def _show_moves(self, moves: tuple[MoveView, ...], needs: object) -> None:
        assert isinstance(needs, dict)
        self._needs: dict[str, tuple[str, ...]] = needs
        if self.form is not None:
            first = next((one.code for one in moves if one.primary), "")
            self.form.mark_needed(set(needs.get(first, ())))
        if moves != self._moves or not self._moves:
            self._moves = moves
            acts = (Act(SAVE, "存内容", "Ctrl+S"),) if self.case is not None and self.case.editable else ()
            self.moves.show_moves((*moves, *acts))
        self.moves.setVisible(bool(moves))

    def _edited(self, code: str) -> None:
        assert self.form is not None
        self._dirty[code] = self.form.typed()[code]
        self._keeper.touch()
        self._look.start()

    def _look_ahead(self) -> None:
        self._look.stop()
        if self.case is not None and self.form is not None and self.case.editable:
            case_id = self.case.id
            found = self.attempt_quietly(lambda: ahead(self._desk, case_id, self._typed()))
            if found is not None:
                self.show_ahead(found)

    def attempt_quietly(self, act: Callable[[], Ahead]) -> Ahead | None:
        """Look ahead without taking a standing strip away."""
        return self.notifier.attempt(act, lambda notice: show(notice, self.strip))

    def _typed(self) -> dict[str, str]:
        if self.form is None or self.case is None:
            return {}
        return {code: text for code, text in self.form.typed().items() if code in self.case.editable}

    def _key(self, case_id: UUID) -> str:
        return f"case:{case_id}"

    def _keep(self) -> None:
        if self.case is not None and self._dirty:
            intake.keep_draft(self._desk, self._key(self.case.id), self._dirty)

    def _drop(self) -> None:
        self._keeper.forget()
        self._dirty = {}
        if self.case is not None:
            intake.drop_draft(self._desk, self._key(self.case.id))

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
            lambda: casework.save(self._desk, case.id, case.version, self._typed()), "存", self.form
        )
        if saved is not None:
            self._done(case.id, "存好了。")

    def _make(self, move: MoveView, reason: str) -> None:
        case = self.case
        if case is None:
            return

        def failed(notice: Notice) -> None:
            if "reason" in notice.faults:
                self.ask.show_fault(notice.faults["reason"])
                return
            self.ask.hide()
            show(notice, self.strip, self.form)

        self.strip.hide()
        moved = self.notifier.attempt(
            lambda: casework.move(self._desk, case.id, case.version, move.code, self._typed(), reason),
            failed,
            move.label,
        )
        if moved is not None:
            self._done(case.id, f"{move.label}办好了。")
            if moved.paper_ids:
                self.paper_asked.emit(moved.paper_ids[0])

    def _done(self, case_id: UUID, told: str) -> None:
        self._drop()
        self.ask.hide()
        self.changed.emit("case", case_id)
        self.open(case_id, told)

    # materials

    def _ticked(self, code: str, received: bool) -> None:
        view = self._material(code)
        if view is not None:
            self._receive(code, received, view.copies if received else 0, "" if received else view.remark)

    def _ask_note(self, code: str) -> None:
        view = self._material(code)
        if view is None:
            return
        self._question = lambda text: self._note(code, text)
        self.ask.ask(f"{view.name}缺什么？", "", "记下", text=view.remark)

    def _note(self, code: str, text: str) -> None:
        view = self._material(code)
        if view is not None:
            self._receive(code, view.received, view.copies_got, text)

    def _receive(self, code: str, received: bool, copies: int, remark: str) -> None:
        case = self.case
        if case is None:
            return
        done = self.attempt(
            lambda: casework.receive(self._desk, case.id, case.version, code, received, copies, remark),
            "收材料",
        )
        if done is not None:
            self.ask.hide()
            self.changed.emit("case", case.id)
            self.side.materials.setFocus()

    def _material(self, code: str) -> casework.MaterialView | None:
        materials = self.case.materials if self.case is not None else ()
        return next((one for one in materials if one.code == code), None)

    # strips

    def _told_chosen(self, code: str) -> None:
        if self.case is None:
            return
        if code == "drop_draft":
            self._drop()
            self.open(self.case.id)
        elif code == PERSON and self.case.person_id is not None:
            self.go.emit(ToPerson(self.case.person_id))

    def _strip_chosen(self, code: str) -> None:
        if code == "reload":
            self.strip.hide()
            self.renew()

    def _answered(self, text: str) -> None:
        self._question(text)

    def _ignore(self, _text: str) -> None:
        """No question stands."""
