"""Keys panel (按键一览): the keys of the page in front, opened and closed by F1."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.ui.screens.arrange import clear, column, row
from app.ui.screens.page import Keys
from app.ui.style import Gap, Type
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.labels import label

EVERYWHERE: Keys = (
    ("Alt+1…9", "换页签"),
    ("F1", "看按键"),
    ("F3", "查找"),
    ("Enter", "下一项，不会提交"),
    ("Esc", "返回，打的字不会丢"),
)
_ACROSS = 4


class KeysPanel(QFrame):
    """All keys that work here (按键一览)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "info")
        self.setAccessibleName("按键一览")
        self._build()
        self.hide()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.WIDE)
        self._grid.setVerticalSpacing(Gap.ROW)
        inner = column(label("这一页的按键", Type.CARD), self._grid)
        inner.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.PAGE)
        self.setLayout(inner)

    def show_keys(self, keys: Keys) -> None:
        """Show the page's own keys and those that work everywhere."""
        clear(self._grid)
        known = dict(keys)
        shown = (*keys, *(pair for pair in EVERYWHERE if pair[0] not in known))
        for at, (key, words) in enumerate(shown):
            line, place = divmod(at, _ACROSS)
            self._grid.addLayout(row(KeyCap(key), label(words, tone="second"), 1), line, place)
        for place in range(_ACROSS):
            self._grid.setColumnStretch(place, 1)
