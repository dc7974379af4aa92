"""A scrolled place (滚动区): a form or a sheet that may be higher than the window; never broader."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from app.ui.screens.arrange import holder
from app.ui.style import Gap, Height, px


class Firm(QWidget):
    """A part that is as high as it must be (定高), not as high as its wrapped words would like."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def hasHeightForWidth(self) -> bool:
        """Never: a scroll area would take the height that is liked for the least."""
        return False


class Scrolled(QScrollArea):
    """A layout that scrolls down (滚动区); the input with the caret is always seen."""

    def __init__(self, layout: QLayout, name: str = "form", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = holder(layout)
        inside.setObjectName(name)
        self.setWidget(inside)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """As broad as its content, as high as two inputs."""
        return QSize(self.widget().minimumSizeHint().width() + Gap.INSIDE, 2 * px(Height.BUTTON))

    def sizeHint(self) -> QSize:
        """As large as its content."""
        return self.widget().sizeHint()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
