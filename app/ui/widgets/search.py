"""Search box (查找框): the one box that finds everything, 44 high, with its icon."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.ui.style import Colour, Gap, Height, px, restyle
from app.ui.widgets.composition import Composition
from app.ui.widgets.labels import icon_label

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class SearchBox(QFrame):
    """The search box (查找框).

    `typed(text)` at each change, `entered(text)` at Enter (a scanner sends it), `moved(rows)` for
    ↑ ↓ PgUp PgDn, which walk through the results, `left()` for Esc in an empty box.
    """

    typed = Signal(str)
    entered = Signal(str)
    moved = Signal(int)
    left = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("search", "box")
        self.setFixedHeight(px(Height.SEARCH))
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.INSIDE, 0, Gap.CARD, 0)
        row.setSpacing(Gap.PAGE)
        row.addWidget(icon_label("search", Colour.INK2, Height.ICON_LARGE))
        self.line = QLineEdit()
        self.line.setObjectName("search")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName("查找：姓名、拼音、证件号码、电话尾号、单位、受理编号、查询码")
        self.line.installEventFilter(self)
        Composition(self.line)
        self.line.textChanged.connect(self.typed)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Type for the clerk (a scanned code)."""
        self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and the walking keys; the frame follows the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            focused = event.type() == QEvent.Type.FocusIn
            restyle(self, search="focus" if focused else "box")
            if focused:
                self.line.selectAll()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.entered.emit(self.line.text())
        elif key == Qt.Key.Key_Escape:
            if not self.line.text():
                self.left.emit()
            self.line.clear()
        else:
            return False
        return True
