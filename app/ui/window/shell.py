"""The shell (窗壳): brand line and whatever page is open; painted before anything heavy is loaded."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from app.ui.screens.arrange import Pages
from app.ui.style import Colour, Weight, colour

PROGRAM = "职工服务中心"
TITLE = f"{PROGRAM}・业务办理"
SIZE = (1366, 697)
SMALLEST = (800, 430)


class BrandLine(QWidget):
    """The 3 px line on top (红线)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(Weight.BRAND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Colour.RED))
        painter.end()


class Shell(QMainWindow):
    """The window itself; `closing()` before it goes, so that drafts are kept."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        whole = QWidget()
        whole.setObjectName("page")
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._pages = Pages()
        self._aside = QWidget()  # never shown, and no part of the window
        self.office = PROGRAM
        self.guard: Callable[[], bool] | None = None
        """Whether the window may close now (可否关闭); it closes itself later if not."""
        layout.addWidget(BrandLine())
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(whole)

    def show_office(self, name: str) -> None:
        """Write the office into the title bar."""
        self.office = name or PROGRAM
        self.setWindowTitle(f"{name}・业务办理" if name else TITLE)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def swap_page(self, page: QWidget) -> None:
        """Bring a page to the front in place of the one that was there, which goes."""
        old = self.current()
        self.show_page(page)
        if old is not None and old is not page:
            self.drop_page(old)

    def put_aside(self, page: QWidget) -> None:
        """Take a page out of the window, alive: no key, no focus and no screen reader finds it there."""
        self._pages.removeWidget(page)
        page.hide()
        page.setParent(self._aside)

    def drop_page(self, page: QWidget) -> None:
        """Let a page go."""
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def current(self) -> QWidget | None:
        """The page in front, None before the first one."""
        return self._pages.currentWidget() if self._pages.count() else None

    def close_now(self) -> None:
        """Close without asking the guard."""
        self.guard = None
        self.close()

    def raise_up(self) -> None:
        """Come to the front, from the task bar too."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the guard, then tell."""
        if self.guard is not None and not self.guard():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
