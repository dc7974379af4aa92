"""Cell of a form (表单格): label, input, unit, and beneath them what is wrong or worth knowing.

Its widgets are made when its section is first seen; until then it only knows what they are to show.
"""

from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.engine.fields import AnyField, Typing
from app.engine.rows import Rows
from app.ui.form.grid import GridInput
from app.ui.form.inputs import Input, ShownInput
from app.ui.form.make import make_input
from app.ui.form.marks import Agreed, Beneath
from app.ui.style import Colour, Gap, Height, px, restyle
from app.ui.widgets.labels import Tone, label


class Cell(QObject):
    """A field on a form (表单格): `changed`, `committed` (left with another text), `onward` (Enter)."""

    changed = Signal()
    committed = Signal()
    onward = Signal()
    healed = Signal()

    def __init__(self, field: AnyField, typing: Typing, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self.needed, self.fixed, self.fault, self.hidden = False, field.computed, "", False
        self._typing = typing
        self._text = ""
        self._draft_from: str | None = None
        self._before = ""
        self._beneath: Beneath | None = None
        self._agreed: Agreed | None = None
        self._described: tuple[bool, str] | None = None
        self.built = False

    def build(self) -> None:
        """Make its widgets, which show what it knows."""
        if self.built:
            return
        field, self.built = self.field, True
        self.input: Input = (
            GridInput(field, self._typing) if field.kind.kind == "rows" else make_input(field, self._typing)
        )
        self._build()
        self._wire()
        if self._text:
            self.show_text(self._text)
        if self.fixed and not isinstance(self.input, ShownInput):
            self.input.set_fixed(True)
        if self.hidden:
            self._hide(hidden=True)
        self.show_fault(self.fault)

    def _build(self) -> None:
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        side = Qt.AlignmentFlag.AlignLeft if self.above else Qt.AlignmentFlag.AlignRight
        self.label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.label.setMinimumHeight(px(Height.FIELD))
        self.area = QWidget()
        whole = self._column = QVBoxLayout(self.area)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        row = self._row = QHBoxLayout()
        row.setSpacing(Gap.CARD)
        row.addWidget(self._main(), 1)
        if self.field.unit and self.field.kind.kind != "rows":
            row.addWidget(label(self.field.unit, tone="second"))
        whole.addLayout(row)

    def _main(self) -> QWidget:
        return self.input if isinstance(self.input, QWidget) else self.input.widget()

    def _wire(self) -> None:
        self.input.feel.edited.connect(self._edited)
        self.input.feel.entered.connect(self._entered)
        self.input.feel.left.connect(self._left)
        self.input.feel.onward.connect(self._onward)
        self.input.feel.backward.connect(self._backward)

    def watch(self, watcher: QObject) -> None:
        """Let `watcher` see the events of its inputs."""
        if isinstance(self.input, GridInput):
            self.input.watch(watcher)
        else:
            self.input.widget().installEventFilter(watcher)

    def typed(self) -> str:
        """What is typed; "" for nothing."""
        return self.input.typed() if self.built else self._text

    def show_text(self, text: str) -> None:
        """Show a text; it counts as not edited."""
        if not self.built:
            self._text = text
            return
        self.input.show_text(text)
        self._before = self.input.typed()

    def mark_needed(self, needed: bool) -> None:
        """Star and bold label for what the next move needs."""
        self.needed = needed
        self._describe()

    def set_fixed(self, fixed: bool) -> None:
        """Read-only or not; a computed one stays read-only."""
        before, self.fixed = self.fixed, fixed or self.field.computed
        if self.built and before != self.fixed:
            self.input.set_fixed(self.fixed)

    def show_fault(self, sentence: str) -> None:
        """Red, with its sentence beneath; "" takes it away."""
        self.fault = sentence
        if self.built:
            if isinstance(self.input, GridInput):
                self.input.point(sentence)
            self._state("fault" if sentence else "")
            self._tell(sentence, "circle-alert", Colour.RED, "fault")
            self._describe()

    def show_note(self, sentence: str) -> None:
        """A doubt in amber beneath; it never blocks."""
        self._tell(sentence, "circle-alert", Colour.AMBER, "amber")

    def show_draft(self, text: str, when: str) -> None:
        """A text from before a crash: Enter keeps it, Esc takes the old one back."""
        self._draft_from = self.input.typed()
        self.input.show_text(text)
        self._state("draft")
        self._tell(f"{when} 断电前打的，Enter 留用，Esc 不要", "", Colour.INK3, "hint")

    def show_agreed(self, words: str) -> None:
        """A green check with words at the right; "" takes it away."""
        if words and self._agreed is None:
            self._agreed = Agreed()
            self._row.insertWidget(1, self._agreed)
        if self._agreed is not None:
            self._agreed.show_words(words)

    def show_formula(self, formula: str) -> None:
        """How a computed value came about."""
        if isinstance(self.input, ShownInput):
            self.input.show_formula(formula)

    def set_hidden(self, hidden: bool) -> None:
        """Take the cell off the form."""
        before, self.hidden = self.hidden, hidden
        if self.built and before != hidden:
            self._hide(hidden=hidden)

    def _hide(self, *, hidden: bool) -> None:
        self.label.setVisible(not hidden)
        self.area.setVisible(not hidden)

    @property
    def above(self) -> bool:
        """Whether its label stands above it: a table with more columns than its lines show takes all room."""
        return isinstance(self.field.kind, Rows) and self.field.kind.shown > 0

    @property
    def reachable(self) -> bool:
        """Shown and to be typed in."""
        return not self.fixed and not self.hidden

    def focus(self) -> None:
        """Put the caret here."""
        self.input.widget().setFocus(Qt.FocusReason.TabFocusReason)

    def _describe(self) -> None:
        if not self.built or self._described == (self.needed, self.fault):
            return
        self._described = self.needed, self.fault
        star = f'<span style="color:{Colour.BLUE.value}">＊</span>' if self.needed else ""
        words = escape(self.field.label)
        tone = Colour.INK if self.needed else Colour.INK2
        text = f'{star}<span style="color:{tone.value}">{f"<b>{words}</b>" if self.needed else words}</span>'
        self.label.setText(text)
        parts = [self.field.label, self.field.unit, "必填" if self.needed else ""]
        parts.append(f"出错：{self.fault}" if self.fault else "")
        self._main().setAccessibleName(" ".join(part for part in parts if part))

    def _state(self, state: str) -> None:
        widget = self.input.widget()
        if (widget.property("state") or "") != state:
            restyle(widget, state=state)

    def _tell(self, sentence: str, icon: str, token: Colour, tone: Tone) -> None:
        if sentence and self._beneath is None:
            self._beneath = Beneath()
            self._column.addWidget(self._beneath)
        if self._beneath is not None:
            self._beneath.show_sentence(sentence, icon, token, tone)

    def _edited(self) -> None:
        had = bool(self.fault)
        self._draft_from = None
        self._state("")
        self._tell("", "", Colour.INK, "")
        self.show_agreed("")
        self.fault = ""
        if had:
            self._describe()
            self.healed.emit()
        self.changed.emit()

    def _entered(self) -> None:
        if self._draft_from is None:
            self._before = self.input.typed()

    def _left(self) -> None:
        if self.fixed:
            return
        sentence = self.input.settle()
        if sentence and not self.fault:
            self.show_fault(sentence)
        if not self.fault and self._draft_from is None:
            self._doubt()
        if self.input.typed() != self._before:
            self._before = self.input.typed()
            self.committed.emit()

    def _doubt(self) -> None:
        doubt = getattr(self.field.kind, "doubt", None)
        if doubt is not None and self.input.typed():
            self.show_note(doubt(self.input.typed().replace(" ", "")))

    def _onward(self) -> None:
        if self._draft_from is not None:
            self._edited()
        self.onward.emit()

    def _backward(self) -> None:
        if self._draft_from is not None:
            self.input.show_text(self._draft_from)
            self._draft_from = None
            self._state("")
            self._tell("", "", Colour.INK, "")
