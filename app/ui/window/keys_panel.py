"""Keys and help (按键和说明): what works on the page in front and what it is for; F1 opens and closes it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from app.core.paths import resources
from app.ui.screens.arrange import anew, column, row
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Keys
from app.ui.style import Gap, Type, px
from app.ui.widgets.keycap import KeyCap, KeyLine
from app.ui.widgets.labels import label, rule
from app.ui.widgets.reading import ReadingText

EVERYWHERE: Keys = (
    ("Alt+1…9", "换页签"),
    ("F1", "按键和说明"),
    ("F3", "查找"),
    ("Enter", "下一项，不会提交"),
    ("Esc", "返回，打的字不会丢"),
)
_ACROSS = 2
_ESCAPE = (QEvent.Type.KeyPress, Qt.Key.Key_Escape)


def help_text(name: str) -> str:
    """The help text of a page, Markdown (说明); empty when there is none, then F1 shows the keys alone."""
    path = resources() / "help" / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


class KeysPanel(QFrame):
    """Keys of the page in front, and its help (按键和说明); it lies over the right of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_panel")
        self.setProperty("card", "sheet")
        self.setAccessibleName("按键和说明")
        self._room = QRect()
        self._before: QWidget | None = None
        self._page: tuple[Keys, tuple[str, ...]] = ((), ())
        self._shown: tuple[str, ...] = ()
        self._build()
        self.hide()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.WIDE)
        self._grid.setVerticalSpacing(Gap.ROW)
        self.text = ReadingText("help_text", "说明")
        self.text.installEventFilter(self)
        foot = KeyLine((("↑↓", ""), ("PgUp", ""), ("PgDn", "翻看"), ("Esc", "关上")))
        whole = column(label("这一页的按键", Type.CARD), self._grid, rule(), self.text, foot, gap=Gap.CARD)
        whole.setStretch(3, 1)
        whole.setContentsMargins(Gap.WIDE, Gap.PAGE, Gap.WIDE, Gap.CARD)
        self.setLayout(whole)

    def show_page(self, keys: Keys, helps: tuple[str, ...]) -> None:
        """Show the page's own keys and those that work everywhere, and its help texts, once it is open."""
        self._page = keys, helps
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        keys, helps = self._page
        known = dict(keys)
        shown = (*keys, *(pair for pair in EVERYWHERE if pair[0] not in known))
        with anew(self._grid):
            for at, (key, words) in enumerate(shown):
                line, place = divmod(at, _ACROSS)
                self._grid.addLayout(row(KeyCap(key), label(words, tone="second"), 1), line, place)
            for place in range(_ACROSS):
                self._grid.setColumnStretch(place, 1)
        if helps != self._shown:
            self._shown = helps
            self.text.show_texts([help_text(name) for name in helps])

    def place(self, room: QRect) -> None:
        """Lie over the right of this part of the window."""
        self._room = room
        self._lie_over(room)

    def _lie_over(self, room: QRect) -> None:
        width = min(px(Breadth.HELP), room.width())
        self.setGeometry(room.right() - width + 1, room.top(), width, room.height())

    def toggle(self) -> None:
        """Open it, the caret in the text so that the arrows scroll; or close it."""
        if self.isVisible():
            self.close_panel()
            return
        self._before = QApplication.focusWidget()
        if self._room.isNull() and (parent := self.parentWidget()) is not None:
            self._lie_over(parent.rect())
        self._fill()
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Close it; the caret goes back to where it was."""
        inside = self.text.hasFocus()
        self.hide()
        if inside and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the text closes the panel."""
        if isinstance(event, QKeyEvent) and (event.type(), event.key()) == _ESCAPE:
            self.close_panel()
            return True
        return super().eventFilter(watched, event)
