"""Ways on (去路): what one may do about a strip or an empty list; code, verb and key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.style import Gap
from app.ui.widgets.move_button import MoveButton


@dataclass(frozen=True, slots=True)
class Way:
    """One way on (去路); `heard` is False where the page itself listens to the key that is shown."""

    code: str
    word: str
    key: str = ""
    primary: bool = False
    icon: str = ""
    heard: bool = True


class Ways(QWidget):
    """A row of buttons for ways on (去路); their keys work while they are seen."""

    def __init__(self, chosen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Gap.CARD)
        self._row.addStretch(1)
        self._buttons: dict[str, MoveButton] = {}
        self._shortcuts: list[QShortcut] = []

    def show_ways(self, ways: Sequence[Way], *, centred: bool = False) -> None:
        """Show other buttons; hidden when there is none."""
        for old in self._buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._buttons, self._shortcuts = {}, []
        while self._row.takeAt(0) is not None:
            continue
        if centred:
            self._row.addStretch(1)
        for way in ways:
            self._add(way)
        self._row.addStretch(1)
        self.setVisible(bool(ways))

    def button(self, code: str) -> MoveButton:
        """The button of a way; KeyError when there is none."""
        return self._buttons[code]

    def _add(self, way: Way) -> None:
        button = MoveButton(way.code, way.word, key=way.key, icon=way.icon, primary=way.primary, parent=self)
        button.chosen.connect(self._chosen)
        self._buttons[way.code] = button
        self._row.addWidget(button)
        for key in {"Enter": ("Return", "Enter")}.get(way.key, (way.key,)) if way.key and way.heard else ():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.choose)
            self._shortcuts.append(shortcut)
