"""Status bar (状态栏): at most seven keys at the left, backup and clock at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.style import Colour, Gap, Height, px, restyle
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import Link, icon_label, label, show_icon

MOST_KEYS = 7


class StatusBar(QFrame):
    """The bar at the foot of the window (状态栏); `backup_chosen()` when its word on backups is pressed."""

    backup_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(px(Height.STATUS))
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, 0, Gap.PAGE, 0)
        row.setSpacing(Gap.ROW)
        self._keys = KeyLine()
        self._icon = icon_label("hard-drive")
        self._backup, self._clock = Link("backup", ""), label("", tone="second")
        self._backup.chosen.connect(lambda _: self.backup_chosen.emit())
        row.addWidget(self._keys, 1)
        row.addWidget(self._icon)
        row.addWidget(self._backup)
        row.addSpacing(Gap.CARD)
        row.addWidget(self._clock)
        self.show_backup("")

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show (key, words) pairs, the first seven of them."""
        self._keys.show_keys(tuple(keys)[:MOST_KEYS])

    def show_backup(self, words: str, *, mind: bool = False) -> None:
        """Show when the last proven backup was made; `mind` in amber."""
        show_icon(self._icon, "hard-drive", Colour.AMBER if mind else Colour.INK2)
        self._backup.setText(words)
        restyle(self._backup, tone="amber" if mind else "second")
        for part in (self._icon, self._backup):
            part.setVisible(bool(words))

    def show_clock(self, words: str) -> None:
        """Show day and time."""
        self._clock.setText(words)
