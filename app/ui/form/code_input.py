"""Code input (代码输入): an entry of a list, found by name, code or the initials of its pinyin."""

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from app.engine.fields import AnyField, CodeItem, Typing
from app.ui.form.inputs import ENTER, LineInput
from app.ui.style import Colour, Gap, Height, paint_icon, px

MOST_SHOWN = 9
_YES_NO = (CodeItem("1", "是", "s"), CodeItem("0", "否", "f"))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


def matching(items: tuple[CodeItem, ...], typed: str) -> tuple[CodeItem, ...]:
    """The entries that a typed text finds, the best first: code, name, initials, then what holds it."""
    wanted = typed.strip().lower()
    if not wanted:
        return items
    ranked = [(_rank(item, wanted), item) for item in items]
    return tuple(item for rank, item in sorted(ranked, key=lambda one: one[0]) if rank < _NEVER)


_NEVER = 9


def _rank(item: CodeItem, wanted: str) -> int:
    name, initials = item.name.lower(), item.initials.lower()
    tests = (
        wanted in {name, item.code.lower()},
        initials == wanted,
        name.startswith(wanted),
        initials.startswith(wanted),
        item.code.lower().startswith(wanted),
        wanted in name,
        wanted in initials,
    )
    return next((rank for rank, true in enumerate(tests) if true), _NEVER)


class NameList(QListView):
    """The open list (展开的列表), over everything; it never takes the caret."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self._names)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_names(self, names: list[str], width: int) -> None:
        """List these, as broad as the field."""
        self._names.setStringList(names)
        row = max(self.sizeHintForRow(0), px(Height.FIELD))
        self.setFixedSize(width, min(len(names), MOST_SHOWN) * row + 2)

    def mark(self, at: int) -> None:
        """Mark one of them."""
        self.setCurrentIndex(self._names.index(at))


class CodeInput(LineInput):
    """A list entry (代码): type to narrow the list, ↓ opens it, Enter takes the first and goes on."""

    def __init__(self, field: AnyField, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(field, typing, parent)
        kind = field.kind
        self._items = _YES_NO if kind.kind == "yesno" else typing.codes.items(kind.list_name)
        self._found: tuple[CodeItem, ...] = ()
        self._list: NameList | None = None
        self.setTextMargins(0, 0, px(Height.ICON_FIELD), 0)
        self.setAccessibleDescription("列表，可打拼音首字母，向下键展开")
        self.textEdited.connect(self._narrow)

    @property
    def listing(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def typed(self) -> str:
        """The code of the entry; the text itself when it is none."""
        text = self.text().strip()
        return next((item.code for item in self._items if item.name == text), text)

    def show_text(self, text: str) -> None:
        """Show the entry of a code, or a retired code as it is."""
        self.setText(next((item.name for item in self._items if text in {item.code, item.name}), text))
        self.setCursorPosition(0)

    def settle(self) -> str:
        """Take the entry that was typed, or the best one; a sentence when there is none."""
        text = self.text().strip()
        if not text:
            return ""
        found = matching(self._items, text)
        if not found:
            return super().settle()
        self.setText(found[0].name)
        return ""

    def open_list(self) -> bool:
        """Open the whole list, the present entry marked; False when read-only or empty."""
        if self.isReadOnly() or not self._items:
            return False
        self._show(self._items)
        present = next((at for at, item in enumerate(self._items) if item.name == self.text()), -1)
        if present >= 0 and self._list is not None:
            self._list.mark(present)
        return True

    def listed(self) -> tuple[str, ...]:
        """The names in the open list; none when it is closed."""
        return tuple(item.name for item in self._found) if self.listing else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ walk in the list, Enter takes, Esc closes it first."""
        key, shown = Qt.Key(event.key()), self.listing
        if key in _STEPS and not self.isReadOnly():
            self._walk(_STEPS[key], opened=shown)
        elif key == Qt.Key.Key_Escape and shown:
            self._close()
        elif key in ENTER and shown and self._list is not None:
            self._take(self._list.currentIndex())
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens or closes the list."""
        super().mousePressEvent(event)
        if self.listing:
            self._close()
        else:
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list closes when the caret leaves."""
        self._close()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and its arrow."""
        super().paintEvent(event)
        if not self.isReadOnly():
            painter = QPainter(self)
            left = self.width() - px(Height.ICON) - Gap.CARD
            paint_icon(painter, "chevron-down", Colour.INK2, left, self.height() / 2)
            painter.end()

    def _narrow(self, text: str) -> None:
        found = matching(self._items, text) if text.strip() else ()
        if found:
            self._show(found).mark(0)
        else:
            self._close()

    def _show(self, found: tuple[CodeItem, ...]) -> NameList:
        if self._list is None:
            self._list = NameList(self)
            self._list.clicked.connect(self._take)
        self._found = found
        self._list.show_names([item.name for item in found], self.width())
        self._list.move(self.mapToGlobal(QPoint(0, self.height() - 1)))
        self._list.show()
        return self._list

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _walk(self, step: int, *, opened: bool) -> None:
        if not opened or self._list is None:
            self.open_list()
            return
        at = self._list.currentIndex().row() + step
        self._list.mark(max(0, min(len(self._found) - 1, at)))

    def _take(self, index: QModelIndex) -> None:
        self._close()
        if 0 <= index.row() < len(self._found) and self._found[index.row()].name != self.text():
            self.setText(self._found[index.row()].name)
            self.feel.edited.emit()
