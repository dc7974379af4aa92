"""Drawer (抽屉): a panel in its place beside a form, or where there is no room, over it until it is left."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget


class Drawer(QObject):
    """Keeps a panel of a fixed breadth beside a form, or over its right edge (抽屉).

    Over the form it is seen after `open`, until `close` or until the caret goes elsewhere.
    """

    def __init__(self, panel: QWidget, form: QWidget, home: QBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._form, self._home = panel, form, home
        self._at = home.indexOf(panel)
        self._over, self._open, self._wanted = False, False, True
        self._before: QWidget | None = None
        form.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def set_over(self, over: bool) -> None:
        """Give the panel its place beside the form, or take it away."""
        if over == self._over:
            return
        self._over, self._open = over, False
        if over:
            self._home.removeWidget(self._panel)
        else:
            self._home.insertWidget(self._at, self._panel)
        self._show()

    def set_wanted(self, wanted: bool) -> None:
        """Whether the panel has anything to show."""
        self._wanted = wanted
        self._show()

    def open(self) -> None:
        """Lay the panel over the form, where it has no place beside it."""
        if self._over and self._wanted and not self._open:
            self._before = QApplication.focusWidget()
            self._open = True
            self._show()

    def close(self) -> bool:
        """Take the panel off the form; the caret goes back. False when it did not lie there."""
        if not (self._over and self._open):
            return False
        before = self._before
        self._open = False
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel follows the form."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self._open:
            self._lie()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        shown = self._wanted and (self._open or not self._over)
        if shown and self._over:
            self._lie()
        self._panel.setVisible(shown)

    def _lie(self) -> None:
        """Over the right edge of the form, as high as it."""
        room, width = self._form.geometry(), self._panel.minimumWidth()
        self._panel.setGeometry(QRect(room.right() + 1 - width, room.top(), width, room.height()))
        self._panel.raise_()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The caret is elsewhere in the window: the panel is left."""
        inside = now is None or now.window() is not self._panel.window() or self._panel.isAncestorOf(now)
        if self._open and not inside:
            self._open = False
            self._show()
