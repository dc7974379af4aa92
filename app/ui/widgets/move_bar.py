"""Move bar (办理栏): at most five moves, on two lines where it is narrow; beneath, why some are closed."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, factor, font, icon, px
from app.ui.widgets.flowing import Flow
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_button import MoveButton
from app.ui.widgets.painted import breadth

MOST = 5
MORE = "more"


class MoveShown(Protocol):
    """What the bar needs to know of a move (办理步骤); the engine's MoveView has it."""

    @property
    def code(self) -> str:
        """The move's code, the button's objectName."""

    @property
    def label(self) -> str:
        """Its verb: 受理."""

    @property
    def primary(self) -> bool:
        """Whether it is the one next step."""

    @property
    def closed(self) -> str | None:
        """Why it is closed, as a sentence; None when it is open."""

    @property
    def needs_reason(self) -> bool:
        """Whether it asks for reason and article first."""

    @property
    def key(self) -> str:
        """F10, F8 … or empty."""


def _looks(move: MoveShown) -> tuple[object, ...]:
    """All that is seen of a move."""
    return move.code, move.label, move.primary, move.closed, move.needs_reason, move.key


class MoveBar(QFrame):
    """The bar of moves (办理栏); `move_chosen(code)` for an open move only, by mouse, Space or its key."""

    move_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moves")
        self._buttons: dict[str, MoveButton] = {}
        self._shortcuts: list[QShortcut] = []
        self._shown: object = None
        self._low = False
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.INSIDE, 8, Gap.INSIDE, 8)
        whole.setSpacing(Gap.ROW)
        buttons = self._holder = Flow(Gap.CARD)
        self._row = buttons.items
        self._note = QLabel()
        self._note.setProperty("tone", "second")
        self._first = first = QHBoxLayout()
        first.setSpacing(Gap.CARD)
        first.addWidget(buttons, 1)
        first.addWidget(self._note)
        whole.addLayout(first)
        self._why = QWidget()
        beneath = QHBoxLayout(self._why)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(Gap.ROW)
        lock = icon_label("lock")
        self._reasons = label(tone="second", wrap=True)
        self._reasons.setTextFormat(Qt.TextFormat.RichText)
        beneath.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self._reasons, 1)
        self._under = QHBoxLayout()
        self._under.setSpacing(Gap.WIDE)
        self._under.addWidget(self._why, 1)
        whole.addLayout(self._under)
        self._why.hide()

    def show_moves(
        self, moves: Sequence[MoveShown], note: str = "", icons: Mapping[str, str] | None = None
    ) -> None:
        """Show the moves in their order; `note` stands at the right, `icons` by code (printer …)."""
        wanted = tuple(map(_looks, moves)), note, dict(icons or {}), factor()
        if wanted == self._shown:
            return
        self._shown = wanted
        self._holder.hide()  # so that the window is laid out once, not after each button
        self._clear()
        shown = list(moves) if len(moves) <= MOST else list(moves[: MOST - 1])
        for move in shown:
            self._add(move, (icons or {}).get(move.code, ""))
        rest = list(moves)[len(shown) :]
        if rest:
            self._add_more(rest)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._say_why([move for move in moves if move.closed])
        self._holder.show()

    def arrange(self, *, low: bool) -> None:
        """In a low window the reasons stand beside the buttons where they fit on one line."""
        self._low = low
        self._place_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another breadth: words beside the buttons or beneath them."""
        super().resizeEvent(event)
        self._place_words()

    def button(self, code: str) -> MoveButton:
        """The button of a move; KeyError when it is not on the bar."""
        return self._buttons[code]

    def reasons(self) -> str:
        """What stands beneath the buttons, as plain text."""
        return self._reasons.accessibleName() if not self._why.isHidden() else ""

    def _clear(self) -> None:
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._buttons, self._shortcuts = {}, []

    def _add(self, move: MoveShown, picture: str) -> None:
        button = MoveButton(
            move.code,
            move.label,
            key=move.key,
            icon=picture,
            primary=move.primary,
            needs_reason=move.needs_reason,
            closed=move.closed or "",
            parent=self,
        )
        button.chosen.connect(self.move_chosen)
        self._place(button)
        self._listen(move.key, button)
        if button.primary:
            self._listen("Ctrl+Return", button)
            self._listen("Ctrl+Enter", button)

    def _place(self, button: MoveButton) -> None:
        self._row.addWidget(button)
        self._buttons[button.code] = button
        button.show()

    def _listen(self, key: str, button: MoveButton) -> None:
        if not key:
            return
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(button.choose)
        self._shortcuts.append(shortcut)

    def _add_more(self, rest: Sequence[MoveShown]) -> None:
        button = MoveButton(MORE, "更多", key="Alt+M", parent=self)
        menu = QMenu(button)
        menu.setAccessibleName("更多办理")
        for move in rest:
            action = menu.addAction(icon("lock", Colour.INK3) if move.closed else icon("check"), move.label)
            action.setIconVisibleInMenu(bool(move.closed))
            action.setEnabled(not move.closed)
            action.setObjectName(move.code)
            action.triggered.connect(lambda _=False, code=move.code: self.move_chosen.emit(code))
        button.chosen.connect(lambda _: menu.popup(button.mapToGlobal(button.rect().topLeft())))
        self._place(button)
        self._listen("Alt+M", button)
        for move in rest:
            self._listen_hidden(move)

    def _listen_hidden(self, move: MoveShown) -> None:
        if move.closed or not move.key:
            return
        shortcut = QShortcut(QKeySequence(move.key), self)
        shortcut.activated.connect(lambda code=move.code: self.move_chosen.emit(code))
        self._shortcuts.append(shortcut)

    def _say_why(self, closed: Sequence[MoveShown]) -> None:
        why: dict[str, list[str]] = {}
        for move in closed:
            why.setdefault(move.closed or "", []).append(move.label)
        told = [("、".join(labels), reason) for reason, labels in why.items()]
        parts = [f"<b>{escape(labels)}</b> 暂不能办：{escape(reason)}" for labels, reason in told]
        self._reasons.setText("&#8195;".join(parts))
        self._reasons.setAccessibleName(" ".join(f"{labels} 暂不能办：{reason}" for labels, reason in told))
        self._why.setVisible(bool(closed))
        self._place_words()

    def _place_words(self) -> None:
        """The note beside the buttons where both fit, and in a low window the reasons too; else beneath."""
        room = self.width() - 2 * Gap.INSIDE - self._row.sizeHint().width()
        note = self._note.sizeHint().width() + Gap.CARD if self._note.text() else 0
        words = breadth(self.reasons(), font(bold=True)) + px(Height.ICON) + 2 * Gap.WIDE
        beside = self._low and note + words <= room
        self._stand(self._note, self._first if note <= room else self._under, 0)
        self._stand(self._why, self._first if beside else self._under, 1)
        self._first.setStretch(0, 0 if beside else 1)

    def _stand(self, part: QWidget, place: QHBoxLayout, stretch: int) -> None:
        """Put words at the end of a line; in the first one the note stands last."""
        if place.indexOf(part) >= 0:
            return
        (self._under if place is self._first else self._first).removeWidget(part)
        at = 1 if part is self._why and place is self._first else -1
        if part is self._note and place is self._under:
            at = 0
        place.insertWidget(at, part, stretch)
