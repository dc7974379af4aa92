"""Registration (登记): the person, the form and the materials side by side, the next step beneath."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.core.clock import local
from app.engine.materials import Received
from app.services import intake
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.intake import DraftView, Intake, Outlook
from app.services.people import Card
from app.services.views import MoveView
from app.ui.form import FormView
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.breadth import Breadth
from app.ui.screens.drawer import Drawer
from app.ui.screens.keeper import Keeper
from app.ui.screens.material_rows import material_rows
from app.ui.screens.page import Keys, Page, ToCase
from app.ui.screens.registration.head import RegistrationHead
from app.ui.screens.registration.person_strip import PersonStrip
from app.ui.screens.registration.told import RegistrationTold
from app.ui.screens.typing import typing_of
from app.ui.style import Arrangement, Gap, px
from app.ui.widgets.materials import MaterialsList
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.sum_strip import SumStrip

KEEP = "keep_draft"
_LOOK_MS = 150
KEYS: Keys = (
    ("F1", "按键"),
    ("Enter", "下一项"),
    ("Ctrl+M", "到材料"),
    ("Ctrl+E", "下一处错"),
    ("Ctrl+S", "存草稿"),
    ("F10", "下一步"),
    ("Esc", "返回"),
    ("F6", "表单⇄材料"),
    ("Ctrl+T", "看算式"),
    ("Ctrl+Tab", "下一组"),
)


class RegistrationPage(Page):
    """One registration (登记); `ended()` when the clerk goes back, the draft stays."""

    ended = Signal()

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        matter_id: str,
        applicant: Applicant,
        opened_from: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(notifier, parent)
        self._desk, self._matter, self._applicant = desk, desk.catalog.matter(matter_id), applicant
        self._opened_from = opened_from
        self._key = intake.draft_key(matter_id, applicant)
        self._received: dict[str, Received] = {}
        self._copies: dict[str, int] = {}
        self._moves: tuple[MoveView, ...] = ()
        self._asked = ""
        self._build()
        self._wire()
        self._open()

    # build

    def _build(self) -> None:
        line = self._desk.catalog.line(self._matter.line)
        self.person = PersonStrip()
        self._head = RegistrationHead(line.icon, line.name, self._matter.title)
        self._told = RegistrationTold()
        form = self._matter.form
        self.form = FormView(form, typing_of(self._desk, self._matter), sections=form.intake)
        self.sum = SumStrip()
        inner = column(self._head, self._told, self.form, self.sum, gap=Gap.CARD)
        inner.setStretch(2, 1)
        self.materials = MaterialsList()
        self._papers = sheet(column(self.materials), across=1, down=1)
        written = sheet(inner, across=Gap.WIDE)
        body = row(self.person, written, self._papers)
        body.setStretch(1, 1)
        self.drawer = Drawer(self._papers, written, body, self)
        self.ask = AskStrip()
        self.moves = MoveBar()
        whole = column(body, self.strip, self.ask, self.moves)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._keeper = Keeper(self._keep, self)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)

    def _wire(self) -> None:
        self.form.changed.connect(self._edited)
        self.form.committed.connect(lambda _: self._look_ahead())
        self.form.ended.connect(self._to_papers)
        self._head.papers_asked.connect(self._to_papers)
        self.materials.ticked.connect(self._ticked)
        self.materials.note_asked.connect(self._ask_note)
        self.moves.move_chosen.connect(self._chosen)
        self.ask.answered.connect(self._answered)
        self.ask.left.connect(self.form.setFocus)
        self._told.chosen.connect(lambda _: self._drop())
        self._look.timeout.connect(self._look_ahead)
        for keys in ("Ctrl+M", "F7"):
            self.listen(keys, self._to_papers)
        self.listen("Ctrl+T", self.sum.turn)
        self.listen("F6", self._other_side)

    # data

    def show_intake(self, blank: Intake, draft: DraftView | None) -> None:
        """Show the empty form with what is known, or the draft that waits."""
        self._copies = {one.code: one.copies for one in blank.materials}
        self.form.set_read_only(blank.read_only)
        self.form.show_values({**blank.shown, **blank.texts})
        if draft is not None:
            self._received = {one.code: one for one in draft.received}
            self.form.show_values(draft.typed)
            self._told.show_draft(draft)
            self._head.show_saved(f"{local(draft.saved_at):%H:%M:%S}")

    def show_person(self, card: Card) -> None:
        """Show who stands at the window."""
        self.person.show_person(card)

    def show_outlook(self, ahead: Outlook) -> None:
        """Show what the next step needs, what is lacking and which moves are open."""
        self._head.show_becomes(ahead.becomes)
        computed = {field.code for field in self._matter.form.fields if field.computed}
        self.form.show_values({code: text for code, text in ahead.shown.items() if code in computed})
        self.form.set_hidden(ahead.hidden)
        self.form.mark_needed(set(ahead.needed))
        self.sum.show_sum(ahead.sum)
        self._told.show_tells(ahead.tells)
        self.drawer.set_wanted(bool(ahead.materials))
        self.materials.show_materials(material_rows(ahead.materials))
        self._head.show_count(self.materials.progress() if ahead.materials else "")
        if ahead.moves != self._moves:
            self._moves = ahead.moves
            icons = {one.code: "printer" for one in ahead.moves if one.primary}
            self.moves.show_moves((*ahead.moves, Act(KEEP, "存草稿", "Ctrl+S")), ahead.promise_text, icons)

    # page

    def arrange(self, arrangement: Arrangement, *, low: bool = False) -> None:
        """Narrower: person and materials leave their room to the form, at last a name and a drawer."""
        super().arrange(arrangement, low=low)
        medium, narrow = arrangement == Arrangement.MEDIUM, arrangement == Arrangement.NARROW
        self.person.setFixedWidth(px(Breadth.PERSON_SMALL if medium else Breadth.PERSON_STRIP))
        self._papers.setFixedWidth(px(Breadth.MATERIALS_SMALL if medium else Breadth.MATERIALS))
        self.drawer.set_over(narrow)
        self.person.setVisible(not narrow)
        self._head.show_whose(self.person.name())
        self._head.arrange(narrow=narrow)
        self.moves.arrange(low=low)

    def keys(self) -> Keys:
        """The keys of the registration."""
        return KEYS

    def enter(self) -> None:
        """What is lacking is looked at again, the caret goes to the first field."""
        self._look_ahead()
        self.form.focus_first()

    def leave(self) -> None:
        """Keep the draft."""
        self._keeper.flush()

    def back(self) -> bool:
        """From the materials over the form to the form, from it to the card; the draft stays."""
        if not self.drawer.close():
            self._keeper.flush()
            self.ended.emit()
        return True

    # slots

    def _open(self) -> None:
        draft = intake.draft(self._desk, self._key)
        if draft is not None and self._opened_from is None:
            self._opened_from = draft.opened_from
        blank = intake.blank(self._desk, self._matter.id, self._applicant, self._opened_from)
        self.show_intake(blank, draft)
        self._look_ahead()

    def _edited(self, _code: str) -> None:
        self._keeper.touch()
        self._look.start()

    def _look_ahead(self) -> None:
        self._look.stop()
        typed, papers = self.form.typed(), self._received.values()
        self.show_outlook(intake.outlook(self._desk, self._matter.id, self._applicant, typed, papers))

    def _keep(self) -> None:
        typed, papers = self.form.typed(), self._received.values()
        kept = intake.keep_draft(self._desk, self._key, typed, papers, self._opened_from)
        self._head.show_saved(f"{local(kept):%H:%M:%S}")

    def _drop(self) -> None:
        self._keeper.forget()
        intake.drop_draft(self._desk, self._key)
        self._received = {}
        self.form.show_values(dict.fromkeys(self.form.typed(), ""))
        self._head.show_saved("")
        self._told.hide()
        self._open()
        self.form.focus_first()

    def _ticked(self, code: str, received: bool) -> None:
        held = self._received.get(code, Received(code, received=False))
        copies = (held.copies or self._copies.get(code, 1)) if received else 0
        self._received[code] = replace(
            held, received=received, copies=copies, remark="" if received else held.remark
        )
        self._keeper.touch()
        self._look_ahead()

    def _ask_note(self, code: str) -> None:
        self._asked = f"note:{code}"
        held = self._received.get(code)
        self.ask.ask("这份材料缺什么？", "会印在一次性告知书上", "记下", text=held.remark if held else "")

    def _chosen(self, code: str) -> None:
        if code == KEEP:
            self._keeper.forget()
            self._keep()
            return
        move = next(one for one in self._moves if one.code == code)
        if move.needs_reason:
            self._asked = code
            self.ask.ask(f"为什么{move.label}？", "理由会印在文书上", move.label, choices=move.reasons)
        else:
            self._make(move, "")

    def _answered(self, text: str) -> None:
        if self._asked.startswith("note:"):
            code = self._asked.removeprefix("note:")
            held = self._received.get(code, Received(code, received=False))
            self._received[code] = replace(held, remark=text.strip())
            self.ask.hide()
            self._keeper.touch()
            self._look_ahead()
            self._to_papers()
            return
        self._make(next(one for one in self._moves if one.code == self._asked), text)

    def _make(self, move: MoveView, reason: str) -> None:
        def failed(notice: Notice) -> None:
            if not (move.needs_reason and self.ask.takes(notice.faults)):
                self.ask.hide()
                show(notice, self.strip, self.form)

        self._keeper.flush()
        self.strip.hide()
        made = self.notifier.attempt(
            lambda: intake.take_in(
                self._desk,
                self._matter.id,
                move.code,
                self._applicant,
                self.form.typed(),
                self._received.values(),
                reason,
                self._opened_from,
            ),
            failed,
            move.label,
        )
        if made is not None:
            self._keeper.forget()
            told = f"{move.label}办好了，编号 {made.number}，查询码 {made.query_code}。"
            goal = ToCase(made.line, made.case_id, made.paper_id, told)
            self.changed.emit("case", made.case_id)
            self.go.emit(goal)
            self.ended.emit()

    def _other_side(self) -> None:
        if self.materials.isAncestorOf(self.focusWidget()):
            self.form.focus_first()
        else:
            self._to_papers()

    def _to_papers(self) -> None:
        self.drawer.open()
        self.materials.setFocus()
